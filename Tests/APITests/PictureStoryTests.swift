import Geometry
import HTTPTypes
import JSON
import Prevention
import Projection
import Reports
import SpatialStore
import TestSupport
import Testing

@testable import API
@testable import Web

/// Two years of a municipality, and a rise in one district: from the alarm to what was done about it and what that led to, through the API alone.
@Suite struct PictureStoryTests {
    /// As docs/methods.md has it of five reports a week that triple: told within four weeks in 98 of 100.
    private static let weeksTold = 4
    private static let weeksKnown = 104
    private static let weeksJudged = 20
    private static let rise = "lighting/holje"
    private let installation: TestInstallation
    private let plan = "/api/v1/plans/\(PlanID.numbered(1))"
    private let measure = MeasureID.numbered(2)
    private let hotspot = KeptHotspotID.numbered(3)
    private let judgement = JudgementID.numbered(4)

    init() async throws { installation = try await TestInstallation() }

    @Test
    func `a rise is named in time, carried to a plan, acted on and judged, and every figure leads back`()
        async throws
    {
        // From Friday evening to Monday morning: the weeks that are over end there.
        installation.advance(.hours(62))
        try await installation.ask { ask in
            let today = try CivilDate("2026-11-23").orFail()
            var town = SimulatedTown(from: today.adding(days: -7 * Self.weeksKnown), seed: 14)
            for _ in 0..<Self.weeksKnown { try await keep(town.week()) }
            #expect(town.monday == today)
            let calm = try await picture(ask, 1, "operative")
            #expect(calm.row("alarms", Self.rise) == nil, "\(calm)")

            town.hallPerWeek = 11
            var named: JSONValue?
            var weeks = 0
            while named == nil, weeks < Self.weeksTold {
                weeks += 1
                try await live(&town)
                let picture = try await picture(ask, 1 + weeks, "operative")
                if picture.row("alarms", Self.rise) != nil { named = picture }
            }
            let operative = try named.orFail()
            try await expectReportsBehind(operative, ask, town)
            try await PictureSources(operative, ask).follow()

            let strategic = try await picture(ask, 10, "strategic")
            try await carry(strategic, ask, on: town.monday)
            while weeks < Self.weeksJudged {
                weeks += 1
                try await live(&town)
            }
            let homes = try await isMended(ask, town)
            town.hallPerWeek = 1
            for _ in 0...Self.weeksJudged { try await live(&town) }
            try await judge(ask, town)
            try await expectPlanTells(ask, closed: homes)
            // What was judged today is in tomorrow's picture.
            try await live(&town)

            let last = try await picture(ask, 11, "strategic")
            let effect = try last.row("effects", "judgement/\(judgement)").orFail()
            #expect(effect["source"]?["id"]?.string == judgement.description)
            #expect(last.row("measures", "measure/\(measure)") != nil)
            try await PictureSources(last, ask).follow()
            let links = try await PictureSources(last, ask).linksOfPage()
            #expect(links.contains("/bedomningar/\(judgement)") && links.contains("/atgarder/\(measure)"))
            #expect(try installation.store.inspect { _ in } == [])
        }
    }

    // MARK: The story

    private func keep(_ reports: [Report]) async throws {
        for report in reports { _ = try await installation.store.accept(report.new()) { _ in [] } }
    }

    private func live(_ town: inout SimulatedTown) async throws {
        installation.advance(.days(7))
        try await keep(town.week())
    }

    private func picture(_ ask: Asking, _ number: Int, _ kind: String) async throws -> JSONValue {
        let made = try await ask.send(
            .post, "/api/v1/pictures", key: .clerk,
            body: #"{"id":"\#(PictureID.numbered(number))","kind":"\#(kind)"}"#)
        #expect(made.status == .created, "\(made.text)")
        return try made.json()
    }

    /// What the strategic picture says of the rise becomes a priority area.
    private func carry(_ strategic: JSONValue, _ ask: Asking, on day: CivilDate) async throws {
        let carried = try strategic.row("alarms", Self.rise).orFail()
        let problem = "\(try carried.told("name")): \(try carried.told("words"))"
        let made = try await ask.send(
            .put, plan, key: .clerk,
            body:
                #"{"municipality":"1060","title":"Åtgärdsplan","from":"\#(day)","until":"2028-12-31","areas":[\#(area(problem, []))]}"#
        )
        #expect(made.status == .created, "\(made.text)")
        #expect(try area(made.json()).told("problem") == problem)
    }

    private func area(_ problem: String, _ measures: [MeasureID]) -> String {
        let named = measures.map { "\"\($0)\"" }.joined(separator: ",")
        return
            #"{"name":"Mörkt i Holje","problem":"\#(problem)","goal":"Färre ärenden om belysning.","indicators":[{"code":"belysning","name":"Öppna ärenden om belysning","kind":"open-cases","category":"lighting"}],"measures":[\#(named)]}"#
    }

    /// The measure of the priority area, because of a hotspot and its cases, done today and told of; gives the cases that it closed.
    private func isMended(_ ask: Asking, _ town: SimulatedTown) async throws -> Set<Case.ID> {
        let place = try #"{"type":"Point","coordinates":[\#(position(.olofstrom()))]}"#
        let lamp = try #"{"type":"Point","coordinates":[\#(position(.olofstrom(north: 70, east: 70)))]}"#
        let since = town.monday.adding(days: -56)
        let kept = try await ask.send(
            .put,
            "/api/v1/kept-hotspots/\(hotspot)?category=lighting&area=district/holje&since=\(since)",
            key: .clerk, body: #"{"place":\#(lamp)}"#)
        #expect(kept.status == .created, "\(kept.text)")
        let hall = Set(town.sent.filter(\.isAtHall).map(\.id.description))
        let members = try kept.json()["members"]?.array?.compactMap { $0["report"]?.string } ?? []
        #expect(!members.isEmpty && hall.isSuperset(of: members))
        var homes: Set<Case.ID> = []
        for sent in town.sent where sent.isAtHall && sent.day >= since {
            homes.insert(try await installation.store.report(sent.id, in: []).orFail().case)
        }
        let causes = homes.sorted().map { "\"\($0)\"" }.joined(separator: ",")
        let path = "/api/v1/measures/\(measure)"
        let made = try await ask.send(
            .put, path, key: .clerk,
            body:
                #"{"municipality":"1060","kind":"lighting","title":"Ny belysning bakom hallen","cost":125000,"state":"under-way","place":\#(place),"causes":{"hotspots":["\#(hotspot)"],"cases":[\#(causes)]}}"#
        )
        #expect(made.status == .created, "\(made.text)")
        let problem = try area(try await ask.get(plan, key: .clerk).json()).told("problem")
        try await change(ask, .patch, plan, #"{"areas":[\#(area(problem, [measure]))]}"#)
        try await change(ask, .patch, path, #"{"state":"done"}"#)
        try await change(
            ask, .post, "\(path)/close-cases", #"{"answer":"Nu är det ljust bakom hallen. Tack!"}"#)
        return homes
    }

    private func change(_ ask: Asking, _ method: HTTPRequest.Method, _ path: String, _ body: String)
        async throws
    {
        let read = path.replacing("/close-cases", with: "")
        let tag = try await ask.get(read, key: .clerk).headers[.eTag].orFail()
        let reply = try await ask.send(method, path, key: .clerk, body: body, headers: ["If-Match": tag])
        #expect(reply.status == .ok, "\(reply.text)")
    }

    /// Beside the square of the other district, which is as dark as before.
    private func judge(_ ask: Asking, _ town: SimulatedTown) async throws {
        let control = try "\(position(.olofstrom(east: 2_500))),150"
        let kept = try await ask.send(
            .post, "/api/v1/measures/\(measure)/judgements", key: .clerk,
            body:
                #"{"id":"\#(judgement)","control":"\#(control)","ring":0,"weeks":\#(Self.weeksJudged)}"#)
        #expect(kept.status == .created, "\(kept.text)")
        let told = try kept.json()
        #expect(told["verdict"]?.string == "fell", "\(told["words"]?.string ?? "")")
        let hall = Set(town.sent.filter(\.isAtHall).map(\.id.description))
        let square = Set(
            town.sent.filter { $0.district == "jamshog" && $0.category == "lighting" }.map(\.id.description))
        let reports = told["reports"]?.array ?? []
        for (name, known) in [("treated", hall), ("control", square)] {
            for (word, isAfter) in [("before", false), ("after", true)] {
                let counted = reports.filter {
                    $0["area"]?.string == name && $0["after"]?.bool == isAfter
                }.compactMap { $0["report"]?.string }
                let figure = try (told["counts"]?[name]?[word]?.number).orFail()
                #expect(Double(counted.count) == figure && known.isSuperset(of: counted), "\(name) \(word)")
            }
        }
        for report in reports {
            let home = try (report["case"]?.string).orFail()
            #expect(try Case.ID(home) != nil && (report["report"]?.string).orFail().utf8.count == 36)
        }
    }

    /// The plan leads to its measure, that to its causes and its judgement, and the indicator to the cases that are open.
    private func expectPlanTells(_ ask: Asking, closed: Set<Case.ID>) async throws {
        let told = try area(try await ask.get(plan, key: .clerk).json())
        let measures = told["measures"]?.array?.compactMap(\.string) ?? []
        #expect(measures == [measure.description])
        let series = told["indicators"]?.array?.first?["series"]?.array ?? []
        let open = try await ask.get(
            "/api/v1/cases?status=open,in-progress&category=lighting&limit=1000", key: .clerk
        ).ids()
        #expect(series.last?["value"]?.number == Double(open.count), "\(series)")
        #expect(Set(open).isDisjoint(with: closed.map(\.description)))
        let path = "/api/v1/measures/\(measure)"
        let causes = try await ask.get(path, key: .clerk).json()["causes"]
        #expect(causes?["hotspots"]?.array?.compactMap(\.string) == [hotspot.description])
        #expect(Set(causes?["cases"]?.array?.compactMap(\.string) ?? []) == Set(closed.map(\.description)))
        for home in closed {
            #expect(try await ask.get("/api/v1/cases/\(home)", key: .clerk).status == .ok)
        }
        #expect(try await ask.get("/api/v1/kept-hotspots/\(hotspot)", key: .clerk).status == .ok)
        let judged = try await ask.get("\(path)/judgements", key: .clerk).json()["judgements"]?.array ?? []
        #expect(judged.map { $0["verdict"]?.string } == ["fell"])
    }

    // MARK: Where figures come from

    /// That the alarm counts the reports that came, which the trends and the search give too.
    private func expectReportsBehind(_ picture: JSONValue, _ ask: Asking, _ town: SimulatedTown) async throws
    {
        let observed = try picture.row("alarms", Self.rise).orFail().figure("reports")
        let trends = try await ask.get("/api/v1/trends", key: .clerk).json()["series"]?.array ?? []
        let series = trends.first {
            $0["category"]?.string == "lighting" && $0["area"]?["code"]?.string == "holje"
        }
        let alarm = try (series?["alarm"]).orFail()
        #expect(alarm["observed"]?.number == observed)
        let since = try CivilDate(try alarm.told("since")).orFail()
        let through = try CivilDate(try alarm.told("through")).orFail()
        let found = try await ask.get(
            "/api/v1/reports?category=lighting&area=district/holje&since=\(since)&until=\(through.adding(days: 1))&limit=1000",
            key: .clerk
        ).ids()
        let came = town.sent.filter {
            $0.category == "lighting" && $0.district == "holje" && $0.day >= since && $0.day <= through
        }
        #expect(Set(found) == Set(came.map(\.id.description)) && Double(found.count) == observed)
        for report in found {
            #expect(try await ask.get("/api/v1/reports/\(report)", key: .clerk).status == .ok)
        }
        let from = try CivilDate(try picture.told("from")).orFail()
        let lights = town.sent.count { $0.category == "lighting" && $0.day >= from }
        let received = try picture.row("received", "category/lighting").orFail()
        #expect(try received.figure("reports") == Double(lights))
    }

    private func area(_ plan: JSONValue) throws -> JSONValue { try (plan["areas"]?.array?.first).orFail() }

    private func position(_ place: Place) throws -> String {
        let position = try installation.service.projector.position(of: place)
        return "\(position.longitude),\(position.latitude)"
    }
}
