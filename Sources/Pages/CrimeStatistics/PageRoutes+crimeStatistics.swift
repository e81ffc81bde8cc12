import API
import Exports
import Hummingbird
import Prevention
import Reports
import Web

extension PageRoutes {
    /// The pages of crime statistics.
    var crimeRoutes: [Route] { [crimePage, crimeForm, crimeRemoval, crimeFile] }

    private static let choices: [Route.QueryParameter] = [
        .init("brott", .text, "The offence, as published; any when absent.", example: "Rattfylleri"),
        .init("omrade", .text, "The area, as published; any when absent.", example: "1060"),
        .init("langd", .words(CrimePeriod.Length.self), "Months, quarters or years.", example: "year"),
        .init("utgivare", .text, "The publisher; any when absent.", example: "Polisen"),
        .init("gjort", .word(["sparad", "borta"]), "What was just done.", example: "sparad"),
    ]

    /// One series over time, with what chance lets expect.
    private var crimePage: Route {
        staffPage(
            "/brottsstatistik", .plan, query: Self.choices,
            Bilingual(swedish: "Brottsstatistiken", english: "Crime statistics")
        ) { call, visit in
            try await shownCrime(nil, call, visit)
        }
    }

    private var crimeForm: Route {
        staffForm(
            "/brottsstatistik", .keepPicture, Bilingual(swedish: "Spara ett antal", english: "Keep a count")
        ) { call, visit, form in
            let typed = CrimeForm(form)
            let caller = try call.caller()
            guard let keeper = api.profiles(seenBy: caller).first?.municipality else {
                throw Problem.notFound
            }
            do {
                _ = try await api.keepCrimeCounts(typed.body(keeper: keeper), for: caller, at: call.now)
                return .seeOther(CrimeChoice(typed, keptBy: keeper).address(done: "sparad"))
            } catch let problem as Problem {
                guard problem.kind == .faultyContent else { throw problem }
                let faults = problem.faults(in: visit.language) { fault in
                    // `/counts/0/period`
                    let last = (fault.pointer ?? "").split(separator: "/").last.map(String.init)
                    return last.flatMap { CrimeForm.fields[$0] } ?? "main"
                }
                return .page(try await shownCrime((typed, faults), call, visit))
            }
        }
    }

    private var crimeRemoval: Route {
        staffForm(
            "/brottsstatistik/ta-bort", .keepPicture,
            Bilingual(swedish: "Ta bort ett antal", english: "Take a count away")
        ) { call, _, form in
            var query = CrimeQuery()
            query.offence = OffenceName(form["brott"] ?? "")
            query.area = CrimeArea(form["omrade"] ?? "")
            query.publisher = SourceName(form["utgivare"] ?? "")
            query.period = CrimePeriod(form["period"] ?? "")
            guard query.offence != nil, query.area != nil, query.publisher != nil, query.period != nil else {
                throw Problem.notFound
            }
            try await api.removeCrimeCount(query, for: try call.caller(), at: call.now)
            let fields = [("brott", query.offence?.description ?? ""), ("gjort", "borta")]
            return .seeOther("/brottsstatistik?\(FormText.written(fields))")
        }
    }

    private var crimeFile: Route {
        file(
            "/brottsstatistik/fil", "text/csv",
            Bilingual(swedish: "Brottsstatistiken som fil", english: "Crime statistics as a file")
        ) { call in
            api.crimeTable(try await api.crimeSeries(CrimeQuery(), for: try call.caller()))
        }
    }

    /// - Parameter refused: What was typed in a form, with what is wrong.
    private func shownCrime(_ refused: (CrimeForm, [FormFault])?, _ call: Call, _ visit: Visit) async throws
        -> Page
    {
        let words = frame.words[visit.language]
        let caller = try call.caller()
        // Who sent a form may change figures; what is shown is what the person may read.
        guard let reader = Caller(caller.identity, to: .plan) else { throw Problem.notFound }
        let all = try await api.crimeSeries(CrimeQuery(), for: reader)
        let choice = CrimeChoice(call.query)
        let series = choice.series(among: all)
        var page = Page(template: "crime-statistics", title: words["crime-title"])
        page.styles = ["planning.css", "drawings.css"]
        page.isWide = true
        page.refuse(refused?.1 ?? [])
        switch call.query["gjort"] {
        case "sparad": page.content["done"] = words["crime-done-kept"]
        case "borta": page.content["done"] = words["crime-done-removed"]
        default: break
        }
        page.content["hasFigures"] = !all.isEmpty
        page.content["filter"] = shownFilter(series.map { CrimeChoice($0) } ?? choice, among: all, words)
        page.content["isMissing"] = series == nil && !all.isEmpty
        if let series {
            page.content["warnings"] = APIService.warnings(of: series.points.map(\.count), at: call.now).map {
                $0.text(in: words.language)
            }
            page.content["series"] = CrimeSeriesView(
                series, inhabitants: api.inhabitants(seenBy: reader)(series.area),
                areaName: areaName(series.area), words)
        }
        if caller.may(.keepPicture) {
            page.content["mayKeep"] = true
            page.content["form"] = (refused?.0 ?? CrimeForm(after: series)).shown(page.faults, words)
        }
        return page
    }

    /// What an area is called: a municipality by its name, that of its profile where it is served.
    private func areaName(_ area: CrimeArea) -> String {
        area.municipality.flatMap { served[$0]?.name ?? $0.officialName } ?? area.description
    }

    private func shownFilter(_ choice: CrimeChoice, among all: [CrimeSeries], _ words: Words) -> CrimeFilter {
        func options(_ values: [(value: String, label: String)]) -> [(value: String, label: String)] {
            values.unique.sorted { $0.label < $1.label }
        }
        return CrimeFilter(
            offence: SelectField(
                id: "brott", label: words["crime-offence"],
                options: options(all.map { ($0.offence.description, $0.offence.description) }),
                chosen: choice.offence),
            area: SelectField(
                id: "omrade", label: words["crime-area"],
                options: options(all.map { ($0.area.description, areaName($0.area)) }), chosen: choice.area),
            length: SelectField(
                id: "langd", label: words["crime-length"],
                options: CrimePeriod.Length.allCases.filter { length in
                    all.contains { $0.length == length }
                }.map { ($0.rawValue, $0.name.text(in: words.language)) }, chosen: choice.length),
            publisher: SelectField(
                id: "utgivare", label: words["crime-publisher"],
                options: options(all.map { ($0.publisher.text, $0.publisher.text) }),
                chosen: choice.publisher))
    }
}

/// What a series is chosen by.
struct CrimeFilter: Sendable {
    let offence: SelectField
    let area: SelectField
    let length: SelectField
    let publisher: SelectField
}
