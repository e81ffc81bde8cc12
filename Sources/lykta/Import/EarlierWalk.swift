import Intake
import Prevention
import Reports

/// A walk that was held before Lykta knew of it, out of the rows that tell of it.
enum EarlierWalk {
    /// What each row may say of the walk.
    private static let members = [
        "title", "day", "dayBefore", "dayAfter", "state", "leader", "meetingPlace", "participants",
    ]

    /// - Parameter rows: At least one, all of this walk.
    /// - Returns: Nil for one that cannot be made, with why, each by the number of the row that says so.
    static func make(
        of rows: [WalkRow], checklist: Checklist, at now: Timestamp
    ) -> (walk: SafetyWalk?, faults: [(row: Int, reason: Bilingual)]) {
        guard let first = rows.first else { return (nil, []) }
        var faults: [(row: Int, reason: Bilingual)] = []
        var said: [String: (text: String, row: Int)] = [:]
        for row in rows {
            for member in members {
                guard let text = row.cells[member] else { continue }
                guard let earlier = said[member] else {
                    said[member] = (text, row.file.number)
                    continue
                }
                if earlier.text != text {
                    faults.append(
                        (row.file.number, member + ": " + ImportWords.saysOtherwise(row: earlier.row)))
                }
            }
        }
        var cells = RowCells(said.mapValues(\.text))
        let title = cells.text("title", most: 200, isRequired: true)
        let days = WalkDays(
            before: cells.day("dayBefore"), walk: cells.day("day"), after: cells.day("dayAfter"))
        let state =
            cells.choice(
                "state", Expected.state,
                [WalkState.walked, .reported, .followedUp].map { ($0.rawValue, $0.name, $0) }) ?? .walked
        let leader = cells.text("leader", most: 200) ?? ""
        let meeting = cells.text("meetingPlace", most: 200) ?? ""
        let count = cells.value("participants", ImportWords.participants) { text in
            Int(text).flatMap { WalkParticipants(role: "Deltagare", count: $0) }
        }
        if days == nil { cells.fault(WalkSentences.daysOutOfOrder) }
        if cells["day"] == nil { cells.fault("day", ImportWords.required) }
        if let days, days.walk != nil,
            let fault = state.contradiction(of: days, starts: nil, on: SwedishTime(now).date)
        {
            let isOfMeeting = days.walk.map { $0 <= SwedishTime(now).date } ?? false
            cells.fault(isOfMeeting ? "dayAfter" : "day", fault.words)
        }
        faults += cells.faults.map { (first.file.number, $0) }
        let (stops, wrong) = Self.stops(of: rows)
        faults += wrong
        guard faults.isEmpty, let title, let days else { return (nil, faults) }
        let walk = SafetyWalk(
            id: first.walk, municipality: first.municipality, title: title, state: state, made: now,
            days: days, meetingPlace: meeting, leader: leader, participants: [count].compactMap(\.self),
            stops: stops, checklist: checklist)
        return (walk, [])
    }

    /// In the order in which rows first name them.
    private static func stops(of rows: [WalkRow]) -> ([SafetyWalk.Stop], [(row: Int, reason: Bilingual)]) {
        var stops: [SafetyWalk.Stop] = []
        var faults: [(row: Int, reason: Bilingual)] = []
        for row in rows {
            if let known = stops.first(where: { $0.name == row.stop }) {
                if let place = row.place, place != known.place {
                    faults.append((row.file.number, ImportWords.otherPlace(row.stop)))
                }
            } else if let place = row.place {
                stops.append(SafetyWalk.Stop(number: stops.count + 1, name: row.stop, place: place))
            } else {
                faults.append((row.file.number, ImportWords.stopWithoutPlace(row.stop)))
            }
        }
        if stops.count > SafetyWalk.mostStops, let first = rows.first {
            faults.append((first.file.number, ImportWords.tooManyStops))
        }
        return (stops, faults)
    }
}
