package import HTTPTypes
package import Hummingbird
package import Reports

/// One thing the server does: who may ask for it, what it takes, what it answers, and the function that does it.
///
/// Everything that is said of a route comes from here: what is checked before it runs, and the OpenAPI document.
package struct Route: Sendable {
    package let method: HTTPRequest.Method
    package let path: RoutePath
    package let access: Access
    package let query: [QueryParameter]
    package let headers: [HeaderParameter]
    package let body: Body?
    /// A body that is a file; a route has this or ``body``, or neither.
    package let upload: Upload?
    package let summary: Bilingual
    /// For developers: what it promises, edges and limits.
    package let notes: String
    package let answers: [Answer]
    /// The error answers beside those that ``problems`` works out.
    package let ownProblems: [ProblemKind]
    /// Whether it is answered however busy the server is and by whatever name it is asked: for machines that watch it.
    package let isForWatchers: Bool
    /// Whether people come to it by links that others pass on: see ``PageLink``.
    package let isPage: Bool
    /// Whether the OpenAPI document describes it. What is for people alone stands in docs/pages.md.
    package let isDescribed: Bool
    /// Whether reports come in by it: while they are refused, the server is not ready.
    package let takesReports: Bool
    /// Whether a key may come as the password of HTTP Basic too (RFC 7617), under any name: for map programs, which have no other way to send
    /// one. Only for reading.
    package let takesKeyAsPassword: Bool
    /// How long its answer may take to begin, where that is longer than of others: see ``WebLimits/requestSeconds``.
    package let answerSeconds: Int64?
    package let handle: @Sendable (Call) async throws -> Response

    package init(
        _ method: HTTPRequest.Method, _ path: StaticString, _ access: Access, query: [QueryParameter] = [],
        headers: [HeaderParameter] = [], body: Body? = nil, upload: Upload? = nil, summary: Bilingual,
        notes: String = "",
        answers: [Answer], problems: [ProblemKind] = [], isForWatchers: Bool = false, isPage: Bool = false,
        isDescribed: Bool = true, takesReports: Bool = false, takesKeyAsPassword: Bool = false,
        answerSeconds: Int64? = nil,
        handle: @escaping @Sendable (Call) async throws -> Response
    ) {
        self.method = method
        self.path = RoutePath(path)
        self.access = access
        self.query = query
        self.headers = headers
        self.body = body
        self.upload = upload
        self.summary = summary
        self.notes = notes
        self.answers = answers
        self.ownProblems = problems
        self.isForWatchers = isForWatchers
        self.isPage = isPage
        self.isDescribed = isDescribed
        self.takesReports = takesReports
        self.takesKeyAsPassword = takesKeyAsPassword
        self.answerSeconds = answerSeconds
        self.handle = handle
    }

    /// Whether a session alone is not enough to ask for it: anything but reading.
    var changesSomething: Bool { method != .get && method != .head }

    /// `GET /api/v1/reports/{id}`
    package var name: String { "\(method.rawValue) \(path)" }

    package struct QueryParameter: Sendable {
        package let name: String
        /// An array stands in the query as its elements with commas between.
        package let schema: Schema
        package let notes: String
        package let isRequired: Bool
        package let example: String

        package init(
            _ name: String, _ schema: Schema, _ notes: String, isRequired: Bool = false, example: String
        ) {
            self.isRequired = isRequired
            self.name = name
            self.schema = schema
            self.notes = notes
            self.example = example
        }
    }

    package struct HeaderParameter: Sendable {
        package let name: String
        package let notes: String
        package let isRequired: Bool
        package let example: String

        package init(name: String, notes: String, isRequired: Bool, example: String) {
            self.name = name
            self.notes = notes
            self.isRequired = isRequired
            self.example = example
        }
    }

    /// A body in JSON, or a form, or either.
    package struct Body: Sendable {
        /// In bytes; what is larger is not read.
        package let limit: Int
        package let schema: Schema
        /// JSON; of a form, the form.
        package let example: String
        package let isForm: Bool
        /// Whether what is told in JSON may come as a form too. Such a form is sent by a program, so a page of another site proves nothing.
        package let mayBeForm: Bool

        package init(
            limit: Int, schema: Schema, example: String, isForm: Bool = false, mayBeForm: Bool = false
        ) {
            self.isForm = isForm
            self.mayBeForm = mayBeForm
            self.limit = limit
            self.schema = schema
            self.example = example
        }
    }

    /// A body that is a file, which the function that answers asks for piece by piece: see ``IncomingBody``.
    package struct Upload: Sendable {
        /// In bytes; what is larger is not read.
        package let limit: Int
        /// What it may be, as in `Content-Type`.
        package let mediaTypes: [String]
        /// How long a client may take to send it, from the last byte of the header.
        package let seconds: Int64
        /// Whether it is a form with files in it rather than a file.
        var isForm: Bool { mediaTypes == ["multipart/form-data"] }

        package init(limit: Int, mediaTypes: [String], seconds: Int64) {
            self.limit = limit
            self.mediaTypes = mediaTypes
            self.seconds = seconds
        }
    }

    package struct Answer: Sendable {
        package let status: HTTPResponse.Status
        package let notes: String
        package let mediaType: String?
        package let schema: Schema?
        package let example: String?
        package let headers: [String]

        /// To whoever has what would be answered, and says so with `If-None-Match`.
        package static let stillKnown = Answer(.notModified, "As `If-None-Match` says.", headers: ["ETag"])

        package init(
            _ status: HTTPResponse.Status, _ notes: String, _ mediaType: String? = nil,
            _ schema: Schema? = nil,
            example: String? = nil, headers: [String] = []
        ) {
            self.status = status
            self.notes = notes
            self.mediaType = mediaType
            self.schema = schema
            self.example = example
            self.headers = headers
        }
    }

    /// Every kind of error it can answer with, in the order of ``ProblemKind``.
    package var problems: [ProblemKind] {
        var kinds: Set<ProblemKind> = [
            .malformedRequest, .wrongHost, .badParameter, .addressTooLong, .headersTooLarge, .internalFault,
        ]
        kinds.formUnion(ownProblems)
        if let action = access.action {
            kinds.formUnion([.notSignedIn, .scopeMissing])
            if !action.scopes.isEmpty { kinds.formUnion([.keyMissing, .keyUnknown]) }
            if changesSomething { kinds.insert(.formTokenMissing) }
        }
        if !path.parameters.isEmpty { kinds.insert(.notFound) }
        if body != nil {
            kinds.formUnion([
                .malformedJSON, .bodyTooSlow, .bodyTooLarge, .wrongMediaType, .unknownTransferCoding,
            ])
        }
        if upload != nil {
            kinds.formUnion([.bodyTooSlow, .bodyTooLarge, .wrongMediaType, .unknownTransferCoding])
        }
        if !isForWatchers { kinds.formUnion([.overloaded, .tookTooLong]) }
        return ProblemKind.allCases.filter(kinds.contains)
    }
}
