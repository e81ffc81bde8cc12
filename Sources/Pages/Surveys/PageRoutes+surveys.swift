import API
import Exports
import HTTPTypes
import Hummingbird
import Prevention
import Reports
import Web

extension PageRoutes {
    /// The pages of the safety survey.
    var surveyRoutes: [Route] { [surveyPage, surveyForm, surveyRemoval, surveyFile] }

    /// What a question found over the years, beside other municipalities, with what may be said of it.
    private var surveyPage: Route {
        staffPage(
            "/matningar", .plan,
            query: [
                .init(
                    "fraga", .code, "The question; the first that has figures when absent.", example: "victim"
                ),
                .init("kommun", .text, "Whose figures; the own ones when absent.", example: "1060"),
                .init("gjort", .word(["sparad", "borta"]), "Tells what was done.", example: "sparad"),
            ], Bilingual(swedish: "Trygghetsmätningen", english: "The safety survey")
        ) { call, visit in
            try await shownSurvey(nil, call, visit)
        }
    }

    private var surveyForm: Route {
        staffForm(
            "/matningar", .keepPicture, Bilingual(swedish: "Spara en siffra", english: "Keep a figure")
        ) { call, visit, form in
            let typed = SurveyForm(form)
            let words = frame.words[visit.language]
            let caller = try call.caller()
            var faults: [FormFault] = []
            let question = Code<SurveyQuestion>(typed.question)
            if question == nil {
                faults.append(FormFault(field: "fraga", text: words["surveys-question-fault"]))
            }
            guard let keeper = api.profiles(seenBy: caller).first?.municipality else {
                throw Problem.notFound
            }
            let municipality = typed.municipality.isEmpty ? keeper : MunicipalityCode(typed.municipality)
            if municipality == nil {
                faults.append(FormFault(field: "kommun", text: words["surveys-municipality-fault"]))
            }
            let year = Int(typed.year).flatMap { SurveyYear($0) }
            if year == nil { faults.append(FormFault(field: "ar", text: words["surveys-year-fault"])) }
            guard let question, let municipality, let year else {
                return .page(try await shownSurvey((typed, faults), call, visit))
            }
            do {
                let kept = try await api.keepFigure(
                    typed.body(keeper: keeper), of: municipality, question: question, year: year,
                    for: caller, at: call.now)
                return .seeOther(address(of: kept.figure.key, "sparad"))
            } catch let problem as Problem {
                faults = try Self.faults(of: problem, at: SurveyForm.fields, in: visit.language)
                return .page(try await shownSurvey((typed, faults), call, visit))
            }
        }
    }

    private var surveyRemoval: Route {
        staffForm(
            "/matningar/ta-bort", .keepPicture,
            Bilingual(swedish: "Ta bort en siffra", english: "Take a figure away")
        ) { call, _, form in
            guard let question = Code<SurveyQuestion>(form["fraga"] ?? ""),
                let municipality = MunicipalityCode(form["kommun"] ?? ""),
                let year = Int(form["ar"] ?? "").flatMap({ SurveyYear($0) })
            else { throw Problem.notFound }
            try await api.removeFigure(
                of: municipality, question: question, year: year, for: try call.caller(), at: call.now)
            return .seeOther(
                "/matningar?\(FormText.written([("fraga", question.description), ("gjort", "borta")]))")
        }
    }

    private var surveyFile: Route {
        file(
            "/matningar/fil", query: [], "text/csv",
            Bilingual(swedish: "Trygghetsmätningen som fil", english: "The safety survey as a file")
        ) { call in
            let found = try await api.surveyFigures(SurveyQuery(), for: try call.caller())
            return Response(
                .ok, SurveyCSV.mediaType, SurveyCSV.bytes(of: found),
                headers: [.contentDisposition: "attachment; filename=\"trygghetsmatning.csv\""])
        }
    }

    private func address(of key: SurveyFigure.Key, _ done: String) -> String {
        let fields = [
            ("fraga", key.question.description), ("kommun", key.municipality.description), ("gjort", done),
        ]
        return "/matningar?\(FormText.written(fields))"
    }

    /// - Parameter refused: What was typed in a form, with what is wrong.
    private func shownSurvey(_ refused: (SurveyForm, [FormFault])?, _ call: Call, _ visit: Visit) async throws
        -> Page
    {
        let words = frame.words[visit.language]
        let caller = try call.caller()
        // Who sent a form may change figures; what is shown is what the person may read.
        guard let reader = Caller(caller.identity, to: .plan) else { throw Problem.notFound }
        let questions = api.surveyQuestions(seenBy: reader)
        let figures = try await api.surveyFigures(SurveyQuery(), for: reader)
        let asked = Set(figures.map(\.key.question))
        let named = Code<SurveyQuestion>(refused?.0.question ?? call.query["fraga"] ?? "")
        if refused == nil, call.query["gjort"] == nil, let fraga = call.query["fraga"], !fraga.isEmpty {
            let known = Set(questions.map(\.code)).union(asked)
            guard let named, known.contains(named) else { throw Problem.notFound }
        }
        let question =
            questions.first { $0.code == named } ?? questions.first { asked.contains($0.code) }
            ?? questions.first
        let home = api.profiles(seenBy: reader).first?.municipality
        let municipality = call.query["kommun"].flatMap { MunicipalityCode($0) } ?? home
        var page = Page(template: "surveys", title: words["surveys-title"])
        page.styles = ["planning.css", "drawings.css"]
        page.isWide = true
        page.refuse(refused?.1 ?? [])
        let told = ["sparad": "surveys-done-kept", "borta": "surveys-done-removed"]
        page.content["done"] = call.query["gjort"].flatMap { told[$0] }.map { words[$0] }
        page.content["links"] = questions.map { one in
            SurveyLink(
                name: one.name.text(in: visit.language), address: "/matningar?fraga=\(one.code)",
                isHere: one.code == question?.code, isEmpty: !asked.contains(one.code))
        }
        if let question, let municipality {
            let shown = figures.filter {
                $0.key.question == question.code && $0.key.municipality == municipality
            }
            page.content["warnings"] = APIService.warnings(of: shown, at: call.now).map {
                $0.text(in: words.language)
            }
            try show(question, of: municipality, among: figures, on: &page, words)
        }
        if Caller(caller.identity, to: .keepPicture) != nil {
            page.content["mayKeep"] = true
            var form = refused?.0 ?? SurveyForm()
            if refused == nil { form.question = question?.code.description ?? "" }
            page.content["form"] = form.shown(questions, page.faults, words)
        }
        page.content["hasFigures"] = !figures.isEmpty
        return page
    }

    private func show(
        _ question: SurveyQuestion, of municipality: MunicipalityCode, among figures: [SurveyFigure],
        on page: inout Page, _ words: Words
    ) throws {
        func name(_ code: MunicipalityCode) -> String {
            served[code]?.name ?? code.officialName ?? code.description
        }
        page.content["question"] = question.name.text(in: words.language)
        page.content["code"] = question.code.description
        page.content["municipality"] = name(municipality)
        page.content["municipalityCode"] = municipality.description
        guard let series = SurveySeries(question, of: municipality, among: figures) else { return }
        page.content["series"] = SurveyFigureView(series, words)
        guard
            let ranking = SurveyRanking(question, in: series.last.key.year, among: figures)
        else { return }
        page.content["ranking"] = words("surveys-ranking", ["year": ranking.year.description])
        page.content["ranks"] = ranking.rows.map { row in
            SurveyRankView(
                name: name(row.figure.key.municipality), rank: "\(row.rank)",
                possible: row.possible.count == 1
                    ? "\(row.possible.lowerBound)" : "\(row.possible.lowerBound)–\(row.possible.upperBound)",
                percent: SurveyFigureView.percent(row.figure, words.language),
                interval: row.figure.intervalText(in: words.language) ?? "–",
                address:
                    "/matningar?fraga=\(question.code)&kommun=\(row.figure.key.municipality)",
                isHere: row.figure.key.municipality == municipality)
        }
    }
}

/// A question to go to.
struct SurveyLink: Hashable, Sendable {
    let name: String
    let address: String
    let isHere: Bool
    let isEmpty: Bool
}

/// A municipality among others.
struct SurveyRankView: Hashable, Sendable {
    let name: String
    let rank: String
    let possible: String
    let percent: String
    let interval: String
    let address: String
    let isHere: Bool
}
