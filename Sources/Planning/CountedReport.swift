import Geometry
import Reports
import Statistics

/// A report to be counted: of those that one reporter made in one spot on one day, the only one.
struct CountedReport {
    let id: Report.ID
    let place: Place
    /// The day it was seen, by the Swedish calendar.
    let day: CivilDate

    /// Those of `reports` that are left when each voice counts once for each spot and day; see ``Voices``. A report
    /// given twice counts once. The answer does not depend on the order of the reports.
    ///
    /// - Complexity: O(*n* log *n*).
    static func oncePerSpotAndDay(_ reports: some Sequence<FoundReport>) -> [CountedReport] {
        let distinct = reports.eachOnce()
        return Voices(of: distinct).oncePerSpotAndDay().map { index in
            CountedReport(
                id: distinct[index].id, place: distinct[index].place,
                day: SwedishTime(distinct[index].observed).date)
        }
    }
}

extension Sequence<FoundReport> {
    /// Each report once, by id: so that an answer depends neither on their order nor on one being given twice.
    func eachOnce() -> [FoundReport] {
        var last: Report.ID?
        return sorted { $0.id < $1.id }.filter { report in
            defer { last = report.id }
            return report.id != last
        }
    }
}

extension Voices {
    /// The voices of reports, by their order; a day is one of the Swedish calendar.
    init(of reports: some Sequence<FoundReport>) {
        self.init(
            reports.lazy.map { report in
                (
                    place: report.place, day: SwedishTime(report.observed).date.daysSinceEpoch,
                    voice: report.voice.map(Voice.init)
                )
            })
    }
}

extension Voices.Voice {
    init(_ voice: ReportVoice) {
        switch voice {
        case .reporter(let reporter): self = .reporter(UInt64(bitPattern: reporter.digest))
        case .address(let pseudonym):
            self = .address(UInt64(bitPattern: pseudonym.digest), day: pseudonym.day)
        }
    }
}
