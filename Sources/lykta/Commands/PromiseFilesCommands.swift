import API
import ArgumentParser
import Exports
import JSON
import Prevention
import Reports
import Triage
import Web

extension Promises {
    struct ImportPromise: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "import",
            abstract:
                "Keeps a promise of a YAML file as a draft, or changes the one that has its id. Prints its id."
        )
        @OptionGroup var file: FileOption
        @Argument(help: "A YAML file: see docs/configuration.md.")
        var path: String
        @OptionGroup var author: AuthorOption
        @OptionGroup var json: JSONOption

        func run() async throws {
            try await Installation.changingPromises(file.path) { installation in
                let promise = try await keep(try body(), in: installation)
                try await installation.warnOfAlike(promise)
                guard json.isWanted else {
                    for warning in APIService.warnings(of: promise, at: System.now()) {
                        Terminal.error(FaultWords.warning + ": " + warning)
                    }
                    return Terminal.print(line: promise.id.description)
                }
                try await installation.print(promise, asJSON: true)
            }
        }

        private func body() throws -> JSONValue {
            let text = String(decoding: try InputFile.bytes(at: path), as: UTF8.self)
            switch YAMLText.json(text) {
            case .success(let json): return json
            case .failure(let fault):
                throw CommandFault.refused(["\(path):\(fault.line): " + fault.message])
            }
        }

        private func keep(_ json: JSONValue, in installation: Installation) async throws -> CitizenPromise {
            var reader = BodyReader(json)
            let now = System.now()
            var chance: any RandomNumberGenerator = SystemRandomNumberGenerator()
            let id = reader.value("id", sv: "Ett UUID.", en: "A UUID.") { PromiseID($0) }
            let keeper = try installation.municipality(writtenIn: &reader, of: path)
            var known: CitizenPromise?
            if let id { known = try await installation.store.promise(id, in: []) }
            let parts = reader.promiseParts(isNew: true, of: keeper, insteadOf: known?.terms.period)
            do throws(Problem) { try reader.finish() } catch {
                throw CommandFault.refused(
                    error.faults.map { fault in "\(path) \(fault.pointer ?? ""): " + fault.message })
            }
            if let known {
                let edits = parts.edits(of: known, using: &chance, at: now)
                try await requireRows(of: known, in: edits, installation)
                let after = try known.applying(edits, as: .everybody, on: SwedishTime(now).date, at: now)
                    .promise
                try installation.requirePublishable(after, at: now)
                return try await installation.store.changePromise(
                    known.id, in: [], edits, version: known.version, as: .everybody,
                    by: Agent(name: author.by), at: now)
            }
            let new = id ?? PromiseID(at: now, using: &chance)
            guard let promise = parts.promise(new, of: keeper, using: &chance, at: now) else {
                throw CommandFault.refused([PromiseFault.nothingPromised.words])
            }
            return try await installation.store.addPromise(
                promise, as: .everybody, by: Agent(name: author.by)
            ).promise
        }

        /// That the file has a row for every commitment that there is: each party adds its own elsewhere, and a file knows of none of them.
        private func requireRows(
            of promise: CitizenPromise, in edits: [PromiseEdit], _ installation: Installation
        ) async throws {
            var lacking: [(number: Int, commitment: Commitment)] = []
            for case .setCommitments(let list) in edits { lacking += promise.lacking(in: list) }
            guard !lacking.isEmpty else { return }
            let counted = try await installation.store.events(of: promise.id).filter(\.counts)
            throw CommandFault.refused(
                lacking.map { number, commitment in
                    "\(path) /commitments: "
                        + PromiseSentences.lacking(
                            commitment, number: number,
                            counted: counted.count { $0.commitment == commitment.id })
                })
        }
    }

    struct Event: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Counts something that was done to keep a commitment. Prints its id.")
        @OptionGroup var kept: KeptPromise
        @Option(help: ArgumentHelp("Which, by its number in the promise or its id.", valueName: "n"))
        var commitment: String
        @Option(help: ArgumentHelp("The day it was done; today when absent.", valueName: "day"))
        var day: String?
        @Option(
            help: ArgumentHelp("Who did it: police, together or a municipality code.", valueName: "party"))
        var party: String?
        @Option(help: ArgumentHelp("Where, in words.", valueName: "text"))
        var whereabouts: String = ""
        @Option(help: ArgumentHelp("What was done, in words.", valueName: "text"))
        var note: String = ""
        @Option(help: ArgumentHelp("The measure behind it.", valueName: "id"))
        var measure: String?
        @Option(help: ArgumentHelp("The safety walk behind it.", valueName: "id"))
        var walk: String?
        @Option(
            help: ArgumentHelp(
                "Its id, so that it is counted once however often it is sent.", valueName: "id"))
        var id: String?

        func run() async throws {
            guard measure == nil || walk == nil else {
                throw CommandFault.refused([PromiseSentences.oneLink])
            }
            try await Installation.changingPromises(kept.file.path) { installation in
                let found = try await installation.keptPromise(kept.promise)
                let commitment = try installation.commitment(self.commitment, of: found)
                let now = System.now()
                var chance = SystemRandomNumberGenerator()
                let party = try self.party.map { try parsed($0, PromiseSentences.party) { PromiseParty($0) } }
                let measure = try self.measure.map {
                    try parsed($0, MeasureSentences.measureID) { MeasureID($0) }
                }
                let walk = try self.walk.map { try parsed($0, PromiseSentences.linkID) { WalkID($0) } }
                let target = measure.map(PromiseLink.Target.measure) ?? walk.map(PromiseLink.Target.walk)
                let event = PromiseEvent(
                    id: try id.map { try parsed($0, PromiseSentences.eventID) { PromiseEventID($0) } }
                        ?? PromiseEventID(at: now, using: &chance),
                    commitment: commitment.id, day: try PromiseText.day(day),
                    party: party ?? commitment.party,
                    whereabouts: try short(whereabouts, most: 200),
                    note: try short(note, most: PromiseEvent.longestNote),
                    link: try await APIService.link(target, of: found, seenIn: [], in: installation.store),
                    by: Agent(name: kept.author.by), made: now)
                let counted = try await installation.store.addEvent(
                    event, to: found.id, in: [], as: .everybody
                ).event
                for warning in APIService.warnings(ofCounted: [counted], at: now) {
                    Terminal.error(FaultWords.warning + ": " + warning)
                }
                guard kept.json.isWanted else { return Terminal.print(line: counted.id.description) }
                let told = try await installation.told(found)
                Terminal.print(json: JSONWriter.object { told.write(counted, to: &$0) { $0.told } })
            }
        }

        private func short(_ text: String, most: Int) throws -> String {
            try parsed(text, PromiseSentences.note) { $0.utf8.count <= most ? $0 : nil }
        }
    }

    struct Withdraw: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lets an event count no more. It stays, with the reason.")
        @OptionGroup var kept: KeptPromise
        @Argument(help: "The event's id.")
        var event: String
        @Option(help: ArgumentHelp("Why.", valueName: "text"))
        var reason: String

        func run() async throws {
            try await Installation.changingPromises(kept.file.path) { installation in
                let now = System.now()
                do throws(Problem) { try APIService.requireOpenReason(reason, at: now) } catch {
                    throw CommandFault.refused(error.faults.map(\.message))
                }
                let found = try await installation.keptPromise(kept.promise)
                let id = try parsed(event, PromiseSentences.eventID) { PromiseEventID($0) }
                let why = try PromiseText.line(
                    reason, PromiseSentences.reason, most: CitizenPromise.longestReason)
                _ = try await installation.store.withdrawEvent(
                    id, of: found.id, in: [], because: why, as: .everybody, by: Agent(name: kept.author.by),
                    at: now)
                try await installation.print(found, asJSON: kept.json.isWanted)
            }
        }
    }
}
