import API
import HTTPTypes
import Hummingbird
import Planning
import Prevention
import Projection
import Reports
import Web

extension PageRoutes {
    /// A hotspot as it is now, before it is kept.
    var keepHotspotPage: Route {
        staffPage(
            "/platser/spara", .keepWalks,
            query: HotspotFilter.parameters(plannedCategories) + [
                .init("plats", .text, "Where it is.", example: "14.53,56.28")
            ], Bilingual(swedish: "Spara en plats som den är", english: "Keep a hotspot as it is")
        ) { call, visit in
            let words = frame.words[visit.language]
            let caller = try call.caller()
            let filter = HotspotFilter(call.query, categories: plannedCategories)
            guard let spot = WalkSpot(call.query["plats"] ?? ""),
                let place = try? api.projector.place(of: spot.position)
            else { throw Problem.notFound }
            let answer = try await api.hotspots(
                try filter.reader(), for: caller, at: call.now, lookingForSurges: false)
            let names = CategoryNames(api.categories(seenBy: caller), in: visit.language)
            var page = Page(template: "keep-hotspot", title: words["frozen-keep-title"])
            page.styles = ["planning.css"]
            page.content["back"] = "/platser?\(FormText.written(filter.fields))"
            page.content["hotspot"] = try answer.hotspot(at: place).map {
                try HotspotEntry($0, api.projector, names: names, words)
            }
            page.content["id"] = (newID(at: call.now) as KeptHotspotID).description
            page.content["question"] = FormText.written(filter.question)
            return page
        }
    }

    var keepHotspotForm: Route {
        staffForm(
            "/platser/spara", .keepWalks,
            Bilingual(swedish: "Spara en plats som den är", english: "Keep a hotspot as it is")
        ) { call, _, form in
            guard let id = KeptHotspotID(form["id"] ?? ""), let spot = WalkSpot(form["plats"] ?? "")
            else { throw Problem.notFound }
            let kept = try await keepHotspot(
                at: spot, asked: form["fraga"] ?? "", as: id, for: try call.caller(), at: call.now)
            guard let kept else {
                throw Problem(
                    .faultyContent,
                    Bilingual(
                        swedish: "Platsen är inte längre en som ofta nämns. Gå tillbaka och sök på nytt.",
                        english: "The place is no longer a hotspot. Go back and search anew."))
            }
            return .seeOther("/platser/sparade/\(kept)")
        }
    }

    var keptHotspotList: Route {
        staffPage("/platser/sparade", .plan, Bilingual(swedish: "Sparade platser", english: "Kept hotspots"))
        {
            call, visit in
            let found = try await api.keptHotspots(for: try call.caller())
            var page = Page(template: "kept-hotspots", title: frame.words[visit.language]["frozen-title"])
            page.styles = ["planning.css"]
            page.content["hotspots"] = found.map { KeptHotspotRow($0, frame.words[visit.language]) }
            page.content["isEmpty"] = found.isEmpty
            return page
        }
    }

    /// A hotspot as it was, the reports behind it, and what it led to.
    var keptHotspotPage: Route {
        staffPage(
            "/platser/sparade/{id}", .plan,
            Bilingual(swedish: "En plats som den var", english: "A hotspot as it was")
        ) { call, visit in
            let words = frame.words[visit.language]
            let caller = try call.caller()
            let hotspot = try await api.keptHotspot(try call.value { KeptHotspotID($0) }, for: caller)
            let chain = try await api.chain(of: hotspot, for: caller)
            let names = CategoryNames(api.categories(seenBy: caller), in: visit.language)
            let row = KeptHotspotRow(hotspot, words)
            var page = Page(template: "kept-hotspot", title: row.name)
            page.styles = ["planning.css", "walks.css"]
            page.content["hotspot"] = row
            page.content["reasons"] = hotspot.reasons.map { $0.text(in: visit.language) }
            page.content["spot"] = WalkSpot.written(try api.projector.position(of: hotspot.centre))
            page.content["reports"] = chain.reports.map { filed in
                KeptHotspotReport(
                    address: "/arende/\(filed.case)", name: names.name(of: filed.report.category),
                    day: SwedishTime(filed.report.observed).date.description)
            }
            page.content["shown"] = words(
                "frozen-shown", ["shown": "\(chain.reports.count)", "all": "\(hotspot.reports)"])
            page.content["walks"] = chain.walks.map {
                WalkRow($0, visit.language, findings: 0, words: words)
            }
            page.content["hasWalks"] = !chain.walks.isEmpty
            let measures = try await measures(
                because: .hotspot(hotspot.id), for: caller.identity, visit.language)
            page.content["measures"] = measures
            page.content["hasMeasures"] = !measures.isEmpty
            if caller.may(.keepMeasures) {
                page.content["newMeasure"] = "/atgarder/ny?hotspot=\(hotspot.id)"
            }
            return page
        }
    }

    /// Keeps the hotspots that the stops of a draft are at, under the ids that its form made, and takes away the ids of those that are
    /// at none any more.
    func keepHotspots(of draft: inout SafetyWalkForm, for caller: Caller, at now: Timestamp) async throws {
        for index in draft.stops.indices where !draft.stops[index].hotspot.isEmpty {
            let stop = draft.stops[index]
            guard let id = KeptHotspotID(stop.hotspot), let spot = WalkSpot(stop.spot) else { continue }
            let kept = try await keepHotspot(at: spot, asked: draft.question, as: id, for: caller, at: now)
            draft.stops[index].hotspot = kept?.description ?? ""
        }
    }

    /// - Parameter question: As the address of `GET /api/v1/hotspots` has it.
    private func keepHotspot(
        at spot: WalkSpot, asked question: String, as id: KeptHotspotID, for caller: Caller, at now: Timestamp
    ) async throws -> KeptHotspotID? {
        guard let place = try? api.projector.place(of: spot.position) else { return nil }
        let reader = QueryReader(
            try QueryText(question, known: HotspotFilter.asked))
        return try await api.keepHotspot(at: place, asked: reader, as: id, for: caller, at: now)?.hotspot.id
    }
}

/// A kept hotspot in a list, and at the head of its page.
struct KeptHotspotRow: Sendable {
    let address: String
    let name: String
    /// The day it was kept.
    let day: String
    /// Who kept it, of which time, how many reports by how many people.
    let facts: [Definition]

    init(_ hotspot: KeptHotspot, _ words: Words) {
        address = "/platser/sparade/\(hotspot.id)"
        name = hotspot.name ?? words("places-unnamed", ["rank": "\(hotspot.rank)"])
        day = hotspot.day.description
        facts = [
            Definition(words["frozen-day"], ["\(hotspot.day), \(hotspot.by.name)"]),
            Definition(
                words["frozen-period"],
                ["\(SwedishTime(hotspot.from).date) – \(SwedishTime(hotspot.until).date)"]),
            Definition(words["frozen-rank"], ["\(hotspot.rank)"]),
            Definition(
                words["places-reports"],
                [
                    [
                        words.count(hotspot.reports, "places-report"),
                        words.count(hotspot.voices, "places-voice"),
                    ].joined(separator: ", ")
                ]),
        ]
    }
}

/// A report behind a kept hotspot, as its page links to it.
struct KeptHotspotReport: Sendable {
    /// Of the case that it lies in today.
    let address: String
    let name: String
    /// When it was seen.
    let day: String
}
