import HTTPTypes
import JSON
import Prevention
import Reports
import SpatialStore
import TestSupport
import Testing

@testable import API
@testable import Web

/// A promise of three municipalities of one police area: each reads what all have promised, and nothing of what stands behind another's part.
@Suite struct SharedPromiseAPITests {
    private let installation: TestInstallation
    private let id = "01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e30"
    private static let codes = ["1060", "1081", "1083"]
    /// The commitments of the example, as its keeper wrote them.
    private static let first =
        #"{"id":"01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e31","party":"police","text":"Riktade insatser mot mopeder och A-traktorer.","target":{"kind":"at-least","number":4,"unit":"insatser"}},{"id":"01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e32","party":"1060","text":"Samarbetet med föreningarna utvecklas.","time":"under 2026"}"#

    private var path: String { "/api/v1/promises/\(id)" }

    init() async throws {
        installation = try await TestInstallation(beside: [
            TestInstallation.Neighbour(
                code: "1083", prefix: "SOL", name: "Sölvesborg", west: 30_000, east: 50_000)
        ])
    }

    private func commitment(_ index: Int) -> String {
        index == 0 ? "01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e32" : CommitmentID.numbered(900 + index).description
    }

    private func measure(_ index: Int) -> MeasureID { .numbered(700 + index) }

    private func mark(_ index: Int) -> String { "Kännemärke-\(Self.codes[index])" }

    private func own(_ index: Int) -> String {
        #"{"id":"\#(commitment(index))","party":"\#(Self.codes[index])","text":"Del för \#(Self.codes[index]).","target":{"kind":"occasions","number":2,"unit":"tillfällen"}}"#
    }

    private func change(_ ask: Asking, _ body: String, _ step: String = "", as person: TestPerson)
        async throws -> Reply
    {
        let tag = try await ask.send(.get, path, as: person).headers[.eTag].orFail()
        return try await ask.send(
            step.isEmpty ? .patch : .post, path + step, as: person, body: body, headers: ["If-Match": tag])
    }

    /// The promise, signed and public, with an event of each municipality behind which a measure of its own stands.
    private func promised(_ ask: Asking) async throws -> [TestPerson] {
        var people: [TestPerson] = []
        for (index, code) in Self.codes.enumerated() {
            people.append(try await ask.person(["triage:\(code)"], email: "person-\(code)@example.se"))
            let kept = Measure(
                id: measure(index), municipality: try MunicipalityCode(code).orFail(),
                kind: try Code("patrol").orFail(), title: mark(index), made: .testNow)
            _ = try await installation.store.addMeasure(kept, by: "anna")
        }
        let body = Examples.newPromise.replacing(
            "{\"municipality\"", with: #"{"municipalities":["1081","1083"],"municipality""#)
        let made = try await ask.send(.put, path, as: people[0], body: body)
        #expect(made.status == .created, "\(made.text)")
        var commitments = Self.first
        for index in 1..<people.count {
            commitments += ",\(own(index))"
            let written = try await change(
                ask, #"{"commitments":[\#(commitments)]}"#, as: people[index])
            #expect(written.status == .ok, "\(written.text)")
        }
        let signed = try await change(ask, Examples.promiseSignature, "/sign", as: people[0])
        #expect(signed.status == .ok, "\(signed.text)")
        for (index, person) in people.enumerated() {
            let counted = try await ask.send(
                .put, "\(path)/events/\(PromiseEventID.numbered(index + 1))", as: person,
                body:
                    #"{"commitment":"\#(commitment(index))","day":"2026-11-10","note":"Kväll i \#(Self.codes[index]).","measure":"\#(measure(index))"}"#
            )
            #expect(counted.status == .created, "\(counted.text)")
        }
        let published = try await change(ask, #"{"published":true}"#, as: people[0])
        #expect(published.status == .ok, "\(published.text)")
        return people
    }

    @Test func `each reads the parts of all, and nothing of what stands behind another's`() async throws {
        try await installation.ask { ask in
            let people = try await promised(ask)
            for (index, person) in people.enumerated() {
                for way in [path, "/loften/\(id)"] {
                    let reply = try await ask.send(.get, way, as: person)
                    #expect(reply.status == .ok)
                    for other in 1..<people.count {
                        #expect(reply.text.contains("Del för \(Self.codes[other])."), "\(way)")
                    }
                    #expect(reply.text.contains(measure(index).description), "\(way)")
                }
                for way in [
                    path, "/api/v1/promises", "/loften", "/loften/\(id)", "/api/v1/measures", "/atgarder",
                ] {
                    let reply = try await ask.send(.get, way, as: person)
                    #expect(reply.status == .ok, "\(way)")
                    for other in people.indices where other != index {
                        #expect(!reply.text.contains(measure(other).description), "\(way)")
                        #expect(!reply.text.contains(mark(other)), "\(way)")
                    }
                }
                for other in people.indices where other != index {
                    let reply = try await ask.send(.get, "/api/v1/measures/\(measure(other))", as: person)
                    #expect(reply.status == .notFound)
                }
            }
        }
    }

    @Test func `no party puts what was signed in another order, and each number means the same for good`()
        async throws
    {
        try await installation.ask { ask in
            let people = try await promised(ask)
            func numbered() async throws -> [String?] {
                let whole = try await ask.send(.get, path, as: people[0]).json()
                return (whole["commitments"]?.array ?? []).map { $0["id"]?.string }
            }
            let before = try await ask.send(.get, path, as: people[0])
            let order = try await numbered()
            #expect(order.count == 4 && order[2] == commitment(1))
            let other = "\(own(2)),\(own(1)),\(Self.first)"
            let moved = try await change(ask, #"{"commitments":[\#(other)]}"#, as: people[1])
            #expect(moved.status == .ok, "\(moved.text)")
            let version = try before.json()["version"]?.number
            #expect(try version != nil && moved.json()["version"]?.number == version)
            #expect(try await numbered() == order)
            let reworded = other.replacing("Del för 1081.", with: "Ny del.")
            let changed = try await change(ask, #"{"commitments":[\#(reworded)]}"#, as: people[1])
            #expect(changed.status == .ok, "\(changed.text)")
            #expect(try await numbered() == order)
            let told = try await ask.get("/lofte/\(id)/data.json", key: nil).json()["amendments"]?.array ?? []
            #expect(told.map { $0["what"]?.string } == ["Åtagande 3 är ändrat."])
        }
    }

    @Test func `everybody reads the parts of all, and of no measure that is not published`() async throws {
        try await installation.ask { ask in
            _ = try await promised(ask)
            for way in ["/lofte/\(id)", "/lofte/\(id)/data.json", "/lofte/\(id)/atom.xml", "/lofte"] {
                let reply = try await ask.get(way, key: nil)
                #expect(reply.status == .ok, "\(way)")
                for index in Self.codes.indices {
                    #expect(!reply.text.contains(measure(index).description), "\(way)")
                    #expect(!reply.text.contains(mark(index)), "\(way)")
                }
            }
            let told = try await ask.get("/lofte/\(id)/data.json", key: nil).text
            for other in 1..<Self.codes.count { #expect(told.contains("Del för \(Self.codes[other]).")) }
        }
    }

    @Test func `to whose municipality is not in it, it is as if it were not`() async throws {
        try await installation.ask { ask in
            let keeper = try await ask.person(["triage:1060"], email: "en@example.se")
            let body = Examples.newPromise.replacing(
                "{\"municipality\"", with: #"{"municipalities":["1081"],"municipality""#)
            #expect(try await ask.send(.put, path, as: keeper, body: body).status == .created)
            let outsider = try await ask.person(["police:1083"], email: "annan@example.se")
            for way in [path, "/loften/\(id)"] {
                #expect(try await ask.send(.get, way, as: outsider).status == .notFound, "\(way)")
            }
            #expect(try await ask.send(.get, "/api/v1/promises", as: outsider).text == #"{"promises":[]}"#)
            #expect(try await ask.send(.get, "/loften", as: outsider).text.contains(id) == false)
        }
    }
}
