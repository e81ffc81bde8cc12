package import Geometry

/// Reports by who made them, so that one person who reports often does not look like many. A report is known by its
/// index.
///
/// A *voice* is one reporter. The reports of one day whose reporter is unknown are one voice wherever they lie together: six
/// posts without a name may be one person's, and nothing tells them from those of six. To be asked of reports near each other.
package struct Voices: Sendable {
    private var places: [Place] = []
    private var days: [Int] = []
    private var voices: [Voice] = []

    package enum Voice: Hashable, Sendable {
        /// The digest of a reporter.
        case reporter(UInt64)
        /// Whoever reported on this day without saying who.
        case unknown(day: Int)
    }

    /// - Parameter reports: the day is a day number in the calendar of the place, counted from any fixed day.
    package init(_ reports: some Sequence<(place: Place, day: Int, reporter: UInt64?)>) {
        for report in reports {
            voices.append(report.reporter.map(Voice.reporter) ?? .unknown(day: report.day))
            places.append(report.place)
            days.append(report.day)
        }
    }

    package var count: Int { places.count }

    /// How many of these voices are known to be different people: the reporters.
    package static func known(among voices: some Sequence<Voice>) -> Int {
        Set(voices).count { if case .reporter = $0 { true } else { false } }
    }

    /// The voice of a report; nil for an index that no report has.
    package subscript(report: Int) -> Voice? {
        voices.indices.contains(report) ? voices[report] : nil
    }

    /// The reports that are left, ascending, when a voice counts once for each spot and day: the one of lowest index.
    ///
    /// A spot is a square cell of a grid along the axes of SWEREF 99 TM, its south and west edges its own. So reports a
    /// centimetre apart can be in two spots, and those of one spot can be its diagonal apart.
    ///
    /// - Parameter side: the side of a spot in centimetres; less than 1 counts as 1.
    /// - Complexity: O(*n*), some 80 bytes a report.
    package func oncePerSpotAndDay(side: Int32 = 2_500) -> [Int] {
        let side = max(1, side)
        var seen = Set<Occasion>(minimumCapacity: count)
        return places.indices.filter { report in
            let place = places[report]
            return seen.insert(
                Occasion(
                    voice: voices[report], day: days[report],
                    row: place.northingCentimetres / side, column: place.eastingCentimetres / side)
            ).inserted
        }
    }

    private struct Occasion: Hashable {
        let voice: Voice
        let day: Int
        let row: Int32
        let column: Int32
    }
}
