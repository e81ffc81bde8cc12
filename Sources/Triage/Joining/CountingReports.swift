import Clustering
import Geometry
import Reports

/// The reports of a list that count, as events. Events are in the order of the list, so where the list is ordered by id, ties
/// by index are ties by id.
struct CountingReports {
    /// The offset in the list of each event.
    let offsets: [Int]
    let events: [Event]

    init(_ reports: some Sequence<Joinable>) {
        var offsets: [Int] = []
        var events: [Event] = []
        for (offset, report) in reports.enumerated() {
            guard let place = report.densityPlace else { continue }
            offsets.append(offset)
            events.append(Event(place: place, moment: report.observed.milliseconds))
        }
        self.offsets = offsets
        self.events = events
    }
}
