import HTTPTypes
import JSON
import Reports
import Testing

@testable import API
@testable import Web

/// Lists of cases, references and statistics as a coordinator meets them.
@Suite struct CaseListTests {
    @Test func `a list is ordered and paged as asked, and tells the latest words and the last day`()
        async throws
    {
        try await TestInstallation().ask { ask in
            for place in [0.0, 900, 1_800] {
                try await ask.report(north: place, text: "Mörkt vid \(Int(place)).")
            }
            try await ask.report(north: 1_810, text: "Lamporna blinkar numera.")
            let oldest = try await ask.get("/api/v1/cases").ids()
            #expect(try await ask.get("/api/v1/cases?sort=newest").ids() == oldest.reversed())
            let most = try await ask.get("/api/v1/cases?sort=reports&limit=1")
            let row = try #require(try most.features().first?["properties"])
            #expect(row["latestReport"]?["text"]?.string == "Lamporna blinkar numera.")
            #expect(row["due"]?.string == "2026-12-04")
            let next = try #require(try most.next())
            #expect(try await ask.get(next).ids() + most.ids() == [oldest[1], oldest[2]])
            let other = next.replacing("sort=reports", with: "sort=due")
            #expect(try await ask.get(other).codes() == ["parameter.value"])
            let table = try await ask.get("/api/v1/cases?sort=newest&q=blinkar&format=csv").text
            #expect(table.split(separator: "\r\n").count == 2 && table.contains("Lamporna blinkar numera."))
        }
    }

    @Test(arguments: [
        ("q=lampan"), ("q=morkt%20vid"), ("category=lighting"), ("area=district/holje"), ("restricted=false"),
        ("receivedSince=2026-11-20"), ("receivedUntil=2026-11-22"), ("unit=gata-park"),
    ])
    func `a filter finds the case`(_ query: String) async throws {
        try await TestInstallation().ask { ask in
            try await ask.report(text: "Mörkt vid lamporna.")
            #expect(try await ask.get("/api/v1/cases?\(query)").ids().count == 1)
        }
    }

    @Test(arguments: [
        ("q=lampan%20skola"), ("category=drugs"), ("area=municipality/1081"), ("restricted=true"),
        ("receivedSince=2026-11-22"), ("receivedUntil=2026-11-20"), ("overdue=true"), ("status=closed"),
    ])
    func `a filter leaves the case out`(_ query: String) async throws {
        try await TestInstallation().ask { ask in
            try await ask.report(text: "Mörkt vid lamporna.")
            #expect(try await ask.get("/api/v1/cases?\(query)").ids().isEmpty)
        }
    }

    @Test(arguments: [
        "q=och", "overdue=ja", "sort=lastest", "reference=OLO", "category=lightning", "restricted=nej",
    ])
    func `what cannot be meant is refused`(_ query: String) async throws {
        try await TestInstallation().ask { ask in
            let codes = try await ask.get("/api/v1/cases?\(query)").codes()
            #expect(codes == ["parameter.value"])
        }
    }

    @Test func `a case is overdue from the day after its last`() async throws {
        let installation = try await TestInstallation()
        try await installation.ask { ask in
            try await ask.report()
            installation.advance(.days(14))
            #expect(try await ask.get("/api/v1/cases?overdue=true").ids().isEmpty)
            installation.advance(.days(1))
            #expect(try await ask.get("/api/v1/cases?overdue=true").ids().count == 1)
            let unit = try #require(
                try await ask.get("/api/v1/units").json()["municipalities"]?.array?.first?["units"]?.array?
                    .first)
            #expect(unit["openCases"]?.number == 1 && unit["overdueCases"]?.number == 1)
        }
    }

    @Test func `a report is found by its reference as it is said`() async throws {
        try await TestInstallation().ask { ask in
            let id = try await ask.report()
            let reference = try await ask.get("/api/v1/reports/\(id)").json()["properties"]?["reference"]?
                .string
            let said = try #require(reference).lowercased().replacing("-", with: "")
            #expect(try await ask.get("/api/v1/reports/\(said)").string("id") == id)
            #expect(try await ask.get("/api/v1/reports?reference=\(said)").ids() == [id])
            #expect(try await ask.get("/api/v1/cases?reference=\(said)").ids().count == 1)
            #expect(try await ask.get("/api/v1/reports/\(said)", key: .neighbour).status == .notFound)
            #expect(try await ask.get("/api/v1/reports?reference=\(said)", key: .neighbour).ids().isEmpty)
            #expect(
                try await ask.get("/api/v1/reports?reference=\(said)&near=14,56&radius=5").status
                    == .badRequest)
        }
    }

    @Test func `a restricted report's words and reference find nothing for who may not see it`() async throws
    {
        try await TestInstallation().ask { ask in
            let id = try await ask.report(
                text: "Min granne Kalle Karlsson på Storgatan 3 säljer knark i trapphuset.")
            let report = try await ask.get("/api/v1/reports/\(id)")
            #expect(report.text.contains(#""restricted":true"#))
            let reference = try #require(try report.json()["properties"]?["reference"]?.string)
            for query in ["q=trapphuset", "reference=\(reference)"] {
                #expect(try await ask.get("/api/v1/cases?\(query)").ids().count == 1)
                #expect(try await ask.get("/api/v1/cases?\(query)", key: .clerk).ids().isEmpty)
            }
            let shown = try await ask.get("/api/v1/cases", key: .clerk)
            #expect(shown.text.contains(#""latestReport":null"#))
            #expect(!shown.text.contains("knark"))
            let counted = try await ask.get("/api/v1/statistics", key: .clerk).json()
            #expect(counted["withheldReports"]?.number == 1 && counted["total"]?["received"]?.number == 0)
        }
    }

    @Test func `statistics tell the same as JSON and as a table`() async throws {
        try await TestInstallation().ask { ask in
            for place in [0.0, 10, 900] { try await ask.report(north: place) }
            let json = try await ask.get("/api/v1/statistics?by=district").json()
            let row = try #require(json["rows"]?.array?.first)
            #expect(
                row["key"]?.string == "holje" && row["received"]?.number == 2 && row["cases"]?.number == 1)
            let table = try await ask.get("/api/v1/statistics?by=district&format=csv").text.split(
                separator: "\r\n")
            #expect(
                table.dropFirst() == [
                    "Holje;2;1;0;1;0;0;;;;", "Ingen uppgift;1;1;0;1;0;0;;;;", "Alla;3;2;0;2;0;0;;;;",
                ])
        }
    }
}
