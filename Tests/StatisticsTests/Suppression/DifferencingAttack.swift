import Statistics
import TestSupport

/// Somebody who subtracts figures that are shown from one another, to learn how many reports a square has that is not told.
///
/// Each attempt takes a sum with the square in it, takes away all that is told of its other parts, and shares what is left among those that
/// are not told. Where the square alone is left, that is a claim to know.
struct DifferencingAttack {
    private let tables: any ShownTables
    private let reports: SimulatedReports
    /// What is told of the smallest parts.
    private let told: [Part: Int]

    init(_ tables: any ShownTables, _ reports: SimulatedReports) {
        self.tables = tables
        self.reports = reports
        var told: [Part: Int] = [:]
        for cell in SimulatedReports.cells {
            for category in 0..<SimulatedReports.categories {
                for period in 0..<SimulatedReports.periods {
                    told[Part(cell: cell, category: category, period: period)] = tables.figure(
                        [cell], [category], [period])
                }
            }
        }
        self.told = told
    }

    struct Outcome {
        var attempts = 0
        /// Where nothing but the square was left, and one to four were left of the sum.
        var claims = 0
        var rightClaims = 0
        /// Of squares that have one to four: how often the share was right, whoever else was left.
        var guesses = 0
        var rightGuesses = 0
        /// How often whoever knows the best answer for all squares under one remainder would be right.
        var rightByPrior = 0
    }

    typealias Part = SimulatedReports.Part

    /// - Parameter attempts: How many differences are made.
    func run(attempts: Int, seed: UInt64) -> Outcome {
        var chance = SeededChance(seed: seed)
        var outcome = Outcome()
        var byRemainder: [[Int]: [Int: Int]] = [:]
        while outcome.attempts < attempts {
            let part = Part(
                cell: GridCell(
                    row: Int32.random(in: 0..<SimulatedReports.side, using: &chance),
                    column: Int32.random(in: 0..<SimulatedReports.side, using: &chance)),
                category: Int.random(in: 0..<SimulatedReports.categories, using: &chance),
                period: Int.random(in: 0..<SimulatedReports.periods, using: &chance))
            guard told[part] == nil else { continue }
            outcome.attempts += 1
            guard let found = difference(of: part, &chance) else { continue }
            let truth = reports.count(part)
            if found.others == 0, (1...4).contains(found.left) {
                outcome.claims += 1
                if found.left == truth { outcome.rightClaims += 1 }
            }
            guard (1...4).contains(truth) else { continue }
            outcome.guesses += 1
            let share = (found.left + (found.others + 1) / 2) / (found.others + 1)
            if max(1, min(4, share)) == truth { outcome.rightGuesses += 1 }
            let remainder = [part.period, part.category, SimulatedReports.district(of: part.cell)]
            byRemainder[remainder, default: [:]][truth, default: 0] += 1
        }
        outcome.rightByPrior = byRemainder.values.reduce(0) { $0 + ($1.values.max() ?? 0) }
        return outcome
    }

    /// What is left of a sum when all that is told of its other parts is taken away, and how many others are left in it.
    private func difference(of part: Part, _ chance: inout SeededChance) -> (left: Int, others: Int)? {
        var cells: Set<GridCell> = [part.cell]
        var categories: Set<Int> = [part.category]
        var periods: Set<Int> = [part.period]
        switch Int.random(in: 0..<8, using: &chance) {
        case 0: cells = Set(SimulatedReports.cells)
        case 1:
            let district = SimulatedReports.district(of: part.cell)
            cells = Set(SimulatedReports.cells.filter { SimulatedReports.district(of: $0) == district })
        case 2: cells = Set(SimulatedReports.cells.filter { $0.row == part.cell.row })
        case 3:
            // Two squares beside each other.
            cells.insert(GridCell(row: part.cell.row, column: (part.cell.column + 1) % SimulatedReports.side))
        case 4: categories = Set(0..<SimulatedReports.categories)
        case 5:
            categories.insert(Int.random(in: 0..<SimulatedReports.categories, using: &chance))
        case 6:
            // All until now, less all until the period before.
            guard part.period > 0, let now = tables.figure(cells, categories, Set(0...part.period)),
                let before = tables.figure(cells, categories, Set(0..<part.period))
            else { return nil }
            return (now - before, 0)
        default: periods = Set(0..<SimulatedReports.periods)
        }
        guard var left = tables.figure(cells, categories, periods) else { return nil }
        var others = 0
        for cell in cells {
            for category in categories {
                for period in periods {
                    let other = Part(cell: cell, category: category, period: period)
                    guard other != part else { continue }
                    if let count = told[other] { left -= count } else { others += 1 }
                }
            }
        }
        return (left, others)
    }
}
