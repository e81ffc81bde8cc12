import API
import ArgumentParser
import JSON
import Reports

struct Outgoing: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outbox", abstract: "Messages to units: those that wait, and those that were given up.",
        subcommands: [List.self, Retry.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Lists messages, the oldest first; those that were given up, unless another state is named.",
            discussion:
                "Columns: id, state, when it was queued, unit (reporter for an answer to somebody who reported), channel, case, tries, and what "
                + "went wrong last. What a message says, and to which address, is not shown. Those that are damaged and cannot be read "
                + "come last, with – for what is not known.")
        @OptionGroup var file: FileOption
        @Option(help: "In this state: waiting, delivered or dead.")
        var state: String?
        @Flag(help: "The same as --state dead.")
        var dead = false
        @Option(help: "At most so many.")
        var limit: Int = 100
        @OptionGroup var json: JSONOption

        func run() async throws {
            let state =
                try state.map { try Choice.word($0, Expected.state, OutboxMessage.State.self) } ?? .dead
            guard !dead || state == .dead else {
                throw CommandFault.badValue(state.rawValue, expected: Expected.deadState)
            }
            let installation = try await Installation.open(file.path, for: .reading)
            let limit = try AnswerCount.parse(limit, "--limit")
            let found = try await installation.store.messages(in: state, limit: limit)
            guard !json.isWanted else {
                return Terminal.print(
                    json: JSONWriter.object {
                        $0.array("messages") { array in
                            for message in found.messages { array.object { message.write(to: &$0) } }
                            for message in found.unreadable {
                                array.object { message.write(to: &$0, in: state) }
                            }
                        }
                    })
            }
            var table = Table([
                Columns.message, Columns.state, Columns.queued, Columns.unit, Columns.channel, Columns.caseID,
                Columns.tries, Columns.fault,
            ])
            for message in found.messages { table.add(message.row) }
            for message in found.unreadable { table.add(message.row(in: state)) }
            table.finish()
        }
    }

    struct Retry: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Sends again what was given up.",
            discussion:
                "Works beside a running server, which sends it at once; without one it is sent when a server starts. Mend what was wrong "
                + "first: `lykta outbox list` says what.")
        @OptionGroup var file: FileOption
        @Flag(help: "All that were given up.")
        var all = false
        @OptionGroup var json: JSONOption
        @Argument(help: "The messages' ids, as `lykta outbox list` shows them.")
        var ids: [Int64] = []

        func validate() throws {
            guard all != !ids.isEmpty else {
                throw ValidationError(OutboxSentences.idsOrAll.told)
            }
        }

        func run() async throws {
            var ids = ids
            if all {
                let installation = try await Installation.open(file.path, for: .reading)
                ids = try await installation.store.messages(in: .dead, limit: .max).messages.map(\.id)
                try await installation.store.close()
            }
            for id in ids { try await KeyChange(database: file.path).carryOut(.retry(message: id)) }
            guard json.isWanted else { return Terminal.print(OutboxSentences.queued(ids.count)) }
            Terminal.print(json: JSONWriter.object { $0.member("queued", ids.count) })
        }
    }
}

extension OutboxMessage {
    /// What a message is called that goes to no unit.
    private var other: Bilingual {
        if case .duties = payload { OutboxSentences.duties } else { OutboxSentences.reporter }
    }

    fileprivate var row: [String] {
        let kind =
            switch channel {
            case .webhook: "webhook"
            case .email: digestAt == nil ? "email" : "digest"
            }
        return [
            "\(id)", state.rawValue, SwedishTime(created).description,
            unit?.description ?? other.told, kind, self.case?.description ?? "–",
            "\(attempts)", lastFault.map { OutboxSentences.fault($0).told } ?? "–",
        ]
    }
}

extension ListedMessages.Unreadable {
    fileprivate func row(in state: OutboxMessage.State) -> [String] {
        [
            "\(id)", state.rawValue, "–", "–", "–", "–", "–",
            lastFault.map { OutboxSentences.fault($0).told } ?? "–",
        ]
    }
}
