import API
import Hummingbird
import Planning
import Reports
import Web

extension PageRoutes {
    /// Every category that is served, of which addresses of the planner's pages may name some.
    var plannedCategories: [Category] { served.values.flatMap(\.categories) }

    /// The places where the reports of several people lie dense, ranked, on a list and a map; stops of a walk are picked here.
    var hotspotsPage: Route {
        staffPage(
            "/platser", .plan, query: HotspotFilter.parameters(plannedCategories),
            Bilingual(swedish: "Otrygga platser", english: "Hotspots")
        ) { call, visit in
            let caller = try call.caller()
            let words = frame.words[visit.language]
            let names = CategoryNames(api.categories(seenBy: caller), in: visit.language)
            let filter = HotspotFilter(call.query, categories: plannedCategories)
            var page = Page(template: "hotspots", title: words["places-title"]).withMap
            page.styles.append("planning.css")
            page.scripts.append("hotspots.js")
            page.isWide = true
            do {
                let answer = try await api.hotspots(try filter.reader(), for: caller, at: call.now)
                let entries = try answer.hotspots.prefix(Self.mostListed).map {
                    try HotspotEntry($0, api.projector, names: names, words)
                }
                page.content["hotspots"] = entries
                page.content["hasHotspots"] = !entries.isEmpty
                page.content["isEmpty"] = entries.isEmpty
                page.content["count"] = words.count(answer.hotspots.count, "places-count")
                if entries.count < answer.hotspots.count {
                    page.content["more"] = words("places-more", ["count": "\(entries.count)"])
                }
                page.content["nearRepeats"] = answer.nearRepeats?.reason.text(in: visit.language)
                page.content["downloads"] = Download.all(
                    ["csv", "gpx", "geojson"], of: "/api/v1/hotspots", filter.question,
                    named: "otrygga-platser")
            } catch let problem as Problem {
                page.faults = try filter.faults(problem, words)
                page.status = .badRequest
            }
            page.content["filter"] = HotspotForm(
                filter, path: "/platser", names: names, areas: api.districts(at: call.now),
                baselines: api.baselines(for: caller, at: call.now),
                faults: page.faults, at: call.now, words)
            page.content["filterPath"] = "/platser"
            page.content["carried"] = filter.carried
            page.content["mayKeep"] = caller.may(.keepWalks)
            page.content["question"] = filter.fields.isEmpty ? "" : FormText.written(filter.fields) + "&"
            page.content["map"] = map(words["places-map"], for: visit)
            return page
        }
    }

    /// How many hotspots stand on the page, those with the highest rank: an address has room for that many ticks.
    private static let mostListed = 60
}

/// A link to what a page shows, as a file.
struct Download: Hashable, Sendable {
    /// `GPX`
    let name: String
    let address: String
    /// What the file is called.
    let file: String

    /// - Parameters:
    ///   - formats: the words of the parameter `format`, which are the endings of the files too.
    ///   - fields: what else stands in the address.
    static func all(
        _ formats: [String], of path: String, _ fields: [(String, String)], named name: String
    ) -> [Download] {
        formats.map { format in
            Download(
                name: format == "geojson" ? "GeoJSON" : format.uppercased(),
                address: "\(path)?\(FormText.written(fields + [("format", format)]))",
                file: "\(name).\(format)")
        }
    }
}
