package import HTTPTypes
package import Hummingbird
package import Reports

/// How people, unlike programs, are told of what goes wrong: by a page.
package struct ProblemPages: Sendable {
    /// What was asked for when it went wrong.
    package struct Asked: Sendable {
        package let method: HTTPRequest.Method
        package let path: String
        package let query: String?
        package let headers: HTTPFields
        /// By `Accept-Language` alone.
        package let language: Language
        /// Who has signed in, on whatever page; nil for nobody, and where that cannot be found out.
        package let person: Person?
        /// What every form of that person must carry.
        package let formToken: String?
        /// The form that was sent and not taken for want of a session or of its token; nil where a page of ours did not send it.
        package let unsent: UnsentForm?
    }

    let show: @Sendable (Problem, Asked) -> Response

    package init(_ show: @escaping @Sendable (Problem, Asked) -> Response) { self.show = show }

    /// Whether the answer is for somebody who came for a page.
    ///
    /// - Parameter isPage: Whether the route is one; nil when there is no such route. Then who takes HTML came for one, but for what
    ///   lies under `/api/`.
    static func isWanted(path: String, isPage: Bool?, accepting header: String?) -> Bool {
        guard !AcceptedTypes.preferJSON(header) else { return false }
        if let isPage { return isPage }
        return !path.hasPrefix("/api/") && header?.contains("text/html") == true
    }
}
