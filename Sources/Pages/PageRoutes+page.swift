import HTTPTypes
import Hummingbird
import Reports
import Web

/// What every page is made with.
extension PageRoutes {
    /// A page that everybody may ask for.
    func openPage(
        _ path: StaticString, query: [Route.QueryParameter] = [], _ summary: Bilingual,
        show: @escaping @Sendable (Call, Visit) async throws -> Page
    ) -> Route {
        page(path, .open, query: query, summary, show: show)
    }

    /// A page for the staff who may do something. Whoever has not signed in is sent to sign in, and back afterwards; who may not is
    /// told so. The caller is `call.caller()`, and sees what the API lets it see.
    func staffPage(
        _ path: StaticString, _ action: Action, query: [Route.QueryParameter] = [], _ summary: Bilingual,
        show: @escaping @Sendable (Call, Visit) async throws -> Page
    ) -> Route {
        page(path, .to(action), query: query, summary, show: show)
    }

    /// A form of the staff that changes something. That it came from a page of the same session (`formToken`) and of this server is
    /// checked before `take` is asked.
    ///
    /// - Parameter take: Carries it out, and shows the form again with its faults or goes on with ``seeOther(_:)``.
    func staffForm(
        _ path: StaticString, _ action: Action, limit: Int = 64 * 1_024, _ summary: Bilingual,
        take: @escaping @Sendable (Call, Visit, FormText) async throws -> FormOutcome
    ) -> Route {
        form(path, .to(action), limit: limit, summary, take: take)
    }

    /// A form of somebody who has not signed in. Its token, honeypot and time are for `take` to check: see ``FormTokens``.
    func openForm(
        _ path: StaticString, limit: Int = 128 * 1_024, _ summary: Bilingual,
        take: @escaping @Sendable (Call, Visit, FormText) async throws -> FormOutcome
    ) -> Route {
        form(path, .open, limit: limit, summary, take: take)
    }

    /// What becomes of a form.
    enum FormOutcome: Sendable {
        /// A page: the form again, or what comes next.
        case page(Page)
        /// On to another page of this server, whose path is ours or a ``LocalPath``. It is asked for anew (303), so that reloading it sends nothing.
        case seeOther(_ path: String, headers: HTTPFields = [:])
    }

    private func page(
        _ path: StaticString, _ access: Access, query: [Route.QueryParameter], _ summary: Bilingual,
        show: @escaping @Sendable (Call, Visit) async throws -> Page
    ) -> Route {
        Route(
            .get, path, access, query: query + [Visit.parameter], summary: summary,
            answers: [.init(.ok, "The page.", "text/html", .text)], isPage: true, isDescribed: false
        ) { call in
            let visit = try Visit(call)
            return frame.response(try await show(call, visit), to: visit)
        }
    }

    private func form(
        _ path: StaticString, _ access: Access, limit: Int, _ summary: Bilingual,
        take: @escaping @Sendable (Call, Visit, FormText) async throws -> FormOutcome
    ) -> Route {
        Route(
            .post, path, access, query: [Visit.parameter],
            body: .init(limit: limit, schema: .text, example: "a=b", isForm: true), summary: summary,
            answers: [.init(.ok, "The page.", "text/html", .text), .init(.seeOther, "On to a page.")],
            problems: [.faultyContent, .notWritable, .notReady, .formTokenMissing], isPage: true,
            isDescribed: false
        ) { call in
            let visit = try Visit(call)
            return response(try await take(call, visit, try call.form()), to: visit)
        }
    }

    func response(_ outcome: FormOutcome, to visit: Visit) -> Response {
        switch outcome {
        case .page(let page): return frame.response(page, to: visit)
        case .seeOther(let path, var headers):
            headers[.location] = path
            return Response(status: .seeOther, headers: headers)
        }
    }

    /// A problem as people are told of it. Who has not signed in is sent to do so.
    @Sendable func problemPage(_ problem: Problem, _ asked: ProblemPages.Asked) -> Response {
        if [.notSignedIn, .keyMissing].contains(problem.kind), [.get, .head].contains(asked.method) {
            let here = asked.query.map { "\(asked.path)?\($0)" } ?? asked.path
            return Response(
                status: .seeOther, headers: [.location: "/logga-in?vidare=\(FormText.written(here))"])
        }
        let visit = Visit(asked)
        if [.notSignedIn, .keyMissing].contains(problem.kind) { return signInAgain(problem, asked, visit) }
        if problem.kind == .formTokenMissing, case .written(let written)? = asked.unsent,
            let page = writtenPage(written, frame.words[visit.language], said: "written-anew")
        {
            var page = page
            page.status = problem.kind.status
            return frame.response(page, to: visit)
        }
        if problem.kind == .bodyTooLarge, case .tooLong(let written, let most)? = asked.unsent,
            let page = tooLongPage(written, frame.words[visit.language], most: most)
        {
            var page = page
            page.status = problem.kind.status
            return frame.response(page, to: visit)
        }
        let language = visit.language
        let isMissing = problem.kind == .notFound
        let words = frame.words[language]
        var content: [String: any Sendable] = [
            "detail": isMissing
                ? words["problem-missing"]
                : problem.kind == .formTokenMissing
                    ? words["problem-form-token"] : problem.detail.text(in: language)
        ]
        content["reasons"] =
            problem.faults.map { $0.message.text(in: language) }
            + (problem.kind == .bodyTooLarge && asked.method == .post ? [words["problem-too-large"]] : [])
        let page = Page(
            template: "problem",
            title: isMissing ? words["problem-missing-title"] : problem.kind.title.text(in: language),
            content: content, status: problem.kind.status, headers: problem.headers)
        return frame.response(page, to: visit)
    }
}
