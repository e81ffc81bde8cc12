import API
import Exports
import JSON
import Prevention
import Reports
import Triage
import Web

extension Installation {
    /// The meeting with an id that was typed.
    func keptMeeting(_ text: String) async throws -> Meeting {
        let id = try parsed(text, MeetingSentences.meetingID) { MeetingID($0) }
        guard let found = try await store.meeting(id, in: []) else { throw MeetingFault.noSuchMeeting }
        return found
    }

    /// What a meeting would be opened with now, made as the server makes it.
    func agenda(for meeting: Meeting) async throws -> MeetingAgenda {
        let profile = try pictureProfile(of: meeting.municipality)
        let (making, now) = (AgendaMaking(store, store.areasNow, of: profile), System.now())
        let gathered = try await making.gather(for: meeting, at: now)
        return gathered.agenda(with: try await making.count(at: now).trends { _ in true })
    }

    func printJSON(_ meeting: Meeting) async throws {
        let whole = APIService.WholeMeeting(
            meeting, history: try await store.meetingHistory(of: meeting.id), at: System.now())
        Terminal.print(json: JSONWriter.object { whole.write(to: &$0, in: CommandLanguage.current) })
    }

    /// The points of an agenda, then the decisions of the meeting.
    func print(_ meeting: Meeting, _ agenda: MeetingAgenda) {
        if let reason = meeting.withdrawn ?? meeting.calledOff {
            Terminal.error(line: "\(meeting.standing.name.told): \(reason)")
        }
        var table = Table([MeetingColumns.heading, MeetingColumns.what, MeetingColumns.said])
        for point in agenda.points {
            table.add([point.heading.name.told, point.name.told, point.words?.told ?? "-"])
        }
        for decision in meeting.decisions {
            let said = [
                decision.state.name.told, decision.owner, decision.due?.description ?? "", decision.reason,
            ].filter { !$0.isEmpty }.joined(separator: ", ")
            table.add([MeetingSentences.point(decision.number).told, decision.words, said])
        }
        table.finish()
    }

    /// Opens a database to change meetings; what is refused is told in its words.
    static func changingMeetings(_ path: String, _ work: (Installation) async throws -> Void) async throws {
        try await tellingMeetingFaults { try await changing(path, queuesMessages: false, work) }
    }

    static func tellingMeetingFaults(_ work: () async throws -> Void) async throws {
        do { try await work() } catch let fault as MeetingFault { throw CommandFault.refused([fault.words]) }
    }
}
