package import Exports
package import JSON
package import Prevention
package import Reports
import Triage
package import Web

/// Promises, as every door asks for them. A promise is seen by all its parties; each writes its own part, and what stands behind another's event
/// is told to nobody who does not see that municipality.
extension APIService {
    /// Everything that is known of a promise, as somebody may be told of it.
    package struct WholePromise: Sendable {
        package let told: ToldPromise
        package let versions: [DatedTerms]
        package let history: [PromiseChange]
        /// What may not be published of its words.
        package let warnings: [Bilingual]
        /// What is not told to everybody of what was counted.
        package let countedWarnings: [Bilingual]
        /// That another looks the same.
        package let alike: [Bilingual]

        package var promise: CitizenPromise { told.promise }

        /// - Parameters:
        ///   - day: The day to tell of; nil for today.
        ///   - names: What the municipalities are called that are known.
        ///   - seen: An event as the reader may be told of it.
        package init(
            _ promise: CitizenPromise, on day: CivilDate? = nil, in store: any PromiseStore,
            names: [MunicipalityCode: String], at now: Timestamp,
            _ seen: (PromiseEvent) -> PromiseEvent = { $0 }
        ) async throws {
            versions = try await store.termsOverTime(of: promise.id)
            told = ToldPromise(
                promise, terms: day.flatMap(versions.terms),
                events: try await store.events(of: promise.id).map { seen($0).told(at: now) },
                amendments: promise.amendments(versions), on: day ?? SwedishTime(now).date,
                names: names)
            history = try await store.promiseHistory(of: promise.id)
            warnings = APIService.warnings(of: promise, at: now)
            countedWarnings = APIService.warnings(ofCounted: told.events, at: now)
            let others = try await store.promises(PromiseQuery(municipalities: [promise.keeper]))
            alike = APIService.warnings(ofAlike: others.filter { $0.isAlike(promise) }.map(\.terms.title))
        }
    }

    package func promises(_ query: PromiseQuery, for caller: Caller, at now: Timestamp) async throws
        -> [ToldPromise]
    {
        var query = query
        query.municipalities = caller.municipalities
        var told: [ToldPromise] = []
        for promise in try await store.promises(query) {
            told.append(try await self.told(promise, to: caller, at: now))
        }
        return told
    }

    /// - Parameter day: The day to tell of; nil for today.
    /// - Throws: ``Problem/notFound``.
    package func wholePromise(
        _ id: PromiseID, on day: CivilDate? = nil, for caller: Caller, at now: Timestamp
    ) async throws -> WholePromise {
        try await whole(try await promise(id, for: caller), on: day, for: caller, at: now)
    }

    private func whole(
        _ promise: CitizenPromise, on day: CivilDate? = nil, for caller: Caller, at now: Timestamp
    ) async throws -> WholePromise {
        try await WholePromise(promise, on: day, in: store, names: municipalityNames, at: now) {
            $0.seen(by: caller)
        }
    }

    /// Keeps a draft under an id that the caller made, so that one that is sent twice is kept once.
    ///
    /// - Parameter body: As `PUT /api/v1/promises/{id}` takes it.
    /// - Returns: The promise, and whether it was there already.
    /// - Throws: a ``Problem`` with every fault; 409 when something else has the id, wherever.
    package func keepPromise(_ body: JSONValue, as id: PromiseID, for caller: Caller, at now: Timestamp)
        async throws -> (promise: WholePromise, isRepeat: Bool)
    {
        var reader = BodyReader(body)
        let given = reader.value("municipality", sv: "En kommunkod.", en: "A municipality code.") {
            MunicipalityCode($0)
        }
        let seen = profiles(seenBy: caller).map(\.municipality)
        guard
            let keeper = given.map({ code in seen.first { $0 == code } }) ?? (seen.count == 1 ? seen[0] : nil)
        else {
            let codes = seen.map(\.description).joined(separator: ", ")
            reader.wrongValue(
                at: JSONPointer.root.appending("municipality"), sv: "Någon av kommunerna \(codes).",
                en: "One of the municipalities \(codes).")
            throw Problem.content(reader.faults)
        }
        let parts = reader.promiseParts(isNew: true, of: keeper)
        try reader.finish()
        var chance = makeChance()
        guard let promise = parts.promise(id, of: keeper, using: &chance, at: now) else {
            throw Problem.internalFault
        }
        let kept = try await Self.refusingPromise {
            try await store.addPromise(promise, as: caller.promiseWriter, by: caller.agent)
        }
        return (try await whole(kept.promise, for: caller, at: now), kept.isRepeat)
    }

    /// - Parameter body: As `PATCH /api/v1/promises/{id}` takes it.
    /// - Throws: ``Problem``; 412 when somebody else has changed it meanwhile.
    package func changePromise(
        _ id: PromiseID, _ body: JSONValue, version: Int, for caller: Caller, at now: Timestamp
    ) async throws -> WholePromise {
        let promise = try await promise(id, for: caller)
        var reader = BodyReader(body)
        let parts = reader.promiseParts(isNew: false, of: promise.keeper, insteadOf: promise.terms.period)
        var chance = makeChance()
        let edits = parts.edits(of: promise, using: &chance, at: now)
        reader.requireEdits(edits)
        try reader.finish()
        return try await carryOut(edits, on: promise, version: version, for: caller, at: now)
    }

    /// Carries out edits, all or none.
    ///
    /// - Throws: ``Problem``: 422 where what everybody may read would seem to hold personal data.
    package func changePromise(
        _ id: PromiseID, _ edits: [PromiseEdit], version: Int, for caller: Caller, at now: Timestamp
    ) async throws -> WholePromise {
        try await carryOut(
            edits, on: try await promise(id, for: caller), version: version, for: caller, at: now)
    }

    private func carryOut(
        _ edits: [PromiseEdit], on before: CitizenPromise, version: Int, for caller: Caller, at now: Timestamp
    ) async throws -> WholePromise {
        try Self.requireOpenWords(edits, at: now)
        try Self.requireWhole(edits, of: before, by: caller)
        let writer = caller.promiseWriter
        let changed = try await Self.refusingPromise {
            if before.version == version {
                let after = try before.applying(edits, as: writer, on: SwedishTime(now).date, at: now).promise
                try Self.requirePublishable(after, at: now)
            }
            return try await store.changePromise(
                before.id, in: caller.municipalities, edits, version: version, as: writer, by: caller.agent,
                at: now)
        }
        return try await whole(changed, for: caller, at: now)
    }

    /// Counts something that was done, under an id that the sender made.
    ///
    /// - Returns: It, and whether it had been counted before.
    /// - Throws: a ``Problem``.
    package func countEvent(
        _ body: JSONValue, as event: PromiseEventID, of id: PromiseID, for caller: Caller, at now: Timestamp
    ) async throws -> (event: PromiseEvent, promise: ToldPromise, isRepeat: Bool) {
        let promise = try await promise(id, for: caller)
        var reader = BodyReader(body)
        let commitment = reader.value(
            "commitment", isRequired: true, sv: "Id för ett åtagande.", en: "The id of a commitment."
        ) { CommitmentID($0) }
        let day = reader.day("day", isRequired: true)
        let party = reader.party("party", of: promise.keeper)
        let whereabouts = reader.plain("whereabouts", most: 200)
        let note = reader.plain("note", most: PromiseEvent.longestNote)
        let idOfPage = BodyReader.idOfPage
        let measure = reader.value("measure", sv: idOfPage.swedish, en: idOfPage.english) { MeasureID($0) }
        let walk = reader.value("walk", sv: idOfPage.swedish, en: idOfPage.english) { WalkID($0) }
        if measure != nil, walk != nil {
            reader.fault(
                at: reader.pointer.appending("walk"), "member.conflict", sv: "Inte tillsammans med measure.",
                en: "Not together with measure.")
        }
        try reader.finish()
        guard let commitment, let day else { throw Problem.internalFault }
        let counted = try await Self.refusingPromise {
            let target =
                measure.map(PromiseLink.Target.measure) ?? walk.map(PromiseLink.Target.walk)
            let link = try await Self.link(target, of: promise, seenIn: caller.municipalities, in: store)
            let event = PromiseEvent(
                id: event, commitment: commitment, day: day,
                party: party ?? promise.terms.commitment(commitment)?.party ?? .together,
                whereabouts: whereabouts ?? "", note: note ?? "", link: link, by: caller.agent, made: now)
            return try await store.addEvent(
                event, to: id, in: caller.municipalities, as: caller.promiseWriter)
        }
        return (counted.event.told(at: now), try await told(promise, to: caller, at: now), counted.isRepeat)
    }

    /// A measure or a walk of one of the parties that somebody sees.
    ///
    /// - Throws: ``PromiseFault/noSuchLink``.
    package static func link(
        _ target: PromiseLink.Target?, of promise: CitizenPromise,
        seenIn municipalities: Set<MunicipalityCode>,
        in store: any MeasureStore & WalkStore
    ) async throws -> PromiseLink? {
        guard let target else { return nil }
        let seen = Set(promise.municipalities).filter {
            municipalities.isEmpty || municipalities.contains($0)
        }
        guard !seen.isEmpty else { throw PromiseFault.noSuchLink }
        let owner: MunicipalityCode? =
            switch target {
            case .measure(let id): try await store.measure(id, in: seen)?.municipality
            case .walk(let id): try await store.walk(id, in: seen)?.municipality
            }
        guard let owner else { throw PromiseFault.noSuchLink }
        return PromiseLink(target, in: owner)
    }

    /// - Throws: a ``Problem``: 422 where the reason seems to hold personal data, too.
    package func withdrawEvent(
        _ event: PromiseEventID, of id: PromiseID, because reason: String, for caller: Caller,
        at now: Timestamp
    ) async throws -> (event: PromiseEvent, promise: ToldPromise) {
        try Self.requireOpenReason(reason, at: now)
        let promise = try await promise(id, for: caller)
        let withdrawn = try await Self.refusingPromise {
            try await store.withdrawEvent(
                event, of: id, in: caller.municipalities, because: reason, as: caller.promiseWriter,
                by: caller.agent, at: now)
        }
        return (withdrawn.told(at: now), try await told(promise, to: caller, at: now))
    }

    /// Those of the commitments that the caller sees, each with its promise.
    package func committed(to ids: [CommitmentID], for caller: Caller) async throws -> [(
        CommitmentID, CitizenPromise
    )] {
        guard !ids.isEmpty else { return [] }
        var query = PromiseQuery(municipalities: caller.municipalities)
        query.commitments = Set(ids)
        let promises = try await store.promises(query)
        return ids.compactMap { id in
            promises.first { $0.terms.commitment(id) != nil }.map { (id, $0) }
        }
    }

    private func promise(_ id: PromiseID, for caller: Caller) async throws -> CitizenPromise {
        guard let promise = try await store.promise(id, in: caller.municipalities) else {
            throw Problem.notFound
        }
        return promise
    }

    private func told(_ promise: CitizenPromise, to caller: Caller, at now: Timestamp) async throws
        -> ToldPromise
    {
        ToldPromise(
            promise, events: try await store.events(of: promise.id).map { $0.seen(by: caller) },
            on: SwedishTime(now).date, names: municipalityNames)
    }

    /// What the municipalities are called that are served here.
    package var municipalityNames: [MunicipalityCode: String] { served.mapValues(\.profile.name) }
}

extension PromiseEvent {
    /// What stands behind it is told to nobody who does not see that municipality.
    fileprivate func seen(by caller: Caller) -> PromiseEvent {
        link.map { caller.sees($0.municipality) } ?? true ? self : withoutLink
    }
}
