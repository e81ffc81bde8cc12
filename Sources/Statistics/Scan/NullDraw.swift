/// Draws reports as they would come if no window had a rate of its own.
protocol NullDraw: Sendable {
    /// Replaces `counts`, by spot and then period from the first that the lanes use.
    ///
    /// - Parameter periods: room to deal periods in.
    func draw(
        into counts: inout [Int32], spots: ScanSpots, lanes: WindowLanes, periods: inout [Int32],
        using chance: inout Chance)
}

/// The periods are dealt out anew among the reports.
struct PermutedPeriods: NullDraw {
    /// By report.
    let original: [Int32]

    func draw(
        into counts: inout [Int32], spots: ScanSpots, lanes: WindowLanes, periods: inout [Int32],
        using chance: inout Chance
    ) {
        for offset in counts.indices { counts[offset] = 0 }
        guard lanes.periodCount > 0 else { return }
        periods = original
        for last in periods.indices.dropFirst().reversed() {
            periods.swapAt(last, chance.index(below: last + 1))
        }
        lanes.count(periods, in: spots.spotOfReport, into: &counts)
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
