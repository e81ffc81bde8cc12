import HTTPTypes
import JSON
import Reports
import SpatialStore
import TestSupport
import Testing

@testable import API
@testable import Web

/// The last days of what waits for somebody, as calendars.
@Suite struct DeadlineCalendarTests {
    @Test func `cases are told by their last day and without words, until they are closed`() async throws {
        try await TestInstallation().ask { ask in
            let report = try await ask.report(text: "Hemlig lampa vid skolan.")
            let properties = try await ask.get("/api/v1/reports/\(report)").json()["properties"]
            let id = try (properties?["case"]?.string).orFail()
            let path = "/api/v1/cases/\(id)"
            let found = try await ask.get("/api/v1/cases").features()
            let due = try (found.first?["properties"]?["due"]?.string).orFail()
            let calendar = try await ask.get("/api/v1/cases?format=ics")
            #expect(calendar.status == .ok)
            #expect(calendar.headers[.contentType]?.hasPrefix("text/calendar") == true)
            #expect(calendar.text.contains("UID:\(id)-due@lykta\r\n"))
            #expect(calendar.text.contains("DTSTART;VALUE=DATE:\(due.filter { $0 != "-" })\r\n"))
            #expect(calendar.text.contains("SUMMARY:Åtgärda ärende: lighting "))
            #expect(!calendar.text.contains("Hemlig"))
            #expect(try await !ask.get("/api/v1/cases?format=ics", key: .neighbour).text.contains("VEVENT"))
            let etag = try await ask.get(path).headers[.eTag].orFail()
            let closed = try await ask.send(
                .patch, path, body: #"{"status":"closed"}"#, headers: ["If-Match": etag])
            #expect(closed.status == .ok, "\(closed.text)")
            #expect(try await !ask.get("/api/v1/cases?format=ics").text.contains("VEVENT"))
            let all = try await ask.get("/api/v1/cases?format=ics&limit=all")
            #expect(try all.json()["errors"]?.array?.first?["parameter"]?.string == "limit")
        }
    }

    @Test func `measures are told by the day that they are planned for, until they are stopped`() async throws
    {
        try await TestInstallation().ask { ask in
            let path = "/api/v1/measures/01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e20"
            let body =
                #"{"municipality":"1060","kind":"lighting","title":"Ny, ljus lampa","planned":"2026-12-24"}"#
            #expect(try await ask.send(.put, path, key: .clerk, body: body).status == .created)
            let calendar = try await ask.get("/api/v1/measures?format=ics", key: .read)
            #expect(calendar.text.contains("DTSTART;VALUE=DATE:20261224\r\nDTEND;VALUE=DATE:20261225\r\n"))
            #expect(calendar.text.contains("SUMMARY:Planerad åtgärd: Ny\\, ljus lampa\r\n"))
            #expect(calendar.text.contains("STATUS:TENTATIVE\r\n"))
            let etag = try await ask.get(path).headers[.eTag].orFail()
            let stopped = try await ask.send(
                .patch, path, key: .clerk, body: #"{"state":"stopped","reason":"Inga pengar."}"#,
                headers: ["If-Match": etag])
            #expect(stopped.status == .ok, "\(stopped.text)")
            #expect(try await !ask.get("/api/v1/measures?format=ics", key: .read).text.contains("VEVENT"))
        }
    }

    @Test func `findings are told by their last day`() async throws {
        try await TestInstallation().ask { ask in
            let walk = "01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e0f"
            let kept = try await ask.send(
                .put, "/api/v1/walks/\(walk)", key: .clerk, body: Examples.newWalk)
            #expect(kept.status == .created, "\(kept.text)")
            let found = try await ask.send(
                .post, "/api/v1/walks/\(walk)/findings", key: .clerk,
                body: #"{"stop":1,"what":"Lampan är släckt.","due":"2026-12-01"}"#)
            #expect(found.status == .created, "\(found.text)")
            let undated = try await ask.send(
                .post, "/api/v1/walks/\(walk)/findings", key: .clerk, body: #"{"stop":1,"what":"Buskage."}"#)
            #expect(undated.status == .created, "\(undated.text)")
            let calendar = try await ask.get("/api/v1/findings?format=ics", key: .clerk)
            #expect(calendar.text.contains("SUMMARY:Åtgärda iakttagelse: Lampan är släckt.\r\n"))
            #expect(calendar.text.contains("DTSTART;VALUE=DATE:20261201\r\n"))
            #expect(!calendar.text.contains("Buskage"))
        }
    }
}
