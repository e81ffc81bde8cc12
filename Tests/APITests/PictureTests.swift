import HTTPTypes
import JSON
import Prevention
import Reports
import SpatialStore
import TestSupport
import Testing

@testable import API
@testable import Web

/// Situational pictures through the API, over a real store with two municipalities.
@Suite struct PictureAPITests {
    private let installation: TestInstallation
    private let path = "/api/v1/pictures"

    init() async throws { installation = try await TestInstallation() }

    private func make(
        _ ask: Asking, _ number: Int, _ more: String = "", key: TestInstallation.KeyPurpose = .clerk
    ) async throws -> Reply {
        let id = PictureID.numbered(number)
        let kind = more.contains("\"kind\"") ? "" : #","kind":"operative""#
        return try await ask.send(.post, path, key: key, body: #"{"id":"\#(id)"\#(kind)\#(more)}"#)
    }

    private func address(_ number: Int) -> String { "\(path)/\(PictureID.numbered(number))" }

    private func rows(_ picture: JSONValue, _ heading: String) -> [JSONValue] {
        let sections = picture["sections"]?.array ?? []
        return sections.first { $0["heading"]?.string == heading }?["rows"]?.array ?? []
    }

    private func value(_ rows: [JSONValue], _ key: String) -> Double? {
        rows.first { $0["key"]?.string == key }?["figures"]?.array?.first?["value"]?.number
    }

    /// Four reports of one trouble on the day of the picture, and the day after it.
    private func dayWithReports(_ ask: Asking) async throws {
        for number in 0..<4 {
            try await ask.report(north: Double(number), reporter: "person-\(number)")
        }
        installation.advance(.days(1))
    }

    private func change(
        _ ask: Asking, _ number: Int, _ body: String, key: TestInstallation.KeyPurpose = .clerk
    )
        async throws -> Reply
    {
        let etag = try await ask.get(address(number), key: .all).headers[.eTag].orFail()
        return try await ask.send(.patch, address(number), key: key, body: body, headers: ["If-Match": etag])
    }

    @Test func `a picture of yesterday is frozen, and comes out the same whatever comes in later`()
        async throws
    {
        try await installation.ask { ask in
            try await dayWithReports(ask)
            let first = try await make(ask, 1, #","words":{"summary":"Mörkt vid hallen."}"#)
            #expect(first.status == .created && first.headers[.location] == address(1), "\(first.text)")
            let picture = try first.json()
            #expect(picture["day"]?.string == "2026-11-20" && picture["from"]?.string == "2026-11-14")
            #expect(picture["words"]?["summary"]?.string == "Mörkt vid hallen.")
            #expect(value(rows(picture, "received"), "source/resident") == 4)
            #expect(value(rows(picture, "received"), "category/lighting") == 4)
            #expect(value(rows(picture, "cases"), "new") == 1)
            #expect(value(rows(picture, "alarms"), "rate") == 1)
            let home = try await ask.get("/api/v1/cases").ids().first.orFail()
            // One more report of the span, one of today, and the case is ended.
            let late = try ask.submission(north: 9, reporter: "late").replacing(
                #""text""#, with: #""observedAt":"2026-11-19T18:00:00+01:00","text""#)
            #expect(try await ask.send(.post, "/api/v1/reports", body: late).status == .created)
            try await ask.report(north: 500, reporter: "new")
            let etag = try await ask.get("/api/v1/cases/\(home)").headers[.eTag].orFail()
            let ended = try await ask.send(
                .patch, "/api/v1/cases/\(home)", body: #"{"status":"closed"}"#, headers: ["If-Match": etag])
            #expect(ended.status == .ok, "\(ended.text)")
            let again = try await make(ask, 2, #","day":"2026-11-20","from":"2026-11-14""#)
            #expect(try again.string("digest") == first.string("digest"), "\(again.text)")
            let look = try await ask.get("\(address(1))/again", key: .clerk).json()
            #expect(look["same"]?.bool == true, "\(look)")
            let came = look["late"]?.array ?? []
            #expect(value(came, "source/resident") == 1)
            let alike = try await ask.get(
                "\(address(1))/against/\(PictureID.numbered(2))", key: .clerk
            ).json()
            #expect(alike["same"]?.bool == true)
            let sent = try await make(ask, 1, #","words":{"summary":"Mörkt vid hallen."}"#)
            #expect(sent.status == .ok)
            let otherwise = try await make(ask, 1, #","words":{"summary":"Ljust vid hallen."}"#)
            #expect(try otherwise.codes() == ["picture.id-taken"], "\(otherwise.text)")
            #expect(try installation.store.inspect { _ in } == [])
        }
    }

    @Test func `a report that is corrected afterwards is shown as a correction, and what was frozen stands`()
        async throws
    {
        try await installation.ask { ask in
            try await dayWithReports(ask)
            let frozen = try await make(ask, 1)
            let report = try await ask.get("/api/v1/reports").ids()[0]
            let etag = try await ask.get("/api/v1/reports/\(report)").headers[.eTag].orFail()
            let corrected = try await ask.send(
                .patch, "/api/v1/reports/\(report)", body: #"{"category":"visibility","reason":"Fel val."}"#,
                headers: ["If-Match": etag])
            #expect(corrected.status == .ok, "\(corrected.text)")
            let look = try await ask.get("\(address(1))/again", key: .clerk).json()
            #expect(look["same"]?.bool == false)
            let sections = look["corrections"]?["sections"]?.array ?? []
            let received = try sections.first { $0["heading"]?.string == "received" }.orFail()
            let changes = received["changes"]?.array ?? []
            #expect(changes.contains { $0["change"]?.string == "changed" }, "\(changes)")
            #expect(changes.allSatisfy { $0["differences"]?.array == [] }, "\(changes)")
            #expect(
                changes.contains {
                    $0["change"]?.string == "added" && $0["after"]?["key"]?.string == "category/visibility"
                })
            let kept = try await ask.get(address(1), key: .clerk)
            #expect(try kept.string("digest") == frozen.string("digest"))
            #expect(try rows(kept.json(), "received") == rows(frozen.json(), "received"))
        }
    }

    @Test func `sources beside reports are in the picture, and stay as they were`() async throws {
        try await installation.ask { ask in
            func keep(_ count: Int) async throws {
                let kept = try await ask.send(
                    .post, "/api/v1/crime-statistics", key: .clerk,
                    body:
                        #"{"counts":[{"period":"2025","offence":"Rån","count":\#(count),"publisher":"Brå"}]}"#
                )
                #expect(kept.status == .ok, "\(kept.text)")
            }
            try await keep(9)
            let dialogue = try await ask.send(
                .put, "/api/v1/dialogues/\(DialogueID.numbered(1))", key: .clerk,
                body:
                    #"{"day":"2026-11-19","whereabouts":"Folkets hus","themes":[{"name":"Mörker","count":6},{"name":"Buller","count":2}]}"#
            )
            #expect(dialogue.status == .created, "\(dialogue.text)")
            let area = try await ask.send(
                .put, "/api/v1/watch-areas/\(WatchAreaID.numbered(1))", key: .clerk,
                body: #"{"name":"Linden","since":"2026-01-01","households":24}"#)
            #expect(area.status == .created, "\(area.text)")
            installation.advance(.days(1))
            let made = try await make(ask, 1)
            let picture = try made.json()
            #expect(rows(picture, "crimeStatistics").count == 1, "\(made.text)")
            #expect(value(rows(picture, "dialogues"), "theme/Mörker") == 6)
            #expect(value(rows(picture, "watchAreas"), "total") == 1)
            try await keep(12)
            let look = try await ask.get("\(address(1))/again", key: .clerk).json()
            #expect(look["same"]?.bool == true, "\(look)")
            let page = try await change(ask, 1, #"{"words":{"dialogues":"Mörkret."},"published":true}"#)
            #expect(page.status == .ok, "\(page.text)")
            let told = try await ask.get("/lagesbild/\(PictureID.numbered(1))/data.json", key: nil).text
            #expect(
                told.contains("Mörker") && told.contains("Brå") && told.contains("Aktiva områden"), "\(told)")
            for hidden in ["Buller", "Folkets hus", "Linden"] { #expect(!told.contains(hidden)) }
        }
    }

    @Test func `another municipality's picture is as if it were not`() async throws {
        try await installation.ask { ask in
            #expect(try await make(ask, 1).status == .created)
            #expect(try await make(ask, 2, key: .neighbour).status == .created)
            for path in [
                address(1), "\(address(1))/again", "\(address(1))/against/\(PictureID.numbered(2))",
                "\(address(2))/against/\(PictureID.numbered(1))",
            ] {
                #expect(try await ask.get(path, key: .neighbour).status == .notFound, "\(path)")
            }
            #expect(try await change(ask, 1, #"{"published":true}"#, key: .neighbour).status == .notFound)
            let list = try await ask.get(path, key: .neighbour).text
            #expect(list.contains("\(PictureID.numbered(2))") && !list.contains("\(PictureID.numbered(1))"))
            let taken = try await make(ask, 1, key: .neighbour)
            #expect(try taken.status == .conflict && taken.codes() == ["picture.id-taken"], "\(taken.text)")
            let other = try await make(ask, 1, #","kind":"strategic""#)
            #expect(try other.codes() == ["picture.id-taken"], "\(other.text)")
        }
    }

    @Test func `planners and the police make pictures, who plans reads them, others neither`() async throws {
        try await installation.ask { ask in
            #expect(try await make(ask, 1).status == .created)
            for (role, reads, makes) in [
                ("planner", true, true), ("police", true, true), ("triage", true, false),
                ("reader", false, false), ("admin", false, false),
            ] {
                let person = try await ask.person(["\(role):1060"], email: "\(role)@example.se")
                let read = try await ask.send(.get, address(1), as: person)
                #expect((read.status == .ok) == reads, "\(role)")
                let made = try await ask.send(.post, path, as: person, body: #"{"kind":"operative"}"#)
                #expect((made.status == .created) == makes, "\(role) \(made.text)")
            }
            let part = try await ask.person(["planner:1060:district/holje"], email: "del@example.se")
            let made = try await ask.send(.post, path, as: part, body: #"{"kind":"operative"}"#)
            #expect(try made.codes() == ["picture.part-alone"], "\(made.text)")
        }
    }

    @Test func `a case is not named to who may not see it`() async throws {
        try await installation.ask { ask in
            for (number, days) in [(1, 40), (2, 3), (3, 2)] {
                let moment = Timestamp.testNow.subtracting(.days(Int64(days)))
                let report = try Report.fixture(
                    number, at: .olofstrom(north: Double(number)), observed: moment, received: moment,
                    reporter: Int64(number))
                _ = try await installation.store.accept(report.new()) { _ in [] }
            }
            let made = try await make(ask, 1)
            let home = try await ask.get("/api/v1/cases").ids().first.orFail()
            #expect(try value(rows(made.json(), "cases"), "growing/\(home)") == 2, "\(made.text)")
            let far = try await ask.person(["planner:1060:district/jamshog"], email: "jamshog@example.se")
            let seen = try await ask.send(.get, address(1), as: far)
            #expect(seen.status == .ok && !seen.text.contains(home), "\(seen.text)")
        }
    }

    @Test func `words are changed by version, kept, and published only where they name nobody`() async throws
    {
        try await installation.ask { ask in
            try await dayWithReports(ask)
            _ = try await make(ask, 1, #","words":{"cases":"Ring Anna på 070-123 45 67"}"#)
            let id = PictureID.numbered(1)
            let refused = try await change(ask, 1, #"{"published":true}"#)
            #expect(try Set(refused.codes()) == ["picture.personal-data"], "\(refused.text)")
            #expect(try await ask.get("/lagesbild/\(id)/data.json", key: nil).status == .notFound)
            for named in ["Fråga Anna Berg om nycklarna.", "Pojken är 20121218-9875."] {
                let body = #"{"words":{"cases":"\#(named)"},"published":true}"#
                #expect(try await change(ask, 1, body).codes() == ["picture.personal-data"], "\(named)")
            }
            let stale = try await ask.send(
                .patch, address(1), key: .clerk, body: #"{"published":true}"#, headers: ["If-Match": "\"9\""])
            #expect(stale.status == .preconditionFailed)
            let changed = try await change(
                ask, 1, #"{"words":{"cases":"","summary":"Mörkt vid hallen."},"published":true}"#)
            #expect(try changed.status == .ok && changed.json()["version"]?.number == 2, "\(changed.text)")
            let home = try await ask.get("/api/v1/cases").ids().first.orFail()
            let told = try await ask.get("/lagesbild/\(id)/data.json", key: nil)
            #expect(told.status == .ok && told.text.contains("Mörkt vid hallen."), "\(told.text)")
            for counted in ["reports", "cases", "people"] {
                #expect(!told.text.contains(#""quantity":"\#(counted)""#), "\(told.text)")
            }
            for hidden in [home, "clerk", "070-123", "category/"] { #expect(!told.text.contains(hidden)) }
            let unsaid = try await change(ask, 1, #"{"words":{"cases":"Ring 070-123 45 67"}}"#)
            #expect(try Set(unsaid.codes()) == ["picture.personal-data"])
            _ = try await change(ask, 1, #"{"published":false}"#)
            #expect(try await ask.get("/lagesbild/\(id)/data.json", key: nil).status == .notFound)
        }
    }

    @Test func `every fault is told at its member`() async throws {
        try await installation.ask { ask in
            for (more, code) in [
                (#","day":"2026-11-20""#, "picture.day-not-over"),
                (#","day":"2026-11-18","until":"2026-11-19""#, "picture.span-after-day"),
                (#","from":"2026-11-19","until":"2026-11-18""#, "picture.no-span"),
                (#","day":"1926-11-18""#, "picture.day-too-early"),
                (#","until":"1999-12-31""#, "picture.day-too-early"),
                (#","from":"1999-12-31""#, "picture.day-too-early"),
                (#","from":"2000-01-01""#, "picture.no-span"), (#","kind":"weekly""#, "member.value"),
                (#","words":{"weather":"Regn."}"#, "member.unknown"),
            ] {
                let reply = try await make(ask, 1, more)
                #expect(try reply.codes() == [code], "\(reply.text)")
            }
            #expect(try await ask.get(path, key: .clerk).text == #"{"pictures":[]}"#)
        }
    }
}
