import HTTPTypes
import Prevention
import Reports
import SpatialStore
import TestSupport
import Testing

@testable import API
@testable import Web

/// The pages of a picture that several municipalities share.
@Suite struct SharedPicturePageTests {
    private let installation: TestInstallation
    private let list = "/gemensamma-lagesbilder"
    private let id = SharedPictureID.numbered(1)

    init() async throws { installation = try await TestInstallation() }

    private func make(_ ask: Asking, _ codes: String, as person: TestPerson) async throws -> Reply {
        try await ask.submit(
            "\(list)/ny",
            [
                ("id", "\(id)"), ("kommuner", codes), ("slag", "operative"), ("dag", ""), ("fran", ""),
                ("till", ""), ("ord-summary", "Mörka gångvägar."),
            ], as: person)
    }

    @Test func `one is made, read, and written on by who sees all of it`() async throws {
        try await installation.ask { ask in
            let police = try await ask.person(["police:1060", "police:1081"], email: "polis@example.se")
            let form = try await ask.send(.get, "\(list)/ny", as: police)
            #expect(form.text.contains("value=\"1060, 1081\""), "\(form.text)")
            let wrong = try await make(ask, "1060", as: police)
            #expect(
                wrong.status == .unprocessableContent && wrong.text.contains("Minst två kommuner"),
                "\(wrong.text)")
            let made = try await make(ask, "1060 1081", as: police)
            #expect(
                made.status == .seeOther && made.headers[.location] == "\(list)/\(id)?gjort=ny",
                "\(made.text)")
            let page = try await ask.send(.get, "\(list)/\(id)", as: police)
            for told in [
                "Mörka gångvägar.", "Alla tillsammans", "id=\"received-1060\"", "id=\"received-1081\"",
            ] {
                #expect(page.text.contains(told), "\(told)")
            }
            let regions = page.text.matches(of: #/role="region" aria-labelledby="([^"]*)"/#).map {
                String($0.1)
            }
            #expect(regions.contains("received received-1060"), "\(regions)")
            // Each is named by its heading and by whose it is, and both stand on the page.
            #expect(Set(regions).count == regions.count && regions.allSatisfy { $0.contains(" ") })
            for id in Set(regions.flatMap { $0.split(separator: " ").map(String.init) }) {
                #expect(page.text.contains("id=\"\(id)\""), "\(id)")
            }
            let change = [("version", "1"), ("ord-summary", "Ljusare."), ("ord-cases", "")]
            let written = try await ask.submit("\(list)/\(id)", change, as: police)
            #expect(written.status == .seeOther, "\(written.text)")
            let stale = try await ask.submit("\(list)/\(id)", change, as: police)
            #expect(stale.status == .unprocessableContent)
            let listed = try await ask.send(.get, list, as: police)
            #expect(listed.text.contains("\(list)/\(id)"))
        }
    }

    @Test func `who sees a part reads it, is led to it and back, and is shown no form`() async throws {
        try await installation.ask { ask in
            let police = try await ask.person(["police:1060", "police:1081"], email: "polis@example.se")
            #expect(try await make(ask, "1060,1081", as: police).status == .seeOther)
            let planner = try await ask.person(["planner:1060"], email: "planerare@example.se")
            let page = try await ask.send(.get, "\(list)/\(id)", as: planner)
            #expect(page.text.contains("id=\"received-1060\"") && !page.text.contains("id=\"received-1081\""))
            #expect(page.text.contains("Summor visas bara för den som ser alla delar."))
            #expect(!page.text.contains("Alla tillsammans") && !page.text.contains("name=\"version\""))
            let parts = page.text.matches(of: #/href="(\/lagesbilder\/[0-9a-f-]{36})"/#).map { String($0.1) }
            let part = try parts.first.orFail()
            #expect(Set(parts).count == 1)
            let own = try await ask.send(.get, part, as: planner)
            #expect(own.status == .ok && own.text.contains("href=\"\(list)/\(id)\""), "\(own.text)")
        }
    }

    @Test func `the page withdraws it with a reason, and is only read after that`() async throws {
        try await installation.ask { ask in
            let police = try await ask.person(["police:1060", "police:1081"], email: "polis@example.se")
            #expect(try await make(ask, "1060,1081", as: police).status == .seeOther)
            let page = "\(list)/\(id)"
            let planner = try await ask.person(["planner:1060"], email: "planerare@example.se")
            #expect(try await !ask.send(.get, page, as: planner).text.contains("ta-tillbaka"))
            let step = [("gor", "ta-tillbaka"), ("version", "1")]
            let unsaid = try await ask.submit(page, step, as: police)
            #expect(unsaid.status == .unprocessableContent, "\(unsaid.text)")
            #expect(unsaid.text.contains(##"href="#tillbaka-skal""##), "\(unsaid.text)")
            let gone = try await ask.submit(page, step + [("tillbaka-skal", "Fel dag.")], as: police)
            #expect(gone.headers[.location] == "\(page)?gjort=tillbaka", "\(gone.text)")
            let told = try await ask.send(.get, page, as: police).text
            #expect(
                told.contains("är tillbakatagen, med alla sina delar") && told.contains("<bdi>Fel dag.</bdi>")
            )
            #expect(!told.contains("name=\"version\""), "\(told)")
            #expect(
                try await ask.send(.get, list, as: planner).text.contains(
                    #"<span class="tag">Tillbakatagen</span>"#))
        }
    }
}
