import Prevention
package import Reports

/// The last days to act of what waits for somebody, as a calendar (RFC 5545): whole days. What is done, and what has no last day, is not in it,
/// so a calendar that is read again loses what was done. No words of reports, and nothing of who deals with it.
package struct DeadlineCalendar: Sendable {
    private let host: String
    private let text: @Sendable (Bilingual) -> String

    package static let mediaType = CalendarFile.mediaType

    /// - Parameter host: What the addresses begin with: `https://lykta.example.se`.
    package init(host: String, _ text: @escaping @Sendable (Bilingual) -> String) {
        self.host = host
        self.text = text
    }

    /// - Parameter categories: Those whose names tell what a group of categories is about.
    package func bytes(of cases: [ListedCase], categories: [Category]) -> [UInt8] {
        let groups = Dictionary(grouping: categories, by: \.group)
        var file = CalendarFile("Arenden")
        for listed in cases {
            let item = listed.case
            guard item.status.takesReports, let due = item.due else { continue }
            var names: [String] = []
            for name in (groups[item.group] ?? []).map({ text($0.name) }) where !names.contains(name) {
                names.append(name)
            }
            let what = names.isEmpty ? item.group.description : names.joined(separator: ", ")
            let reference = listed.latest.map { " \($0.reference)" } ?? ""
            file.add(
                .init(
                    id: "\(item.id)-due", changed: item.changed, version: item.version, time: .wholeDay(due),
                    summary: text(Bilingual(swedish: "Åtgärda ärende: ", english: "Act on a case: ")) + what
                        + reference,
                    address: "\(host)/arende/\(item.id)"))
        }
        return file.finish()
    }

    package func bytes(of findings: [ToldFinding]) -> [UInt8] {
        var file = CalendarFile("Iakttagelser")
        for finding in findings {
            guard finding.status.isOpen, let due = finding.due else { continue }
            let what = finding.what.map { ": " + Self.shortened($0) } ?? ""
            file.add(
                .init(
                    id: "\(finding.id)-due", changed: finding.changed, version: finding.version,
                    time: .wholeDay(due),
                    summary: text(Bilingual(swedish: "Åtgärda iakttagelse", english: "Act on a finding"))
                        + what, address: "\(host)/iakttagelser/\(finding.id)"))
        }
        return file.finish()
    }

    /// The days for which measures are planned that are not done.
    package func bytes(of measures: [ToldMeasure]) -> [UInt8] {
        var file = CalendarFile("Atgarder")
        for measure in measures.map(\.measure) {
            guard measure.state.isOpen, let day = measure.days.planned else { continue }
            file.add(
                .init(
                    id: "\(measure.id)-planned", changed: measure.changed, version: measure.version,
                    time: .wholeDay(day),
                    summary: text(Bilingual(swedish: "Planerad åtgärd: ", english: "Planned measure: "))
                        + Self.shortened(measure.title),
                    address: "\(host)/atgarder/\(measure.id)",
                    status: measure.state == .proposed ? .tentative : .confirmed))
        }
        return file.finish()
    }

    private static func shortened(_ words: String) -> String {
        words.count > 100 ? String(words.prefix(99)) + "…" : words
    }
}
