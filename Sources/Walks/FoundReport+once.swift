import Reports

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
