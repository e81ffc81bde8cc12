import HTTPTypes
import JSON
import Reports
import SpatialStore
import TestSupport
import Testing

@testable import API
@testable import Web

/// New cases of a filter as a feed.
@Suite struct CaseFeedTests {
    @Test func `a feed has the newest case first, each under an id that stays and with its page`()
        async throws
    {
        try await TestInstallation().ask { ask in
            var cases: [String] = []
            for north in [0.0, 900] {
                let id = try await ask.report(north: north, text: "Lampan <\(Int(north))> är & trasig.")
                cases.append(
                    try await ask.get("/api/v1/reports/\(id)").json()["properties"]?["case"]?.string ?? "")
            }
            let feed = try await ask.get("/api/v1/cases?format=atom&group=lighting")
            #expect(feed.status == .ok)
            #expect(feed.headers[.contentType] == "application/atom+xml")
            let ids = feed.text.split(separator: "<id>urn:uuid:").dropFirst().map { String($0.prefix(36)) }
            #expect(ids == cases.reversed())
            #expect(feed.text.contains("<link href=\"https://lykta.example.se/arende/\(cases[0])\"/>"))
            #expect(feed.text.contains("lighting: Lampan &lt;900&gt; är &amp; trasig."))
            #expect(feed.text.contains("<title>Ärenden (group=lighting)</title>"))
            let none = try await ask.get("/api/v1/cases?format=atom&group=drugs")
            #expect(none.status == .ok && !none.text.contains("<entry>"))
        }
    }

    @Test func `later pages are of the same feed, and a feed is not read whole`() async throws {
        try await TestInstallation().ask { ask in
            for north in [0.0, 900] { try await ask.report(north: north) }
            let first = try await ask.get("/api/v1/cases?format=atom&limit=1")
            let second = try await ask.get(try first.next().orFail())
            #expect(second.text.components(separatedBy: "<entry>").count == 2)
            #expect(try second.next() == nil)
            let id = { (reply: Reply) in reply.text.components(separatedBy: "<id>")[1] }
            #expect(id(first).hasPrefix("https://lykta.example.se/api/v1/cases?format=atom&amp;limit=1<"))
            #expect(
                Set(id(second).split(separator: "<")[0].split(separator: "?")[1].split(separator: "&amp;"))
                    == ["format=atom", "limit=1"])
            let all = try await ask.get("/api/v1/cases?format=atom&limit=all")
            #expect(all.status == .badRequest)
            #expect(try all.json()["errors"]?.array?.first?["parameter"]?.string == "limit")
        }
    }

    @Test func `a feed tells its reader no more than the list does`() async throws {
        let installation = try await TestInstallation()
        let report = try Report.fixture(
            1, at: .olofstrom(), text: "Hemligt om en granne.", isRestricted: true)
        _ = try await installation.store.accept(report.new()) { _ in [] }
        try await installation.ask { ask in
            #expect(try await ask.get("/api/v1/cases?format=atom", key: .all).text.contains("Hemligt"))
            let read = try await ask.get("/api/v1/cases?format=atom", key: .read)
            #expect(read.status == .ok && !read.text.contains("Hemligt"))
            let neighbour = try await ask.get("/api/v1/cases?format=atom", key: .neighbour)
            #expect(!neighbour.text.contains("<entry>"))
            #expect(try await ask.get("/api/v1/cases?format=atom", key: nil).status == .unauthorized)
        }
    }
}

extension String {
    fileprivate func components(separatedBy separator: String) -> [Substring] {
        split(separator: separator, omittingEmptySubsequences: false)
    }
}
