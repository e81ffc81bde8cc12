import ArgumentParser
import Prevention
import Reports

extension Meetings {
    struct CallOff: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "call-off",
            abstract: "Says that a planned meeting is not held, and why. Prints its id.",
            discussion: "Later agendas look back past it. Until its day has passed, resume takes it back.")
        @OptionGroup var file: FileOption
        @Argument(help: "A meeting's id.")
        var meeting: String
        @Option(help: ArgumentHelp("Why it is not held.", valueName: "reason"))
        var reason: String
        @OptionGroup var author: MeetingAuthor
        @OptionGroup var json: JSONOption

        func run() async throws {
            let reason = try MistakeReason.parse(reason)
            try await Meetings.change(
                meeting, .callOff(reason: reason), in: file, by: author, asJSON: json.isWanted)
        }
    }

    struct Resume: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Says that a meeting that was called off is held after all. Prints its id.")
        @OptionGroup var file: FileOption
        @Argument(help: "A meeting's id.")
        var meeting: String
        @OptionGroup var author: MeetingAuthor
        @OptionGroup var json: JSONOption

        func run() async throws {
            try await Meetings.change(meeting, .resume, in: file, by: author, asJSON: json.isWanted)
        }
    }

    struct Withdraw: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Withdraws a meeting that was entered by mistake. Prints its id.",
            discussion:
                "It stays with its history, counts for nothing and changes no more. What its points led to stays."
        )
        @OptionGroup var file: FileOption
        @Argument(help: "A meeting's id.")
        var meeting: String
        @Option(help: ArgumentHelp("Why it was a mistake.", valueName: "reason"))
        var reason: String
        @OptionGroup var author: MeetingAuthor
        @OptionGroup var json: JSONOption

        func run() async throws {
            let reason = try MistakeReason.parse(reason)
            try await Meetings.change(
                meeting, .withdraw(reason: reason), in: file, by: author, asJSON: json.isWanted)
        }
    }

    fileprivate static func change(
        _ meeting: String, _ edit: MeetingEdit, in file: FileOption, by author: MeetingAuthor, asJSON: Bool
    ) async throws {
        try await Installation.changingMeetings(file.path) { installation in
            let kept = try await installation.keptMeeting(meeting)
            let changed = try await installation.store.changeMeeting(
                kept.id, in: [], [edit], version: kept.version, by: author.agent, at: System.now())
            installation.warn(of: changed.texts)
            guard !asJSON else { return try await installation.printJSON(changed) }
            Terminal.print(line: changed.id.description)
        }
    }
}
