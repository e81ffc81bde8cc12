import Geometry

/// The pictures of docs/methods.md. Each is drawn from what a method of Clustering or Statistics finds in made-up reports.
enum Picture: String, CaseIterable {
    case densityClusters = "density-clusters"
    case hotCells = "hot-cells"
    case permutationScan = "permutation-scan"
    case nearRepeats = "near-repeats"
    case emergingClasses = "emerging-classes"
    case earlyTrend = "early-trend"
    case effect = "effect"

    var fileName: String { rawValue + ".svg" }

    /// The picture; nil when a method refuses what it is given, which none does.
    func drawn() -> SVG? {
        switch self {
        case .densityClusters: DensityPicture()?.svg
        case .hotCells: HotCellsPicture()?.svg
        case .permutationScan: ScanPicture()?.svg
        case .nearRepeats: NearRepeatPicture()?.svg
        case .emergingClasses: EmergingPicture()?.svg
        case .earlyTrend: TrendPicture()?.svg
        case .effect: EffectPicture()?.svg
        }
    }

    /// Somewhere on land, which the made-up reports are placed from.
    static let corner = Place(northing: 6_238_000, easting: 474_000)
}
