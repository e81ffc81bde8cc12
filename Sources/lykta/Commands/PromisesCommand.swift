import API
import ArgumentParser
import Exports
import JSON
import Prevention
import Reports
import Web

struct Promises: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Citizen promises: what police and municipalities promise, counted and followed up.",
        subcommands: [
            List.self, Show.self, ImportPromise.self, Sign.self, Publish.self, Event.self, Withdraw.self,
            FollowUp.self, Prolong.self, End.self, WithdrawEnd.self, WithdrawPromise.self, Mask.self,
        ])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists promises, the one that ends last first.")
        @OptionGroup var file: FileOption
        @Option(
            help: ArgumentHelp("Only those in these states, such as signed,prolonged.", valueName: "states"))
        var state: String?
        @OptionGroup var json: JSONOption

        func run() async throws {
            let installation = try await Installation.open(file.path, for: .reading)
            let query = PromiseQuery(states: try Choice.list(state, Expected.state, PromiseState.self))
            var found: [ToldPromise] = []
            for promise in try await installation.store.promises(query) {
                found.append(try await installation.told(promise))
            }
            guard !json.isWanted else {
                return Terminal.print(
                    json: JSONWriter.object { $0.promises(found, in: CommandLanguage.current) })
            }
            var table = Table([
                PromiseColumns.promise, Columns.state, PromiseColumns.period, Columns.name,
            ])
            for told in found {
                table.add([
                    told.promise.id.description,
                    told.promise.withdrawn == nil ? told.promise.state.rawValue : "withdrawn",
                    told.terms.period.words.told,
                    told.terms.title,
                ])
            }
            table.finish()
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shows a promise: its commitments, how far each has come, and its follow-ups.")
        @OptionGroup var file: FileOption
        @Argument(help: "A promise's id.")
        var promise: String
        @Option(help: ArgumentHelp("What was promised on this day, and done by then.", valueName: "day"))
        var day: String?
        @OptionGroup var json: JSONOption

        func run() async throws {
            let installation = try await Installation.open(file.path, for: .reading)
            let day = try day.map { try parsed($0, Expected.day) { CivilDate($0) } }
            try await Installation.tellingPromiseFaults {
                try await installation.print(
                    try await installation.keptPromise(promise), on: day, asJSON: json.isWanted)
            }
        }
    }

    struct Sign: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Signs a promise, and plans its follow-ups; with the same day as then, corrects by whom it was signed.",
            discussion: "With another day and a reason, corrects the day, which everybody is told."
        )
        @OptionGroup var kept: KeptPromise
        @Option(help: ArgumentHelp("By whom, by role and not by name.", valueName: "roles"))
        var signer: String
        @Option(help: ArgumentHelp("The day; today when absent.", valueName: "day"))
        var day: String?
        @Option(help: ArgumentHelp("Why the day is corrected.", valueName: "text"))
        var reason: String?

        func run() async throws {
            try await kept.change {
                let by = try PromiseText.line(signer, PromiseSentences.signer, most: 200)
                let signature = PromiseSignature(day: try PromiseText.day(day), by: by)
                guard let reason else { return .sign(signature) }
                let why = try PromiseText.line(
                    reason, PromiseSentences.reason, most: CitizenPromise.longestReason)
                return .correctSigning(signature, why: why)
            }
        }
    }

    struct Publish: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lets everybody read a promise that is signed, or no longer.")
        @OptionGroup var kept: KeptPromise
        @Flag(help: "Takes it away from the public pages.")
        var stop = false

        func run() async throws {
            try await kept.change { .setPublished(!stop) }
        }
    }

    struct FollowUp: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "follow-up", abstract: "Holds a follow-up, and freezes its figures.")
        @OptionGroup var kept: KeptPromise
        @Option(help: ArgumentHelp("Which, by its number.", valueName: "n"))
        var number: Int
        @Option(help: ArgumentHelp("What was found.", valueName: "text"))
        var text: String
        @Option(help: ArgumentHelp("The day it was held; today when absent.", valueName: "day"))
        var day: String?

        func run() async throws {
            try await kept.change {
                let words = try PromiseText.line(
                    text, PromiseSentences.followUpWords, most: PromiseFollowUp.longestWords)
                return .hold(followUp: number, day: try PromiseText.day(day), words: words)
            }
        }
    }

    struct Prolong: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Gives a promise a later end, or corrects the last time that it got one: with its former end, takes it back.",
            discussion:
                "Of a promise that is not prolonged, a day through the end that was signed corrects the end, to an earlier one or back, and everybody is told why."
        )
        @OptionGroup var kept: KeptPromise
        @Option(help: ArgumentHelp("The new last day.", valueName: "day"))
        var until: String
        @Option(help: ArgumentHelp("Why.", valueName: "text"))
        var reason: String

        func run() async throws {
            try await kept.change {
                let why = try PromiseText.line(
                    reason, PromiseSentences.reason, most: CitizenPromise.longestReason)
                return .prolong(until: try PromiseText.day(until), why: why)
            }
        }
    }

    struct End: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Ends a promise with a final account.")
        @OptionGroup var kept: KeptPromise
        @Option(help: ArgumentHelp("What became of it.", valueName: "text"))
        var text: String
        @Option(help: ArgumentHelp("The day; today when absent.", valueName: "day"))
        var day: String?

        func run() async throws {
            try await kept.change {
                let words = try PromiseText.line(
                    text, PromiseSentences.account, most: CitizenPromise.longestAccount)
                return .end(day: try PromiseText.day(day), words: words)
            }
        }
    }
}

/// Whose name stands in the history of a promise.
struct AuthorOption: ParsableArguments {
    @Option(help: ArgumentHelp("Whose name stands in the history.", valueName: "name"))
    var by: String = "lykta promises"
}

/// A promise that a command changes, by whom, and how it is told afterwards.
struct KeptPromise: ParsableArguments {
    @OptionGroup var file: FileOption
    @Argument(help: "A promise's id.")
    var promise: String
    @OptionGroup var author: AuthorOption
    @OptionGroup var json: JSONOption

    /// Carries out what was typed, and prints the promise as it is then.
    func change(_ edit: () throws -> PromiseEdit) async throws {
        try await Installation.changingPromises(file.path) { installation in
            try await installation.change(promise, [try edit()], by: author.by, asJSON: json.isWanted)
        }
    }
}

/// Texts and days of promises as they are typed.
enum PromiseText {
    static func line(_ text: String, _ expected: Bilingual, most: Int) throws -> String {
        try parsed(text, expected) { text in
            (1...most).contains(text.utf8.count) && text.contains { !$0.isWhitespace } ? text : nil
        }
    }

    /// Today for nothing typed.
    static func day(_ text: String?) throws -> CivilDate {
        try text.map { try parsed($0, Expected.day) { CivilDate($0) } } ?? SwedishTime(System.now()).date
    }
}
