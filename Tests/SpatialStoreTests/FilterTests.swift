import GRDB
import Geometry
import Reports
import TestSupport
import Testing

@testable import SpatialStore

/// The filter of the covering index, which is ``ReportFilter`` in numbers.
@Suite struct FilterTests {
    private static let codes = ["lighting", "drugs", "speeding", "unheard-of"]

    @Test(arguments: 0..<8)
    func `the index admits what the filter admits, whatever the report and the filter`(_ seed: UInt64) throws
    {
        var chance = SeededChance(seed: seed)
        let numbers = try numbersOfCategories()
        var admitted = 0
        for number in 0..<3_000 {
            let filed = try FiledReport.random(number, of: Self.codes.dropLast(), using: &chance)
            let filter = try ReportFilter.random(of: Self.codes, using: &chance)
            let indexed = try IndexedReport(filed, category: numbers[filed.report.category].orFail())
            let answer = filter.admits(filed)
            #expect(IndexFilter(filter, numbers: numbers).admits(indexed) == answer, "\(filter) \(filed)")
            admitted += answer ? 1 : 0
        }
        // The comparison says something: neither nothing nor everything is admitted.
        #expect((300...2_700).contains(admitted), "\(admitted)")
    }

    /// The last code is one that no report has had.
    private func numbersOfCategories() throws -> CategoryNumbers {
        let store = try TemporaryStore().store
        return store.numbers
    }
}

extension IndexedReport {
    fileprivate init(_ filed: FiledReport, category: Int64) throws {
        let report = filed.report
        self.init(
            number: 1, id: report.id, place: try report.whereabouts.place.orFail(),
            municipality: Int64(report.municipality.number), category: category,
            source: report.source.storedNumber, status: filed.status.storedNumber,
            isRestricted: report.isRestricted, observed: report.observed.milliseconds,
            received: report.received.milliseconds,
            reporter: report.reporter?.digest, pseudonym: report.pseudonym?.digest)
    }
}

extension FiledReport {
    fileprivate static func random(
        _ number: Int, of categories: ArraySlice<String>, using chance: inout SeededChance
    ) throws -> FiledReport {
        FiledReport(
            report: try .fixture(
                number, at: .olofstrom(), category: categories.randomElement(using: &chance).orFail(),
                municipality: ["1060", "0880"].randomElement(using: &chance).orFail(),
                source: Source.allCases.randomElement(using: &chance).orFail(),
                observed: .random(using: &chance), received: .random(using: &chance),
                isRestricted: Int.random(in: 0..<4, using: &chance) == 0),
            case: .numbered(1), status: try CaseStatus.allCases.randomElement(using: &chance).orFail(),
            version: 1)
    }
}

extension ReportFilter {
    fileprivate static func random(of categories: [String], using chance: inout SeededChance) throws
        -> ReportFilter
    {
        func some<Element: Hashable>(of elements: [Element]) -> Set<Element> {
            let each = [0, 0, 2, 3].randomElement(using: &chance) ?? 0
            return Set(elements.filter { _ in Int.random(in: 0..<4, using: &chance) < each })
        }
        return ReportFilter(
            municipalities: some(of: try ["1060", "0880", "1082"].map { try MunicipalityCode($0).orFail() }),
            categories: some(of: try categories.map { try Code($0).orFail() }),
            statuses: some(of: CaseStatus.allCases), sources: some(of: Source.allCases),
            observedFrom: Bool.random(using: &chance) ? .random(using: &chance) : nil,
            observedUntil: Bool.random(using: &chance) ? .random(using: &chance) : nil,
            receivedFrom: Bool.random(using: &chance) ? .random(using: &chance) : nil,
            receivedUntil: Bool.random(using: &chance) ? .random(using: &chance) : nil,
            includesRestricted: Bool.random(using: &chance))
    }
}

extension Timestamp {
    /// One of a few moments, so that moments are often the same.
    fileprivate static func random(using chance: inout SeededChance) -> Timestamp {
        .testNow.subtracting(.days(Int64.random(in: 0...4, using: &chance)))
    }
}
