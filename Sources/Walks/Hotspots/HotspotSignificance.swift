/// How likely it is that chance alone makes a place as hot as a hotspot, were the reports spread evenly.
///
/// The probability is that of the hottest cell with a report of the hotspot: of Gi* and of Poisson the larger, adjusted
/// for all cells compared (`CellHeat` in the room Statistics). A reporter is heard once for each spot and day. The
/// cells are those with a report and the gaps between them, so that forest where nobody goes makes no street hot.
package struct HotspotSignificance: Hashable, Sendable {
    /// 0…1. Of the cells with at most 0.05, at most 5 % are hot by chance, in the long run.
    package let pValue: Double
    /// How many cells were compared.
    package let cells: Int

    package init(pValue: Double, cells: Int) {
        self.pValue = pValue
        self.cells = cells
    }

    /// At most ``HotspotStatistics/level``.
    package var isSignificant: Bool { pValue <= HotspotStatistics.level }
}
