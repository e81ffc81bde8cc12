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

    /// - Throws: 403 for a form that a page of another site sent, where the browser says so: `Sec-Fetch-Site` (Fetch Metadata),
    ///   else `Origin` beside another host.
    static func sameSite(_ request: Request) throws(Problem) {
        if let site = HTTPField.Name("Sec-Fetch-Site").flatMap({ request.headers[$0] }) {
            guard site == "same-origin" || site == "none" else { throw .otherSite }
        } else if let origin = request.headers[.origin] {
            guard host(of: origin) == request.head.authority else { throw .otherSite }
        }
    }

    /// Whether the browser says that a page of this server sent it. A request that says nothing may be anybody's.
    static func isFromOwnPage(_ request: Request) -> Bool {
        if let site = HTTPField.Name("Sec-Fetch-Site").flatMap({ request.headers[$0] }) {
            return site == "same-origin"
        }
        guard let origin = request.headers[.origin] else { return false }
        return host(of: origin) == request.head.authority
    }

    private static func host(of origin: String) -> String? {
        origin.split(separator: "/", omittingEmptySubsequences: false).last.map(String.init)
    }

    /// - Throws: 400 for a body whose end cannot be told, 501 for a coding that is not known (RFC 9112 §6.1).
    static func transferCoding(_ headers: HTTPFields) throws(Problem) {
        guard let header = headers[.transferEncoding] else { return }
        let codings = header.split(separator: ",", omittingEmptySubsequences: false).map {
            $0.filter { $0 != " " && $0 != "\t" }.lowercased()
        }
        guard codings.last == "chunked", !codings.dropLast().contains("chunked") else {
            throw Problem(
                .malformedRequest,
                Bilingual(
                    swedish:
                        "Det går inte att se var innehållet slutar: Transfer-Encoding ska vara chunked, i HTTP/1.1.",
                    english:
                        "The end of the body cannot be told: Transfer-Encoding is to be chunked, in HTTP/1.1."
                ),
                endsConnection: true)
        }
        guard codings.count == 1 else {
            throw Problem(
                .unknownTransferCoding,
                Bilingual(
                    swedish: "Skicka innehållet okomprimerat: av Transfer-Encoding förstås bara chunked.",
                    english: "Send the body uncompressed: of Transfer-Encoding only chunked is understood."),
                endsConnection: true)
        }
    }

    /// - Throws: 415 unless the body is JSON, or a form where the route takes one, sent as it is.
    static func mediaType(_ headers: HTTPFields, _ rule: Route.Body) throws(Problem) {
        let isForm = rule.isForm
        let types: [String] =
            (isForm ? [] : ["application/json"])
            + (isForm || rule.mayBeForm ? ["application/x-www-form-urlencoded"] : [])
        let wanted = types.joined(separator: ", ")
        let type = mediaType(in: headers)
        let encoding = headers[.contentEncoding]?.lowercased() ?? "identity"
        guard types.contains(type), encoding == "identity" else {
            throw Problem(
                .wrongMediaType,
                Bilingual(
                    swedish:
                        "Skicka \(isForm ? "formuläret" : "JSON") okomprimerad, med Content-Type: \(wanted).",
                    english:
                        "Send \(isForm ? "the form" : "JSON") uncompressed, with Content-Type: \(wanted)."),
                headers: [.accept: wanted])
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
