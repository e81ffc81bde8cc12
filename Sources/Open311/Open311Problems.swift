import HTTPTypes
import Hummingbird
import Reports
package import Web

extension Open311Routes {
    /// Errors as the standard has them: a list of codes and descriptions, in the format of the address. A code is the status: 403 for
    /// whatever is wrong with a key, 404 for what there is not, 400 for whatever else is wrong with a request.
    package static let problemForm = ProblemForm(below: "/open311/") { problem, path, language in
        let status = Open311Routes.status(of: problem)
        let format = AnswerFormat(of: path)
        let descriptions =
            problem.faults.isEmpty
            ? [problem.detail.text(in: language)]
            : problem.faults.map { Open311Routes.description(of: $0, language) }
        let errors = descriptions.map { description in
            Document.Value.object([
                ("code", .text(String(status.code))), ("description", .text(description)),
            ])
        }
        let document = Document("errors", .list(of: "error", errors))
        var headers = problem.headers
        headers[.wwwAuthenticate] = nil
        headers[.contentLanguage] = language.rawValue
        return Response(status, format.contentType, document.bytes(as: format), headers: headers)
    }

    private static func status(of problem: Problem) -> HTTPResponse.Status {
        switch problem.kind.status {
        case .unauthorized: .forbidden
        case .unprocessableContent, .unsupportedMediaType: .badRequest
        default: problem.kind.status
        }
    }

    /// `lat, long: …`; `service_code required: …` of what must be given, as test tools of the standard look for.
    private static func description(of fault: Problem.Fault, _ language: Language) -> String {
        let words = fault.message.text(in: language)
        let field =
            switch fault.location {
            case .parameter(let name), .header(let name): name
            case .pointer(let pointer): name(of: pointer)
            }
        guard !field.isEmpty else { return words }
        let isMissing = fault.code.hasSuffix(".required") || fault.code == "text.empty"
        return "\(field)\(isMissing ? " required" : ""): \(words)"
    }

    /// What a request calls the member of a submission.
    private static func name(of pointer: String) -> String {
        let parts = pointer.split(separator: "/").map(String.init)
        return switch parts.first {
        case "category": "service_code"
        case "text": "description"
        case "place": parts.last == "words" ? "address_string" : "lat, long"
        case "municipality": "jurisdiction_id"
        case "reporter": "account_id"
        case "contact", "answers": parts.last ?? ""
        default: parts.joined(separator: "/")
        }
    }
}
