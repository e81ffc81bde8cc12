import Geometry
import Intake
import Prevention
import Reports

/// What a row says that is not what is kept: a walk and a finding that were imported before stand as they are.
extension WalkRow {
    /// The members in which the row says something else of its walk and its stop than what is kept of them.
    func membersOtherwise(than walk: SafetyWalk, at stop: SafetyWalk.Stop) -> [String] {
        var cells = self.cells
        var members: [String] = []
        func compare<Value: Equatable>(_ member: String, _ said: Value?, _ kept: Value?) {
            if cells[member] != nil, said != kept { members.append(member) }
        }
        compare("title", cells["title"], WrittenForm.kept.of(walk.title))
        compare("day", cells.day("day"), walk.days.walk)
        compare("dayBefore", cells.day("dayBefore"), walk.days.before)
        compare("dayAfter", cells.day("dayAfter"), walk.days.after)
        let state = cells.choice(
            "state", Expected.state, WalkState.allCases.map { ($0.rawValue, $0.name, $0) })
        compare("state", state, walk.state)
        compare("leader", cells["leader"], WrittenForm.kept.of(walk.leader))
        compare("meetingPlace", cells["meetingPlace"], WrittenForm.kept.of(walk.meetingPlace))
        compare("participants", cells["participants"].flatMap { Int($0) }, walk.headcount)
        if let place, place != stop.place { members.append("stop") }
        return members
    }

    /// The members in which the row says something else of its finding than what is kept of it.
    func membersOtherwise(than kept: Finding, saying new: Finding) -> [String] {
        var members: [String] = []
        func compare<Value: Equatable>(_ member: String, _ said: Value, _ kept: Value) {
            if cells[member] != nil, said != kept { members.append(member) }
        }
        compare("what", new.what, WrittenForm.kept.of(kept.what))
        compare("where", new.whereabouts, WrittenForm.kept.of(kept.whereabouts))
        compare("point", new.point, kept.point)
        compare("gravity", new.gravity, kept.gravity)
        compare("action", new.action, WrittenForm.kept.of(kept.action))
        compare("unit", new.unit, kept.unit)
        compare("due", new.due, kept.due)
        compare("status", new.status, kept.status)
        if new.stop != kept.stop { members.append("stop") }
        return members
    }
}
