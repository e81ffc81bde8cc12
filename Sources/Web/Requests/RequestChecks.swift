import HTTPTypes
import Hummingbird
import NIOCore
import Reports

/// What every request must meet before its route is looked at, and every body before it is read.
enum RequestChecks {
    /// - Throws: 414 for a long address, 400 for anything but exactly one host, or one that is not on the list.
    static func address(of request: Request, _ limits: WebLimits, isForWatchers: Bool) throws(Problem) {
        guard request.uri.string.utf8.count <= limits.addressBytes else {
            throw Problem(
                .addressTooLong,
                Bilingual(
                    swedish: "Adressen får ha högst \(limits.addressBytes) byte.",
                    english: "The address may have at most \(limits.addressBytes) bytes."),
                endsConnection: true)
        }
        // The first Host has become the authority; any more are still among the fields.
        guard let host = request.head.authority, !host.isEmpty,
            !(HTTPField.Name("Host").map(request.headers.contains) ?? false)
        else {
            throw .wrongHost(sv: "Ange precis ett värdnamn (Host).", en: "Give exactly one Host.")
        }
        guard limits.hosts.isEmpty || isForWatchers || limits.hosts.contains(name(of: host)) else {
            throw .wrongHost(sv: "Tjänsten heter inte så.", en: "The service does not go by this name.")
        }
    }

    /// - Throws: 415 unless the body is JSON, sent as it is.
    static func mediaType(_ headers: HTTPFields) throws(Problem) {
        let type = mediaType(in: headers)
        let encoding = headers[.contentEncoding]?.lowercased() ?? "identity"
        guard type == "application/json", encoding == "identity" else {
            throw Problem(
                .wrongMediaType,
                Bilingual(
                    swedish: "Skicka JSON okomprimerad, med Content-Type: application/json.",
                    english: "Send JSON uncompressed, with Content-Type: application/json."),
                headers: [.accept: "application/json"])
        }
    }

    /// The whole body.
    ///
    /// - Throws: 413 as soon as it is known to be larger than `limit`, before it is read where it says its length.
    static func body(of request: Request, limit: Int) async throws -> [UInt8] {
        try length(of: request, limit: limit)
        var bytes: [UInt8] = []
        for try await part in request.body {
            guard bytes.count + part.readableBytes <= limit else { throw Problem.bodyTooLarge(limit: limit) }
            bytes.append(contentsOf: part.readableBytesView)
        }
        return bytes
    }

    /// - Throws: 413 for a body that says it is larger than `limit`.
    static func length(of request: Request, limit: Int) throws(Problem) {
        guard let declared = request.headers[.contentLength] else { return }
        guard let length = Int(declared), length <= limit else { throw Problem.bodyTooLarge(limit: limit) }
    }

    /// The media type that the body is said to be, in lower case, without its parameters.
    static func mediaType(in headers: HTTPFields) -> String {
        (headers[.contentType] ?? "").prefix { $0 != ";" }.filter { $0 != " " }.lowercased()
    }

    /// Whether a body follows the header.
    static func announcesBody(_ headers: HTTPFields) -> Bool {
        headers.contains(.transferEncoding) || (headers[.contentLength].map { $0 != "0" } ?? false)
    }

    /// The host without its port, in lower case.
    private static func name(of host: String) -> String {
        let lower = host.lowercased()
        if lower.hasPrefix("[") { return String(lower.prefix { $0 != "]" }) + "]" }
        return String(lower.prefix { $0 != ":" })
    }
}

extension Problem {
    static func bodyTooLarge(limit: Int) -> Problem {
        Problem(
            .bodyTooLarge,
            Bilingual(
                swedish: "Innehållet får ha högst \(limit) byte.",
                english: "The body may have at most \(limit) bytes."),
            endsConnection: true)
    }

    fileprivate static func wrongHost(sv: String, en: String) -> Problem {
        Problem(.wrongHost, Bilingual(swedish: sv, english: en), endsConnection: true)
    }
}
