import API
import ArgumentParser
import Geometry
import Projection
import Reports
import Triage

/// Which case a command changes, and in whose name.
struct EditedCaseOptions: ParsableArguments {
    @OptionGroup var file: FileOption
    @Option(help: ArgumentHelp("Whose name stands in the history.", valueName: "name"))
    var by: String = "lykta cases"
    @OptionGroup var json: JSONOption
    @Argument(help: "A case's id, or the reference of one of its reports, such as OLO-7K3M-9Q.")
    var `case`: String

    /// Carries out edits, and prints the case as it is then; what must be known of the change goes to standard error.
    ///
    /// - Throws: ``CommandFault/refused(_:)`` in the words of the API.
    func carryOut(_ edits: (Installation, Case) async throws -> [CaseEdit]) async throws {
        try await Installation.changing(file.path, queuesMessages: true) { installation in
            let found = try await installation.livingCase(named: `case`)
            let edits = try await edits(installation, found)
            let edited = try await installation.store.carryOut(
                edits, on: found.id, version: found.version, seeing: .everything,
                by: Agent(name: by), at: System.now())
            for warning in APIService.warnings(of: edits.flatMap(\.texts), at: System.now()) {
                Terminal.error(FaultWords.warning + ": " + warning)
            }
            for merge in edited.merges {
                Terminal.error(CaseSentences.livesOn(merge.from, in: merge.into))
            }
            if json.isWanted {
                Terminal.print(json: try await ShownCase(edited.case, in: installation).json)
            } else {
                let last = try await installation.store.history(of: edited.case.id).last
                var table = Table([Columns.caseID, Columns.state, Columns.entry])
                table.add([
                    edited.case.id.description, edited.case.state.kind.rawValue, "\(last?.number ?? 0)",
                ])
                table.finish()
            }
        }
    }
}

/// Why something is decided.
struct ReasonOption: ParsableArguments {
    @Option(help: ArgumentHelp("Why; it stands in the history.", valueName: "text"))
    var reason: String
}

extension Cases {
    struct Close: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Ends a case: says what was done, or why nothing will be.")
        @OptionGroup var edited: EditedCaseOptions
        @Option(help: ArgumentHelp("What was done; residents read it.", valueName: "text"))
        var done: String?
        @Option(help: ArgumentHelp("By which kind of measure of the profile.", valueName: "code"))
        var measure: String?
        @Option(
            help: ArgumentHelp(
                "Why nothing will be done: not-ours, no-fault-found, private-ground, known-and-accepted.",
                valueName: "why"))
        var cannot: String?
        @Option(help: ArgumentHelp("More of why; residents read it.", valueName: "text"))
        var explanation: String?

        func validate() throws {
            guard (done == nil) != (cannot == nil) else {
                throw ValidationError(CaseSentences.doneOrCannot.told)
            }
        }

        func run() async throws {
            try await edited.carryOut { installation, found in
                if let cannot {
                    return [
                        .setState(
                            .cannot(
                                try Choice.word(cannot, Expected.refusal, Refusal.self),
                                explanation: explanation))
                    ]
                }
                let kinds = installation.words(of: found.municipality).measures.map(\.code)
                return [
                    .setState(
                        .done(
                            what: done ?? "",
                            measure: try measure.map {
                                try Choice.code($0, Expected.measure, among: kinds)
                            }
                        ))
                ]
            }
        }
    }

    struct Begin: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Says that a case is under way.")
        @OptionGroup var edited: EditedCaseOptions

        func run() async throws { try await edited.carryOut { _, _ in [.setState(.underWay)] } }
    }

    struct Wait: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Says for whom or what a case waits.")
        @OptionGroup var edited: EditedCaseOptions
        @Option(name: .customLong("for"), help: ArgumentHelp("Residents read it.", valueName: "text"))
        var whom: String

        func run() async throws { try await edited.carryOut { _, _ in [.setState(.waiting(for: whom))] } }
    }

    struct Reopen: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Opens an ended case again.")
        @OptionGroup var edited: EditedCaseOptions
        @OptionGroup var why: ReasonOption

        func run() async throws {
            try await edited.carryOut { _, _ in [.setState(.reopened(reason: why.reason))] }
        }
    }

    struct Merge: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Says that another case's reports belong to this one.")
        @OptionGroup var edited: EditedCaseOptions
        @Option(
            name: .customLong("with"),
            help: ArgumentHelp(
                "The other case's id, or the reference of one of its reports.", valueName: "case"))
        var other: String
        @Option(help: ArgumentHelp("Why; it stands in the history.", valueName: "text"))
        var reason: String?

        func run() async throws {
            try await edited.carryOut { installation, _ in
                [.merge(try await installation.livingCase(named: other).id, reason: reason)]
            }
        }
    }

    struct Place: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Says where all of a case's reports really lie.")
        @OptionGroup var edited: EditedCaseOptions
        @Option(help: ArgumentHelp("In degrees, or N,E in SWEREF 99 TM.", valueName: "lon,lat"))
        var at: String
        @OptionGroup var why: ReasonOption

        func run() async throws {
            try await edited.carryOut { installation, found in
                let place = try Position.parse(at, installation.projector)
                let days = [found.firstObserved, found.lastObserved].map { SwedishTime($0).date }
                let areas = installation.store.areasNow
                guard days.allSatisfy({ areas.isIn(found.municipality, place, on: $0) }) else {
                    throw CommandFault.refused([CaseSentences.outside])
                }
                return [.setPlace(place, accuracy: nil, reason: why.reason)]
            }
        }
    }

    struct Assign: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Says who of the staff deals with a case.")
        @OptionGroup var edited: EditedCaseOptions
        @Option(name: .customLong("to"), help: ArgumentHelp("Without it, nobody.", valueName: "name"))
        var name: String?
        @Option(help: ArgumentHelp("Why; it stands in the history.", valueName: "text"))
        var reason: String?

        func run() async throws {
            let assignee = try name.map {
                try parsed($0, Expected.name) {
                    $0 == AssigneeFilter.wordForNobody ? nil : Assignee($0)
                }
            }
            try await edited.carryOut { _, _ in [.assign(assignee, reason: reason)] }
        }
    }

    struct Answer: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Answers those who reported: on the pages where they follow it, and by e-mail.")
        @OptionGroup var edited: EditedCaseOptions
        @Option(help: "What they read.")
        var text: String

        func run() async throws { try await edited.carryOut { _, _ in [.answer(text)] } }
    }

    struct HandOver: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Says that a case is not its unit's own: another gets it, or the fallback.")
        @OptionGroup var edited: EditedCaseOptions
        @Option(help: ArgumentHelp("The unit that hands over, when there are several.", valueName: "code"))
        var from: String?
        @Option(help: ArgumentHelp("The unit that takes over.", valueName: "code"))
        var to: String?
        @OptionGroup var why: ReasonOption

        func run() async throws {
            try await edited.carryOut { installation, _ in
                func unit(_ text: String?) throws -> Code<Reports.Unit>? {
                    try text.map { try Choice.code($0, Expected.unit, among: installation.units) }
                }
                return [.handOver(from: try unit(from), to: try unit(to), reason: why.reason)]
            }
        }
    }

    struct Correct: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Corrects a case's category, units, last day or restriction.")
        @OptionGroup var edited: EditedCaseOptions
        @Option(help: ArgumentHelp("What all of its reports are about.", valueName: "code"))
        var category: String?
        @Option(help: ArgumentHelp("Who answers for it, separated by commas.", valueName: "codes"))
        var units: String?
        @Option(help: ArgumentHelp("The last day, such as 2026-12-24.", valueName: "day"))
        var due: String?
        @Option(help: ArgumentHelp("true or false.", valueName: "word"))
        var restricted: Bool?
        @OptionGroup var why: ReasonOption

        func validate() throws {
            guard category != nil || units != nil || due != nil || restricted != nil else {
                throw ValidationError(CaseSentences.whatToCorrect.told)
            }
        }

        func run() async throws {
            try await edited.carryOut { installation, _ in
                var edits: [CaseEdit] = []
                if let category {
                    let known = installation.categories.map(\.code)
                    edits.append(
                        .setCategory(
                            try Choice.code(category, Expected.category, among: known), reason: why.reason))
                }
                if let restricted { edits.append(.setRestricted(restricted, reason: why.reason)) }
                if let units {
                    let codes = try units.split(separator: ",", omittingEmptySubsequences: false).map {
                        try Choice.code(String($0), Expected.unit, among: installation.units)
                    }
                    edits.append(.setUnits(codes, reason: why.reason))
                }
                if let due {
                    let day = try parsed(due, Expected.day) { CivilDate($0) }
                    edits.append(.setDue(day, reason: why.reason))
                }
                return edits
            }
        }
    }

    struct Undo: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Takes back a decision, by its number in the history of the case.")
        @OptionGroup var edited: EditedCaseOptions
        @Option(help: ArgumentHelp("As `lykta cases` shows it.", valueName: "number"))
        var entry: Int
        @OptionGroup var why: ReasonOption

        func run() async throws { try await edited.carryOut { _, _ in [.undo(entry, reason: why.reason)] } }
    }
}
