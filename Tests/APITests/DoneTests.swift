import HTTPTypes
import JSON
import Prevention
import Reports
import SpatialStore
import TestSupport
import Testing

@testable import API
@testable import Web

/// What everybody is told of what was done, over a real store.
@Suite struct DoneTests {
    private let installation: TestInstallation

    init() async throws { installation = try await TestInstallation() }

    /// Keeps a measure that is done, and gives its path.
    private func keep(
        _ ask: Asking, _ number: Int, title: String = "Ny belysning", done: String = "2026-11-01",
        _ more: String = ""
    ) async throws -> String {
        let path = "/api/v1/measures/01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e\(number)"
        let more = more.isEmpty ? "" : ",\(more)"
        let kept = try await ask.send(
            .put, path, key: .clerk,
            body:
                #"{"municipality":"1060","kind":"lighting","title":"\#(title)","state":"done","done":"\#(done)"\#(more)}"#
        )
        #expect(kept.status == .created, "\(kept.text)")
        return path
    }

    private func publish(_ ask: Asking, _ path: String, _ isPublished: Bool = true) async throws {
        let etag = try await ask.get(path, key: .clerk).headers[.eTag].orFail()
        let reply = try await ask.send(
            .patch, path, key: .clerk, body: #"{"published":\#(isPublished)}"#, headers: ["If-Match": etag])
        #expect(try reply.status == .ok && reply.json()["published"]?.bool == isPublished, "\(reply.text)")
    }

    private func done(_ ask: Asking, _ query: String = "") async throws -> [JSONValue] {
        let reply = try await ask.get("/api/v1/done\(query)", key: nil)
        #expect(reply.status == .ok, "\(reply.text)")
        return try reply.json()["done"]?.array ?? []
    }

    /// What is told of how many reports there were.
    private struct ToldReports: Equatable {
        var number: Double?
        var areFew = false
    }

    /// By the title of the measure.
    private func reports(_ ask: Asking) async throws -> [String: ToldReports] {
        let told = try await done(ask).map { measure in
            let count = ToldReports(
                number: measure["reports"]?.number, areFew: measure["reportsAreFew"]?.bool ?? false)
            return (measure["title"]?.string ?? "", count)
        }
        return Dictionary(told) { $1 }
    }

    @Test func `nothing is told before somebody has chosen it, nor once it is taken back or opened again`()
        async throws
    {
        try await installation.ask { ask in
            let path = try await keep(ask, 20)
            #expect(try await done(ask).isEmpty)
            try await publish(ask, path)
            #expect(try await done(ask).map { $0["title"]?.string } == ["Ny belysning"])
            let words = try await ask.get(path, key: .clerk).json()["history"]?.array?.last?["words"]?.string
            #expect(words == "Åtgärden får visas för alla när den är genomförd.")
            let etag = try await ask.get(path, key: .clerk).headers[.eTag].orFail()
            _ = try await ask.send(
                .patch, path, key: .clerk, body: #"{"state":"under-way","reason":"Sönder igen."}"#,
                headers: ["If-Match": etag])
            #expect(try await done(ask).isEmpty)
            let other = try await keep(ask, 21)
            try await publish(ask, other)
            try await publish(ask, other, false)
            #expect(try await done(ask).isEmpty)
        }
    }

    @Test func `a small number of reports is not told, and no place, unit or case ever is`() async throws {
        try await installation.ask { ask in
            for index in 0..<PublicCount.least {
                _ = try await ask.report(text: "Lampa \(index) vid hallen är trasig.")
            }
            let id = try await ask.get("/api/v1/cases").ids().first.orFail()
            let path = try await keep(
                ask, 20, title: "Lampor", done: "2026-11-20",
                #""causes":{"cases":["\#(id)"]},"units":["gata-park"],"place":{"type":"Point","coordinates":[14.5306,56.2767]}"#
            )
            try await publish(ask, path)
            _ = try await ask.report(north: 3_000, text: "Mörkt vid bron.")
            let small = try await ask.get("/api/v1/cases").ids().first { $0 != id }.orFail()
            let few = try await keep(
                ask, 21, title: "Bron", done: "2026-11-20", #""causes":{"cases":["\#(small)"]}"#)
            try await publish(ask, few)
            installation.advance(.days(1))
            #expect(
                try await reports(ask)
                    == ["Lampor": .init(number: Double(PublicCount.least)), "Bron": .init(areFew: true)])
            let text = try await ask.get("/api/v1/done", key: nil).text
            for hidden in [id, small, "14.53", "gata-park", "9e20"] { #expect(!text.contains(hidden)) }
            let table = try await ask.get("/api/v1/done?format=csv", key: nil).text
            #expect(table.contains("färre än 5") && !table.contains("14.53") && !table.contains(id))
        }
    }

    @Test
    func `whoever reports after a measure is done, or on that day, does not see when the next five are full`()
        async throws
    {
        try await installation.ask { ask in
            for index in 0..<2 { _ = try await ask.report(text: "Lampa \(index) vid hallen är trasig.") }
            let id = try await ask.get("/api/v1/cases").ids().first.orFail()
            let path = try await keep(
                ask, 20, title: "Lampor", done: "2026-11-20", #""causes":{"cases":["\#(id)"]}"#)
            try await publish(ask, path)
            for index in 2..<4 {
                _ = try await ask.report(text: "Lampa \(index) vid hallen är trasig.")
                #expect(try await reports(ask) == ["Lampor": .init()])
            }
            installation.advance(.days(1))
            #expect(try await reports(ask) == ["Lampor": .init(areFew: true)])
            for index in 4..<12 { _ = try await ask.report(text: "Lampa \(index) vid hallen är trasig.") }
            #expect(try await ask.get("/api/v1/cases/\(id)").json()["reportCount"]?.number == 12)
            #expect(try await reports(ask) == ["Lampor": .init(areFew: true)])
        }
    }

    @Test func `what seems to be personal is left out, and what is asked for is what is told`() async throws {
        try await installation.ask { ask in
            for (number, title, day) in [
                (20, "Ring Anna på 070-123 45 67", "2026-11-01"), (21, "Lampor", "2026-11-02"),
                (22, "Fler lampor", "2025-03-01"),
                (23, "Hos fam Exempelsson Storgatan 5", "2026-11-03"),
            ] {
                let path = try await keep(ask, number, title: title, done: day)
                try await publish(ask, path)
            }
            func titles(_ query: String) async throws -> [String?] {
                try await done(ask, query).map { $0["title"]?.string }
            }
            #expect(try await titles("") == ["Lampor", "Fler lampor"])
            #expect(try await titles("?year=2025") == ["Fler lampor"])
            #expect(try await titles("?kind=camera") == [])
            #expect(try await titles("?municipality=1060") == ["Lampor", "Fler lampor"])
            #expect(try await titles("?municipality=0180") == [])
            #expect(try await ask.get("/api/v1/done?year=x", key: nil).status == .badRequest)
            let kind = try await ask.get("/api/v1/done?kind=lightning", key: nil)
            #expect(kind.status == .badRequest && kind.text.contains("lighting"), "\(kind.text)")
            #expect(try await ask.get("/api/v1/done?kind=lighting", key: nil).status == .ok)
        }
    }
}
