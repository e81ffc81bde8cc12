@testable import Statistics

/// So many reports, each in a spot and period by chance.
struct MultinomialDraw: NullDraw {
    /// Its outcomes are spots by periods, spot by spot.
    let table: AliasTable
    let count: Int
    let periods: Int

    func draw(
        into counts: inout [Int32], spots: ScanSpots, lanes: WindowLanes, periods: inout [Int32],
        using chance: inout Chance
    ) {
        for offset in counts.indices { counts[offset] = 0 }
        guard lanes.periodCount > 0 else { return }
        for _ in 0..<count {
            let (spot, period) = table.draw(using: &chance).quotientAndRemainder(dividingBy: self.periods)
            guard period >= lanes.firstPeriod else { continue }
            counts[spot * lanes.periodCount + period - lanes.firstPeriod] += 1
        }
    }
}
