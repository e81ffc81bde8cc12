import JSON

/// The properties of a Shapefile's features (dBase III, `.dbf`).
struct DBaseTable {
    let columns: [String]
    /// Nil for one that was deleted.
    let rows: [[(key: String, value: JSONValue)]?]

    private struct Field {
        let name: String
        let type: UInt8
        let length: Int
    }

    /// - Parameter encoding: What a `.cpg` file says of the texts. Without one they are UTF-8 where they can be, and else Windows-1252.
    init(_ bytes: [UInt8], encoding: String?) throws(FeatureLayerFault) {
        try Self.check(encoding)
        var reader = ByteReader(bytes[...])
        guard reader.take(4) != nil, let count = reader.unsigned32().map({ Int($0) }),
            let sizes = reader.unsigned32(), reader.take(20) != nil
        else { throw .unreadable(.dBase) }
        let (headLength, rowLength) = (Int(sizes & 0xFFFF), Int(sizes >> 16))
        var fields: [Field] = []
        while reader.position + 32 < headLength, let field = reader.take(32), field.first != 0x0D {
            let field = Array(field)
            fields.append(
                Field(
                    name: Self.text(field[0..<11]) ?? "", type: field[11], length: Int(field[16])))
        }
        guard rowLength == 1 + fields.reduce(0, { $0 + $1.length }), headLength <= bytes.count,
            count <= (bytes.count - headLength) / rowLength
        else { throw .unreadable(.dBase) }
        columns = fields.map(\.name)
        var rows: [[(key: String, value: JSONValue)]?] = []
        var body = ByteReader(bytes[headLength...])
        for _ in 0..<count {
            let mark = body.byte()
            var row: [(key: String, value: JSONValue)] = []
            for field in fields {
                guard let cell = body.take(field.length) else { throw .unreadable(.dBase) }
                row.append((key: field.name, value: Self.value(cell, field.type)))
            }
            rows.append(mark == UInt8(ascii: "*") ? nil : row)
        }
        self.rows = rows
    }

    private static func check(_ encoding: String?) throws(FeatureLayerFault) {
        guard let encoding else { return }
        let known: Set = [
            "", "utf8", "65001", "1252", "ansi1252", "cp1252", "windows1252", "iso88591", "88591", "latin1",
        ]
        let name = encoding.lowercased().filter { $0.isLetter || $0.isNumber }
        guard known.contains(name) else { throw .encoding(encoding.filter { !$0.isNewline }) }
    }

    /// Numbers and days as such; `null` for blanks, and for texts that cannot be read.
    private static func value(_ cell: ArraySlice<UInt8>, _ type: UInt8) -> JSONValue {
        guard let text = text(cell), !text.isEmpty else { return .null }
        switch type {
        case UInt8(ascii: "N"), UInt8(ascii: "F"):
            return Double(text).flatMap { $0.isFinite ? JSONValue.number($0) : nil } ?? .null
        case UInt8(ascii: "D") where text.utf8.count == 8:
            return .string("\(text.prefix(4))-\(text.dropFirst(4).prefix(2))-\(text.suffix(2))")
        case UInt8(ascii: "L"): return "TtYy".contains(text) ? .bool(true) : .bool(false)
        default: return .string(text)
        }
    }

    /// Without the blanks and zeros that fill the cell; nil for what is text in no encoding that is read.
    private static func text(_ cell: ArraySlice<UInt8>) -> String? {
        var bytes = Array(cell.prefix { $0 != 0 })
        while bytes.last == UInt8(ascii: " ") { bytes.removeLast() }
        guard let decoded = try? DecodedText.utf8(bytes) else { return nil }
        return String(String(decoding: decoded, as: UTF8.self).drop { $0 == " " })
    }
}
