/// Draws reports as they would come if no window had a rate of its own.
enum NullDraw: Sendable {
    /// The periods are dealt out anew among the reports.
    case permutation(periods: [Int32])
    /// So many reports, each in a spot and period by chance; the table's outcomes are spots by periods, spot by spot.
    case multinomial(AliasTable, count: Int, periods: Int)

    /// Replaces `counts`, by spot and then period from the first that the lanes use.
    ///
    /// - Parameter periods: room to deal periods in.
    func draw(
        into counts: inout [Int32], spots: ScanSpots, lanes: WindowLanes, periods: inout [Int32],
        using chance: inout Chance
    ) {
        for offset in counts.indices { counts[offset] = 0 }
        guard lanes.periodCount > 0 else { return }
        switch self {
        case .permutation(let original):
            periods = original
            for last in periods.indices.dropFirst().reversed() {
                periods.swapAt(last, chance.index(below: last + 1))
            }
            lanes.count(periods, in: spots.spotOfReport, into: &counts)
        case .multinomial(let table, let count, let periodCount):
            for _ in 0..<count {
                let (spot, period) = table.draw(using: &chance).quotientAndRemainder(dividingBy: periodCount)
                guard period >= lanes.firstPeriod else { continue }
                counts[spot * lanes.periodCount + period - lanes.firstPeriod] += 1
            }
        }
    }
}

extension WindowLanes {
    /// Counts reports by spot, and then period from the first that is in any window.
    func count(_ periods: [Int32], in spots: [Int32], into counts: inout [Int32]) {
        guard periodCount > 0 else { return }
        for report in periods.indices {
            let period = Int(periods[report]) - firstPeriod
            if period >= 0 { counts[Int(spots[report]) * periodCount + period] += 1 }
        }
    }
}
