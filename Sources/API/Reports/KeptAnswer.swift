import HTTPTypes
import Hummingbird
import Web

/// The answer to a submission, in the form in which it is kept under its `Idempotency-Key`: one line with status, language
/// and location, then the body.
///
///     201 sv /api/v1/reports/018f0c3e-…
///     {"id":"018f0c3e-…",…}
struct KeptAnswer: Hashable, Sendable {
    let status: Int
    let language: Language
    let location: String
    let body: [UInt8]

    init(status: Int, language: Language, location: String, body: [UInt8]) {
        self.status = status
        self.language = language
        self.location = location
        self.body = body
    }

    var bytes: [UInt8] { Array("\(status) \(language.rawValue) \(location)\n".utf8) + body }

    /// Nil for bytes that no answer was kept as.
    init?(_ bytes: [UInt8]) {
        guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
        let words = String(decoding: bytes[..<end], as: UTF8.self).split(separator: " ")
        guard words.count == 3, let status = Int(words[0]),
            let language = Language(rawValue: String(words[1]))
        else {
            return nil
        }
        self.init(
            status: status, language: language, location: String(words[2]), body: Array(bytes[(end + 1)...]))
    }

    var response: Response {
        .json(
            body, status: status == 201 ? .created : .ok,
            headers: [.location: location, .contentLanguage: language.rawValue])
    }
}
