import API
import ArgumentParser
import Exports
import JSON
import Prevention
import Reports
import Web

struct Meetings: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Meetings of municipality and police: their agendas, what was decided, what became of it.",
        subcommands: [
            List.self, Show.self, Add.self, Open.self, Decide.self, CallOff.self, Resume.self, Withdraw.self,
        ])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists meetings, the latest day first.")
        @OptionGroup var file: FileOption
        @Option(help: ArgumentHelp("Only those that are planned, opened or closed.", valueName: "state"))
        var state: String?
        @OptionGroup var json: JSONOption

        func run() async throws {
            let installation = try await Installation.open(file.path, for: .reading)
            let state = try state.map { try Choice.word($0, MeetingSentences.state, MeetingState.self) }
            let found = try await installation.store.meetings(MeetingQuery(state: state))
            guard !json.isWanted else {
                return Terminal.print(
                    json: JSONWriter.object {
                        $0.meetings(found) { $0.text(in: CommandLanguage.current) }
                    })
            }
            if found.isEmpty { Terminal.error(MeetingSentences.nothing) }
            var table = Table([
                MeetingColumns.meeting, MeetingColumns.day, Columns.state, MeetingColumns.open, Columns.name,
            ])
            for meeting in found {
                table.add([
                    meeting.id.description, meeting.day.description, meeting.standing.rawValue,
                    "\(meeting.openDecisions)",
                    meeting.title.isEmpty ? "-" : meeting.title,
                ])
            }
            table.finish()
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Shows a meeting: its agenda as it was frozen, or as it would be now, and its decisions.")
        @OptionGroup var file: FileOption
        @Argument(help: "A meeting's id.")
        var meeting: String
        @OptionGroup var json: JSONOption

        func run() async throws {
            let installation = try await Installation.open(file.path, for: .reading)
            try await Installation.tellingMeetingFaults {
                let kept = try await installation.keptMeeting(meeting)
                guard !json.isWanted else { return try await installation.printJSON(kept) }
                if let agenda = kept.agenda { return installation.print(kept, agenda) }
                Terminal.error(MeetingSentences.planned)
                installation.print(kept, try await installation.agenda(for: kept))
            }
        }
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Keeps a planned meeting. Prints its id.")
        @OptionGroup var file: FileOption
        @Option(help: ArgumentHelp("The kommunkod, where the database has several.", valueName: "code"))
        var municipality: String?
        @Option(help: ArgumentHelp("Its day.", valueName: "day"))
        var day: String
        @Option(help: ArgumentHelp("What it is called.", valueName: "text"))
        var title: String = ""
        @Option(help: ArgumentHelp("Who takes part: roles and units, no names.", valueName: "text"))
        var present: String = ""
        @OptionGroup var author: MeetingAuthor
        @OptionGroup var json: JSONOption

        func run() async throws {
            try await Installation.changingMeetings(file.path) { installation in
                var chance = SystemRandomNumberGenerator()
                let now = System.now()
                if let fault = APIService.roleFault(present, at: now) { throw CommandFault.refused([fault]) }
                let meeting = Meeting(
                    id: MeetingID(at: now, using: &chance),
                    municipality: try installation.municipality(municipality),
                    day: try parsed(day, Expected.day) { CivilDate($0) },
                    title: try parsedText(title, MeetingSentences.title, 0...Meeting.longestTitle),
                    present: try parsedText(
                        present, MeetingSentences.present, 0...Meeting.longestPresent), made: now)
                let kept = try await installation.store.addMeeting(meeting, by: author.agent).meeting
                installation.warn(of: kept.texts)
                guard !json.isWanted else { return try await installation.printJSON(kept) }
                Terminal.print(line: kept.id.description)
            }
        }
    }

    struct Open: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Opens a meeting, which freezes its agenda.",
            discussion: "Restricted reports count for nothing in it.")
        @OptionGroup var file: FileOption
        @Argument(help: "A meeting's id.")
        var meeting: String
        @OptionGroup var author: MeetingAuthor
        @OptionGroup var json: JSONOption

        func run() async throws {
            try await Installation.changingMeetings(file.path) { installation in
                let kept = try await installation.keptMeeting(meeting)
                let agenda = try await installation.agenda(for: kept)
                let opened = try await installation.store.changeMeeting(
                    kept.id, in: [], [.open(agenda)], version: kept.version, by: author.agent,
                    at: System.now())
                guard !json.isWanted else { return try await installation.printJSON(opened) }
                installation.print(opened, agenda)
            }
        }
    }

    struct Decide: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Adds a point to a meeting that is open. Prints its id.",
            discussion:
                "It is undecided where it has no owner, and decided otherwise. What becomes of it is told on its page or by the API."
        )
        @OptionGroup var file: FileOption
        @Argument(help: "A meeting's id.")
        var meeting: String
        @Option(help: ArgumentHelp("What is to be done.", valueName: "text"))
        var words: String
        @Option(help: ArgumentHelp("Who does it: a role or a unit, never a name.", valueName: "text"))
        var owner: String = ""
        @Option(help: ArgumentHelp("The last day.", valueName: "day"))
        var due: String?
        @OptionGroup var author: MeetingAuthor
        @OptionGroup var json: JSONOption

        func run() async throws {
            try await Installation.changingMeetings(file.path) { installation in
                let kept = try await installation.keptMeeting(meeting)
                var chance = SystemRandomNumberGenerator()
                let now = System.now()
                if !owner.isEmpty, let fault = APIService.roleFault(owner, at: now) {
                    throw CommandFault.refused([fault])
                }
                let refusals = APIService.refusals(ofOpen: [words], at: now)
                guard refusals.isEmpty else { throw CommandFault.refused(refusals) }
                let decision = MeetingDecision(
                    id: DecisionID(at: now, using: &chance), number: 1,
                    words: try parsedText(
                        words, MeetingSentences.words, 1...MeetingDecision.longestWords),
                    owner: try parsedText(
                        owner, MeetingSentences.owner, 0...MeetingDecision.longestOwner),
                    due: try due.map { try parsed($0, Expected.day) { CivilDate($0) } },
                    state: owner.isEmpty ? .undecided : .decided)
                let changed = try await installation.store.changeMeeting(
                    kept.id, in: [], [.addDecision(decision)], version: kept.version, by: author.agent,
                    at: now)
                installation.warn(of: decision.texts)
                guard !json.isWanted else { return try await installation.printJSON(changed) }
                Terminal.print(line: decision.id.description)
            }
        }
    }
}

/// Whose name stands in the history of a meeting.
struct MeetingAuthor: ParsableArguments {
    @Option(help: ArgumentHelp("Whose name stands in the history.", valueName: "name"))
    var by: String = "lykta meetings"

    var agent: Agent { Agent(name: by) }
}
