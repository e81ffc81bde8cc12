import HTTPTypes
import Reports
import Web

/// Why a picture was not made or changed, as its form shows it above what was typed, which is lost in no case.
struct PictureRefusal: Sendable {
    private(set) var faults: [FormFault]
    /// 422 for what has to be mended in the form; for what is no fault of it, what it is.
    let status: HTTPResponse.Status
    let headers: HTTPFields
    /// Whether the form needs another id before it can be sent again.
    let isIDTaken: Bool

    /// - Parameter fields: The names of the form's fields by the members of the API.
    /// - Throws: the error, when it tells that there is no such form for whoever sent it, and when nobody foresaw it.
    init(
        _ error: any Error, _ language: Language, _ fields: [String: String] = PictureForm.fields
    ) throws {
        guard let problem = Problem(error) else { throw error }
        let isOfServer = problem.kind.status.kind == .serverError
        switch problem.kind {
        case .notFound, .notSignedIn, .scopeMissing, .formTokenMissing: throw problem
        case .faultyContent where !problem.faults.isEmpty:
            faults = problem.faults(in: language) { Self.field(of: $0.pointer ?? "", fields) }
        default:
            let title = isOfServer ? "\(problem.kind.title.text(in: language)). " : ""
            faults = [FormFault(field: "main", text: title + problem.detail.text(in: language))]
        }
        status = isOfServer ? problem.kind.status : .unprocessableContent
        headers = isOfServer ? problem.headers : [:]
        isIDTaken = problem.faults.contains { $0.code == "picture.id-taken" }
    }

    /// The same of a form for something new that had been saved already, with other content: sent again it is something else.
    mutating func carryOn(_ words: Words) {
        faults = [FormFault(field: "main", text: words["form-sent-before"])]
    }

    /// The same over what is kept by now, and the form as it is shown again.
    mutating func showAgain(
        _ form: FormText, of version: Int, over kept: KeptFields, _ current: Int, _ words: Words
    ) -> FormText {
        let again = kept.shownAgain(form, of: version, over: current, faults, words)
        faults = again.faults
        return again.form
    }

    private static func field(of pointer: String, _ fields: [String: String]) -> String {
        let parts = pointer.split(separator: "/").map(String.init)
        guard let first = parts.first else { return "main" }
        if first == "words", parts.count > 1 { return "ord-\(parts[1])" }
        return fields[first] ?? "main"
    }
}

extension Page {
    /// Shows why nothing was done; nothing where it was.
    mutating func refuse(_ refusal: PictureRefusal?) {
        guard let refusal else { return }
        faults = refusal.faults
        status = refusal.status
        headers = refusal.headers
    }
}
