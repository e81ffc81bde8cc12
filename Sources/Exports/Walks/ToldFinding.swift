package import Geometry
package import Prevention
package import Reports

/// A finding as somebody may be told of it: its case only to who sees that, and what was found, and just where, only to who may see restricted
/// reports where it was filed as one.
package struct ToldFinding: Sendable, Identifiable {
    fileprivate let finding: Finding
    /// The case that it became or joined, where the reader sees it.
    package let `case`: Case.ID?
    /// Whether its words and its place are kept from the reader.
    package let isWithheld: Bool

    /// Everything of it, for whoever runs the service.
    package init(_ finding: Finding) { self.init(finding, without: [], seesRestricted: true) }

    /// - Parameters:
    ///   - unseen: Cases that the reader may not see.
    ///   - seesRestricted: Whether the reader sees the restricted reports of its case.
    package init(_ finding: Finding, without unseen: Set<Case.ID>, seesRestricted: Bool) {
        self.finding = finding
        self.case = finding.case.flatMap { unseen.contains($0) ? nil : $0 }
        isWithheld = finding.isRestricted && !seesRestricted
    }

    /// All of it but its case; nil where something is withheld.
    package var whole: Finding? { isWithheld ? nil : finding }

    /// Whether nothing of it is kept from the reader.
    package var isWhole: Bool { !isWithheld && `case` == finding.case }

    /// Whether it belongs to a case, whichever.
    package var hasCase: Bool { finding.case != nil }

    package var id: FindingID { finding.id }
    package var walk: WalkID { finding.walk }
    package var municipality: MunicipalityCode { finding.municipality }
    package var gravity: Finding.Gravity { finding.gravity }
    package var unit: Code<Unit>? { finding.unit }
    package var due: CivilDate? { finding.due }
    package var status: Finding.Status { finding.status }
    package var measure: MeasureID? { finding.measure }
    package var version: Int { finding.version }
    package var made: Timestamp { finding.made }
    package var changed: Timestamp { finding.changed }

    /// Nil where it is withheld: the stop says where it lies.
    package var stop: Int? { whole?.stop }
    package var point: Code<ChecklistPoint>? { whole?.point }
    package var what: String? { whole?.what }
    package var whereabouts: String? { whole?.whereabouts }
    package var action: String? { whole?.action }
    /// The middle of the square in which it lies, where it is withheld.
    package var place: Place { isWithheld ? finding.place.middleOfSquare : finding.place }

    package func isOverdue(on today: CivilDate) -> Bool { finding.isOverdue(on: today) }
}

extension Sequence<ToldFinding> {
    /// In the order in which they ought to be dealt with.
    package func mostUrgentFirst(on today: CivilDate) -> [ToldFinding] {
        let told = Dictionary(map { ($0.id, $0) }) { first, _ in first }
        return map(\.finding).mostUrgentFirst(on: today).compactMap { told[$0.id] }
    }
}
