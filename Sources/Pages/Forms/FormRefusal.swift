import HTTPTypes
import Reports
import Web

/// Why a form of somebody who has not signed in is shown again rather than taken. Nothing typed is lost by it.
struct FormRefusal: Sendable {
    let text: String
    let status: HTTPResponse.Status
    /// That the form goes on with; nil for a fresh one.
    let token: String?
    /// After how many seconds it would be taken; nil where that is not what is wrong.
    var retryAfter: Int?

    /// For who has sent too much.
    ///
    /// - Parameter word: The key of a text with `{time}`.
    static func tooMany(
        _ words: Words, _ word: String, wait seconds: Int, at now: Timestamp, token: String?
    ) -> FormRefusal {
        FormRefusal(
            text: words(word, ["time": Clock.text(now, after: seconds)]), status: .tooManyRequests,
            token: token, retryAfter: seconds)
    }

    /// The page that shows the form again, as the answer to it.
    func answer(_ page: Page) -> Page {
        var page = page
        page.status = status
        if let retryAfter { page.headers[.retryAfter] = "\(retryAfter)" }
        return page
    }
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
        return limits.sending.wait(for: call, at: call.now).map {
            .tooMany(words, "report-too-many", wait: $0, at: call.now, token: token)
        }
    }
}
