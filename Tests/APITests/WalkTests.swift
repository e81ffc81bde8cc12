import HTTPTypes
import JSON
import Prevention
import Reports
import TestSupport
import Testing

@testable import API
@testable import Web

/// Safety walks that are kept, through the API and over a real store.
@Suite struct WalkTests {
    private let walk = "/api/v1/walks/\(WalkID.numbered(1))"
    private let again = "/api/v1/walks/\(WalkID.numbered(2))"

    private func keep(
        _ ask: Asking, _ path: String, _ body: String = Examples.newWalk
    ) async throws -> Reply {
        try await ask.send(.put, path, key: .clerk, body: body)
    }

    private func change(_ ask: Asking, _ body: String) async throws -> Reply {
        let version = try await ask.get(walk, key: .clerk).headers[.eTag].orFail()
        return try await ask.send(.patch, walk, key: .clerk, body: body, headers: ["If-Match": version])
    }

    @Test func `days that contradict each other or how far a walk has come are refused`() async throws {
        let installation = try await TestInstallation()
        try await installation.ask { ask in
            #expect(try await keep(ask, walk).status == .created)
            for (body, code) in [
                (#"{"startsAt":"2026-11-27T16:00:00+01:00"}"#, "walk.starts-on-another-day"),
                (#"{"days":{"walk":"2026-11-27"}}"#, "walk.starts-on-another-day"),
            ] {
                #expect(try await change(ask, body).codes() == [code], "\(body)")
            }
            // A form in which the time is said and the day is not.
            let dayless = try await change(ask, #"{"days":{},"startsAt":"18:00"}"#)
            #expect(try dayless.codes() == ["member.value"] && dayless.text.contains("Ange vandringens dag"))
            let wrong = try await change(ask, #"{"startsAt":"2026-11-26 kl. 18:00"}"#)
            #expect(wrong.status == .unprocessableContent && wrong.text.contains("RFC 3339"))
            #expect(try await change(ask, #"{"state":"invited"}"#).status == .ok)
            #expect(try await change(ask, #"{"state":"walked"}"#).codes() == ["walk.day-not-come"])
            installation.advance(.days(6))
            #expect(try await change(ask, #"{"state":"walked"}"#).status == .ok)
            let late = #"{"days":{"walk":"2026-12-20"},"startsAt":"2026-12-20T16:00:00+01:00"}"#
            #expect(try await change(ask, late).codes() == ["walk.day-not-come"])
            #expect(
                try await change(ask, #"{"days":{},"startsAt":""}"#).codes() == ["walk.no-day-walked"])
            #expect(try await change(ask, #"{"state":"reported"}"#).status == .ok)
            #expect(try await change(ask, #"{"state":"followed-up"}"#).codes() == ["walk.meeting-not-come"])
            installation.advance(.days(14))
            let told = try await change(ask, #"{"state":"followed-up"}"#)
            #expect(told.status == .ok)
            let words = try told.json()["history"]?.array?.compactMap { $0["words"]?.string }
            #expect(words?.contains("Inbjuden → Vandrad (2026-11-26)") == true)
        }
    }

    @Test func `what is sent again is the walk that is kept, and something else under its id is refused`()
        async throws
    {
        try await TestInstallation().ask { ask in
            #expect(try await keep(ask, walk).status == .created)
            #expect(try await keep(ask, walk).status == .ok)
            for (before, after) in [
                ("Holje i november", "Holje"), ("2026-12-10", "2026-12-11"), ("T16:00", "T17:00"),
                ("Torget", "Skolan"), ("Trygghetssamordnaren", "Kommunpolisen"),
                (#""count":8"#, #""count":9"#), ("Idrottshallen", "Grinden"), ("14.5306", "14.5316"),
            ] {
                let other = try await keep(ask, walk, Examples.newWalk.replacing(before, with: after))
                #expect(try other.codes() == ["walk.id-taken"], "\(before): \(other.text)")
            }
            // Once somebody has changed it, it says something else than what is sent again.
            #expect(try await change(ask, #"{"leader":"Kommunpolisen"}"#).status == .ok)
            #expect(try await keep(ask, walk).status == .ok)
        }
    }

    @Test func `a format that there is not is refused with those that there are`() async throws {
        try await TestInstallation().ask { ask in
            #expect(try await keep(ask, walk).status == .created)
            for (path, last) in [
                ("/api/v1/walks", "json, ics"), (walk, "json, csv, ics, gpx"),
                ("/api/v1/findings", "json, csv, ics"),
            ] {
                let refused = try await ask.get("\(path)?format=zz", key: .read)
                #expect(refused.status == .badRequest && refused.text.contains(last), "\(refused.text)")
                #expect(try refused.codes() == ["parameter.value"])
                for format in last.split(separator: ", ") {
                    #expect(try await ask.get("\(path)?format=\(format)", key: .read).status == .ok)
                }
            }
            let unit = try await ask.get("/api/v1/findings?unit=gata-prak", key: .read)
            #expect(unit.status == .badRequest && unit.text.contains("gata-park"), "\(unit.text)")
            #expect(try await ask.get("/api/v1/findings?unit=gata-park", key: .read).status == .ok)
            #expect(try await ask.get("/gjort/fil?format=zz", key: nil).status == .badRequest)
            #expect(try await ask.get("/gjort/fil?format=json", key: nil).status == .ok)
        }
    }

    @Test func `a text that is something else is told of as that, and not by its length`() async throws {
        try await TestInstallation().ask { ask in
            #expect(try await keep(ask, walk).status == .created)
            let named = try await change(
                ask,
                #"{"leader":["Eva"],"participants":[{"role":"Boende","count":8,"names":["Eva Ek"],"consent":true}]}"#
            )
            #expect(named.status == .unprocessableContent, "\(named.text)")
            let faults = try named.json()["errors"]?.array ?? []
            #expect(
                faults.compactMap { $0["pointer"]?.string }.sorted() == ["/leader", "/participants/0/names"],
                "\(named.text)")
            #expect(try Set(named.codes()) == ["member.wrong-type"] && !named.text.contains("byte"))
        }
    }

    @Test func `a kept walk is taken along as waypoints and a route, without who walks it`() async throws {
        try await TestInstallation().ask { ask in
            #expect(try await keep(ask, walk).status == .created)
            let named = try await change(
                ask, #"{"participants":[{"role":"Boende","count":8,"names":"Eva Ek","consent":true}]}"#)
            #expect(named.status == .ok)
            let file = try await ask.get("\(walk)?format=gpx", key: .read)
            #expect(file.status == .ok && file.headers[.contentType] == "application/gpx+xml")
            #expect(file.headers[.contentDisposition] == "attachment; filename=\"trygghetsvandring.gpx\"")
            for words in [
                "<name>Holje i november</name>", "<name>1. Idrottshallen</name><desc>", "Samling: Torget",
            ] {
                #expect(file.text.contains(words), "\(words): \(file.text)")
            }
            #expect(!file.text.contains("Eva Ek") && !file.text.contains("Trygghetssamordnaren"))
            #expect(try await ask.get("\(walk)?format=gpx", key: .neighbour).status == .notFound)
        }
    }

    @Test func `a name or a number where roles are asked for is kept and warned of`() async throws {
        try await TestInstallation().ask { ask in
            let made = try await keep(ask, walk)
            #expect(try made.status == .created && made.json()["warnings"] == nil, "\(made.text)")
            let named = try await change(
                ask,
                #"{"leader":"Anna Exempelsson","participants":[{"role":"Ring 070-1740605","count":1},{"role":"Boende","count":8,"names":"Eva Ek","consent":true}]}"#
            )
            #expect(named.status == .ok)
            let warnings = try (named.json()["warnings"]?.array).orFail().compactMap(\.string)
            #expect(warnings.count == 2 && warnings.contains { $0.contains("telefonnummer") })
            #expect(warnings.contains { $0.contains("”Anna Exempelsson” ser ut som ett namn") })
            // They agreed to their names, not to their numbers.
            let numbered = try await change(
                ask,
                #"{"leader":"Samordnaren","participants":[{"role":"Boende","count":8,"names":"Per Ek 0701740605","consent":true}]}"#
            )
            let told = try (numbered.json()["warnings"]?.array).orFail().compactMap(\.string)
            #expect(told.count == 1 && told[0].contains("telefonnummer"), "\(told)")
            let mended = try await change(
                ask, #"{"leader":"Samordnaren","participants":[{"role":"Boende","count":8}]}"#)
            #expect(try mended.json()["warnings"] == nil)
        }
    }

    @Test func `a walk and the one that repeats it lead to each other`() async throws {
        try await TestInstallation().ask { ask in
            #expect(try await keep(ask, walk).status == .created)
            let id = WalkID.numbered(1)
            #expect(try await keep(ask, again, #"{"title":"Om","repeats":"\#(id)"}"#).status == .created)
            let later = try await ask.get(walk, key: .read).json()["repeatedBy"]?.array
            #expect(later?.compactMap(\.string) == [WalkID.numbered(2).description])
            let read = try await ask.get(again, key: .read).json()
            #expect(read["repeats"]?.string == id.description && read["repeatedBy"]?.array?.isEmpty == true)
        }
    }

    @Test func `a walk that repeats another is given no stops of its own`() async throws {
        try await TestInstallation().ask { ask in
            #expect(try await keep(ask, walk).status == .created)
            let both = "\(Examples.newWalk.dropLast()),\"repeats\":\"\(WalkID.numbered(1))\"}"
            let refused = try await keep(ask, again, both)
            #expect(try refused.codes() == ["walk.repeats-with-stops"])
            #expect(try await ask.get(again, key: .read).status == .notFound)
            #expect(
                try await keep(ask, again, #"{"title":"Om","repeats":"\#(WalkID.numbered(1))"}"#).status
                    == .created)
            let other =
                #"{"stops":[{"name":"Torget","place":{"type":"Point","coordinates":[14.5306,56.2767]}}]}"#
            #expect(try await change(ask, other).codes() == ["walk.stops-repeated"])
            let repeated = try await ask.send(
                .patch, again, key: .clerk, body: other, headers: ["If-Match": "\"1\""])
            #expect(try repeated.codes() == ["walk.repeats-with-stops"])
        }
    }

    @Test func `a walk is not dated before the one that it repeats`() async throws {
        try await TestInstallation().ask { ask in
            #expect(try await keep(ask, walk).status == .created)
            let id = WalkID.numbered(1)
            let early = try await keep(
                ask, again, #"{"title":"Om","repeats":"\#(id)","days":{"walk":"2026-11-25"}}"#)
            #expect(try early.codes() == ["walk.before-the-repeated"])
            #expect(early.text.contains("2026-11-25") && early.text.contains("2026-11-26"))
            let late = #"{"title":"Om","repeats":"\#(id)","days":{"walk":"2026-11-26"}}"#
            #expect(try await keep(ask, again, late).status == .created)
            let moved = try await change(ask, #"{"days":{"walk":"2026-11-27"},"startsAt":""}"#)
            #expect(try moved.codes() == ["walk.after-its-repeat"])
            #expect(moved.text.contains("2026-11-27") && moved.text.contains("2026-11-26"))
        }
    }
}
