import Geometry
import Reports
import Statistics

/// A report to be counted: of those that one voice made in one spot on one day, the only one.
struct HeardReport {
    let place: Place
    /// The day it was seen, by the Swedish calendar.
    let day: CivilDate

    /// Those of `reports` that are left when each voice is heard once for each spot and day; see ``Voices``. A report
    /// given twice counts once. The answer does not depend on the order of the reports.
    ///
    /// - Complexity: O(*n* log *n*).
    static func heard(among reports: some Sequence<FoundReport>) -> [HeardReport] {
        let distinct = reports.eachOnce()
        return Voices(of: distinct).oncePerSpotAndDay().map { index in
            HeardReport(
                place: distinct[index].place, day: SwedishTime(distinct[index].observed).date)
        }
    }
}
