import Geometry
import Reports
import Testing

/// The library of Olofström, in whole metres.
let square = (northing: 6_236_970.0, easting: 470_930.0)

func place(north: Double, east: Double) throws -> Place {
    try #require(Place(northing: square.northing + north, easting: square.easting + east))
}

let now = Timestamp(clamping: 1_795_000_000_000)

/// A report so many metres from the square, so many days ago; of someone of its own unless said.
func report(
    _ number: UInt64, north: Double = 0, east: Double = 0, by reporter: Int64? = nil, daysAgo: Int64 = 0,
    category: String = "lighting", source: Source = .resident, isUnknown: Bool = false
) throws -> FoundReport {
    FoundReport(
        id: Identifier(high: 0, low: number), place: try place(north: north, east: east),
        municipality: try #require(MunicipalityCode("1060")), category: try #require(Code(category)),
        status: .open, source: source, observed: now.subtracting(.days(daysAgo)),
        voice: isUnknown
            ? nil : .reporter(ReporterKey(digest: reporter ?? Int64(clamping: number) + 1_000_000)))
}

extension FoundReport {
    var reporter: ReporterKey? { if case .reporter(let key) = voice { key } else { nil } }
}
