import Geometry
import Reports
import TestSupport
import Testing

@testable import SpatialStore

/// The tree in memory, compared with a plain list.
@Suite struct ReportTreeTests {
    @Test(arguments: 0..<6)
    func `after any changes it holds what a list of reports would hold`(_ seed: UInt64) throws {
        var chance = SeededChance(seed: seed)
        // From many reports in one place to some spread over the whole of the square.
        let side = [0.5, 3, 50, 2_000, 20_000, 400_000][Int(seed)]
        var tree = ReportTree()
        var list: [IndexedReport] = []
        for number in 0..<3_000 {
            switch Int.random(in: 0..<10, using: &chance) {
            case 0 where !list.isEmpty:
                let gone = list.remove(at: Int.random(in: list.indices, using: &chance))
                tree.remove(gone.id, at: gone.place)
            case 1 where !list.isEmpty:
                let index = Int.random(in: list.indices, using: &chance)
                list[index] = list[index].with(status: .closed)
                tree.setStatus(.closed, of: list[index].id, at: list[index].place)
            default:
                let report = try IndexedReport.fixture(number, at: .random(within: side, using: &chance))
                list.append(report)
                tree.insert(report)
            }
            if number.isMultiple(of: 100) { try expect(tree, holds: list, within: side, &chance) }
        }
    }

    @Test func `a report that is inserted again replaces itself`() throws {
        var tree = ReportTree()
        let report = try IndexedReport.fixture(1, at: .olofstrom())
        tree.insert(report)
        tree.insert(report.with(status: .closed))
        #expect(tree.count == 1)
        #expect(try tree.reports(in: .everywhere.orFail()) == [report.with(status: .closed)])
    }

    @Test func `what is not there can be taken out or changed, and nothing happens`() throws {
        var tree = ReportTree()
        tree.insert(try .fixture(1, at: .olofstrom()))
        tree.remove(.numbered(2), at: try .olofstrom())
        tree.remove(.numbered(1), at: try .olofstrom(north: 1))
        tree.setStatus(.closed, of: .numbered(2), at: try .olofstrom())
        #expect(tree.count == 1)
        #expect(try tree.reports(in: .everywhere.orFail()).map(\.status) == [0])
    }

    @Test func `a copy stays as it was`() throws {
        var tree = ReportTree()
        for number in 0..<100 {
            tree.insert(
                try .fixture(number, at: .olofstrom(north: Double(number % 10), east: Double(number))))
        }
        let copy = tree
        for number in 0..<100 {
            tree.remove(
                .numbered(number), at: try .olofstrom(north: Double(number % 10), east: Double(number)))
        }
        #expect(try tree.reports(in: .everywhere.orFail()).isEmpty)
        #expect(try copy.reports(in: .everywhere.orFail()).count == 100)
    }

    @Test func `the corners of the country are found`() throws {
        let everywhere = try Bounds.everywhere.orFail()
        var tree = ReportTree()
        for (number, corner) in [
            (everywhere.south, everywhere.west), (everywhere.south, everywhere.east),
            (everywhere.north, everywhere.west), (everywhere.north, everywhere.east),
        ].enumerated() {
            let place = try Place(northingCentimetres: corner.0, eastingCentimetres: corner.1).orFail()
            for copy in 0..<40 { tree.insert(try .fixture(number * 100 + copy, at: place)) }
            #expect(try tree.reports(in: Bounds(place)).count == 40)
        }
        #expect(try tree.reports(in: everywhere).count == 160)
    }

    private func expect(
        _ tree: ReportTree, holds list: [IndexedReport], within side: Double, _ chance: inout SeededChance
    ) throws {
        #expect(tree.count == list.count)
        let corner = try Place.random(within: side, using: &chance)
        let other = try Place.random(within: side, using: &chance)
        let bounds = try Bounds(around: [corner, other]).orFail()
        #expect(
            try tree.reports(in: bounds)
                == list.filter { bounds.contains($0.place) }.sorted { $0.id < $1.id })
    }
}

extension ReportTree {
    /// By id.
    fileprivate func reports(in bounds: Bounds) throws -> [IndexedReport] {
        var found: [IndexedReport] = []
        try walk(in: bounds, rank: { _ in 0 }) { found.append($1) }
        return found.sorted { $0.id < $1.id }
    }
}
