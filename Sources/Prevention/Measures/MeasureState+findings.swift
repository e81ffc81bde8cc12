package import Reports

/// A finding stands as the measure that it became does: somebody has begun, it is done, or nobody does anything about it after all. What
/// somebody has said of it otherwise stays: one that nothing will be done about, and one that was done before.
extension MeasureState {
    /// How a finding stands when it becomes a measure of this state, or its measure gets there.
    package func status(of finding: Finding) -> Finding.Status {
        switch self {
        case .proposed, .decided, .underWay: finding.status == .open ? .underWay : finding.status
        case .done: finding.status.isOpen ? .done : finding.status
        case .stopped: finding.status == .underWay ? .open : finding.status
        }
    }

    /// How a finding stands when its measure, which was done, is opened again: one that the measure did not make done stays so.
    ///
    /// - Parameter done: The day on which the measure was said to be done. Of a finding of which it is not known who said that it is done, it is
    ///   taken to be the measure that did from that day on.
    package func status(of finding: Finding, reopenedAfter done: CivilDate) -> Finding.Status {
        guard finding.status == .done else { return finding.status }
        return finding.isSaid(byMeasureDoneOn: done) ? .underWay : .done
    }
}

extension Finding {
    /// How it stands as another measure's than before, or as none's, or off its case; nil where that is as it did. What the former measure said is taken
    /// back, to what its case says and else to open, and what the case said that it leaves, to open; then the new measure says its own. What somebody has
    /// said stays.
    ///
    /// - Parameters:
    ///   - state: That of its case.
    ///   - left: The case that it is taken off.
    package func standing(
        as new: Measure?, insteadOf former: Measure?, whoseCaseIs state: CaseState?,
        leaving left: LeftCase? = nil
    ) -> FindingEdit? {
        var stands = self
        var origin = StatusOrigin.somebody
        if isSaid(byMeasureDoneOn: former?.days.done) {
            stands.status = .open
            if let state {
                stands.status = .underWay
                stands.status = stands.status(following: state, endedBefore: nil)
                origin = .case
            }
        } else if let left, self.stands(by: left, beside: new) {
            stands.status = .open
        }
        if let new {
            let said = new.state.status(of: stands)
            if said != stands.status { (stands.status, origin) = (said, .measure) }
        }
        return stands.status == status ? nil : .setStatus(stands.status, by: origin)
    }

    /// Whether its measure has said that it stands as it does. Of one of which that is not known, whether it was done since the measure was.
    fileprivate func isSaid(byMeasureDoneOn day: CivilDate?) -> Bool {
        if let statusOrigin { return statusOrigin == .measure }
        guard status == .done, let day else { return false }
        return SwedishTime(changed).date >= day
    }
}

extension Measure {
    /// What becomes of a finding that became this measure, with why, when the measure has changed from `before`.
    package func status(of finding: Finding, from before: Measure) -> (Finding.Status, why: Bilingual) {
        let why = Bilingual(
            swedish: "Åtgärden ”\(title)”: \(before.state.name.swedish) → \(state.name.swedish).",
            english: "The measure “\(title)”: \(before.state.name.english) → \(state.name.english).")
        if before.state == .done, let day = before.days.done {
            return (state.status(of: finding, reopenedAfter: day), why)
        }
        return (state.status(of: finding), why)
    }
}

extension Measure {
    /// Why it cannot be because of something that was found; nil where it can: what was done before cannot be. A finding is of the day of its walk, or of
    /// the day on which it was written down where that came first; of a walk without a day nothing is told.
    package func contradiction(of finding: Finding, on walk: CivilDate?) -> MeasureEditFault? {
        guard let done = days.done, let walk else { return nil }
        let found = min(walk, SwedishTime(finding.made).date)
        return done < found ? .doneBeforeFound(done, found: found) : nil
    }
}
