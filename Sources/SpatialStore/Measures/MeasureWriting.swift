import GRDB
import Prevention
import Reports

/// Keeps measures and the findings that they are because of telling of each other, inside a transaction.
struct MeasureWriting {
    let db: Database
    let agent: Agent
    let moment: Timestamp

    /// Writes the causes of a measure. A finding that has become no measure, or one that was stopped, has become this one, and stands as it does;
    /// one that is a cause of it no more has not.
    func writeCauses(of measure: Measure, insteadOf before: MeasureCauses, number: Int64) throws {
        guard measure.causes != before else { return }
        try MeasureCauseRecord.write(
            measure.causes, insteadOf: before, of: number, in: measure.municipality, db)
        for id in measure.causes.findings where !before.findings.contains(id) {
            try require(measure, since: id)
            try change(id) { finding in
                if let former = finding.measure {
                    guard try MeasureRecord.measure(former, in: [], db)?.measure.state == .stopped else {
                        return []
                    }
                }
                return try completing([.setMeasure(measure.id)], of: finding)
            }
        }
        for id in before.findings where !measure.causes.findings.contains(id) {
            try change(id) { finding in
                guard finding.measure == measure.id else { return [] }
                return try completing([.setMeasure(nil)], of: finding)
            }
        }
    }

    /// The edits, with how the finding stands by them as another measure's than before, or off its case, where they do not say that themselves.
    func completing(_ edits: [FindingEdit], of before: Finding) throws -> [FindingEdit] {
        let after = before.applying(edits, at: moment).finding
        let saysStatus = edits.contains { edit in
            if case .setStatus = edit { true } else { false }
        }
        let leavesCase = before.case != nil && after.case == nil
        guard after.measure != before.measure || leavesCase, !saysStatus else { return edits }
        let left =
            try leavesCase
            ? Finding.LeftCase(ended: FindingCases.end(ofCaseOf: before, in: db)) : nil
        let stands = before.standing(
            as: try after.measure.flatMap { try MeasureRecord.measure($0, in: [], db)?.measure },
            insteadOf: try before.measure.flatMap { try MeasureRecord.measure($0, in: [], db)?.measure },
            whoseCaseIs: try FindingCases.state(ofCaseOf: after, in: db),
            leaving: left)
        return edits + [stands].compactMap(\.self)
    }

    /// - Throws: ``MeasureEditFault/doneBeforeFound(_:found:)``.
    private func require(_ measure: Measure, since id: FindingID) throws {
        guard let finding = try FindingRecord.finding(id, in: [], db),
            let walk = try WalkRecord.walk(finding.walk, in: [], db)?.walk
        else { return }
        if let fault = measure.contradiction(of: finding, on: walk.days.walk) { throw fault }
    }

    /// Takes the findings that became a measure on, or back, with it, and holds the day on which it was done against theirs.
    ///
    /// - Throws: ``MeasureEditFault/doneBeforeFound(_:found:)``.
    func moveFindings(of measure: Measure, from before: Measure) throws {
        if measure.days.done != before.days.done {
            for id in measure.causes.findings { try require(measure, since: id) }
        }
        guard measure.state != before.state else { return }
        for id in measure.causes.findings where before.causes.findings.contains(id) {
            guard let finding = try FindingRecord.finding(id, in: [], db), finding.measure == measure.id
            else { continue }
            let (status, why) = measure.status(of: finding, from: before)
            try change(id, because: why) { _ in [.setStatus(status, by: .measure)] }
        }
    }

    /// Makes a finding, whose own row says so already, a cause of another measure than before.
    ///
    /// - Throws: ``WalkEditFault/noSuchMeasure`` for none of its municipality, ``WalkEditFault/measureDoneBefore(_:found:)``.
    func relink(_ finding: Finding, from former: MeasureID?) throws {
        if let former, let (number, before) = try MeasureRecord.measure(former, in: [], db) {
            try change(before, number) { $0.without(finding.id) }
        }
        guard let new = finding.measure else { return }
        guard let (number, before) = try MeasureRecord.measure(new, in: [finding.municipality], db) else {
            throw WalkEditFault.noSuchMeasure
        }
        do { try require(before, since: finding.id) } catch MeasureEditFault.doneBeforeFound(
            let done, let found)
        {
            throw WalkEditFault.measureDoneBefore(done, found: found)
        }
        try change(before, number) { $0.with(finding.id) }
    }

    private func change(
        _ before: Measure, _ number: Int64, _ causes: (MeasureCauses) -> MeasureCauses
    ) throws {
        let (measure, words) = try before.applying(
            [.setCauses(causes(before.causes))], on: SwedishTime(moment).date, at: moment)
        guard !words.isEmpty else { return }
        try MeasureRecord.update(measure, from: before, number: number, in: db)
        try MeasureCauseRecord.write(
            measure.causes, insteadOf: before.causes, of: number, in: measure.municipality, db)
        for sentence in words {
            try MeasureRecord.events.note(.changed, sentence, of: number, by: agent, at: moment, in: db)
        }
    }

    /// Changes a finding, with why in the history of its walk.
    func change(
        _ id: FindingID, because why: Bilingual? = nil, _ edits: (Finding) throws -> [FindingEdit]
    ) throws {
        guard let before = try FindingRecord.finding(id, in: [], db) else { return }
        let (finding, words) = before.applying(try edits(before), at: moment)
        guard !words.isEmpty, let walk = try WalkRecord.number(of: before.walk, in: db) else { return }
        try FindingRecord.update(finding, in: db)
        for sentence in words {
            let words = why.map { sentence + ". " + $0 } ?? sentence
            try WalkRecord.events.note(.findingChanged, words, of: walk, by: agent, at: moment, in: db)
        }
    }
}
