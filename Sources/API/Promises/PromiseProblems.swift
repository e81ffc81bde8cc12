package import Prevention
package import Reports
package import Web

extension APIService {
    /// How a refusal of the store is told.
    private static func promiseProblem(_ fault: PromiseFault) -> Problem {
        switch fault {
        case .noSuchPromise, .noSuchEvent: .notFound
        case .stale(let current): .changedMeanwhile(current: current)
        case .foreignPart(let party):
            refusal(
                party == .police || party == .together ? "/commitments" : "", "promise.foreign-part", fault)
        case .noParty(_, let index?): refusal("/commitments/\(index)/party", "promise.no-party", fault)
        case .noParty(_, nil): refusal("/party", "promise.no-party", fault)
        case .commitmentTwice: refusal("/commitments", "promise.commitment-twice", fault)
        case .commitmentCounted: refusal("/commitments", commitmentCounted, fault)
        case .partiesFixed: refusal("/municipalities", "promise.parties-fixed", fault)
        case .endFixed: refusal("/until", "promise.end-fixed", fault)
        case .endNotLater: refusal("/until", "promise.end-not-later", fault)
        case .endTooEarly: refusal("/until", "promise.end-too-early", fault)
        case .periodTooEarly(_, let isEnd):
            refusal(isEnd ? "/until" : "/from", "promise.period-too-early", fault)
        case .tooLong: refusal("/until", "promise.too-long", fault)
        case .after(let after):
            refusal(after.isAccount ? "/day" : "/until", "promise.\(after.what.rawValue)-after", fault)
        case .heldBefore: refusal("/from", "promise.held-before", fault)
        case .countedBefore: refusal("/from", "promise.counted-before", fault)
        case .signedAfterEnd: refusal("/day", "promise.signed-after-end", fault)
        case .signedTooEarly: refusal("/day", "promise.signed-too-early", fault)
        case .heldUnsigned: refusal("/day", "promise.held-unsigned", fault)
        case .endedBeforeSigned: refusal("/day", "promise.ended-before-signed", fault)
        case .nothingPromised: refusal("/commitments", "promise.nothing-promised", fault)
        case .dayNotCome: refusal("/day", "promise.day-not-come", fault)
        case .dayOutside: refusal("/day", "promise.day-outside", fault)
        case .outsideFollowUp: refusal("/day", "promise.outside-follow-up", fault)
        case .noSuchFollowUp: refusal("/number", "promise.no-such-follow-up", fault)
        case .noSuchCommitment: refusal("/commitment", "promise.no-such-commitment", fault)
        case .wrongParty: refusal("/party", "promise.wrong-party", fault)
        case .noNote: refusal("/note", "promise.no-note", fault)
        case .noSuchLink: refusal("/measure", "promise.no-such-link", fault)
        case .notSigned: .conflict("promise.not-signed", fault.words)
        case .signedAlready: .conflict("promise.signed-already", fault.words)
        case .ended: .conflict("promise.ended", fault.words)
        case .notEnded: .conflict("promise.not-ended", fault.words)
        case .reported: .conflict("promise.reported", fault.words)
        case .heldAlready: .conflict("promise.held-already", fault.words)
        case .withdrawnAlready: .conflict("promise.withdrawn-already", fault.words)
        case .isWithdrawn: .conflict("promise.withdrawn", fault.words)
        case .isFollowedUp: .conflict("promise.followed-up", fault.words)
        case .nothingFrozen: refusal("/mask/followUp", "promise.nothing-frozen", fault)
        case .isCounted: .conflict("promise.counted", fault.words)
        case .tooMany: .conflict("promise.too-many", fault.words)
        case .idTaken: .conflict("promise.id-taken", fault.words)
        }
    }

    /// The code of a commitment that is not taken away, since something counts for it.
    package static let commitmentCounted = "promise.commitment-counted"

    private static func refusal(_ pointer: String, _ code: String, _ fault: PromiseFault) -> Problem {
        .content([.init(.pointer(pointer), code, fault.words)])
    }

    static func refusingPromise<Value: Sendable>(_ work: () async throws -> Value) async throws -> Value {
        do { return try await work() } catch let fault as PromiseFault { throw promiseProblem(fault) }
    }

    /// That who signs is told by role, and that words which are frozen seem to hold nothing personal: everybody may come to read them, and they
    /// are not written anew.
    package static func requireOpenWords(_ edits: [PromiseEdit], at now: Timestamp) throws(Problem) {
        let faults = edits.flatMap { edit -> [Problem.Fault] in
            switch edit {
            case .sign(let signature): signerFaults(signature, at: now)
            case .correctSigning(let signature, let why):
                signerFaults(signature, at: now) + personalFaults(why, "/why", at: now)
            case .hold(_, _, let words), .end(_, let words): personalFaults(words, "/words", at: now)
            case .prolong(_, let why): personalFaults(why, "/why", at: now)
            case .takeBackEnd(let why): personalFaults(why, "/endWithdrawn", at: now)
            case .withdraw(let reason): personalFaults(reason, "/withdrawn", at: now)
            case .mask(_, let words, let why):
                personalFaults(words, "/mask/words", at: now) + personalFaults(why, "/mask/reason", at: now)
            case .setTitle, .setPolice, .setMunicipalities, .setPeriod, .setBackground, .setPriorities,
                .setCommitments, .setFollowUps, .setPublished:
                []
            }
        }
        guard faults.isEmpty else { throw .content(faults) }
    }

    private static func signerFaults(_ signature: PromiseSignature, at now: Timestamp) -> [Problem.Fault] {
        roleFault(signature.by, at: now).map {
            [Problem.Fault(.pointer("/by"), "promise.signer-person", $0)]
        } ?? []
    }

    /// That why something counts no more seems to hold nothing personal: it stands for good.
    package static func requireOpenReason(_ reason: String, at now: Timestamp) throws(Problem) {
        let faults = personalFaults(reason, "/reason", at: now)
        guard faults.isEmpty else { throw .content(faults) }
    }

    private static func personalFaults(_ text: String, _ pointer: String, at now: Timestamp)
        -> [Problem.Fault]
    {
        refusals(ofOpen: [text], at: now).map {
            Problem.Fault(.pointer(pointer), "promise.personal-data", $0)
        }
    }

    /// That nothing which everybody may read seems to hold personal data; what does is told where it stands.
    package static func requirePublishable(_ promise: CitizenPromise, at now: Timestamp) throws(Problem) {
        guard promise.isPublished else { return }
        let faults = unpublishable(promise, at: now).map { found in
            Problem.Fault(.pointer(found.words.pointer), "promise.personal-data", found.refusal)
        }
        guard faults.isEmpty else { throw .content(faults) }
    }
}

extension Caller {
    /// For which parties of promises it may write: people of the police for the police, all others for their municipalities.
    package var promiseWriter: PromiseWriter {
        guard let person else {
            return municipalities.isEmpty ? .everybody : PromiseWriter(for: municipalities)
        }
        let bindings = person.bindings.filter { Action.keepPromises.roles.contains($0.role) }
        func places(_ isWanted: (Role) -> Bool) -> Set<MunicipalityCode> {
            Set(bindings.filter { isWanted($0.role) }.map(\.municipality))
        }
        return PromiseWriter(for: places { $0 != .police }, policeIn: places { $0 == .police })
    }
}
