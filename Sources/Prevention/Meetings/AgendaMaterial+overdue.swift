import Reports

/// What somebody was to have done.
extension AgendaMaterial {
    var lateMeasures: [AgendaPoint] {
        measures.filter { $0.state.isOpen }
            .compactMap { measure in measure.days.planned.map { (measure, $0) } }
            .filter { $0.1 < day }
            .sorted { ($0.1, $0.0.id) < ($1.1, $1.0.id) }
            .map { measure, planned in
                AgendaPoint(
                    .overdue, key: "measure/\(measure.id)", name: copied(measure.title),
                    words: Bilingual(
                        swedish: "Åtgärd. \(measure.state.name.swedish), skulle ha varit klar \(planned).",
                        english: "Measure. \(measure.state.name.english), was to be done \(planned)."),
                    source: AgendaSource(.measure, measure.id.description))
            }
    }

    var missedFollowUps: [AgendaPoint] {
        promises.filter(\.isInForce).sorted { $0.id < $1.id }
            .compactMap { promise in
                let missed = promise.standingFollowUps.filter { $0.status(on: day) == .missed }
                guard let first = missed.first else { return nil }
                return AgendaPoint(
                    .overdue, key: "promise/\(promise.id)", name: copied(promise.terms.title),
                    words: Bilingual(
                        swedish:
                            "Medborgarlöfte. Uppföljningar som inte hölls: \(missed.count), den första \(first.due).",
                        english:
                            "Citizen promise. Follow-ups that were not held: \(missed.count), the first \(first.due)."
                    ), source: AgendaSource(.promise, promise.id.description))
            }
    }

    var lateFindings: [AgendaPoint] {
        findings.filter { $0.isOverdue(on: day) }.mostUrgentFirst(on: day)
            .map { finding in
                let due = finding.due.map(\.description) ?? "–"
                return AgendaPoint(
                    .overdue, key: "finding/\(finding.id)", name: copied(finding.what),
                    words: Bilingual(
                        swedish: "Iakttagelse. \(finding.status.name.swedish), sista dag \(due).",
                        english: "Finding. \(finding.status.name.english), due \(due)."),
                    source: AgendaSource(.finding, finding.id.description))
            }
    }

    /// In the order of the law.
    var lateDuties: [AgendaPoint] {
        duties.filter { $0.state == .overdue }
            .map { standing in
                let due = standing.due.map(\.description) ?? "–"
                return AgendaPoint(
                    .overdue, key: "duty/\(standing.duty.rawValue)", name: standing.duty.name,
                    words: Bilingual(
                        swedish: "Lagen (\(Duty.law)) \(standing.duty.sections.swedish), senast \(due).",
                        english: "The law (\(Duty.law)), \(standing.duty.sections.english), by \(due)."),
                    source: AgendaSource(.duties))
            }
    }
}
