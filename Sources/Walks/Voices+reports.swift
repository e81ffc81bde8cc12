import Reports
import Statistics

extension Voices {
    /// The voices of reports, by their order; a day is one of the Swedish calendar.
    init(of reports: some Sequence<FoundReport>) {
        self.init(
            reports.lazy.map { report in
                (
                    place: report.place, day: SwedishTime(report.observed).date.daysSinceEpoch,
                    reporter: report.reporter.map { UInt64(bitPattern: $0.digest) }
                )
            })
    }
}
