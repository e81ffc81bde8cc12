package import Reports
import Statistics

/// What made-up staff do with the cases of the demo: some are taken up, wait, are dealt with, refused, answered or handed over,
/// and some nobody has come to.
///
/// They come to the desk every other week. What becomes of a case follows from the seed and from the case (when it was opened, where
/// and of what group), not from its id, so that the same arguments give the same lives.
package struct DemoDesk: Sendable {
    private let seed: UInt64

    /// Between two days at the desk.
    package static let interval = TimeSpan.days(14)
    /// How many cases are dealt with in a day at the desk, at most; in a demo larger than a municipality the others lie.
    package static let casesADay = 60
    /// Who they are in histories.
    package static let staff: Agent = "Samordnaren"

    package init(seed: UInt64) { self.seed = seed }

    /// The cases that are dealt with on a day at the desk, and what is done, in an order of its own whatever theirs.
    package func work(on open: [Case], at moment: Timestamp) -> [(case: Case, edits: [CaseEdit])] {
        let ordered = open.sorted { (Self.key($0), $0.id) < (Self.key($1), $1.id) }
        return Array(
            ordered.lazy.compactMap { found in
                let edits = edits(of: found, at: moment)
                return edits.isEmpty ? nil : (found, edits)
            }.prefix(Self.casesADay))
    }

    /// Nothing, where it is not time.
    func edits(of found: Case, at moment: Timestamp) -> [CaseEdit] {
        let life = DemoLife(of: found.group.description, seed: seed ^ Self.key(found))
        let age = moment.since(found.opened)
        switch found.state.kind {
        case .received, .reopened:
            guard age >= .days(life.daysToBegin) else { return [] }
            if life.isHandedOver, let giver = found.units.first, !Self.takesOver(giver) {
                return [
                    .handOver(from: giver.unit, to: nil, reason: life.handOverReason), .setState(.underWay),
                ]
            }
            return life.isAnswered
                ? [.setState(.underWay), .answer(life.firstAnswer)] : [.setState(.underWay)]
        case .underWay:
            if let whom = life.waitsFor, age < .days(life.daysToEnd), age >= .days(life.daysToBegin + 10) {
                return [.setState(.waiting(for: whom))]
            }
            fallthrough
        case .waiting:
            guard let outcome = life.outcome, age >= .days(life.daysToEnd) else { return [] }
            return life.isAnswered
                ? [.setState(outcome), .answer(life.lastAnswer(outcome))] : [.setState(outcome)]
        case .done, .cannot, .closed, .merged: return []
        }
    }

    /// Whether it is the unit of the built-in profile's fallback, which has nobody to hand over to.
    private static func takesOver(_ assignment: Assignment) -> Bool {
        assignment.unit.description == "kontaktcenter"
    }

    /// What tells a case from the others, and is the same every time.
    private static func key(_ found: Case) -> UInt64 {
        UInt64(bitPattern: found.opened.milliseconds) &* 1_000_003
            &+ found.group.description.utf8.reduce(0) { $0 &* 131 &+ UInt64($1) }
    }
}
