package import Reports

/// A finding that is under way through its case stands as the case does: it is done, or nothing will be done, or somebody has begun again.
extension Finding {
    /// How it stands when its case has got a state. What somebody has said of it before the case ended stays.
    ///
    /// - Parameter ended: When the case had ended before that; nil where it was open.
    package func status(following state: CaseState, endedBefore ended: Timestamp?) -> Status {
        let isOfCase = statusOrigin == nil || statusOrigin == .case
        let hasFollowed = isOfCase && !status.isOpen && (ended.map { changed >= $0 } ?? false)
        return switch state.kind {
        case .done, .closed: status == .underWay || hasFollowed ? .done : status
        case .cannot: status == .underWay || hasFollowed ? .declined : status
        case .received, .reopened, .underWay, .waiting: hasFollowed ? .underWay : status
        case .merged: status
        }
    }

    /// A case that a finding is taken off.
    package struct LeftCase: Hashable, Sendable {
        /// When it had ended; nil for one that is open.
        let ended: Timestamp?

        package init(ended: Timestamp?) { self.ended = ended }
    }

    /// Whether it stands as it does by way of a case that it is taken off: the case has said so, or somebody has begun, and not by way of a measure.
    func stands(by left: LeftCase, beside measure: Measure?) -> Bool {
        if status == .underWay, measure == nil || measure?.state == .stopped { return true }
        if let statusOrigin { return statusOrigin == .case }
        return !status.isOpen && (left.ended.map { changed >= $0 } ?? false)
    }

    /// That it has become a case: somebody has begun then, unless somebody has said how it ended. What a case said that it is no longer part of is gone.
    package func edits(becoming case: Case.ID) -> [FindingEdit] {
        [.setCase(`case`)] + (status == .open || statusOrigin == .case ? [.setStatus(.underWay)] : [])
    }
}
