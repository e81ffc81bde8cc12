import API
import Exports
import Hummingbird
import Prevention
import Reports
import Web

/// How many reports there were, as everybody may know it: on a map, in tables and as files. All of it is sums of the figures that were published.
extension PageRoutes {
    var openMap: Route {
        openPage(
            "/oppet/karta",
            query: [
                Self.openSiteParameter,
                .init("kategori", .text, "Reports of this category.", example: "lighting"),
            ],
            Bilingual(swedish: "Kommunens rapporter på karta", english: "The municipality's reports on a map")
        ) { call, visit in
            let words = frame.words[visit.language]
            let title = words["open-map-title"]
            if let choice = openChoice(of: .map, at: "/oppet/karta", titled: title, call) { return choice }
            let profile = try api.openSite(call.query["kommun"], telling: .map)
            let category = try Self.openCategory(call, profile)
            let tables = try await api.openTables(of: profile, at: call.now)
            let lines = tables.bySquare(category?.code)
            var page = Page(template: "open-map", title: title)
            page.show(profile, words)
            page.showFigures(tables, words)
            page.content["municipality"] = profile.municipality.description
            page.content["category"] = SelectField(
                id: "kategori", label: words["open-category"],
                options: [(value: "", label: words["measures-every"])]
                    + profile.categories.map {
                        (value: $0.code.description, label: $0.name.text(in: visit.language))
                    }, chosen: category?.code.description ?? "")
            let name = category?.name.text(in: visit.language) ?? words["open-all"]
            page.content["isEmpty"] = lines.isEmpty
            if !lines.isEmpty {
                let map = OpenMap(lines, of: profile, name: name, areas: api.areas(), on: call.now, words)
                page.content["drawing"] = map.shown
            }
            page.content["table"] = OpenTable.squares(lines, tables, name: name, words)
            return page
        }
    }

    var openStatistics: Route {
        openPage(
            "/oppet/statistik", query: [Self.openSiteParameter],
            Bilingual(swedish: "Kommunens statistik", english: "The municipality's statistics")
        ) { call, visit in
            let words = frame.words[visit.language]
            let title = words["open-statistics-title"]
            if let choice = openChoice(of: .statistics, at: "/oppet/statistik", titled: title, call) {
                return choice
            }
            let profile = try api.openSite(call.query["kommun"], telling: .statistics)
            let tables = try await api.openTables(of: profile, at: call.now)
            var page = Page(template: "open-statistics", title: title)
            page.show(profile, words)
            page.showFigures(tables, words)
            page.content["isEmpty"] = tables.totals.allSatisfy { $0 == 0 }
            page.content["tables"] = [
                OpenTable.categories(tables, of: profile, words), OpenTable.districts(tables, words),
            ]
            return page
        }
    }

    /// Nil for all.
    ///
    /// - Throws: ``Problem``: 400 for none of the profile's.
    private static func openCategory(_ call: Call, _ profile: Profile) throws(Problem) -> Category? {
        guard let named = call.query["kategori"], !named.isEmpty else { return nil }
        var reader = QueryReader(call.query)
        let category = reader.value(
            "kategori", sv: "Någon av kommunens kategorier, eller tomt för alla.",
            en: "One of the municipality's categories, or nothing for all."
        ) { text in profile.categories.first { $0.code.description == text } }
        try reader.finish()
        return category
    }

    var openDataRoutes: [Route] { [openDataPage, openTableFile, openJSONFile, openCatalogue] }

    private var openDataPage: Route {
        openPage(
            "/oppet/data", query: [Self.openSiteParameter],
            Bilingual(swedish: "Kommunens öppna data", english: "The municipality's open data")
        ) { call, visit in
            let words = frame.words[visit.language]
            let title = words["open-data-title"]
            if let choice = openChoice(of: .openData, at: "/oppet/data", titled: title, call) {
                return choice
            }
            let profile = try api.openSite(call.query["kommun"], telling: .openData)
            let tables = try await api.openTables(of: profile, at: call.now)
            var page = Page(template: "open-data", title: title)
            page.show(profile, words)
            page.showFigures(tables, words)
            let query = "?kommun=\(profile.municipality)"
            page.content["downloads"] = [
                Download(name: "CSV", address: "/oppet/data/rapporter.csv\(query)", file: "rapporter.csv"),
                Download(name: "JSON", address: "/oppet/data/rapporter.json\(query)", file: "rapporter.json"),
            ]
            page.content["catalogue"] = "/oppet/katalog.jsonld\(query)"
            return page
        }
    }

    private var openTableFile: Route {
        openFile(
            "/oppet/data/rapporter.csv", "text/csv",
            Bilingual(
                swedish: "Kommunens rapporter som tabell", english: "The municipality's reports as a table")
        ) { api.openFigures($0, of: $1, asTable: true, $2) }
    }

    private var openJSONFile: Route {
        openFile(
            "/oppet/data/rapporter.json", "application/json",
            Bilingual(swedish: "Kommunens rapporter som JSON", english: "The municipality's reports as JSON")
        ) { api.openFigures($0, of: $1, asTable: false, $2) }
    }

    private var openCatalogue: Route {
        openFile(
            "/oppet/katalog.jsonld", OpenCatalogue.mediaType,
            Bilingual(
                swedish: "Kommunens öppna data som DCAT-AP-SE",
                english: "The municipality's open data as DCAT-AP-SE")
        ) { tables, profile, _ in api.openCatalogueFile(tables, of: profile) }
    }

    private func openFile(
        _ path: StaticString, _ mediaType: String, _ summary: Bilingual,
        give: @escaping @Sendable (OpenTables, Profile, Language) -> Response
    ) -> Route {
        Route(
            .get, path, .open, query: [Self.openSiteParameter, Visit.parameter], summary: summary,
            answers: [.init(.ok, "The data.", mediaType)], isPage: true, isDescribed: false
        ) { call in
            let language = try Visit(call).language
            let profile = try api.openSite(call.query["kommun"], telling: .openData)
            return give(try await api.openTables(of: profile, at: call.now), profile, language)
        }
    }
}

extension Page {
    /// What all pages with published figures have.
    fileprivate mutating func showFigures(_ tables: OpenTables, _ words: Words) {
        styles.append("drawings.css")
        scripts.append("print.js")
        isWide = true
        content["periods"] = tables.releases.map { $0.period.name.text(in: words.language) }
        content["hasPeriods"] = !tables.releases.isEmpty
        content["published"] = tables.releases.map(\.released).max().map {
            ShownDay(SwedishTime($0).date, words.language)
        }
    }
}
