import API
import Geometry
import HTTPTypes
import Hummingbird
import Planning
import Projection
import Reports
import Web

extension PageRoutes {
    /// A walk being planned: its stops in order, their way on a map, length, time and dusk. It lives in its address.
    var walkPage: Route {
        staffPage(
            "/vandring", .plan, query: walkParameters,
            Bilingual(swedish: "Trygghetsvandring", english: "Safety walk")
        ) { call, visit in
            let words = frame.words[visit.language]
            let answer = try await walkAnswer(call, visit)
            var page = Page(template: "walk", title: words["walk-title"]).withMap
            page.styles.append("planning.css")
            page.scripts.append("walk.js")
            page.isWide = true
            page.faults = answer.faults
            if !answer.faults.isEmpty { page.status = .badRequest }
            page.content["form"] = WalkForm(answer, words)
            page.content["said"] = answer.said
            page.content["undo"] = answer.before.map { "/vandring?\($0)" }
            page.content["places"] = "/platser?\(FormText.written(answer.address.filter.fields))"
            page.content["map"] = map(words["walk-map"], for: visit)
            page.content["isEmpty"] = answer.walk == nil
            let left = answer.address.left.enumerated().map { index, spot in
                LeftStopEntry(
                    name: spot.name ?? spot.written, reason: nil,
                    take: "ta-\(index + 1)-\(answer.walk?.plan.stops.count ?? 1)")
            }
            guard let walk = answer.walk else { return page }
            page.content["summary"] = WalkSummary(walk, limits: answer.limits, words)
            page.content["stops"] = try walkStops(answer, walk, visit.language, try call.caller())
            let count = walk.plan.stops.count
            let omitted = walk.plan.omitted.enumerated().map { index, omitted in
                LeftStopEntry(
                    name: omitted.stop.name, reason: omitted.reason.text(in: visit.language),
                    take: "med-\(count + index + 1)-\(count)")
            }
            page.content["left"] = try await named(left, answer.address.left, at: call.now) + omitted
            page.content["hasLeft"] = !left.isEmpty || !omitted.isEmpty
            page.content["leftTitle"] = words.count(left.count + omitted.count, "walk-left")
            page.content["isGiven"] = answer.address.order == .given
            page.content["shorten"] = "kort-\(count)"
            page.content["startSpot"] = WalkSpot.written(
                try api.projector.position(of: walk.plan.start.place))
            page.content["keep"] = "/vandringar/ny?\(answer.address.written)"
            page.content["sheet"] = "/vandring/blad?\(answer.address.written)"
            page.content["downloads"] = Download.all(
                ["gpx", "csv", "geojson"], of: "/vandring/fil", answer.address.fields,
                named: "trygghetsvandring")
            return page
        }
    }

    /// The same walk as a file.
    var walkFile: Route {
        Route(
            .get, "/vandring/fil", .to(.plan),
            query: walkParameters + [
                .init("format", .word(["gpx", "csv", "geojson"]), "`gpx` when absent.", example: "gpx"),
                Visit.parameter,
            ], summary: Bilingual(swedish: "Vandringen som fil", english: "The walk as a file"),
            answers: [.init(.ok, "The file.")], isPage: true, isDescribed: false
        ) { call in
            var reader = QueryReader(call.query)
            let format = reader.word("format", WalkFormat.self) ?? .gpx
            try reader.finish()
            let visit = try Visit(call)
            let answer = try await walkAnswer(call, visit)
            guard let walk = answer.walk, answer.faults.isEmpty else {
                throw Problem(
                    .badParameter,
                    Bilingual(
                        swedish: "Adressen beskriver ingen vandring. Gå tillbaka och planera den.",
                        english: "The address describes no walk. Go back and plan it."))
            }
            return try api.file(of: walk, as: format, at: call.now)
        }
    }

    var walkParameters: [Route.QueryParameter] {
        WalkAddress.parameters(plannedCategories) + [
            .init("ny", .text, "A place to add.", example: "Torget")
        ]
    }

    /// The stops of a walk, each with the hotspot that it is.
    func walkStops(
        _ answer: WalkAnswer, _ walk: PlannedWalk, _ language: Language, _ caller: Caller
    ) throws -> [WalkStopEntry] {
        let words = frame.words[language]
        let names = CategoryNames(api.categories(seenBy: caller), in: language)
        return try walk.plan.stops.enumerated().map { index, stop in
            WalkStopEntry(
                index, of: walk,
                try answer.hotspots.hotspot(at: stop.place).map {
                    try HotspotEntry($0, api.projector, names: names, words)
                }, spot: WalkSpot.written(try api.projector.position(of: stop.place)), words)
        }
    }

    /// The entries under the names of their streets and districts, where nobody has given them one.
    private func named(
        _ entries: [LeftStopEntry], _ spots: [WalkSpot], at now: Timestamp
    ) async throws -> [LeftStopEntry] {
        var named: [LeftStopEntry] = []
        for (entry, spot) in zip(entries, spots) {
            var name: String?
            if let place = try? api.projector.place(of: spot.position) {
                name = try await api.name(of: place, at: now)
            }
            named.append(
                LeftStopEntry(
                    name: spot.name ?? name ?? entry.name, reason: entry.reason, take: entry.take))
        }
        return named
    }
}

/// The form beside a walk: where people meet, when, how long it may be.
struct WalkForm: Sendable {
    let meeting: TextField
    let added: TextField
    let date: TextField
    let dusk: SelectField
    let end: SelectField
    let minutes: TextField
    let metres: TextField
    /// The stops and all else that the form does not ask for.
    let carried: [CarriedValue]

    init(_ answer: WalkAnswer, _ words: Words) {
        let address = answer.address
        meeting = TextField(
            id: "samling", label: words["walk-meet"], value: address.meeting, hint: words["walk-meet-hint"],
            fault: answer.faults.text(at: "samling"))
        added = TextField(
            id: "ny", label: words["walk-add"], hint: words["walk-add-hint"],
            fault: answer.faults.text(at: "ny"))
        date = TextField(
            id: "datum", label: words["walk-date"], value: address.date,
            fault: answer.faults.text(at: "datum"), type: "date",
            isShort: true)
        dusk = SelectField(
            id: "skymning", label: words["walk-dusk"],
            options: [
                (value: WalkPlan.Dusk.begins.rawValue, label: words["walk-dusk-begins"]),
                (value: WalkPlan.Dusk.ends.rawValue, label: words["walk-dusk-ends"]),
            ], chosen: address.dusk.rawValue)
        end = SelectField(
            id: "slut", label: words["walk-end"],
            options: [
                (value: "samling", label: words["walk-round"]),
                (value: "stopp", label: words["walk-one-way"]),
            ], chosen: address.isRoundTrip ? "samling" : "stopp")
        minutes = TextField(
            id: "minuter", label: words["walk-most-minutes"], value: address.minutes,
            fault: answer.faults.text(at: "minuter"), type: "number", isShort: true)
        metres = TextField(
            id: "meter", label: words["walk-most-metres"], value: address.metres,
            fault: answer.faults.text(at: "meter"),
            type: "number", isShort: true)
        let asked = ["samling", "datum", "skymning", "slut", "minuter", "meter"]
        carried = address.fields.filter { !asked.contains($0.0) }.map {
            CarriedValue(name: $0.0, value: $0.1)
        }
    }
}
