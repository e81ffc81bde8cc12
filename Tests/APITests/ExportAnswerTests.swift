import Foundation
import Geometry
import HTTPTypes
import JSON
import Reports
import SpatialStore
import Testing
import TestSupport

@testable import API
@testable import Web

/// Whole lists as files, asked for through the routes.
@Suite struct ExportAnswerTests {
    @Test(.manyReports, arguments: [ListFormat.geojson, .csv])
    func `all is every page after the other, byte for byte`(_ format: ListFormat) async throws {
        try await ManyReports.current().ask { ask in
            var chance = SeededChance(seed: 5)
            for _ in 0..<8 {
                let path = "/api/v1/reports?\(Self.question(&chance))format=\(format.rawValue)"
                let limit = Int.random(in: 150...1_000, using: &chance)
                try await Self.compare(path, format, pagesOf: limit, ask)
            }
            for filter in ["", "status=open&", "unit=gata-park&", "bbox=14.53,56.27,14.56,56.29&"] {
                try await Self.compare(
                    "/api/v1/cases?\(filter)format=\(format.rawValue)", format, pagesOf: 61, ask)
            }
        }
    }

    /// A question about the reports of ``ManyReports``, from every kind there is.
    private static func question(_ chance: inout SeededChance) -> String {
        let places = [
            "", "near=14.5306,56.2767&radius=100000&", "near=14.55,56.29&radius=1500&",
            "bbox=14.53,56.27,14.56,56.29&",
            "area=district/holje&", "near=14.5306,56.2767&radius=600&area=district/holje&", "placed=false&",
        ]
        let filters = [
            "", "", "category=lighting&", "category=drugs,speeding&", "source=police&", "unit=gata-park&",
            "status=open&", "since=2026-11-20T18:10:00%2B01:00&", "until=2026-11-20T18:10:00%2B01:00&",
        ]
        return (places.randomElement(using: &chance) ?? "") + (filters.randomElement(using: &chance) ?? "")
    }

    private static func compare(
        _ path: String, _ format: ListFormat, pagesOf limit: Int, _ ask: Asking
    ) async throws {
        let all = try await ask.get("\(path)&limit=all")
        #expect(all.status == .ok, "\(path)")
        #expect(try all.next() == nil)
        var pages: [Reply] = []
        var next: String? = "\(path)&limit=\(limit)"
        while let page = next {
            pages.append(try await ask.get(page))
            next = try pages.last?.next()
        }
        #expect(all.headers[.contentType] == pages.first?.headers[.contentType])
        let parts = pages.map { $0.elements(format) }.filter { !$0.isEmpty }
        let separator = format == .geojson ? "," : ""
        #expect(all.elements(format) == parts.joined(separator: separator), "\(path)")
        if format == .geojson {
            let numbers = try pages.map { try ($0.json()["numberReturned"]?.number).orFail() }
            #expect(try all.json()["numberReturned"]?.number == numbers.reduce(0, +), "\(path)")
            #expect(try all.features().count == Int(numbers.reduce(0, +)), "\(path)")
        }
    }

    @Test(.manyReports) func `the questions of the comparison have many answers, and more than one page`()
        async throws
    {
        try await ManyReports.current().ask { ask in
            for (question, least) in [
                ("", 1_200), ("near=14.5306,56.2767&radius=100000", 1_200), ("unit=gata-park", 250),
                ("placed=false", 30), ("area=district/holje", 5),
            ] {
                let reply = try await ask.get("/api/v1/reports?\(question)&limit=all")
                #expect(try reply.features().count >= least, "\(question)")
            }
            let cases = try await ask.get("/api/v1/cases?limit=all")
            #expect(try cases.features().count > 200)
        }
    }

    @Test(.manyReports) func `near a place, all are nearest first`() async throws {
        try await ManyReports.current().ask { ask in
            let reply = try await ask.get("/api/v1/reports?near=14.5306,56.2767&radius=100000&limit=all")
            let distances = try reply.features().map {
                try ($0["properties"]?["distanceMetres"]?.number).orFail()
            }
            #expect(distances == distances.sorted())
            #expect(distances.count > 1_000)
        }
    }

    // One after the other: more exports than a few at a time are turned away.
    @Test(
        .oneInstallation, .serialized,
        arguments: [
            "/api/v1/reports?limit=all", "/api/v1/reports?bbox=20,10,21,11&limit=all",
            "/api/v1/reports?placed=false&limit=all", "/api/v1/cases?limit=all",
            "/api/v1/cases?bbox=20,10,21,11&limit=all",
        ])
    func `nothing is a whole, empty file`(_ path: String) async throws {
        try await OneInstallation.current().ask { ask in
            #expect(
                try await ask.get(path).text
                    == #"{"type":"FeatureCollection","features":[],"numberReturned":0}"#)
            let csv = try await ask.get("\(path)&format=csv")
            #expect(csv.text.hasPrefix("\u{FEFF}Id;") && csv.text.hasSuffix("\r\n"))
            #expect(csv.text.split(separator: "\r\n").count == 1)
        }
    }

    @Test func `a table is saved under a name, a map is not`() async throws {
        try await TestInstallation().ask { ask in
            for limit in ["1", "all"] {
                for (path, name) in [("reports", "rapporter"), ("cases", "arenden")] {
                    let csv = try await ask.get("/api/v1/\(path)?format=csv&limit=\(limit)")
                    #expect(csv.headers[.contentDisposition] == "attachment; filename=\"\(name).csv\"")
                    #expect(csv.headers[.contentType]?.hasPrefix("text/csv") == true)
                    let geoJSON = try await ask.get("/api/v1/\(path)?limit=\(limit)")
                    #expect(!geoJSON.headers.contains(.contentDisposition))
                    #expect(geoJSON.headers[.contentType] == "application/geo+json")
                }
            }
        }
    }

    @Test(arguments: ["", "&limit=all", "&near=14.5306,56.2767&radius=500"])
    func `a table of reports says which they are, when they came and in which case`(_ asked: String)
        async throws
    {
        try await TestInstallation().ask { ask in
            let id = try await ask.report()
            let report = try await ask.get("/api/v1/reports/\(id)").json()["properties"]
            let csv = try await ask.get("/api/v1/reports?format=csv\(asked)").text
            let cells = csv.split(separator: "\r\n").map {
                $0.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
            }
            let row = Dictionary(zip(cells[0], cells[1])) { first, _ in first }
            #expect(row["Referens"] == report?["reference"]?.string)
            #expect(row["Ärende"] == report?["case"]?.string)
            #expect(row["Inkom"]?.isEmpty == false)
        }
    }

    @Test func `a table has no words of the reports`() async throws {
        try await TestInstallation().ask { ask in
            let id = try await ask.report(text: "Grannen skriker varje natt.")
            let csv = try await ask.get("/api/v1/reports?format=csv&limit=all")
            #expect(csv.text.contains(id))
            #expect(!csv.text.contains("Grannen"))
        }
    }

    @Test(
        .oneInstallation,
        arguments: [
            ("reports?near=14.5306,56.2767&nearest=5&limit=all", "limit", "parameter.conflict"),
            ("reports?limit=all&cursor=AAAAAAAAAAABjw8-exp8wp1eChscLT5P", "cursor", "parameter.conflict"),
            ("cases?limit=all&cursor=AQAAAAAAAAAAAZNqHHoAeryeL0tqfI2eEA", "cursor", "parameter.conflict"),
            ("reports?limit=All", "limit", "parameter.value"),
            ("cases?limit=1001", "limit", "parameter.value"),
            ("reports?format=gpx", "format", "parameter.value"),
            ("cases?format=", "format", "parameter.value"),
        ])
    func `what cannot be asked for is named`(_ query: String, _ name: String, _ code: String) async throws {
        try await OneInstallation.current().ask { ask in
            let reply = try await ask.get("/api/v1/\(query)")
            #expect(reply.status == .badRequest)
            let fault = try #require(try reply.json()["errors"]?.array?.first)
            #expect(fault["parameter"]?.string == name)
            #expect(fault["code"]?.string == code)
        }
    }

    @Test func `restricted reports and other municipalities stay out of the whole too`() async throws {
        let installation = try await TestInstallation()
        let report = try Report.fixture(1, at: .olofstrom(), isRestricted: true)
        _ = try await installation.store.accept(report.new()) { _ in [] }
        try await installation.ask { ask in
            let seen = try await ask.get("/api/v1/reports?limit=all", key: .all).ids()
            #expect(seen == ["\(report.id)"])
            for key in [TestInstallation.KeyPurpose.read, .neighbour] {
                #expect(try await ask.get("/api/v1/reports?limit=all", key: key).ids() == [])
            }
            #expect(try await ask.get("/api/v1/cases?limit=all", key: .neighbour).ids() == [])
        }
    }

    @Test func `HEAD tells what GET would begin with, and takes no place`() async throws {
        let installation = try await TestInstallation()
        try await installation.ask { ask in
            try await ask.report()
            for _ in 0..<9 {
                let head = try await ask.send(.head, "/api/v1/reports?limit=all&format=csv")
                #expect(head.status == .ok)
                #expect(head.bytes.isEmpty)
                #expect(!head.headers.contains(.contentLength))
                #expect(head.headers[.contentDisposition] == "attachment; filename=\"rapporter.csv\"")
            }
            #expect(installation.service.exports.count == 0)
        }
    }
}

extension Reply {
    /// What stands between the beginning and the end of the file.
    fileprivate func elements(_ format: ListFormat) -> String {
        switch format {
        case .geojson:
            let begun = text.dropFirst(#"{"type":"FeatureCollection","features":["#.count)
            return String(begun[..<(begun.range(of: #"],"numberReturned":"#)?.lowerBound ?? begun.endIndex)])
        case .csv:
            return text.range(of: "\r\n").map { String(text[$0.upperBound...]) } ?? "no end of line"
        case .gpkg: return "no text"
        }
    }
}

/// Gives all cases of a test one installation with more reports than a first page holds, which they only read.
struct ManyReports: TestTrait, TestScoping {
    @TaskLocal private static var shared: TestInstallation?

    static func current() throws -> TestInstallation { try #require(shared) }

    func scopeProvider(for test: Test, testCase: Test.Case?) -> Self? { testCase == nil ? self : nil }

    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
        let installation = try await TestInstallation()
        var chance = SeededChance(seed: 3)
        let categories = ["lighting", "drugs", "speeding", "visibility"]
        let reports = try (1...1_300).map { number in
            try Report.fixture(
                number, at: number.isMultiple(of: 40) ? nil : .random(within: 4_000, using: &chance),
                category: categories[number % 4], source: number.isMultiple(of: 5) ? .police : .resident,
                observed: .testNow.adding(.seconds(Int64(number))))
        }
        _ = try await installation.store.acceptAll(reports.map { $0.new() })
        try await Self.$shared.withValue(installation) { try await function() }
    }
}

extension Trait where Self == ManyReports {
    static var manyReports: Self { Self() }
}
