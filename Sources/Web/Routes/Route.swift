import HTTPTypes
import Hummingbird
import Reports

/// One thing the server does: who may ask for it, what it takes, what it answers, and the function that does it.
///
/// Everything that is said of a route comes from here: what is checked before it runs, and the OpenAPI document.
struct Route: Sendable {
    let method: HTTPRequest.Method
    let path: RoutePath
    let access: Access
    let query: [QueryParameter]
    let headers: [HeaderParameter]
    let body: Body?
    let summary: Bilingual
    /// For developers: what it promises, edges and limits.
    let notes: String
    let answers: [Answer]
    /// The error answers beside those that ``problems`` works out.
    let ownProblems: [ProblemKind]
    /// Whether it is answered however busy the server is and by whatever name it is asked: for machines that watch it.
    let isForWatchers: Bool
    let handle: @Sendable (Call) async throws -> Response

    init(
        _ method: HTTPRequest.Method, _ path: StaticString, _ access: Access, query: [QueryParameter] = [],
        headers: [HeaderParameter] = [], body: Body? = nil, summary: Bilingual, notes: String = "",
        answers: [Answer], problems: [ProblemKind] = [], isForWatchers: Bool = false,
        handle: @escaping @Sendable (Call) async throws -> Response
    ) {
        self.method = method
        self.path = RoutePath(path)
        self.access = access
        self.query = query
        self.headers = headers
        self.body = body
        self.summary = summary
        self.notes = notes
        self.answers = answers
        self.ownProblems = problems
        self.isForWatchers = isForWatchers
        self.handle = handle
    }

    /// `GET /api/v1/reports/{id}`
    var name: String { "\(method.rawValue) \(path)" }

    struct QueryParameter: Sendable {
        let name: String
        let schema: Schema
        let notes: String
        let example: String

        init(_ name: String, _ schema: Schema, _ notes: String, example: String) {
            self.name = name
            self.schema = schema
            self.notes = notes
            self.example = example
        }
    }

    struct HeaderParameter: Sendable {
        let name: String
        let notes: String
        let isRequired: Bool
        let example: String
    }

    /// A body in JSON.
    struct Body: Sendable {
        /// In bytes; what is larger is not read.
        let limit: Int
        let schema: Schema
        /// JSON.
        let example: String
    }

    struct Answer: Sendable {
        let status: HTTPResponse.Status
        let notes: String
        let mediaType: String?
        let schema: Schema?
        let example: String?
        let headers: [String]

        init(
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
    var problems: [ProblemKind] {
        var kinds: Set<ProblemKind> = [.malformedRequest, .wrongHost, .badParameter, .internalFault]
        kinds.formUnion(ownProblems)
        if access != .open { kinds.formUnion([.keyMissing, .keyUnknown, .scopeMissing]) }
        if !path.parameters.isEmpty { kinds.insert(.notFound) }
        if body != nil { kinds.formUnion([.malformedJSON, .bodyTooSlow, .bodyTooLarge, .wrongMediaType]) }
        if !isForWatchers { kinds.insert(.overloaded) }
        return ProblemKind.allCases.filter(kinds.contains)
    }
}
