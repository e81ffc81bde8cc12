import API
import Exports
import Hummingbird
import Prevention
import Reports
import Web

extension PageRoutes {
    /// What was done, for everybody: by year, with how many there were of each kind.
    var donePage: Route {
        openPage(
            "/gjort", query: DoneFilter.parameters,
            Bilingual(swedish: "Ni sa, vi gjorde", english: "You said, we did")
        ) { call, visit in
            let words = frame.words[visit.language]
            let filter = DoneFilter(call.query)
            let found = try await api.done(filter.asked, at: call.now)
            let profiles = frame.municipalities.profiles
            var page = Page(template: "done", title: words["done-title"])
            page.styles = ["planning.css", "photos.css"]
            page.content["filter"] = filter.shown(profiles, at: call.now, visit.language, words)
            page.content["years"] = DoneYear.all(
                found, severalMunicipalities: profiles.count > 1, visit.language, words)
            page.content["isEmpty"] = found.isEmpty
            page.content["downloads"] = ["csv", "json"].map { format in
                Download(
                    name: format.uppercased(),
                    address: "/gjort/fil?\(FormText.written(filter.fields + [("format", format)]))",
                    file: "gjort.\(format)")
            }
            return page
        }
    }

    var doneFile: Route {
        Route(
            .get, "/gjort/fil", .open,
            query: DoneFilter.parameters + [
                .init("format", .word(["csv", "json"]), "`csv` when absent.", example: "csv"),
                Visit.parameter,
            ], summary: Bilingual(swedish: "Det som är gjort, som fil", english: "What was done, as a file"),
            answers: [.init(.ok, "The file.", "text/csv")], isPage: true, isDescribed: false
        ) { call in
            var reader = QueryReader(call.query)
            let isTable = reader.value("format", sv: "csv eller json.", en: "csv or json.") {
                ["csv": true, "json": false][$0]
            }
            try reader.finish()
            let found = try await api.done(DoneFilter(call.query).asked, at: call.now)
            return api.doneList(found, asTable: isTable ?? true, try Visit(call).language)
        }
    }
}

/// What was done in a year.
struct DoneYear: Sendable {
    let year: Int
    let count: String
    /// `Belysning 3, Röjning 1`
    let kinds: String
    let measures: [ShownDone]

    /// The latest first.
    static func all(
        _ done: [ToldDone], severalMunicipalities: Bool, _ language: Language, _ words: Words
    ) -> [DoneYear] {
        Dictionary(grouping: done) { $0.measure.days.done?.year ?? 0 }
            .sorted { $0.key > $1.key }
            .map { year, done in
                DoneYear(year, done, severalMunicipalities: severalMunicipalities, language, words)
            }
    }

    init(
        _ year: Int, _ done: [ToldDone], severalMunicipalities: Bool, _ language: Language, _ words: Words
    ) {
        self.year = year
        count = words.count(done.count, "measures-count")
        kinds = Dictionary(grouping: done) { $0.kindName.text(in: language) }
            .map { (name: $0.key, count: $0.value.count) }
            .sorted { ($1.count, $0.name) < ($0.count, $1.name) }
            .map { "\($0.name) \($0.count)" }.joined(separator: ", ")
        measures = done.map { told in
            ShownDone(
                title: told.measure.title, kind: told.kindName.text(in: language),
                day: told.measure.days.done.map { ShownDay($0, language) },
                place: [told.district, severalMunicipalities ? told.municipalityName : nil]
                    .compactMap(\.self).joined(separator: ", "),
                details: told.measure.details,
                reports: told.done.reports.map { count in
                    switch count {
                    case .few: words("done-reports-few", ["least": "\(PublicCount.least)"])
                    case .atLeast(let number): words("done-reports", ["count": "\(number)"])
                    }
                }, mended: told.done.mended.map(\.what), hasMended: !told.done.mended.isEmpty,
                photos: told.done.photos.map {
                    ShownDone.Photo(
                        address: ToldDone.address(of: $0), alternative: $0.alternative, width: $0.width,
                        height: $0.height)
                }, hasPhotos: !told.done.photos.isEmpty,
                responsible: told.measure.responsible.name.text(in: language))
        }
    }
}

/// A measure that was done, as everybody sees it.
struct ShownDone: Sendable {
    let title: String
    let kind: String
    let day: ShownDay?
    /// Its district and municipality; empty where neither is told.
    let place: String
    let details: String
    /// How many reported it; nil where nobody is known to have.
    let reports: String?
    let mended: [String]
    let hasMended: Bool
    let photos: [Photo]
    let hasPhotos: Bool
    let responsible: String

    /// A photo that was chosen for everybody.
    struct Photo: Sendable {
        let address: String
        let alternative: String
        let width: Int
        let height: Int
    }
}
