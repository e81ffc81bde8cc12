import Geometry

/// A scan whatever is expected: the search in the reports, then in the replications.
struct ScanStudy {
    let search: ScanSearch
    let null: any NullDraw
    let periodOfReport: [Int32]
    let replications: ScanReplications
    let mostClusters: Int

    func result(continuing: (Double) -> Bool) throws(CancellationError) -> ScanResult {
        let windows = search.circles.ends.count * search.lanes.runCount
        let found = windowsFound()
        var maxima: [Double] = []
        if let best = found.first {
            maxima = try ReplicatedMaxima(search: search, null: null, replications: replications)
                .values(until: best.window.logRatio, continuing: continuing)
        }
        return ScanResult(
            clusters: found.compactMap { cluster($0.window, spots: $0.spots, maxima) },
            cellSide: search.spots.cellSide, spots: search.spots.count, windows: windows,
            total: search.expected.total, maxima: maxima, stoppingAfter: replications.stoppingAfter)
    }

    /// The best window, then the best of those that share no spot with it, and so on.
    private func windowsFound() -> [(window: ScanWindow, spots: Set<Int32>)] {
        var counts = [Int32](repeating: 0, count: search.spots.count * search.lanes.periodCount)
        search.lanes.count(periodOfReport, in: search.spots.spotOfReport, into: &counts)
        var spotCounts = SpotCounts(spots: search.spots.count, lanes: search.lanes)
        spotCounts.fill(from: counts)

        var found: [(ScanWindow, Set<Int32>)] = []
        var search = search
        var taken = [Bool](repeating: false, count: search.spots.count)
        while found.count < mostClusters, let window = search.best(in: spotCounts) {
            let spots = Set(search.circles.members[window.members])
            found.append((window, spots))
            for spot in spots { taken[Int(spot)] = true }
            search.circles = search.circles.avoiding(taken)
        }
        return found
    }

    private func cluster(_ window: ScanWindow, spots: Set<Int32>, _ maxima: [Double]) -> ScanCluster? {
        guard let centre = search.spots.place(of: window.centre) else { return nil }
        let pValue = SequentialPValue(
            of: window.logRatio, among: maxima, stoppingAfter: replications.stoppingAfter)
        let members = periodOfReport.indices.filter {
            window.run.contains(Int(periodOfReport[$0])) && spots.contains(search.spots.spotOfReport[$0])
        }
        return ScanCluster(
            centre: centre, radius: Distance(squaredCentimetres: window.squaredRadius), members: members,
            periods: window.run.lowerBound...window.run.upperBound - 1, observed: window.observed,
            expected: window.expected, logLikelihoodRatio: window.logRatio, pValue: pValue.p,
            replications: pValue.replications)
    }
}
