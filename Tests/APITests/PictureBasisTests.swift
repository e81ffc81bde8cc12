import HTTPTypes
import Prevention
import Reports
import SpatialStore
import TestSupport
import Testing

@testable import API
@testable import Web

/// What the figures of a picture lead to, over a real store.
@Suite struct PictureBasisTests {
    private let installation: TestInstallation

    init() async throws { installation = try await TestInstallation() }

    /// The sum of what a list of what was counted holds.
    private func sum(_ list: Reply) throws -> Int {
        let items = try list.text.split(separator: #"<ul id="underlag">"#).dropFirst().first.orFail()
            .split(separator: "</ul>").first.orFail()
        return items.matches(of: #/<li>[^\n]*</a>(?:: ([0-9]+))?</li>/#).reduce(0) { sum, item in
            sum + (item.1.flatMap { Int($0) } ?? 1)
        }
    }

    @Test func `every link of a picture leads to what its figure counts, and to nothing else`() async throws {
        try await installation.ask { ask in
            let dialogue = try await ask.send(
                .put, "/api/v1/dialogues/\(DialogueID.numbered(1))", key: .clerk,
                body:
                    #"{"day":"2026-11-19","whereabouts":"Folkets hus","themes":[{"name":"Mörker","count":6},{"name":"Buller","count":2}]}"#
            )
            #expect(dialogue.status == .created, "\(dialogue.text)")
            let old = try await ask.send(
                .put, "/api/v1/dialogues/\(DialogueID.numbered(2))", key: .clerk,
                body:
                    #"{"day":"2026-10-01","whereabouts":"Torget","themes":[{"name":"Mörker","count":3}]}"#)
            #expect(old.status == .created, "\(old.text)")
            for (number, until) in [(1, ""), (2, #","until":"2026-11-01""#)] {
                let area = try await ask.send(
                    .put, "/api/v1/watch-areas/\(WatchAreaID.numbered(number))", key: .clerk,
                    body:
                        #"{"name":"Linden \#(number)","since":"2026-01-01","households":24\#(until)}"#)
                #expect(area.status == .created, "\(area.text)")
            }
            for number in 0..<4 { try await ask.report(north: Double(number), reporter: "person-\(number)") }
            installation.advance(.days(1))
            let made = try await ask.send(
                .post, "/api/v1/pictures", key: .clerk,
                body: #"{"id":"\#(PictureID.numbered(1))","kind":"operative"}"#)
            #expect(made.status == .created, "\(made.text)")
            // Of today, and so of no row.
            try await ask.report(north: 5, reporter: "late")
            try await ask.report(north: 900, reporter: "later")
            let person = try await ask.person(["planner:1060"], email: "plan@example.se")
            let page = try await ask.page("/lagesbilder/\(PictureID.numbered(1))", as: person)
            let links = page.text.matches(of: #/href="(/lagesbilder/[^"]*/underlag[^"]*)"/#)
                .map { String($0.1).replacing("&amp;", with: "&") }
            var told: [Int] = []
            for link in links {
                let list = try await ask.page(link, as: person)
                #expect(list.status == .ok, "\(link)")
                let figure = try list.text.firstMatch(of: #/</span>\. [^:<]+: ([0-9]+)/#).orFail().1
                #expect(try sum(list) == Int(figure), "\(link)")
                #expect(!list.text.contains("alert warn"), "\(link)")
                told.append(Int(figure) ?? 0)
            }
            // Four reports three times, a case, six and two who spoke, a dialogue, an area and its households.
            #expect(told.count > 10 && told.contains(4) && told.contains(6) && told.contains(24))
            let elsewhere = page.text.matches(of: #/<th scope="row"><a href="(/[a-z]*)/#)
                .map { String($0.1) }
            #expect(!elsewhere.contains("/ko") && !elsewhere.contains("/platser"), "\(elsewhere)")
            let unknown = try await ask.page(
                "/lagesbilder/\(PictureID.numbered(1))/underlag?rubrik=alarms&rad=rate", as: person)
            #expect(unknown.status == .notFound)
            let other = try await ask.person(["planner:1081"], email: "annan@example.se")
            #expect(try await ask.page(links[0], as: other).status == .notFound)
        }
    }
    @Test func `a rounded count of a yearly report leads to all that it counts, and is no other number`()
        async throws
    {
        try await installation.ask { ask in
            for number in 0..<6 { try await ask.report(north: Double(number), reporter: "person-\(number)") }
            installation.advance(.days(60))
            let made = try await ask.send(
                .post, "/api/v1/pictures", key: .clerk,
                body: #"{"id":"\#(PictureID.numbered(1))","kind":"yearly"}"#)
            #expect(made.status == .created, "\(made.text)")
            let person = try await ask.person(["planner:1060"], email: "plan@example.se")
            let page = try await ask.page("/lagesbilder/\(PictureID.numbered(1))", as: person)
            let links = page.text.matches(of: #/href="(/lagesbilder/[^"]*/underlag[^"]*)"/#)
                .map { String($0.1).replacing("&amp;", with: "&") }
            var sums: [Int] = []
            for link in links {
                let list = try await ask.page(link, as: person)
                #expect(list.status == .ok && !list.text.contains("alert warn"), "\(link)")
                sums.append(try sum(list))
            }
            // By source and by category, and no measure that was begun or done.
            #expect(sums.filter { $0 > 0 } == [6, 6] && sums.count == 4, "\(links)")
        }
    }
}
