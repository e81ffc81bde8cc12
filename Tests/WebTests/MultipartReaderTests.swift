import Testing

@testable import Web

@Suite struct MultipartReaderTests {
    private static let form = """
        a preamble\r
        --b7\r
        Content-Disposition: form-data; name="words"\r
        \r
        Det är\r
        --b mörkt\r
        --b7 \t\r
        content-disposition: form-data; name="photo"; filename="a;\\"b.jpg"\r
        Content-Type: image/JPEG; x=y\r
        \r
        \u{1}\r\r
        --b\r
        --b7\r
        Content-Disposition: form-data; filename=""; name=photo\r
        \r
        \r
        --b7--\r
        an epilogue --b7\r

        """

    private func pieces(_ form: String, by length: Int, boundary: String = "b7") throws -> [String] {
        var reader = try #require(MultipartReader(boundary: boundary))
        let bytes = Array(form.utf8)
        var told: [String] = []
        var content: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: length) {
            for piece in try reader.read(Array(bytes[start..<min(bytes.count, start + length)])) {
                switch piece {
                case .begin(let part):
                    told.append("\(part.name) \(part.isFile)")
                    content = []
                case .bytes(let some): content += some
                case .end: told.append(String(decoding: content, as: UTF8.self))
                }
            }
        }
        try reader.finish()
        return told
    }

    @Test(arguments: 1...120)
    func `a form is the same however it is cut on its way`(_ length: Int) throws {
        #expect(
            try pieces(Self.form, by: length) == [
                "words false", "Det är\r\n--b mörkt", "photo true", "\u{1}\r\r\n--b",
                "photo true", "",
            ])
    }

    @Test(arguments: [
        "", "--b7", "--b7\r\n", "--b7\r\n\r\n\r\n--b7--",
        "--b7\r\nContent-Disposition: form-data\r\n\r\n\r\n--b7--",
        "--b7\r\nContent-Disposition: form-data; name=\"\"\r\n\r\n\r\n--b7--",
        "--b7\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\n\r\n--b7--",
        "--b7\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx",
        "--b7\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n--b7",
        "--b7\r\nX-Long: \(String(repeating: "x", count: 5_000))\r\n\r\n\r\n--b7--",
        String(repeating: "--b7\r\nContent-Disposition: form-data; name=a\r\n\r\n\r\n", count: 65) + "--b7--",
    ])
    func `what is no whole form is told so`(_ form: String) {
        #expect(throws: Problem.self) { try pieces(form, by: 7) }
    }

    @Test(arguments: ["", "ä", String(repeating: "b", count: 71)])
    func `what is no boundary makes no reader`(_ boundary: String) {
        #expect(MultipartReader(boundary: boundary) == nil)
    }
}
