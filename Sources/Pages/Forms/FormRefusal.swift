import HTTPTypes
import Web

/// Why a form of somebody who has not signed in is shown again rather than taken. Nothing typed is lost by it.
struct FormRefusal: Sendable {
    let text: String
    let status: HTTPResponse.Status
    /// That the form goes on with; nil for a fresh one.
    let token: String?
}

extension PageRoutes {
    /// Nil for a form that a person sent who does not send too much, and which then counts as one more.
    func refusal(of sent: FormText, _ words: Words, _ call: Call) -> FormRefusal? {
        let token = sent[FormTokens.field]
        switch formTokens.verdict(on: sent, at: call.now) {
        case .person: break
        case .stale:
            return FormRefusal(text: words["report-stale"], status: .unprocessableContent, token: nil)
        case .program:
            return FormRefusal(text: words["report-too-quick"], status: .unprocessableContent, token: token)
        }
        return limits.sending.wait(for: call, at: call.now).map { wait in
            FormRefusal(
                text: words("report-too-many", ["seconds": "\(wait)"]), status: .tooManyRequests, token: token
            )
        }
    }
}
