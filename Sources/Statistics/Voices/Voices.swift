package import Geometry

/// Reports by who made them, so that one person who reports often does not look like many. A report is known by its
/// index.
///
/// A *voice* is one reporter, or what came without a name from one address in one day. The reports of one day of which neither
/// is known are one voice wherever they lie together: six posts without a name may be one person's, and nothing tells them from
/// those of six. To be asked of reports near each other.
package struct Voices: Sendable {
    private var places: [Place] = []
    private var days: [Int] = []
    private var voices: [Voice] = []

    package enum Voice: Hashable, Sendable {
        /// The digest of a reporter.
        case reporter(UInt64)
        /// The digest of the address that reports came from on one day, that of their receipt.
        case address(UInt64, day: Int32)
        /// Whoever reported on this day without saying who.
        case unknown(day: Int)
    }

    /// - Parameter reports: the day is a day number in the calendar of the place, counted from any fixed day; the voice is nil when
    ///   nothing tells who made the report.
    package init(_ reports: some Sequence<(place: Place, day: Int, voice: Voice?)>) {
        for report in reports {
            voices.append(report.voice ?? .unknown(day: report.day))
            places.append(report.place)
            if case .address(_, let day) = report.voice {
                days.append(Int(day))
            } else {
                days.append(report.day)
            }
        }
    }

    package var count: Int { places.count }

    /// How many of these voices are at least known to be different: the reporters, or the addresses of the day that has most of
    /// them, whichever are more. An address of one day may be one of another day, and may be a reporter's.
    package static func known(among voices: some Sequence<Voice>) -> Int {
        var reporters = 0
        var addresses: [Int32: Int] = [:]
        for voice in Set(voices) {
            switch voice {
            case .reporter: reporters += 1
            case .address(_, let day): addresses[day, default: 0] += 1
            case .unknown: break
            }
        }
        return max(reporters, addresses.values.max() ?? 0)
    }

    /// The day a report counts for: the day it says, but for a voice that is an address, whatever days its reports say, the
    /// day of that. Nil for an index that no report has.
    package func day(of report: Int) -> Int? { days.indices.contains(report) ? days[report] : nil }

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
