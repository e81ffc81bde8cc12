import Accounts
import HTTPTypes
import Hummingbird
import Reports
import Web

/// What was written in a form when the session ended is not lost: the page on which one signs in carries it on, and afterwards it is shown and
/// sent by a press of a button. See decision 0070.
extension PageRoutes {
    /// For whoever has signed in elsewhere meanwhile.
    var resumeWriting: Route {
        Route(
            .post, "/logga-in/fortsatt", .open, query: [Visit.parameter],
            body: .init(limit: WrittenForm.carriedBytes, schema: .text, example: "a=b", isForm: true),
            summary: Bilingual(
                swedish: "Fortsätt med det som skrevs före inloggningen",
                english: "Go on with what was written before signing in"),
            answers: [.init(.ok, "The page.", "text/html", .text)],
            problems: [.notSignedIn, .formTokenMissing, .notReady], isPage: true, isDescribed: false
        ) { call in
            let visit = try Visit(call)
            let words = frame.words[visit.language]
            let written = carried(by: try call.form(), call)
            guard let token = call.session,
                let person = try await accounts.sessions.person(in: token, at: call.now)
            else {
                let shown = SignInPage(
                    refused: words["sign-in-not-yet"], hasProvider: hasProvider,
                    written: written.map { CarriedForm($0) })
                var page = shown.page(words)
                page.status = .unauthorized
                return frame.response(page, to: visit)
            }
            return writtenAnswer(written, visit, person, token)
        }
    }

    /// What a page of ours carried on; nil for nothing, and for what another page sent.
    func carried(by form: FormText, _ call: Call) -> WrittenForm? {
        guard call.isFromOwnPage else { return nil }
        return WrittenForm(packed: form[CarriedForm.names.packed], sentTo: form[CarriedForm.names.path])
    }

    /// What was written, shown to whoever has signed in; that it could not be read, where it could not.
    func writtenAnswer(
        _ written: WrittenForm?, _ visit: Visit, _ person: Person, _ token: SessionToken,
        headers: HTTPFields = [:]
    ) -> Response {
        var visit = visit
        visit.person = person
        visit.formToken = token.formToken
        let words = frame.words[visit.language]
        var page =
            written.flatMap { writtenPage($0, words, said: "written-ended") }
            ?? Page(
                template: "problem", title: words["written-title"],
                content: ["detail": words["written-nothing"]], status: .unprocessableContent)
        page.headers = headers
        return frame.response(page, to: visit)
    }

    /// The page that shows what was written, with the button that sends it; nil where there is no form of ours that it can have been sent
    /// from.
    func writtenPage(_ written: WrittenForm, _ words: Words, said: String) -> Page? {
        guard let path = LocalPath(written.path), let route = form(at: path.description) else { return nil }
        var page = Page(template: "written", title: words["written-title"])
        page.content["said"] = words[said]
        page.content["purpose"] = route.summary.text(in: words.language)
        page.content["address"] = path.description
        page.content["definitions"] = written.fields.filter { !$0.value.isEmpty }.map {
            Definition($0.name, [$0.value])
        }
        page.content["carried"] = written.fields.map { CarriedValue(name: $0.name, value: $0.value) }
        return page
    }

    /// The page that shows a form that was too long, with the long texts to be shortened; nil as for ``writtenPage(_:_:said:)``.
    func tooLongPage(_ written: WrittenForm, _ words: Words, most: Int) -> Page? {
        guard var page = writtenPage(written, words, said: "written-ended") else { return nil }
        page.content["said"] = words("written-too-long", ["most": "\(most / 1_024)"])
        let isLong = { (field: (name: String, value: String)) in field.value.utf8.count > Self.longBytes }
        let short = written.fields.filter { !isLong($0) }
        page.content["definitions"] = short.filter { !$0.value.isEmpty }.map {
            Definition($0.name, [$0.value])
        }
        page.content["carried"] = short.map { CarriedValue(name: $0.name, value: $0.value) }
        page.content["long"] = written.fields.filter { isLong($0) }.map {
            TextArea(id: $0.name, label: $0.name, value: $0.value, rows: 12)
        }
        return page
    }

    /// How much a text of a form holds, in bytes, to be offered to be shortened.
    private static let longBytes = 2_000

    /// The page on which one signs in, for whoever was signed out while they did something.
    func signInAgain(_ problem: Problem, _ asked: ProblemPages.Asked, _ visit: Visit) -> Response {
        let words = frame.words[visit.language]
        var shown = SignInPage(hasProvider: hasProvider)
        switch asked.unsent {
        case .written(let written)? where form(at: written.path) != nil:
            shown.ended = words["sign-in-ended-written"]
            shown.written = CarriedForm(written)
        case .tooLarge?: shown.ended = words["sign-in-ended-large"]
        case .files?: shown.ended = words["sign-in-ended-files"]
        case .written?, .tooLong?, nil: shown.ended = words["sign-in-ended"]
        }
        if shown.written == nil, isPage(asked.path) { shown.onward = LocalPath(asked.path) }
        var page = shown.page(words)
        page.status = problem.kind.status
        page.headers = problem.headers
        return frame.response(page, to: visit)
    }

    /// The form of the staff that is sent to a path; nil for none.
    private func form(at path: String) -> Route? {
        let parts = RoutePath.split(path)
        return routes.filter {
            $0.method == .post && $0.body?.isForm == true && $0.access.action != nil
                && $0.path.values(in: parts) != nil
        }.min { $0.path.parameters.count < $1.path.parameters.count }
    }

    private func isPage(_ path: String) -> Bool {
        let parts = RoutePath.split(path)
        return routes.contains { $0.method == .get && $0.isPage && $0.path.values(in: parts) != nil }
    }
}
