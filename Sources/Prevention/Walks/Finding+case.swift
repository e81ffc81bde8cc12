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
}
