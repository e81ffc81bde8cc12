import HTTPTypes
import JSON
import Prevention
import Reports
import SpatialStore
import TestSupport
import Testing

@testable import API
@testable import Web

/// A picture that three municipalities of one police area share: each reads what is common and its own part, the police what they may, and nobody anything
/// of another's.
@Suite struct SharedPictureAPITests {
    private let installation: TestInstallation
    private let path = "/api/v1/shared-pictures"
    private static let towns: [(code: String, east: Double)] = [
        ("1060", 0), ("1081", 20_000), ("1083", 40_000),
    ]
    private static let everywhere = ["police:1060", "police:1081", "police:1083"]

    /// What tells of a municipality: nothing of it may be in what others read.
    private struct Secrets {
        let code: String
        /// In the title of a measure, and in the words of the part.
        let mark: String
        /// Of the case that grows in the picture, and of its reports.
        let ids: [String]
        var part = ""

        var all: [String] { [mark, part] + ids }
    }

    init() async throws {
        installation = try await TestInstallation(beside: [
            TestInstallation.Neighbour(
                code: "1083", prefix: "SOL", name: "Sölvesborg", west: 30_000, east: 50_000)
        ])
        try await installation.store.keep([
            try TestInstallation.square(
                "blekinge-vast", "LPO Blekinge väst", layer: .policeArea, west: -10_000, east: 50_000)
        ])
    }

    /// In each municipality a case that grows, and a measure under way.
    private func withTroubles() async throws -> [Secrets] {
        var secrets: [Secrets] = []
        for (index, town) in Self.towns.enumerated() {
            let municipality = try MunicipalityCode(town.code).orFail()
            let first = 10 * (index + 1)
            for (number, days) in [(first, 40), (first + 1, 3), (first + 2, 2)] {
                let moment = Timestamp.testNow.subtracting(.days(Int64(days)))
                let report = try Report.fixture(
                    number, at: .olofstrom(north: Double(number - first), east: town.east),
                    municipality: town.code, observed: moment, received: moment, reporter: Int64(number))
                _ = try await installation.store.accept(report.new()) { _ in [] }
            }
            let mark = "Kännemärke-\(town.code)"
            let measure = Measure(
                id: .numbered(500 + index), municipality: municipality, kind: try Code("lighting").orFail(),
                title: mark, place: .point(try .olofstrom(east: town.east)),
                days: MeasureDays(begun: CivilDate("2026-11-10")), state: .underWay,
                made: .testNow.subtracting(.days(10)))
            _ = try await installation.store.addMeasure(measure, by: "anna")
            let reports = (0..<3).map { Report.ID.numbered(first + $0).description }
            secrets.append(
                Secrets(
                    code: town.code, mark: mark,
                    ids: reports + [try await installation.home(first).description, measure.id.description]))
        }
        return secrets
    }

    private func body(_ number: Int, _ codes: [String], _ more: String = "") -> String {
        let named = codes.map { "\"\($0)\"" }.joined(separator: ",")
        return
            #"{"id":"\#(SharedPictureID.numbered(number))","municipalities":[\#(named)],"kind":"operative","words":{"summary":"Gemensamt."}\#(more)}"#
    }

    private func address(_ number: Int) -> String { "\(path)/\(SharedPictureID.numbered(number))" }

    private func parts(_ picture: JSONValue) -> [String: String] {
        (picture["parts"]?.array ?? []).reduce(into: [:]) { parts, part in
            parts[part["municipality"]?.string ?? ""] = part["id"]?.string
        }
    }

    /// Makes the picture of all three by the police, gives each part words of its own, and says what is secret to others.
    private func shared(_ ask: Asking, by police: TestPerson) async throws -> [Secrets] {
        var secrets = try await withTroubles()
        let made = try await ask.send(.post, path, as: police, body: body(1, Self.towns.map(\.code)))
        #expect(made.status == .created && made.headers[.location] == address(1), "\(made.text)")
        let told = try made.json()
        #expect(told["policeArea"]?.string == "LPO Blekinge väst")
        let parts = parts(told)
        for index in secrets.indices {
            let part = try parts[secrets[index].code].orFail()
            secrets[index].part = part
            let own = "/api/v1/pictures/\(part)"
            let tag = try await ask.send(.get, own, as: police).headers[.eTag].orFail()
            let written = try await ask.send(
                .patch, own, as: police,
                body: #"{"words":{"cases":"Ord om \#(secrets[index].mark)."}}"#, headers: ["If-Match": tag])
            #expect(written.status == .ok, "\(written.text)")
        }
        return secrets
    }

    /// Every way by which a shared picture, its parts and what is like them is read.
    private func ways(_ own: [String]) -> [String] {
        let common = [
            path, address(1), "/api/v1/pictures", "/gemensamma-lagesbilder",
            "/gemensamma-lagesbilder/\(SharedPictureID.numbered(1))", "/lagesbilder", "/lagesbilder/jamfor",
            "/lagesbild",
        ]
        return common + own.flatMap { ways(to: $0, beside: $0) }
    }

    private func ways(to part: String, beside other: String) -> [String] {
        [
            "/api/v1/pictures/\(part)", "/api/v1/pictures/\(part)/again",
            "/api/v1/pictures/\(part)/against/\(other)", "/lagesbilder/\(part)",
            "/lagesbilder/\(part)/senare", "/lagesbilder/jamfor?bild=\(part)&med=\(other)",
        ]
    }

    @Test func `each municipality reads what is common and its own part, and nothing of another's`()
        async throws
    {
        try await installation.ask { ask in
            let police = try await ask.person(Self.everywhere, email: "polis@example.se")
            let secrets = try await shared(ask, by: police)
            for own in secrets {
                let others = secrets.filter { $0.code != own.code }
                let reader = try await ask.person(
                    ["planner:\(own.code)"], email: "planerare-\(own.code)@example.se")
                let told = try await ask.send(.get, address(1), as: reader)
                #expect(told.status == .ok && told.text.contains("Gemensamt."), "\(told.text)")
                #expect(try parts(told.json()) == [own.code: own.part])
                #expect(try told.json()["totals"]?.array == [])
                for secret in [own.mark, own.part] { #expect(told.text.contains(secret)) }
                for way in ways([own.part]) {
                    let reply = try await ask.send(.get, way, as: reader)
                    #expect(reply.status == .ok, "\(way) \(reply.text)")
                    for secret in others.flatMap(\.all) {
                        #expect(!reply.text.contains(secret), "\(own.code) \(way): \(secret)")
                    }
                }
                for other in others {
                    for way in ways(to: other.part, beside: own.part) + ways(to: own.part, beside: other.part)
                    where way.contains(other.part) {
                        let reply = try await ask.send(.get, way, as: reader)
                        #expect(reply.status == .notFound, "\(own.code) \(way)")
                        for secret in [other.mark] + other.ids { #expect(!reply.text.contains(secret)) }
                    }
                }
            }
        }
    }

    @Test func `the police read the parts and sums of all where their right is, and of some no sums`()
        async throws
    {
        try await installation.ask { ask in
            let police = try await ask.person(Self.everywhere, email: "polis@example.se")
            let secrets = try await shared(ask, by: police)
            for way in [address(1), "/gemensamma-lagesbilder/\(SharedPictureID.numbered(1))"] {
                let whole = try await ask.send(.get, way, as: police)
                for own in secrets {
                    #expect(whole.text.contains(own.mark) && whole.text.contains(own.part), "\(way)")
                }
            }
            let totals = try await ask.send(.get, address(1), as: police).json()["totals"]?.array ?? []
            let received = totals.first { $0["heading"]?.string == "received" }?["rows"]?.array ?? []
            let sum = received.first { $0["key"]?.string == "total" }
            #expect(sum?["figures"]?.array?.first?["value"]?.number == 6, "\(totals)")
            #expect(sum?["source"]?.isNull == true)
            // The area of two municipalities alone: their parts, and no sum, which less these would be the third's.
            let two = try await ask.person(Array(Self.everywhere.prefix(2)), email: "tva@example.se")
            let part = try await ask.send(.get, address(1), as: two)
            #expect(try Set(parts(part.json()).keys) == ["1060", "1081"])
            #expect(try part.json()["totals"]?.array == [])
            for secret in secrets[2].all { #expect(!part.text.contains(secret)) }
            let page = try await ask.send(
                .get, "/gemensamma-lagesbilder/\(SharedPictureID.numbered(1))", as: two)
            for secret in secrets[2].all { #expect(!page.text.contains(secret)) }
            #expect(page.text.contains(secrets[1].mark) && !page.text.contains("Alla tillsammans"))
        }
    }

    @Test func `to whose municipality is not in it, it is as if it were not`() async throws {
        try await installation.ask { ask in
            _ = try await withTroubles()
            let police = try await ask.person(Self.everywhere, email: "polis@example.se")
            let made = try await ask.send(.post, path, as: police, body: body(1, ["1060", "1081"]))
            #expect(made.status == .created, "\(made.text)")
            let outsider = try await ask.person(["planner:1083"], email: "annan@example.se")
            let own = try parts(made.json()).values.flatMap { ways(to: $0, beside: $0) }
            let page = "/gemensamma-lagesbilder/\(SharedPictureID.numbered(1))"
            for way in [address(1), page] + own {
                #expect(try await ask.send(.get, way, as: outsider).status == .notFound, "\(way)")
            }
            #expect(try await ask.send(.get, path, as: outsider).text == #"{"sharedPictures":[]}"#)
            let changed = try await ask.send(
                .patch, address(1), as: outsider, body: #"{"words":{"summary":"x"}}"#,
                headers: ["If-Match": "\"1\""])
            #expect(changed.status == .notFound)
            let taken = try await ask.send(.post, path, as: police, body: body(1, ["1060", "1083"]))
            #expect(try taken.codes() == ["picture.id-taken"], "\(taken.text)")
        }
    }

    @Test func `a part is published by itself, and what is common is published by nobody`() async throws {
        try await installation.ask { ask in
            let police = try await ask.person(Self.everywhere, email: "polis@example.se")
            let secrets = try await shared(ask, by: police)
            let own = "/api/v1/pictures/\(secrets[0].part)"
            let planner = try await ask.person(["planner:1060"], email: "planerare@example.se")
            let tag = try await ask.send(.get, own, as: planner).headers[.eTag].orFail()
            let published = try await ask.send(
                .patch, own, as: planner, body: #"{"published":true}"#, headers: ["If-Match": tag])
            #expect(published.status == .ok, "\(published.text)")
            for way in [
                "/lagesbild", "/lagesbild/\(secrets[0].part)", "/lagesbild/\(secrets[0].part)/data.json",
            ] {
                let reply = try await ask.get(way, key: nil)
                #expect(reply.status == .ok, "\(way)")
                let hidden = secrets.dropFirst().flatMap(\.all) + secrets[0].ids + ["Gemensamt."]
                for secret in hidden { #expect(!reply.text.contains(secret), "\(way): \(secret)") }
            }
            for other in secrets.dropFirst() {
                for way in ["/lagesbild/\(other.part)", "/lagesbild/\(other.part)/data.json"] {
                    #expect(try await ask.get(way, key: nil).status == .notFound)
                }
            }
        }
    }

    @Test func `who sees a part makes none and writes nothing in common, and every fault is told`()
        async throws
    {
        try await installation.ask { ask in
            let police = try await ask.person(Self.everywhere, email: "polis@example.se")
            let planner = try await ask.person(["planner:1060"], email: "planerare@example.se")
            let part = try await ask.person(
                ["police:1060:district/holje", "police:1081"], email: "del@example.se")
            let towns = Self.towns.map(\.code)
            for (person, codes, code) in [
                (planner, towns, "member.value"), (part, ["1060", "1081"], "picture.part-alone"),
                (police, ["1060"], "member.value"), (police, ["1060", "1060"], "member.value"),
                (police, ["1060", "0880"], "member.value"),
            ] {
                let reply = try await ask.send(.post, path, as: person, body: body(1, codes))
                #expect(try Set(reply.codes()) == [code], "\(reply.text)")
            }
            let today = try await ask.send(
                .post, path, as: police, body: body(1, towns, #","day":"2026-11-20""#))
            #expect(try today.codes() == ["picture.day-not-over"], "\(today.text)")
            let made = try await ask.send(.post, path, as: police, body: body(1, towns))
            #expect(made.status == .created, "\(made.text)")
            let again = try await ask.send(.post, path, as: police, body: body(1, towns))
            #expect(again.status == .ok && again.text == made.text)
            let other = body(1, towns).replacing("Gemensamt", with: "Annat")
            #expect(try await ask.send(.post, path, as: police, body: other).codes() == ["picture.id-taken"])
            let year = body(2, towns).replacing("operative", with: "yearly")
            #expect(try await ask.send(.post, path, as: police, body: year).codes() == ["picture.not-shared"])
            let edit = #"{"words":{"summary":"Vårt."}}"#
            let tag = try made.headers[.eTag].orFail()
            for person in [planner, part] {
                let refused = try await ask.send(
                    .patch, address(1), as: person, body: edit, headers: ["If-Match": tag])
                #expect(try refused.codes() == ["picture.words-in-common"], "\(refused.text)")
            }
            let written = try await ask.send(
                .patch, address(1), as: police, body: edit, headers: ["If-Match": tag])
            #expect(try written.status == .ok && written.json()["version"]?.number == 2, "\(written.text)")
            let stale = try await ask.send(
                .patch, address(1), as: police, body: edit, headers: ["If-Match": tag])
            #expect(stale.status == .preconditionFailed)
            #expect(try installation.store.inspect { _ in } == [])
        }
    }

    @Test func `municipalities of two police areas share none`() async throws {
        try await installation.store.keep([
            try TestInstallation.square(
                "blekinge-vast", "LPO Blekinge väst", layer: .policeArea, west: -10_000, east: 30_000),
            try TestInstallation.square(
                "blekinge-syd", "LPO Blekinge syd", layer: .policeArea, west: 30_000, east: 50_000),
        ])
        try await installation.ask { ask in
            let police = try await ask.person(Self.everywhere, email: "polis@example.se")
            let refused = try await ask.send(.post, path, as: police, body: body(1, ["1060", "1083"]))
            #expect(try refused.codes() == ["picture.not-one-police-area"], "\(refused.text)")
            let made = try await ask.send(.post, path, as: police, body: body(1, ["1060", "1081"]))
            #expect(made.status == .created, "\(made.text)")
        }
    }
}
