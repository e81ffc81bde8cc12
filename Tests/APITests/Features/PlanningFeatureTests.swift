import HTTPTypes
import JSON
import Prevention
import Reports
import TestSupport
import Testing

@testable import API
@testable import Web

/// Stops of walks, findings and measures as features. What is withheld of them is tested with every other way out, in FindingTests.
@Suite struct PlanningFeatureTests {
    private static let walk = "01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e0f"
    private static let finding = "018f0c3e-7b1a-4cc2-9d5e-0a1b2c3d4e61"
    private static let measure = "01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e20"
    private let installation: TestInstallation

    init() async throws { installation = try await TestInstallation() }

    private func put(_ ask: Asking, _ path: String, _ body: String) async throws {
        let reply = try await ask.send(.put, "/api/v1/\(path)", key: .clerk, body: body)
        #expect(reply.status == .created, "\(reply.text)")
    }

    /// A walk of two stops, of which the first has been marked by two and something was found at it.
    private func keepWalk(_ ask: Asking) async throws {
        let second =
            #"}},{"name":"Torget","place":{"type":"Point","coordinates":[14.534,56.278]},"reason":{"sv":"Mörkt.","en":"Dark."}}]}"#
        try await put(ask, "walks/\(Self.walk)", Examples.newWalk.replacing("}}]}", with: second))
        let answers = [(2, 1), (5, 2)].map { score, walker in
            #"{"id":"018f0c3e-7b1a-4cc2-9d5e-0a1b2c3d4f0\#(walker)","walker":"018f0c3e-7b1a-4cc2-9d5e-0a1b2c3d4e6\#(walker)","stop":1,"point":"lighting","score":\#(score),"answeredAt":"2026-11-20T16:12:00Z"}"#
        }
        let sent = try await ask.send(
            .post, "/api/v1/walks/\(Self.walk)/answers", key: .clerk,
            body: #"{"answers":[\#(answers.joined(separator: ","))]}"#)
        #expect(sent.status == .ok && !sent.text.contains("index"), "\(sent.text)")
        let found = try await ask.send(
            .post, "/api/v1/walks/\(Self.walk)/findings", key: .clerk,
            body: Examples.newFinding.replacing("{", with: #"{"id":"\#(Self.finding)","#, maxReplacements: 1))
        #expect(found.status == .created, "\(found.text)")
    }

    private func keepMeasure(_ ask: Asking, _ id: String = Self.measure, place: String? = nil) async throws {
        var body = Examples.newMeasure.replacing(
            #""kind""#, with: #""causes":{"findings":["\#(Self.finding)"]},"kind""#)
        if let place {
            body = body.replacing(#"{"type":"Point","coordinates":[14.5306,56.2767]}"#, with: place)
        }
        try await put(ask, "measures/\(id)", body)
    }

    /// Compares properties with what is written here as JSON.
    private func expect(_ feature: JSONValue, _ wanted: String) throws {
        for (name, value) in try (try JSONValue(parsing: wanted.utf8).members).orFail() {
            let told = feature["properties"]?[name]
            #expect(told == value, "\(name): \(String(describing: told))")
        }
    }

    @Test func `stops, findings and measures are features, each with its id and its place`() async throws {
        try await installation.ask { ask in
            try await keepWalk(ask)
            try await keepMeasure(ask)
            let stops = try await ask.items("walks", key: .read)
            #expect(try stops.ids() == ["\(Self.walk):1", "\(Self.walk):2"])
            try expect(
                try stops.features()[0],
                #"{"municipality":"1060","walk":"\#(Self.walk)","title":"Holje i november","state":"planned","day":"2026-11-26","stop":1,"name":"Idrottshallen","reason":"12 rapporter av 7 röster, de flesta efter mörkrets inbrott.","hotspot":null,"mean":3.5,"findings":1}"#
            )
            try expect(
                try stops.features()[1],
                #"{"stop":2,"name":"Torget","reason":"Mörkt.","mean":null,"findings":0}"#)
            let findings = try await ask.items("findings", key: .read)
            #expect(try findings.ids() == [Self.finding])
            try expect(
                try findings.features()[0],
                #"{"walk":"\#(Self.walk)","walkTitle":"Holje i november","day":"2026-11-26","stop":1,"checklistPoint":"lighting","what":"Två lampor är släckta.","whereabouts":"Bakom hallen","gravity":"grave","action":"Byt armaturerna.","unit":"gata-park","due":"2026-12-31","status":"under-way","case":null,"measure":"\#(Self.measure)","withheld":false}"#
            )
            let measures = try await ask.items("measures", key: .read)
            #expect(try measures.ids() == [Self.measure])
            try expect(
                try measures.features()[0],
                #"{"municipality":"1060","kind":"lighting","title":"Ny belysning vid Idrottshallen","details":"Fyra stolpar längs gångvägen.","state":"under-way","day":"2026-11-20","planned":"2026-11-20","begun":"2026-11-16","done":null,"cost":125000,"responsible":"municipality","units":"gata-park","causes":1,"shape":"point"}"#
            )
            for (collection, reply) in [("walks", stops), ("findings", findings), ("measures", measures)] {
                let pair = try reply.firstPair()
                #expect(abs(pair.0 - 14.5306) < 1e-6 && abs(pair.1 - 56.2767) < 1e-6, "\(collection)")
                let first = try reply.features()[0]
                let id = try (first["id"]?.string).orFail()
                for name in [id, PercentCoding.encode(id)] {
                    let alone = try await ask.get("/ogc/collections/\(collection)/items/\(name)", key: .read)
                    #expect(alone.status == .ok, "\(name)")
                    #expect(try alone.json()["properties"] == first["properties"], "\(name)")
                }
            }
            for wrong in [Self.walk, "\(Self.walk):3", "\(Self.walk):01", "\(Self.walk):", "x:1"] {
                let none = try await ask.get("/ogc/collections/walks/items/\(wrong)", key: .read)
                #expect(none.status == .notFound, "\(wrong)")
            }
        }
    }

    @Test func `what was answered is told on every page, and can be asked for`() async throws {
        try await installation.ask { ask in
            try await keepWalk(ask)
            let all = ["\(Self.walk):1", "\(Self.walk):2"]
            #expect(try await ask.everyID("walks", [("limit", "1")]).ids == all)
            let first = try await ask.items("walks", [("limit", "1")])
            #expect(try first.firstProperty("mean").number == 3.5)
            for (question, wanted) in [
                (("filter", "mean > 3"), [all[0]]), (("filter", "mean > 4"), []),
                (("filter", "mean IS NULL"), [all[1]]), (("findings", "1"), [all[0]]),
                (("filter", "name = 'Torget'"), [all[1]]), (("datetime", "2026-11-26"), all),
                (("datetime", "2026-11-27"), []), (("bbox", "14.533,56.277,14.535,56.279"), [all[1]]),
                (("sortby", "-day"), all),
            ] as [((String, String), [String])] {
                #expect(try await ask.items("walks", [question]).ids() == wanted, "\(question)")
            }
        }
    }

    @Test func `a walk that was called off is in no collection, nor what was found on it`() async throws {
        try await installation.ask { ask in
            try await keepWalk(ask)
            let path = "/api/v1/walks/\(Self.walk)"
            let version = try await ask.get(path).headers[.eTag].orFail()
            let off = try await ask.send(
                .patch, path, key: .clerk, body: #"{"state":"called-off"}"#, headers: ["If-Match": version])
            #expect(off.status == .ok, "\(off.text)")
            for (collection, id) in [("walks", "\(Self.walk):1"), ("findings", Self.finding)] {
                #expect(try await ask.items(collection).ids() == [], "\(collection)")
                let alone = try await ask.get("/ogc/collections/\(collection)/items/\(id)")
                #expect(alone.status == .notFound, "\(collection)")
            }
        }
    }

    @Test func `a measure lies at a place of its line or its area, or nowhere`() async throws {
        try await installation.ask { ask in
            try await keepWalk(ask)
            let line =
                #"{"type":"LineString","coordinates":[[14.5306,56.2767],[14.532,56.278],[14.534,56.279]]}"#
            try await keepMeasure(ask, place: line)
            let other = "01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e21"
            try await keepMeasure(ask, other, place: "\"\"")
            let measures = try await ask.items("measures")
            #expect(try measures.ids() == [Self.measure, other])
            let pair = try measures.firstPair()
            #expect(abs(pair.0 - 14.532) < 1e-6 && abs(pair.1 - 56.278) < 1e-6, "\(pair)")
            #expect(try measures.firstProperty("shape").string == "line")
            let nowhere = try measures.features()[1]
            #expect(nowhere["geometry"]?.isNull == true)
            #expect(nowhere["properties"]?["shape"]?.isNull == true)
        }
    }

    @Test func `no filter and no parameter shows what another municipality has planned`() async throws {
        try await installation.ask { ask in
            try await keepWalk(ask)
            try await keepMeasure(ask)
            for (collection, id) in [
                ("walks", "\(Self.walk):1"), ("findings", Self.finding), ("measures", Self.measure),
            ] {
                for question: [(String, String)] in [
                    [], [("municipality", "1060")], [("filter", "municipality = '1060' OR TRUE")],
                    [("bbox", "10,54,25,70")],
                ] {
                    let reply = try await ask.items(collection, question, key: .neighbour)
                    #expect(try reply.status == .ok && reply.ids() == [], "\(collection) \(question)")
                }
                let alone = try await ask.get("/ogc/collections/\(collection)/items/\(id)", key: .neighbour)
                #expect(alone.status == .notFound, "\(collection)")
            }
        }
    }
}
