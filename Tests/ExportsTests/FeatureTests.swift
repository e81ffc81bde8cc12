import Geometry
import Projection
import Reports
import TestSupport
import Testing

@testable import Exports

/// Layers for map programs, beside the tables that they say the same as.
@Suite struct FeatureTests {
    private func cell(_ name: String, _ table: some FeatureTable, _ row: FeatureRow) throws -> FeatureValue {
        row.values[try #require(table.columns.firstIndex { $0.name == name })]
    }

    @Test func `layers have the columns of the tables`() throws {
        let projector = try Projector()
        let reports = ReportFeatures(projector, detail: .full, categories: [])
        let cases = CaseFeatures(projector, detail: .full, seesRestricted: { _ in true }, categories: [])
        let reportTable = try CSVReader.rows(
            of: ReportsCSV(projector, detail: .full).bytes(of: [ExportedReport]()))
        let caseTable = try CSVReader.rows(
            of: CasesCSV(projector, detail: .full, seesRestricted: { _ in true }).bytes(of: [ListedCase]()))
        #expect(reports.columns.map(\.name) == reportTable[0])
        #expect(cases.columns.map(\.name) == caseTable[0])
    }

    @Test func `a report says what it is, when in a moment and where in numbers`() throws {
        let table = ReportFeatures(
            try Projector(), detail: .full, categories: [try Category.fixture("lighting")])
        let report = ExportedReport(
            try filed("=1+1", words: "Vid ån"), distance: Distance(metres: 55.55))
        let row = try table.row(of: report)
        #expect(row.values.count == table.columns.count)
        #expect(row.place == (try place()))
        #expect(try cell("Referens", table, row) == .text("OLO-7K3M-9Q"))
        #expect(try cell("Sett", table, row) == .moment(evening))
        #expect(try cell("Nord (SWEREF 99 TM)", table, row) == .number(6_236_975.34))
        #expect(try cell("Longitud (WGS 84)", table, row) == .number(14.5306004))
        #expect(try cell("Avstånd (m)", table, row) == .number(55.6))
        #expect(try cell("Text", table, row) == .text("=1+1"), "a map program takes no text for a formula")
    }

    @Test func `a coarse layer shows neither words nor the exact place, and one that waits lies nowhere`()
        throws
    {
        let table = ReportFeatures(try Projector(), detail: .coarse, categories: [])
        let row = try table.row(of: ExportedReport(try filed("Hemligt", words: "Dolt")))
        #expect(row.place == Place(northing: 6_237_000, easting: 470_900))
        #expect(!row.values.contains(.text("Hemligt")) && !row.values.contains(.text("Dolt")))
        let waiting = try table.row(of: ExportedReport(try filed(placed: false)))
        #expect(waiting.place == nil && waiting.position == nil)
        #expect(try cell("Latitud (WGS 84)", table, waiting) == .empty)
    }

    @Test func `a case says its days and numbers as such`() throws {
        let table = CaseFeatures(
            try Projector(), detail: .full, seesRestricted: { _ in true },
            categories: [try Category.fixture("lighting")])
        let item = try someCase()
        let row = try table.row(of: ListedCase(item))
        #expect(row.values.count == table.columns.count)
        #expect(try cell("Öppnat", table, row) == .moment(item.opened))
        #expect(try cell("Rapporter", table, row) == .integer(item.reportCount))
        let due: FeatureValue = if let day = item.due { .day(day) } else { .empty }
        #expect(try cell("Åtgärdas senast", table, row) == due)
    }

    @Test func `a style draws each value once, whatever signs it has, and all others in grey`() throws {
        let style = CategoryStyle(
            column: "Kategori",
            entries: ["A & \"B\"", "C<D", "A & \"B\""].map { .init(value: $0, label: $0) })
        #expect(style.entries.count == 2)
        let qml = style.qml
        #expect(qml.contains("attr=\"Kategori\""))
        #expect(qml.contains("<category value=\"A &amp; &quot;B&quot;\"") && qml.contains("value=\"C&lt;D\""))
        #expect(qml.contains("<category value=\"\" label=\"Övriga\" symbol=\"2\""))
        for tag in ["<symbol name=", "</symbol>"] {
            #expect(qml.split(separator: tag, omittingEmptySubsequences: false).count == 4, "\(tag)")
        }
    }
}
