package import Geometry
package import Statistics

/// What is asked about hotspots beside their rank: whether they are more than chance, how they have been over time, whether
/// reports surge there, and whether one report is soon followed by others.
package struct HotspotStatistics: Hashable, Sendable {
    /// The hexagons that reports are counted in, to compare the hotspot's with all others.
    package let cells: Tessellation
    /// How surges are looked for; nil for not at all, which is far cheaper.
    package let surges: SurgeScan?
    /// How near repeats are looked for; nil for not at all.
    package let nearRepeats: NearRepeatSearch?

    /// The highest probability by chance that counts as significant, of a place's heat, trend or surge.
    package static let level = 0.05

    /// - Parameter cellSize: from side to side of a hexagon. A cell is judged together with its six neighbours, so the
    ///   usual 100 m compare what lies within some 130 m.
    ///
    /// Nil for a size outside 1 m…100 km.
    package init?(
        cellSize: Radius? = Radius(metres: 100), surges: SurgeScan? = SurgeScan(),
        nearRepeats: NearRepeatSearch? = NearRepeatSearch()
    ) {
        guard let cellSize, let cells = Tessellation(.pointyHexagon, size: cellSize) else { return nil }
        self.cells = cells
        self.surges = surges
        self.nearRepeats = nearRepeats
    }
}

/// How likely it is that chance alone makes a place as hot as a hotspot, were the reports spread evenly or as a baseline is.
///
/// The probability is that of the hottest cell with a report of the hotspot: of Gi* and of Poisson the larger, adjusted
/// for all cells compared (`CellHeat` in the room Statistics). A reporter counts once for each spot and day; where the loudest
/// was counted more than once, the probability is the larger of with and without all of that one's reports in the hotspot. The
/// cells are those with a report and the gaps between them, so that forest where nobody goes makes no street hot.
package struct HotspotSignificance: Hashable, Sendable {
    /// 0…1. Of the cells with at most 0.05, at most 5 % are hot by chance, in the long run.
    package let pValue: Double
    /// How many cells were compared.
    package let cells: Int
    package let baseline: HotspotBaseline

    package init(pValue: Double, cells: Int, baseline: HotspotBaseline = .even) {
        self.baseline = baseline
        self.pValue = pValue
        self.cells = cells
    }

    /// At most ``HotspotStatistics/level``.
    package var isSignificant: Bool { pValue <= HotspotStatistics.level }
}
