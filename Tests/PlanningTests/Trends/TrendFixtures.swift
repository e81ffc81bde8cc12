import Geometry
import Reports
import Testing

@testable import Planning

func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

/// Monday 5 January 2026, the first of a year of 53 weeks.
let january = CivilDate(daysSinceEpoch: 20_458)

/// A report seen by someone of its own on a day, at noon unless said, so many metres from the square.
func seen(
    _ number: Int, on day: CivilDate, minute: Int = 720, north: Double = 0, east: Double = 0,
    by reporter: Int64? = nil, category: String = "lighting"
) throws -> FoundReport {
    FoundReport(
        id: Identifier(high: UInt64(category.utf8.count), low: UInt64(number)),
        place: try place(north: north, east: east), municipality: try #require(MunicipalityCode("1060")),
        category: try #require(Code(category)), status: .open, source: .resident,
        observed: SwedishTime.moment(of: day, minuteOfDay: minute),
        voice: .reporter(ReporterKey(digest: reporter ?? Int64(number) + 1_000_000)))
}

/// As many reports in each week from `start` as `counts` say.
func weekly(
    _ counts: [Int], from start: CivilDate = january, east: Double = 0, category: String = "lighting",
    first: Int = 0
) throws -> [FoundReport] {
    try counts.enumerated().flatMap { week, count in
        try (0..<count).map { number in
            try seen(
                first + week * 1_000 + number, on: start.adding(days: 7 * week + number % 7), east: east,
                category: category)
        }
    }
}

/// A square, half a kilometre to each side of so many metres east of the library.
func district(
    _ code: String, east: Double = 0, half: Double = 500, layer: AreaLayer = .district, name: String? = nil,
    from: CivilDate? = nil, until: CivilDate? = nil
) throws -> MappedArea {
    let corners = try [(-half, -half), (-half, half), (half, half), (half, -half), (-half, -half)].map {
        try place(north: $0.0, east: east + $0.1)
    }
    return MappedArea(
        layer: layer, code: code, name: name ?? "Distrikt \(code)",
        area: try Area(polygons: [Polygon(outline: Ring(closed: corners))]), validFrom: from,
        validUntil: until)
}

func finder(
    _ categories: [String] = ["lighting"], districts: [MappedArea] = [], falseAlarmsPerMonth: Double = 1
) throws -> TrendFinder {
    TrendFinder(
        categories: try categories.map { try #require(Code($0)) }, districts: TrendDistricts(districts),
        falseAlarmsPerMonth: falseAlarmsPerMonth)
}

/// The so many weeks from `start`, seen on the Wednesday after.
func span(_ weeks: Int, from start: CivilDate = january) -> WeekSpan {
    WeekSpan(
        from: start,
        finishedAt: SwedishTime.moment(of: start.adding(days: 7 * weeks + 2), minuteOfDay: 700))
}
