import HTTPTypes
import JSON
import Prevention
import Reports
import SpatialStore
import TestSupport
import Testing

@testable import API
@testable import Web

/// Pictures that were made twice or by mistake, through the API and on their pages.
@Suite struct PictureMistakeTests {
    private let installation: TestInstallation
    private let path = "/api/v1/pictures"
    private let alike = "ser likadant ut: Strategisk lägesbild"

    init() async throws { installation = try await TestInstallation() }

    private func address(_ number: Int) -> String { "\(path)/\(PictureID.numbered(number))" }

    private func make(_ ask: Asking, _ number: Int, _ kind: String = "strategic") async throws -> Reply {
        let id = PictureID.numbered(number)
        return try await ask.send(.post, path, key: .clerk, body: #"{"id":"\#(id)","kind":"\#(kind)"}"#)
    }

    private func change(
        _ ask: Asking, _ number: Int, _ body: String, as person: TestPerson? = nil
    ) async throws -> Reply {
        let tag = try await ask.get(address(number), key: .all).headers[.eTag].orFail()
        guard let person else {
            return try await ask.send(
                .patch, address(number), key: .clerk, body: body, headers: ["If-Match": tag])
        }
        return try await ask.send(
            .patch, address(number), as: person, body: body, headers: ["If-Match": tag])
    }

    @Test func `one that looks like another is told of, until one of them is withdrawn`() async throws {
        try await installation.ask { ask in
            let first = try await make(ask, 1)
            #expect(first.status == .created && !first.text.contains("ser likadant ut"), "\(first.text)")
            let other = try await make(ask, 2, "operative")
            #expect(!other.text.contains("ser likadant ut"), "\(other.text)")
            let second = try await make(ask, 3)
            #expect(second.status == .created && second.text.contains(alike), "\(second.text)")
            let planner = try await ask.person(["planner:1060"])
            let page = "/lagesbilder/\(PictureID.numbered(3))"
            #expect(try await ask.page(page, as: planner).text.contains(alike))
            let gone = try await change(ask, 1, #"{"withdrawn":"Gjord två gånger."}"#)
            #expect(gone.status == .ok, "\(gone.text)")
            #expect(try await !ask.page(page, as: planner).text.contains("ser likadant ut"))
        }
    }

    @Test func `what was withdrawn says why, is no evidence for a duty, and changes no more`() async throws {
        try await installation.ask { ask in
            _ = try await make(ask, 1)
            let home = try MunicipalityCode("1060").orFail()
            let planner = try await ask.person(["planner:1060"]).person
            let caller = try Caller(.person(planner), to: .plan).orFail()
            func evidence() async throws -> CivilDate? {
                let day = SwedishTime(.testNow).date
                return try await installation.service.dutyEvidence(for: caller, on: day)[home]?.picture
            }
            #expect(try await evidence() != nil)
            let personal = try await change(ask, 1, #"{"withdrawn":"Ring 070-1740605."}"#)
            #expect(try personal.codes() == ["picture.personal-data"], "\(personal.text)")
            #expect(personal.text.contains("/withdrawn"), "\(personal.text)")
            let part = try await ask.person(["planner:1060:district/holje"], email: "del@example.se")
            let partly = try await change(ask, 1, #"{"withdrawn":"Dubblett."}"#, as: part)
            #expect(try partly.codes() == ["picture.part-alone"], "\(partly.text)")
            let gone = try await change(ask, 1, #"{"withdrawn":"Dubblett."}"#)
            #expect(try gone.json()["withdrawn"]?.string == "Dubblett.", "\(gone.text)")
            #expect(gone.text.contains(#""kind":"withdrawn""#), "\(gone.text)")
            #expect(try await ask.get(path, key: .clerk).text.contains(#""withdrawn":"Dubblett.""#))
            let later = try await change(ask, 1, #"{"published":true}"#)
            #expect(try later.status == .conflict && later.codes() == ["picture.withdrawn"])
            #expect(try await evidence() == nil)
            #expect(try installation.store.inspect { _ in } == [])
        }
    }

    @Test func `the form that is sent again with other words says what to do, and does it`() async throws {
        try await installation.ask { ask in
            let planner = try await ask.person(["planner:1060"])
            func send(_ id: String, _ words: String) async throws -> Reply {
                try await ask.submit(
                    "/lagesbilder/ny", [("id", id), ("slag", "operative"), ("ord-summary", words)],
                    as: planner)
            }
            let id = PictureID.numbered(1).description
            #expect(try await send(id, "Lugnt.").status == .seeOther)
            let again = try await send(id, "Mörkt.")
            #expect(again.status == .unprocessableContent, "\(again.text)")
            #expect(again.text.contains("Formuläret har redan sparats en gång"), "\(again.text)")
            #expect(!again.text.contains("nytt id") && again.text.contains("Mörkt."), "\(again.text)")
            #expect(!again.text.contains(id), "\(again.text)")
        }
    }

    @Test func `the page withdraws a picture with a reason, and is only read after that`() async throws {
        try await installation.ask { ask in
            _ = try await make(ask, 1)
            let planner = try await ask.person(["planner:1060"])
            let page = "/lagesbilder/\(PictureID.numbered(1))"
            let step = [("gor", "ta-tillbaka"), ("version", "1")]
            let unsaid = try await ask.submit(page, step, as: planner)
            #expect(unsaid.status == .unprocessableContent, "\(unsaid.text)")
            #expect(unsaid.text.contains(##"href="#tillbaka-skal""##), "\(unsaid.text)")
            let gone = try await ask.submit(page, step + [("tillbaka-skal", "Dubblett.")], as: planner)
            #expect(gone.headers[.location] == "\(page)?gjort=tillbaka", "\(gone.text)")
            let told = try await ask.page("\(page)?gjort=tillbaka", as: planner).text
            #expect(told.contains("Lägesbilden är tillbakatagen och räknas inte. 2026-11-20"), "\(told)")
            #expect(told.contains("<bdi>Dubblett.</bdi>") && !told.contains(#"name="gor""#), "\(told)")
            let list = try await ask.page("/lagesbilder", as: planner).text
            #expect(list.contains(#"<span class="tag">Tillbakatagen</span>"#), "\(list)")
        }
    }
}
