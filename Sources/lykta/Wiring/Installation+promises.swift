import API
import Exports
import JSON
import Prevention
import Reports
import Triage
import Web

extension Installation {
    /// The promise with an id that was typed.
    func keptPromise(_ text: String) async throws -> CitizenPromise {
        let id = try parsed(text, PromiseSentences.promiseID) { PromiseID($0) }
        guard let found = try await store.promise(id, in: []) else { throw PromiseFault.noSuchPromise }
        return found
    }

    /// The commitment that was typed: by its number in the promise as it is now, or by its id.
    func commitment(_ text: String, of promise: CitizenPromise) throws -> Commitment {
        let list = promise.terms.commitments
        if let number = Int(text), list.indices.contains(number - 1) { return list[number - 1] }
        let id = try parsed(text, PromiseSentences.commitment) { CommitmentID($0) }
        guard let found = promise.terms.commitment(id) else { throw PromiseFault.noSuchCommitment }
        return found
    }

    /// What the municipalities are called that are served here.
    private var municipalityNames: [MunicipalityCode: String] {
        Dictionary(jurisdictions.map { ($0.profile.municipality, $0.profile.name) }) { one, _ in one }
    }

    func told(_ promise: CitizenPromise) async throws -> ToldPromise {
        ToldPromise(
            promise, events: try await store.events(of: promise.id), on: SwedishTime(System.now()).date,
            names: municipalityNames)
    }

    /// Carries out edits of a promise that was typed, and prints it as it is then.
    func change(_ text: String, _ edits: [PromiseEdit], by name: String, asJSON: Bool) async throws {
        let before = try await keptPromise(text)
        let now = System.now()
        do throws(Problem) { try APIService.requireOpenWords(edits, at: now) } catch {
            throw CommandFault.refused(error.faults.map(\.message))
        }
        let after = try before.applying(edits, as: .everybody, on: SwedishTime(now).date, at: now).promise
        try requirePublishable(after, at: now)
        let changed = try await store.changePromise(
            before.id, in: [], edits, version: before.version, as: .everybody, by: Agent(name: name), at: now)
        try await print(changed, asJSON: asJSON)
    }

    /// What everybody may read holds nothing that seems personal.
    func requirePublishable(_ promise: CitizenPromise, at now: Timestamp) throws {
        do throws(Problem) { try APIService.requirePublishable(promise, at: now) } catch {
            let found = APIService.unpublishable(promise, at: now)
            throw CommandFault.refused(found.map { $0.words.named($0.refusal) })
        }
    }

    /// The commitments with how far they have come, or everything as JSON.
    func print(_ promise: CitizenPromise, on day: CivilDate? = nil, asJSON: Bool) async throws {
        let whole = try await APIService.WholePromise(
            promise, on: day, in: store, names: municipalityNames, at: System.now())
        guard !asJSON else {
            return Terminal.print(
                json: JSONWriter.object { whole.write(to: &$0, in: CommandLanguage.current) })
        }
        var table = Table([
            PromiseColumns.number, PromiseColumns.party, PromiseColumns.progress, PromiseColumns.commitment,
        ])
        for (index, commitment) in whole.told.terms.commitments.enumerated() {
            table.add([
                "\(index + 1)", commitment.party.code, whole.told.progress(of: commitment).words.told,
                commitment.text,
            ])
        }
        table.finish()
        Terminal.error(PromiseSentences.summary(promise, on: whole.told.today))
        if let reason = promise.withdrawn {
            Terminal.error(line: "\(PromiseSentences.withdrawn.told): \(reason)")
        }
        if let missing = whole.told.lacksAccount { Terminal.error(missing) }
        for warning in whole.warnings + whole.countedWarnings + whole.alike {
            Terminal.error(FaultWords.warning + ": " + warning)
        }
    }

    /// Tells of promises that look the same.
    func warnOfAlike(_ promise: CitizenPromise) async throws {
        let whole = try await APIService.WholePromise(
            promise, in: store, names: municipalityNames, at: System.now())
        for warning in whole.alike { Terminal.error(FaultWords.warning + ": " + warning) }
    }

    /// Opens a database to change promises; what the store refuses is told in its words.
    static func changingPromises(_ path: String, _ work: (Installation) async throws -> Void) async throws {
        try await tellingPromiseFaults { try await changing(path, queuesMessages: false, work) }
    }

    static func tellingPromiseFaults(_ work: () async throws -> Void) async throws {
        do { try await work() } catch let fault as PromiseFault { throw CommandFault.refused([fault.words]) }
    }
}
