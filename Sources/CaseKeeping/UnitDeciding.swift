import Reports
import Triage

extension Assignment {
    /// What ``rule`` says of a unit that staff, or another unit, gave the case.
    package static let byStaff = "staff"
}

/// Gives a case to units and takes it from them, by the word of staff or of a unit.
struct UnitDeciding<Ledger: CaseLedger> {
    let change: CaseChange<Ledger>
    let edited: Case

    private var ledger: Ledger { change.ledger }
    private var profile: Profile { change.jurisdiction.profile }

    /// The units that staff name answer for the case, in this order, each once; others that do, no more.
    func set(_ named: [Code<Unit>], because reason: String) throws {
        let units = named.indices.filter { !named[..<$0].contains(named[$0]) }.map { named[$0] }
        guard !units.isEmpty else { throw CaseEditFault.noUnits }
        let words = Bilingual(swedish: reason, english: reason)
        let now = try units.map { try assignment($0, because: words) }
        let names = now.map(\.unitName)
        let left = edited.units.filter { !units.contains($0.unit) }.map {
            leaving($0, words, handedOver: false)
        }
        try write(
            now, leaving: left, .unitsChanged,
            DecisionWords(
                sentence: Bilingual(
                    swedish: "Ansvarig: \(names.map(\.swedish).joined(separator: ", ")). \(reason)",
                    english: "Responsible: \(names.map(\.english).joined(separator: ", ")). \(reason)")))
    }

    /// A unit says that the case is not its own: another gets it, or those of the fallback.
    func handOver(from: Code<Unit>?, to: Code<Unit>?, because reason: String) throws {
        let giver = try giver(from)
        let words = Bilingual(
            swedish: "\(giver.unitName.swedish) har lämnat över ärendet: \(reason)",
            english: "\(giver.unitName.english) handed the case over: \(reason)")
        let others = edited.units.filter { $0.unit != giver.unit }
        let refused = Set(try ledger.leftUnits(of: edited.id).filter(\.handedOver).map(\.unit))
        let receivers =
            try to.map { [try assignment($0, because: words)] }
            ?? change.jurisdiction.rules.fallback.units.filter { !refused.contains($0) && $0 != giver.unit }
            .map { try assignment($0, because: words) }
        guard to != giver.unit, let first = receivers.first else { throw CaseEditFault.nobodyTakesOver }
        let now = others + receivers.filter { receiver in !others.contains { $0.unit == receiver.unit } }
        let names = receivers.map(\.unitName)
        try write(
            now, leaving: [leaving(giver, Bilingual(swedish: reason, english: reason), handedOver: true)],
            .handedOver,
            DecisionWords(
                sentence: Bilingual(
                    swedish:
                        "\(giver.unitName.swedish) lämnar över till \(names.isEmpty ? first.unitName.swedish : names.map(\.swedish).joined(separator: ", ")): \(reason)",
                    english:
                        "\(giver.unitName.english) hands over to \(names.map(\.english).joined(separator: ", ")): \(reason)"
                )))
    }

    /// Nil for no day.
    func setDue(_ day: CivilDate?, because reason: String) throws {
        guard edited.units.contains(where: { $0.due != day }) else { return }
        try setDue(
            Dictionary(edited.units.map { ($0.unit, day) }) { first, _ in first },
            DecisionWords(
                sentence: Bilingual(
                    swedish: "Sista dag: \(day?.description ?? "ingen"). \(reason)",
                    english: "Last day: \(day?.description ?? "none"). \(reason)")))
    }

    func setDue(_ days: [Code<Unit>: CivilDate?], _ words: DecisionWords) throws {
        let former = Dictionary(edited.units.map { ($0.unit, $0.due) }) { first, _ in first }
        let now = edited.units.map { $0.given(due: days[$0.unit] ?? $0.due) }
        try ledger.setUnits(now, of: edited.id, insteadOf: edited.units)
        try ledger.record(words.entry(.dueChanged, former: .due(former), by: change), in: edited.id)
        try ledger.touch(edited.id, at: change.moment)
    }

    /// The units as they stood, and those that the case had been taken from.
    ///
    /// - Throws: ``CaseEditFault/noSuchUnit(_:)`` for one that the profile has no more.
    func restore(_ units: [Assignment], left: [LeftUnit], _ kind: CaseEvent.Kind, _ words: DecisionWords)
        throws
    {
        if let gone = units.first(where: { profile.unit($0.unit) == nil }) {
            throw CaseEditFault.noSuchUnit(gone.unit)
        }
        try write(units, left: left, kind, words)
    }

    private func giver(_ named: Code<Unit>?) throws -> Assignment {
        if let named {
            guard let found = edited.units.first(where: { $0.unit == named })
            else { throw CaseEditFault.notUnitOfCase(named) }
            return found
        }
        guard edited.units.count == 1, let only = edited.units.first
        else { throw CaseEditFault.unitNotNamed(edited.units.map(\.unit)) }
        return only
    }

    private func assignment(_ unit: Code<Unit>, because reason: Bilingual) throws -> Assignment {
        if let found = edited.units.first(where: { $0.unit == unit }) { return found }
        guard let known = profile.unit(unit) else { throw CaseEditFault.noSuchUnit(unit) }
        return Assignment(
            unit: unit, unitName: known.name, rule: Assignment.byStaff, reason: reason, since: change.moment,
            due: edited.units.compactMap(\.due).min())
    }

    private func leaving(_ assignment: Assignment, _ reason: Bilingual, handedOver: Bool) -> LeftUnit {
        LeftUnit(
            unit: assignment.unit, rule: assignment.rule, handedOver: handedOver, reason: reason,
            at: change.moment)
    }

    private func write(
        _ now: [Assignment], leaving: [LeftUnit], _ kind: CaseEvent.Kind, _ words: DecisionWords
    ) throws {
        let back = Set(now.map(\.unit)).union(leaving.map(\.unit))
        let kept = try ledger.leftUnits(of: edited.id).filter { !back.contains($0.unit) }
        try write(now, left: kept + leaving, kind, words)
    }

    private func write(
        _ now: [Assignment], left: [LeftUnit], _ kind: CaseEvent.Kind, _ words: DecisionWords
    ) throws {
        guard now.map(\.unit) != edited.units.map(\.unit) else { return }
        let former = FormerValue.units(edited.units, left: try ledger.leftUnits(of: edited.id))
        try ledger.record(words.entry(kind, former: former, by: change), in: edited.id)
        try ledger.setUnits(now, of: edited.id, insteadOf: edited.units)
        try ledger.setLeftUnits(left, of: edited.id)
        try ledger.touch(edited.id, at: change.moment)
        let notices = CaseNotifying(change: change)
        let added = now.filter { unit in !edited.units.contains { $0.unit == unit.unit } }
        let gone = edited.units.filter { unit in !now.contains { $0.unit == unit.unit } }
        if edited.status.takesReports {
            try notices.tell(.assigned, of: edited.id, to: added)
            try notices.tell(.withdrawn, of: edited.id, to: gone)
        }
    }
}

extension Assignment {
    fileprivate func given(due: CivilDate?) -> Assignment {
        Assignment(unit: unit, unitName: unitName, rule: rule, reason: reason, since: since, due: due)
    }
}
