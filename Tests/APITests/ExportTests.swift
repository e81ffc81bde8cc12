import Exports
import FoundationEssentials
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import JSON
import Logging
import NIOCore
import Projection
import Reports
import Testing
import TestSupport

@testable import API
@testable import Web

/// Whole lists as files.
@Suite struct ExportTests {
    /// Fills an installation with reports of several categories around the square, some of them of the neighbour.
    private static func filled(_ ask: Asking) async throws {
        for number in 0..<11 {
            let category = ["lighting", "drugs", "visibility"][number % 3]
            try await ask.report(
                north: Double(number) * 130, east: number == 7 ? 15_000 : Double(number % 4) * 90,
                category: category, reporter: "r\(number)")
        }
    }

    /// All features of the pages that follow one another.
    private static func paged(_ ask: Asking, _ path: String) async throws -> [JSONValue] {
        var features: [JSONValue] = []
        var next: String? = "\(path)limit=2"
        while let path = next {
            let reply = try await ask.get(path)
            features += try reply.features()
            next = try reply.next()
        }
        return features
    }

    @Test(arguments: [
        "/api/v1/reports?", "/api/v1/reports?near=14.5306,56.2767&radius=900&",
        "/api/v1/reports?bbox=14.50,56.25,14.56,56.285&", "/api/v1/reports?area=district/holje&",
        "/api/v1/reports?category=lighting,drugs&", "/api/v1/reports?unit=gata-park&",
        "/api/v1/reports?placed=false&", "/api/v1/reports?status=closed&", "/api/v1/cases?",
        "/api/v1/cases?group=drugs&", "/api/v1/cases?bbox=14.50,56.25,14.56,56.285&",
        "/api/v1/cases?status=merged&",
    ])
    func `the whole list is what its pages hold, in the same order`(_ path: String) async throws {
        try await TestInstallation().ask { ask in
            try await Self.filled(ask)
            let whole = try await ask.get("\(path)limit=all")
            #expect(whole.status == .ok)
            #expect(whole.headers[.contentType] == "application/geo+json")
            #expect(try whole.next() == nil)
            let pages = try await Self.paged(ask, path)
            #expect(try whole.features() == pages)
            #expect(try whole.json()["numberReturned"] == .number(Double(pages.count)))

            let table = try await ask.get("\(path)limit=all&format=csv")
            #expect(table.headers[.contentType]?.hasPrefix("text/csv") == true)
            #expect(table.headers[.contentDisposition]?.hasPrefix("attachment; filename=") == true)
            let rows = table.text.components(separatedBy: "\r\n").dropFirst().filter { !$0.isEmpty }
            let ids = try pages.map { try ($0["id"]?.string).orFail() }
            #expect(rows.map { String($0.prefix(36)) } == ids)
        }
    }

    @Test func `a page can be a table too, with the way on`() async throws {
        try await TestInstallation().ask { ask in
            try await Self.filled(ask)
            for path in ["/api/v1/reports?", "/api/v1/cases?"] {
                let reply = try await ask.get("\(path)limit=2&format=csv")
                #expect(reply.text.components(separatedBy: "\r\n").filter { !$0.isEmpty }.count == 3)
                #expect(try reply.next()?.contains("format=csv") == true)
            }
        }
    }

    @Test(arguments: [
        ("/api/v1/reports?limit=all&cursor=AAAAAAAAAAABjw8-exp8wp1eChscLT5P", "cursor"),
        ("/api/v1/reports?limit=all&near=14.5,56.3&nearest=3", "limit"),
        ("/api/v1/reports?limit=every", "limit"),
        ("/api/v1/reports?format=gpx", "format"), ("/api/v1/cases?limit=0", "limit"),
        ("/api/v1/cases?format=xlsx", "format"),
        ("/api/v1/cases?limit=all&cursor=AZDJwR68egCAAAAAAAAAAQ", "cursor"),
    ])
    func `what cannot be a whole list is refused by name`(_ path: String, _ parameter: String) async throws {
        try await TestInstallation().ask { ask in
            let reply = try await ask.get(path)
            #expect(reply.status == .badRequest)
            let faults = try reply.json()["errors"]?.array ?? []
            #expect(faults.map { $0["parameter"]?.string } == [parameter])
        }
    }

    @Test func `places for files are given back, whoever goes`() async throws {
        let installation = try await TestInstallation()
        try await installation.ask { ask in
            try await Self.filled(ask)
            for _ in 0..<6 {
                let head = try await ask.send(.head, "/api/v1/reports?limit=all")
                #expect(head.status == .ok && head.bytes.isEmpty)
                #expect(try await ask.get("/api/v1/reports?limit=all").status == .ok)
                #expect(
                    try await ask.get("/api/v1/reports?limit=all&near=1,2&radius=5").status == .badRequest)
            }
            let held = (0..<4).map { _ in try? ExportPlace(in: installation.service.exports) }
            let refused = try await ask.get("/api/v1/cases?limit=all")
            #expect(refused.status == .serviceUnavailable && refused.headers[.retryAfter] == "10")
            held.forEach { $0?.leave() }
            #expect(try await ask.get("/api/v1/cases?limit=all").status == .ok)
        }
        #expect(installation.service.exports.count == 0)
    }

    struct DiskFailed: Error {}

    /// A server whose one route writes pages of reports without end, or fails at the third.
    private static func server(
        failing: Bool, limits: WebLimits = WebLimits(), logger: Logger, _ exports: Admission,
        _ installation: TestInstallation
    ) throws -> Application<Responder> {
        let projector = installation.service.projector
        let report = try Report.fixture(1, at: .olofstrom())
        let found = ExportedReport(
            FoundReport(
                id: report.id, place: try .olofstrom(), municipality: report.municipality,
                category: report.category, status: .open, source: report.source, observed: report.observed,
                reporter: nil))
        let route = Route(
            .get, "/file", .open, summary: Bilingual(swedish: "", english: ""), answers: []
        ) { call in
            let stream = ExportStream<ReportsGeoJSON, Int>(
                format: ReportsGeoJSON(projector, detail: .full), count: ElementCount(), name: "x"
            ) { number in
                if failing, number == 3 { throw DiskFailed() }
                return (Array(repeating: found, count: 500), number + 1)
            }
            return stream.response(
                beginningWith: ([found], 1), holding: try ExportPlace(in: exports), call.logger)
        }
        return WebServer(
            routes: [route], keys: KeyRing(installation.store), limits: limits, metrics: installation.metrics,
            clock: { .testNow }
        ).application(host: "127.0.0.1", port: 0, logger: logger)
    }

    @Test func `a file whose reading fails on the way is cut off, and told from a whole one`() async throws {
        let installation = try await TestInstallation()
        let exports = Admission(most: 1)
        let lines = Kept<[String]>([])
        let logger = Logger(label: "test") { _ in Recorder(lines: lines) }
        let server = try Self.server(failing: true, logger: logger, exports, installation)
        try await server.test(.live) { client in
            let (text, isClosed) = try await ConnectionTests.talk(
                ["GET /file HTTP/1.1\r\nHost: a\r\n\r\n"], to: try client.port.orFail())
            #expect(text.lowercased().contains("transfer-encoding: chunked"))
            #expect(text.contains("FeatureCollection"))
            #expect(!text.hasSuffix("0\r\n\r\n"))
            #expect(!text.contains("numberReturned"))
            #expect(isClosed)
        }
        #expect(exports.count == 0)
        #expect(lines.change { $0 }.filter { $0.hasPrefix("error Export cut off ") }.count == 1)
    }

    @Test func `a client that reads no more is cut off, one that reads on is not`() async throws {
        let installation = try await TestInstallation()
        let exports = Admission(most: 4)
        var limits = WebLimits()
        limits.requestSeconds = 1
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let server = try Self.server(failing: false, limits: limits, logger: logger, exports, installation)
        try await server.test(.live) { client in
            let request = "GET /file HTTP/1.1\r\nHost: a\r\n\r\n"
            let port = try client.port.orFail()
            let (read, isClosed) = try await ConnectionTests.talk([request], seconds: 3, to: port)
            #expect(!isClosed)
            #expect(read.utf8.count > 1_000_000)
            try await ConnectionTests.holdWithoutReading(request, port: port, seconds: 4)
            #expect(exports.count == 0)
        }
    }
}
