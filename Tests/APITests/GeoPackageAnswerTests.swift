import Foundation
import HTTPTypes
import JSON
import Reports
import SpatialStore
import TestSupport
import Testing

@testable import API
@testable import Web

/// Lists as GeoPackages, asked for through the routes. What stands in the files is tested with their writer.
@Suite struct GeoPackageAnswerTests {
    @Test(arguments: ["", "&limit=all", "&epsg=3006"])
    func `a list is a whole GeoPackage, to be saved under a name`(_ asked: String) async throws {
        try await TestInstallation().ask { ask in
            let id = try await ask.report(text: "Grannen skriker varje natt.")
            let item = try await ask.get("/api/v1/reports/\(id)").json()["properties"]?["case"]?.string
            for (path, name, id) in [("reports", "rapporter", id), ("cases", "arenden", try item.orFail())] {
                let reply = try await ask.get("/api/v1/\(path)?format=gpkg\(asked)")
                #expect(reply.status == .ok)
                #expect(reply.headers[.contentType] == "application/geopackage+sqlite3")
                #expect(reply.headers[.contentDisposition] == "attachment; filename=\"\(name).gpkg\"")
                #expect(reply.bytes.starts(with: Array("SQLite format 3\0".utf8)))
                #expect(Array(reply.bytes.dropFirst(68).prefix(4)) == Array("GPKG".utf8))
                #expect(reply.holds(id), "\(path)")
            }
            let reports = try await ask.get("/api/v1/reports?format=gpkg\(asked)")
            #expect(!reports.holds("Grannen"), "as the table has no words of the reports")
        }
    }

    @Test func `a page has its next one, and all have none`() async throws {
        try await TestInstallation().ask { ask in
            for number in 0..<3 { try await ask.report(north: Double(number) * 500) }
            let page = try await ask.get("/api/v1/reports?format=gpkg&limit=2")
            #expect(try page.next()?.contains("format=gpkg") == true)
            let last = try await ask.get(try page.next().orFail())
            #expect(last.status == .ok && last.holds("rapporter"))
            #expect(try last.next() == nil)
            #expect(try await ask.get("/api/v1/reports?format=gpkg&limit=all").next() == nil)
        }
    }

    @Test func `restricted reports and other municipalities are in no file`() async throws {
        let installation = try await TestInstallation()
        let report = try Report.fixture(1, at: .olofstrom(), isRestricted: true)
        _ = try await installation.store.accept(report.new()) { _ in [] }
        try await installation.ask { ask in
            let path = "/api/v1/reports?format=gpkg&limit=all"
            let whole = try await ask.get(path, key: .all)
            #expect(whole.holds("\(report.id)"))
            for key in [TestInstallation.KeyPurpose.read, .neighbour] {
                #expect(try await !ask.get(path, key: key).holds("\(report.id)"))
            }
            #expect(try await ask.get(path, key: .write).status == .forbidden)
        }
    }

    @Test(
        .oneInstallation,
        arguments: ["reports?epsg=3006", "cases?format=csv&epsg=4326", "reports?format=gpkg&epsg=3007"])
    func `a reference system goes with a GeoPackage, and is one of two`(_ query: String) async throws {
        try await OneInstallation.current().ask { ask in
            let reply = try await ask.get("/api/v1/\(query)")
            #expect(reply.status == .badRequest)
            #expect(try reply.json()["errors"]?.array?.first?["parameter"]?.string == "epsg")
        }
    }
}

extension Reply {
    /// Whether these letters stand somewhere among the bytes.
    fileprivate func holds(_ text: String) -> Bool { Data(bytes).range(of: Data(text.utf8)) != nil }
}
