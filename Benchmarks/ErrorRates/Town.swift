import Geometry
import Reports
import Statistics

/// Reports of made-up people, numbered as they are made.
struct Town {
    /// Sunday 15 November 2026, at noon.
    static let end = CivilDate(daysSinceEpoch: 20_772)
    static let now = SwedishTime.moment(of: end, minuteOfDay: 12 * 60)

    private(set) var reports: [FoundReport] = []
    private var people: Int64 = 1_000_000

    /// Someone who has not reported before.
    mutating func newcomer() -> Int64 {
        people += 1
        return people
    }

    mutating func add(
        north: Double, east: Double, on day: CivilDate, by person: Int64, category: String = "lighting"
    ) {
        guard let place = Place(northing: 6_236_000 + north, easting: 470_000 + east),
            let municipality = MunicipalityCode("1060"), let category = Code<Category>(category)
        else { return }
        reports.append(
            FoundReport(
                id: Identifier(high: 0, low: UInt64(reports.count)), place: place, municipality: municipality,
                category: category, status: .open, source: .resident,
                observed: SwedishTime.moment(of: day, minuteOfDay: 11 * 60),
                voice: .reporter(ReporterKey(digest: person))))
    }
}
