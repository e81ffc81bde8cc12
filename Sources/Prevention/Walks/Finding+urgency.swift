package import Reports

extension Finding {
    /// Why its last day cannot be; nil where it can. Nothing has to be done before the day of the walk; of a walk without a day nothing is told.
    package func contradiction(onWalkOf day: CivilDate?) -> WalkEditFault? {
        guard let due, let day, due < day else { return nil }
        return .dueBeforeWalk(due, walk: day)
    }

    /// Whether its last day is over while somebody still has something to do.
    package func isOverdue(on today: CivilDate) -> Bool {
        status.isOpen && due.map { $0 < today } ?? false
    }
}

extension Sequence<Finding> {
    /// In the order in which they ought to be dealt with: those that are overdue, then the grave ones, then by their last day, those without
    /// one last, then by when they were made.
    package func mostUrgentFirst(on today: CivilDate) -> [Finding] {
        sorted { one, other in
            if one.isOverdue(on: today) != other.isOverdue(on: today) { return one.isOverdue(on: today) }
            if one.gravity != other.gravity { return one.gravity > other.gravity }
            if let due = one.due, let next = other.due, due != next { return due < next }
            if (one.due == nil) != (other.due == nil) { return one.due != nil }
            return (one.made, one.id) < (other.made, other.id)
        }
    }
}

extension Finding.Gravity: Comparable {
    package static func < (one: Self, other: Self) -> Bool { one.rank < other.rank }

    private var rank: Int {
        switch self {
        case .slight: 1
        case .middling: 2
        case .grave: 3
        }
    }
}
