package import Reports

/// What somebody answered at a stop of a walk: a mark for a point of the checklist, a note, or both.
///
/// Nothing that was answered is changed or taken away: whoever changes their mind answers the same point again, and the later answer of
/// the same walker counts. Two walkers who answer the same point have both answered it.
package struct WalkAnswer: Hashable, Sendable, Identifiable {
    /// Given by the device, so that an answer that is sent twice is kept once.
    package let id: WalkAnswerID
    /// The number of the stop.
    package let stop: Int
    /// The point that it is about; nil for a note about the stop.
    package let point: Code<ChecklistPoint>?
    /// From 1 (bad) to 5 (good); nil for a note alone.
    package let score: Int?
    /// Empty for none.
    package let note: String
    /// Who answered, as the device calls itself; tells walkers apart and says nothing of who they are.
    package let walker: WalkerID
    /// What the walker is there as: `Boende`; empty for not said.
    package let role: String
    /// By the device's clock, where that was not ahead nor of a day before the walk's: see `settled(at:)` and `held(toDayOf:at:)`.
    package internal(set) var answered: Timestamp

    package static let scores = 1...5
    package static let longestNote = 2_000

    /// Nil without either score or note, for a score outside ``scores`` or without a point, a note of more than ``longestNote`` bytes
    /// and a role of more than 100.
    package init?(
        id: WalkAnswerID, stop: Int, point: Code<ChecklistPoint>?, score: Int?, note: String = "",
        walker: WalkerID,
        role: String = "", answered: Timestamp
    ) {
        guard score != nil || note.contains(where: { !$0.isWhitespace }),
            score.map({ Self.scores.contains($0) && point != nil }) ?? true,
            note.utf8.count <= Self.longestNote, role.utf8.count <= 100, stop >= 1
        else { return nil }
        self.id = id
        self.stop = stop
        self.point = point
        self.score = score
        self.note = note
        self.walker = walker
        self.role = role
        self.answered = answered
    }
}

package enum WalkAnswerKind: Sendable {}
package typealias WalkAnswerID = Identifier<WalkAnswerKind>
package enum WalkerKind: Sendable {}
package typealias WalkerID = Identifier<WalkerKind>

/// What became of an answer that was sent.
package enum KeptWalkAnswer: Hashable, Sendable {
    case kept
    /// It had been sent before, and is kept once.
    case repeated
    /// Another answer has its id.
    case idTaken
    /// The walk has no such stop, or its checklist no such point.
    case unknownPlace
    /// The number is that of another stop, of this name, than the one that the device showed.
    case otherStop(Int, name: String)
}

/// What all walkers together answered about one point at one stop.
package struct PointSummary: Hashable, Sendable {
    package let stop: Int
    package let point: Code<ChecklistPoint>
    /// The last mark of each walker, in the order in which they first answered.
    package let marks: [Mark]

    package struct Mark: Hashable, Sendable {
        package let walker: WalkerID
        /// The number of the walker on this walk, from 1 in the order in which they first answered anything.
        package let number: Int
        package let role: String
        package let score: Int
        package let note: String
    }

    package var mean: Double { Double(marks.reduce(0) { $0 + $1.score }) / Double(max(1, marks.count)) }
    package var least: Int { marks.map(\.score).min() ?? 0 }
    package var most: Int { marks.map(\.score).max() ?? 0 }
    /// Whether walkers answered differently.
    package var differs: Bool { least != most }
}

/// Everything that was answered on a walk, summed up.
package struct WalkAnswers: Hashable, Sendable {
    /// In the order of stops, then of the checklist; none for a point that nobody has marked.
    package let points: [PointSummary]
    /// Notes about stops, and on points without a mark, in the order in which they were answered.
    package let notes: [WalkAnswer]
    /// In the order in which they first answered.
    package let walkers: [WalkerID]

    /// - Parameter answers: In any order; the outcome does not depend on it.
    package init(_ answers: [WalkAnswer], checklist: Checklist) {
        let ordered = answers.sorted { ($0.answered, $0.id) < ($1.answered, $1.id) }
        var walkers: [WalkerID] = []
        for answer in ordered where !walkers.contains(answer.walker) { walkers.append(answer.walker) }
        self.walkers = walkers
        notes = ordered.filter { $0.score == nil }
        let marked = ordered.filter { $0.score != nil }
        points = Set(marked.map(\.stop)).sorted().flatMap { stop in
            checklist.points.compactMap { point in
                let here = marked.filter { $0.stop == stop && $0.point == point.code }
                guard !here.isEmpty else { return nil }
                return PointSummary(
                    stop: stop, point: point.code,
                    marks: walkers.enumerated().compactMap { index, walker in
                        here.last { $0.walker == walker }.flatMap { last in
                            last.score.map {
                                PointSummary.Mark(
                                    walker: walker, number: index + 1, role: last.role, score: $0,
                                    note: last.note)
                            }
                        }
                    })
            }
        }
    }

    package func summary(of point: Code<ChecklistPoint>, at stop: Int) -> PointSummary? {
        points.first { $0.stop == stop && $0.point == point }
    }

    /// The mean of all marks at a stop, each counted once: a point that few have marked weighs less than one that all have. Nil for none.
    package func mean(at stop: Int) -> Double? {
        let scores = points.filter { $0.stop == stop }.flatMap(\.marks).map(\.score)
        guard !scores.isEmpty else { return nil }
        return Double(scores.reduce(0, +)) / Double(scores.count)
    }
}
