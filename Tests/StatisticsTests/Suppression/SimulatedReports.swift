import Statistics
import TestSupport

/// Reports of made-up periods, squares and categories, so that it is known what an attacker wants to know.
struct SimulatedReports {
    static let side: Int32 = 8
    static let categories = 4
    static let periods = 8

    /// A square, a category and a period: the smallest part of the tables.
    struct Part: Hashable {
        let cell: GridCell
        let category: Int
        let period: Int
    }

    /// By period.
    private(set) var events: [[SuppressedCounts.Event]] = []
    private(set) var counts: [Part: Int] = [:]
    let land: SuppressedCounts.Land

    static let cells: [GridCell] = (0..<side).flatMap { row in
        (0..<side).map { GridCell(row: row, column: $0) }
    }

    /// Four districts of sixteen squares.
    static func district(of cell: GridCell) -> Int { Int(cell.row / 4) * 2 + Int(cell.column / 4) }

    init(seed: UInt64) {
        var chance = SeededChance(seed: seed)
        land = .init(
            cells: Set(Self.cells),
            districts: Dictionary(uniqueKeysWithValues: Self.cells.map { ($0, Self.district(of: $0)) }))
        // Most squares have few reports, some have many, as in a town and its countryside.
        let means = [0.1, 0.3, 0.8, 1.5, 3, 3, 9, 20]
        var mean: [GridCell: [Double]] = [:]
        for cell in Self.cells {
            mean[cell] = (0..<Self.categories).map { _ in means[Int.random(in: 0..<8, using: &chance)] }
        }
        var voice = 0
        for period in 0..<Self.periods {
            var made: [SuppressedCounts.Event] = []
            for cell in Self.cells {
                for category in 0..<Self.categories {
                    let count = Self.poisson(mean[cell]?[category] ?? 0, &chance)
                    for _ in 0..<count {
                        voice += 1
                        made.append(.init(cell: cell, category: category, voice: voice))
                    }
                    if count > 0 {
                        counts[Part(cell: cell, category: category, period: period)] = count
                    }
                }
            }
            events.append(made)
        }
    }

    func count(_ part: Part) -> Int { counts[part] ?? 0 }

    /// Knuth's, for small means.
    private static func poisson(_ mean: Double, _ chance: inout SeededChance) -> Int {
        var product = 1.0
        var count = -1
        // e to the minus mean, by its series' square: exact enough for made-up reports.
        var floor = 1.0
        for _ in 0..<1_024 { floor *= 1 - mean / 1_024 }
        repeat {
            count += 1
            product *= Double.random(in: 0..<1, using: &chance)
        } while product > floor && count < 200
        return count
    }
}

/// What everybody is shown of them: any sum over squares, categories and periods.
protocol ShownTables {
    /// Nil for what is not told.
    func figure(_ cells: Set<GridCell>, _ categories: Set<Int>, _ periods: Set<Int>) -> Int?
}

/// True sums, without those from 1 to 4: what is usually done, and what subtraction breaks.
struct NaiveTables: ShownTables {
    let reports: SimulatedReports

    func figure(_ cells: Set<GridCell>, _ categories: Set<Int>, _ periods: Set<Int>) -> Int? {
        var sum = 0
        for cell in cells {
            for category in categories {
                for period in periods {
                    sum += reports.count(.init(cell: cell, category: category, period: period))
                }
            }
        }
        return (1...4).contains(sum) ? nil : sum
    }
}

/// What Lykta publishes: sums of groups that are told.
struct PublishedTables: ShownTables {
    let periods: [SuppressedCounts]

    init(_ reports: SimulatedReports, secret: UInt64) {
        periods = reports.events.enumerated().map { period, events in
            SuppressedCounts(
                of: events, on: reports.land, categories: SimulatedReports.categories,
                secret: { FixedSecret.bits(of: $0, period: period, secret) })
        }
    }

    func figure(_ cells: Set<GridCell>, _ categories: Set<Int>, _ periods: Set<Int>) -> Int? {
        let isAll = cells.count == SimulatedReports.cells.count
        let whole = Set(cells.map { SimulatedReports.district(of: $0) }).filter { district in
            cells.count { SimulatedReports.district(of: $0) == district } == 16
        }
        let sum = periods.reduce(0) { sum, period in
            sum
                + self.periods[period].sum { group in
                    let isAsked =
                        group.category.map(categories.contains)
                        ?? (categories.count == SimulatedReports.categories)
                    return switch group.holder {
                    case .cell(let cell): isAsked && cells.contains(cell)
                    case .district(let district): isAsked && whole.contains(district)
                    case .rest: isAsked && isAll
                    }
                }
        }
        return cells.count == 1 && sum == 0 ? nil : sum
    }
}

/// Bits that are always the same for a group of a period, as a keyed digest gives them.
enum FixedSecret {
    static func bits(of group: SuppressedCounts.Group, period: Int, _ secret: UInt64) -> UInt64 {
        var bits = secret &+ UInt64(period) &* 0x9E37_79B9_7F4A_7C15
        let parts: [UInt64] =
            switch group.holder {
            case .cell(let cell): [1, UInt64(cell.row), UInt64(cell.column)]
            case .district(let district): [2, UInt64(district)]
            case .rest: [3]
            }
        for part in parts + [UInt64(group.category ?? 99)] {
            var chance = SeededChance(seed: bits &+ part)
            bits = chance.next()
        }
        return bits
    }
}
