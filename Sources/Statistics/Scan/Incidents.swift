import Foundation
package import Geometry

/// Reports put together by what they are likely to be about: one *incident* may be told by several people within days.
///
/// A report may tell of the same as an earlier one near it, of the same day or of the seven days before. Reports that have nothing to
/// do with each other lie so near too, oftener where there are many; so each is put to the latest of the earlier ones with the
/// probability that it belongs there. That probability is the share of all reports that have such a neighbour without chance giving
/// them one, against the chance that this one has: where reports come independently hardly any are put together, and where every
/// incident is told by three nearly all that are of one. What hangs together is then taken as one, and it is done again until
/// no more have a neighbour than chance gives.
///
/// Method: J. Zhuang, Y. Ogata, D. Vere-Jones, "Stochastic declustering of space-time earthquake occurrences", Journal of the
/// American Statistical Association 97 (2002), with pairs by chance reckoned as in the table of E. G. Knox, "The detection of
/// space-time interactions", Applied Statistics 13 (1964). What clumps by nature makes a scan that takes reports for independent see
/// clusters in chance: J. M. Loh, Z. Zhu, "Accounting for spatial correlation in the scan statistic", Annals of Applied Statistics 1
/// (2007).
package struct Incidents: Sendable {
    /// By report, the index of the first report of its incident; that of the report itself where it is the first.
    package private(set) var firstOfReport: [Int]

    /// How many days may lie between a report and the latest of its incident before it.
    package static let mostDays = 7
    /// How often incidents are put together, at most.
    private static let mostPasses = 8

    /// - Parameters:
    ///   - reports: the key decides what chance makes of a report, and which is earlier of those of one day, so that it changes
    ///     neither with the others nor with their order.
    ///   - reach: how far apart two reports of one incident may lie, about: near is what lies in one square of half of it, or
    ///     in the eight around it.
    /// - Complexity: O(*n* log *n*), and within eight days and a reach all incidents with all.
    package init(_ reports: [(place: Place, day: Int, key: UInt64)], reach: Radius) {
        firstOfReport = [Int](reports.indices)
        let squares = Squares(side: Int32(clamping: max(1, reach.centimetres / 2)))
        var incidents = reports.indices.map { report in
            Incident(
                first: report, square: squares.square(of: reports[report].place), start: reports[report].day,
                last: reports[report].day, key: reports[report].key)
        }.sorted { ($0.start, $0.order, $0.first) < ($1.start, $1.order, $1.first) }
        var clumping = Lag.allCases.map { _ in false }
        for pass in 0..<Self.mostPasses {
            let neighbours = incidents.neighbours()
            let belonging = Lag.allCases.map { lag in
                Belonging(neighbours, lag, doubt: clumping[lag.rawValue] ? 1 : 2)
            }
            guard belonging.contains(where: \.isBeyondChance) else { break }
            for lag in clumping.indices where belonging[lag].isBeyondChance { clumping[lag] = true }
            var joins = [Int](incidents.indices)
            for (index, neighbours) in neighbours.enumerated() {
                var chance = Chance(seed: incidents[index].key, stream: pass)
                for (belonging, neighbour) in zip(belonging, neighbours) {
                    guard let other = neighbour.latest, belonging.includes(neighbour, using: &chance) else {
                        continue
                    }
                    joins[index] = joins[other]
                    break
                }
            }
            let firsts = incidents.map(\.first)
            for (index, joined) in joins.enumerated() where joined != index {
                incidents[joined].last = max(incidents[joined].last, incidents[index].last)
                firstOfReport[firsts[index]] = firsts[joined]
            }
            incidents = joins.indices.filter { joins[$0] == $0 }.map { incidents[$0] }
        }
        // An incident that was joined may have been joined to one that later was.
        for report in firstOfReport.indices {
            var first = report
            while firstOfReport[first] != first { first = firstOfReport[first] }
            firstOfReport[report] = first
        }
    }
}

/// What hangs together so far.
private struct Incident {
    /// The index of its first report.
    let first: Int
    let square: Squares.Square
    let start: Int
    var last: Int
    let key: UInt64
    /// Among those of one day: by chance, for the numbers of reports may follow their places.
    let order: UInt64

    init(first: Int, square: Squares.Square, start: Int, last: Int, key: UInt64) {
        self.first = first
        self.square = square
        self.start = start
        self.last = last
        self.key = key
        var chance = Chance(seed: key)
        order = chance.next()
    }
}

/// How many days before another incident one was last told of.
private enum Lag: Int, CaseIterable {
    case sameDay, days, week

    init?(days: Int) {
        switch days {
        case ...0: self = .sameDay
        case 1...2: self = .days
        case 3...Incidents.mostDays: self = .week
        default: return nil
        }
    }
}

/// The earlier incidents near one at some lag.
private struct Neighbour {
    var latest: Int?
    var count = 0
    /// How many lie so, wherever; of these chance gives each with the share that the place has of all.
    var elsewhere = 0
    var share = 0.0

    /// The probability that chance gives one or more.
    var byChance: Double { -expm1(Double(elsewhere) * log1p(-share)) }
}

extension [Incident] {
    /// Of each, when they are in the order of their starts, the earlier ones near it by lag.
    fileprivate func neighbours() -> [[Neighbour]] {
        var totals: [Squares.Square: Int] = [:]
        for incident in self { totals[incident.square, default: 0] += 1 }
        var recent: [Squares.Square: [Int]] = [:]
        // Of the incidents everywhere that began before: how many were last told of by day, and before today.
        var lastTold: [Int: Int] = [:]
        var (over, today) = (0, first?.start ?? 0)
        return indices.map { index in
            let incident = self[index]
            while today < incident.start {
                over += lastTold[today] ?? 0
                today += 1
            }
            var found = Lag.allCases.map { _ in Neighbour() }
            found[Lag.sameDay.rawValue].elsewhere = index - over
            for days in 1...Incidents.mostDays {
                if let lag = Lag(days: days) {
                    found[lag.rawValue].elsewhere += lastTold[incident.start - days] ?? 0
                }
            }
            var all = -1
            for square in incident.square.around {
                all += totals[square] ?? 0
                guard let earlier = recent[square] else { continue }
                let near = earlier.filter { Lag(days: incident.start - self[$0].last) != nil }
                recent[square] = near
                for other in near {
                    guard let lag = Lag(days: incident.start - self[other].last)?.rawValue else { continue }
                    found[lag].count += 1
                    found[lag].latest = Swift.max(found[lag].latest ?? other, other)
                }
            }
            for lag in found.indices {
                // Of one day, what the place has on other days: fifteen reports at once are no usual.
                let usual = all - (lag == Lag.sameDay.rawValue ? found[lag].count : 0)
                found[lag].share = Double(Swift.max(0, usual)) / Double(Swift.max(1, count))
            }
            recent[incident.square, default: []].append(index)
            lastTold[incident.last, default: 0] += 1
            return found
        }
    }
}

/// How likely an incident with an earlier neighbour at some lag, and none at a shorter one, is to belong to it.
private struct Belonging {
    /// The share of all that have a neighbour beyond what chance gives.
    private let share: Double
    /// Whether that is more than one in a hundred, and more than so many standard errors.
    let isBeyondChance: Bool

    init(_ incidents: [[Neighbour]], _ lag: Lag, doubt: Double) {
        var (excess, room, variance) = (0.0, 0.0, 0.0)
        for neighbours in incidents
        where neighbours[..<lag.rawValue].allSatisfy({ $0.count == 0 }) {
            let byChance = neighbours[lag.rawValue].byChance
            excess += (neighbours[lag.rawValue].count > 0 ? 1 : 0) - byChance
            room += 1 - byChance
            variance += byChance * (1 - byChance)
        }
        share = room > 0 ? min(1, max(0, excess / room)) : 0
        isBeyondChance = share > 0.01 && excess * excess > doubt * doubt * variance
    }

    func includes(_ neighbour: Neighbour, using chance: inout Chance) -> Bool {
        guard isBeyondChance else { return false }
        return chance.fraction() < share / (share + (1 - share) * neighbour.byChance)
    }
}

/// A grid along the axes of SWEREF 99 TM.
private struct Squares {
    let side: Int32

    struct Square: Hashable {
        let row: Int32
        let column: Int32

        /// Itself and the eight that touch it.
        var around: [Square] {
            (-1...1).flatMap { north in
                (-1...1).map { Square(row: row &+ north, column: column &+ $0) }
            }
        }
    }

    func square(of place: Place) -> Square {
        Square(row: place.northingCentimetres / side, column: place.eastingCentimetres / side)
    }
}
