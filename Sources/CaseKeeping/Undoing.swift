import Reports

/// Finds what an entry of a case's history decided, and whether it can still be undone.
struct Undoing {
    /// All of the case's; the first is number 1.
    let history: [HistoryEntry]

    /// The entry with what stood before it.
    ///
    /// It can be undone while nothing has been decided on the same matter since; decisions that were undone again do not count.
    ///
    /// - Throws: ``CaseEditFault/cannotUndo(_:_:)``.
    func decision(_ number: Int) throws -> (entry: HistoryEntry, former: FormerValue) {
        guard history.indices.contains(number - 1) else {
            throw CaseEditFault.cannotUndo(number, .noSuchEntry)
        }
        let entry = history[number - 1]
        guard let former = entry.former else {
            throw CaseEditFault.cannotUndo(number, entry.kind == .answered ? .sent : .noDecision)
        }
        let holds = holding
        if let undo = history.indices.first(where: { history[$0].undoes == number && holds[$0] }) {
            throw CaseEditFault.cannotUndo(number, .undone(by: undo + 1))
        }
        let later = history.indices.last { index in
            index >= number && holds[index] && isSameMatter(history[index], entry)
                && !(history[index].undoes.map { $0 > number } ?? false)
        }
        if let later { throw CaseEditFault.cannotUndo(number, .changedSince(later + 1)) }
        return (entry, former)
    }

    /// Whether the last decision of this kind holds, undone ones apart.
    ///
    /// - Parameter number: Only what stands after that entry is looked at.
    func hasDecided(_ kind: CaseEvent.Kind, after number: Int = 0) -> Bool {
        let holds = holding
        return history.indices.contains { index in
            index >= number && matter(history[index].kind) == matter(kind) && history[index].former != nil
                && holds[index] && history[index].undoes == nil
        }
    }

    /// For each entry, whether it has not been undone by one that has not been undone itself.
    private var holding: [Bool] {
        var holds = [Bool](repeating: true, count: history.count)
        for index in history.indices.reversed() where holds[index] {
            if let undone = history[index].undoes, history.indices.contains(undone - 1) {
                holds[undone - 1] = false
            }
        }
        return holds
    }

    private func isSameMatter(_ one: HistoryEntry, _ other: HistoryEntry) -> Bool {
        guard one.former != nil else { return false }
        switch (matter(one.kind), matter(other.kind)) {
        case (.pinned, .pinned): return one.report == other.report
        case let (one, other): return one == other
        }
    }

    /// One kind for those that are about the same.
    private func matter(_ kind: CaseEvent.Kind) -> CaseEvent.Kind {
        switch kind {
        case .handedOver: .unitsChanged
        case .separated, .unpinned: .pinned
        default: kind
        }
    }
}
