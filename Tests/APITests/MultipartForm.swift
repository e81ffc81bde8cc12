import HTTPTypes
import Reports
import TestSupport

/// A form with files, as a browser sends it.
struct MultipartForm: Sendable {
    static let type = "multipart/form-data; boundary=----WebKitFormBoundary7xyz"

    private var parts: [UInt8] = []

    var bytes: [UInt8] { parts + Array("------WebKitFormBoundary7xyz--\r\n".utf8) }

    mutating func add(_ name: String, _ value: String) {
        add("Content-Disposition: form-data; name=\"\(name)\"", Array(value.utf8))
    }

    /// - Parameter file: Its name; empty for a field in which no file was chosen.
    mutating func add(_ name: String, file content: [UInt8], name file: String = "bild.jpg") {
        add(
            "Content-Disposition: form-data; name=\"\(name)\"; filename=\"\(file)\"\r\nContent-Type: application/octet-stream",
            content)
    }

    private mutating func add(_ header: String, _ content: [UInt8]) {
        parts += Array("------WebKitFormBoundary7xyz\r\n\(header)\r\n\r\n".utf8) + content + [13, 10]
    }
}

extension Asking {
    func send(_ form: MultipartForm, to path: String, headers: [String: String] = [:]) async throws -> Reply {
        try await send(
            .post, path, key: nil, file: form.bytes,
            headers: ["Content-Type": MultipartForm.type].merging(headers) { $1 })
    }
}

extension Reply {
    /// What a hidden field of a page holds: the first of its name.
    func field(_ name: String) throws -> String {
        let start = try text.firstRange(of: "name=\"\(name)\" value=\"").orFail().upperBound
        return String(text[start...].prefix { $0 != "\"" })
    }
}
