import ArgumentParser
import Prevention
import Reports
import Triage

/// What a walk is made with and may be changed in alike.
struct WalkPartOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The day of the walk.", valueName: "day"))
    var day: String?
    @Option(help: ArgumentHelp("When people set out, by Swedish clocks.", valueName: "hh:mm"))
    var time: String?
    @Option(help: ArgumentHelp("The day of the meeting before.", valueName: "day"))
    var before: String?
    @Option(help: ArgumentHelp("The day of the meeting after.", valueName: "day"))
    var after: String?
    @Option(help: ArgumentHelp("Where people meet.", valueName: "text"))
    var meeting: String?
    @Option(help: ArgumentHelp("Who leads it, as a role.", valueName: "role"))
    var leader: String?
    @Option(help: ArgumentHelp("Whose name stands in the history.", valueName: "name"))
    var by: String = "lykta walks"

    /// - Parameter known: The days that the walk has; those that are not given stay.
    func edits(from known: WalkDays) throws -> [WalkEdit] {
        var edits: [WalkEdit] = []
        func date(_ text: String?, _ kept: CivilDate?) throws -> CivilDate? {
            try text.map { try parsed($0, Expected.day) { CivilDate($0) } } ?? kept
        }
        let walked = try date(day, known.walk)
        if day != nil || before != nil || after != nil {
            guard
                let days = WalkDays(
                    before: try date(before, known.before), walk: walked, after: try date(after, known.after))
            else { throw CommandFault.refused([WalkSentences.daysOutOfOrder]) }
            edits.append(.setDays(days))
        }
        if let time {
            let parts = time.split(separator: ":").compactMap { Int($0) }
            guard parts.count == 2, (0...23).contains(parts[0]), (0...59).contains(parts[1]) else {
                throw CommandFault.badValue(time, expected: WalkSentences.clock)
            }
            guard let walked else { throw CommandFault.refused([WalkSentences.dayWanted]) }
            guard let start = SwedishTime.shownMoment(of: walked, minuteOfDay: parts[0] * 60 + parts[1])
            else {
                throw CommandFault.refused([WalkDays.noSuchHour(time, on: walked)])
            }
            edits.append(.setStart(start))
        }
        if let meeting { edits.append(.setMeetingPlace(meeting)) }
        if let leader { edits.append(.setLeader(leader)) }
        return edits
    }
}
