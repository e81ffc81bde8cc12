import Geometry
import Planning
import Projection
import Reports
import Statistics
import TestSupport
import Testing

@testable import Exports

/// The square of Olofström.
func place(north: Double = 0, east: Double = 0) throws -> Place {
    try #require(Place(northing: 6_236_975.34 + north, easting: 470_934.21 + east))
}

/// 2026-11-20 at 18:00 in Sweden.
let evening = Timestamp(clamping: 1_795_194_000_000)

func filed(
    _ text: String = "Lamporna bakom idrottshallen är trasiga.", words: String? = nil, placed: Bool = true
) throws -> FiledReport {
    let report = Report(
        id: Identifier(high: 0x018F_0C3E_7B1A_7CC2, low: 0x9D5E_0A1B_2C3D_4E5F),
        reference: try #require(Reference("OLO-7K3M-9Q")),
        municipality: try #require(MunicipalityCode("1060")),
        category: try #require(Code("lighting")), source: .resident, text: try #require(ReportText(text)),
        answers: [Answer(question: try #require(Code("lamp")), value: "all")],
        whereabouts: placed
            ? .placed(try place(), accuracy: Distance(metres: 12), words: words)
            : .unplaced(words: words ?? "-"),
        observed: evening, received: evening.adding(.minutes(90)), recurs: [.evening, .weekend],
        clientReference: "OEP-4711", reporter: ReporterKey(digest: 815))
    return FiledReport(report: report, case: Identifier(high: 1, low: 2), status: .inProgress, version: 3)
}

func found() throws -> FoundReport {
    FoundReport(
        id: Identifier(high: 0, low: 7), place: try place(),
        municipality: try #require(MunicipalityCode("0880")),
        category: try #require(Code("drugs")), status: .open, source: .police, observed: evening,
        voice: .reporter(ReporterKey(digest: 815)))
}

func hotspot(
    rank: Int = 1, hull: [Place]? = nil, restsOnOneVoice: Bool = false,
    restsOnTime: HotspotTimes? = nil, significance: HotspotSignificance? = nil,
    pattern: HotspotPattern? = nil, surge: HotspotSurge? = nil, name: String? = nil
) throws -> Hotspot {
    Hotspot(
        rank: rank, centre: try #require(Place(northing: 6_236_980, easting: 470_930)),
        radius: try #require(Distance(metres: 40)), hull: hull, reports: 4, distinctReporters: 3,
        knownReporters: 2,
        sources: [Tally(.resident, count: 3), Tally(.police, count: 1)],
        categories: [Tally(try #require(Code("lighting")), count: 4)], darkShare: 0.75, score: 2.5,
        firstObserved: evening.subtracting(.days(30)), lastObserved: evening,
        restsOnOneVoice: restsOnOneVoice,
        restsOnTime: restsOnTime, significance: significance, pattern: pattern, surge: surge, name: name)
}

/// A hotspot of which all there is to say is said.
func studiedHotspot() throws -> Hotspot {
    try hotspot(
        restsOnOneVoice: true, restsOnTime: .day, significance: HotspotSignificance(pValue: 1e-9, cells: 300),
        pattern: HotspotPattern(
            kind: .new, words: Bilingual(swedish: "Ny", english: "New"),
            reason: Bilingual(swedish: "Het nu.", english: "Hot now.")),
        surge: HotspotSurge(
            since: try #require(CivilDate(year: 2026, month: 10, day: 12)), observed: 9, expected: 2.1,
            pValue: 0.005, today: SwedishTime(evening).date))
}

func plan(isRoundTrip: Bool = false) throws -> WalkPlan {
    try WalkPlan(
        from: WalkStop(name: "Torget", place: place()),
        passing: [
            WalkStop(name: "Gångtunneln", place: place(north: 100)),
            WalkStop(name: "=Parken", place: place(north: 300)),
        ], isRoundTrip: isRoundTrip)
}

func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
