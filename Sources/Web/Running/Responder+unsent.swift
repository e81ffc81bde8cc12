import HTTPTypes
import Hummingbird

/// What becomes of a form that nobody is signed in to send: see ``WrittenForm``.
extension Responder {
    /// What nobody has signed in to send, where a page of ours sent it.
    ///
    /// - Throws: 415 for what is no form, and what reading it throws.
    func unsentForm(_ request: Request, of route: Route, isBodyRead: inout Bool) async throws -> UnsentForm? {
        guard route.changesSomething, RequestChecks.isFromOwnPage(request) else { return nil }
        if route.upload?.isForm == true { return .files }
        guard let rule = route.body, rule.isForm else { return nil }
        try RequestChecks.mediaType(request.headers, rule)
        do {
            let body = try await RequestChecks.body(of: request, limit: rule.limit)
            isBodyRead = true
            return unsentForm(body, of: request, route)
        } catch let problem as Problem where problem.kind == .bodyTooLarge {
            return .tooLarge
        }
    }

    /// The same of a form that has been read; nil for what is none, and for what a page of ours did not send.
    func unsentForm(_ body: [UInt8], of request: Request, _ route: Route) -> UnsentForm? {
        guard route.isPage, route.body?.isForm == true, RequestChecks.isFromOwnPage(request) else {
            return nil
        }
        guard body.count <= WrittenForm.mostBytes else { return .tooLarge }
        return WrittenForm(body, sentTo: request.uri.path).map { .written($0) }
    }

    /// A form of somebody who is signed in that says that it is larger than its route takes, so that it can be shown to be shortened.
    func tooLongForm(_ request: Request, of route: Route, _ limit: Int) async throws -> UnsentForm? {
        guard route.isPage, RequestChecks.isFromOwnPage(request),
            let length = request.headers[.contentLength].flatMap({ Int($0) }),
            length > limit, length <= WrittenForm.mostShownBytes
        else { return nil }
        let body = try await RequestChecks.body(of: request, limit: WrittenForm.mostShownBytes)
        return WrittenForm(body, sentTo: request.uri.path, most: WrittenForm.mostShownBytes).map {
            .tooLong($0, most: limit)
        }
    }
}
