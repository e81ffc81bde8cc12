import GRDB
package import Prevention
package import Reports

extension SpatiaLiteStore: PromiseStore {
    package func addPromise(_ promise: CitizenPromise, as writer: PromiseWriter, by agent: Agent) async throws
        -> (promise: CitizenPromise, isRepeat: Bool)
    {
        try await self.writer.commit { db in
            if let (number, known) = try PromiseRecord.promise(promise.id, in: [], db) {
                guard known.keeper == promise.keeper,
                    try PromiseRecord.isRepeat(promise, of: number, in: db)
                else { throw PromiseFault.idTaken }
                return (known, true)
            }
            try promise.requireSound(asMadeBy: writer)
            let number = try PromiseRecord.insert(promise, in: db)
            try PromiseRecord.changes.note(
                .made, Bilingual(swedish: "Löftet lades upp.", english: "The promise was made."), of: number,
                by: agent, at: promise.made, in: db)
            return (promise, false)
        }
    }

    package func promise(_ id: PromiseID, in municipalities: Set<MunicipalityCode>) async throws
        -> CitizenPromise?
    {
        try await read { try PromiseRecord.promise(id, in: municipalities, $0)?.promise }
    }

    package func promises(_ query: PromiseQuery) async throws -> [CitizenPromise] {
        try await read { try PromiseRecord.promises(query, in: $0) }
    }

    package func changePromise(
        _ id: PromiseID, in municipalities: Set<MunicipalityCode>, _ edits: [PromiseEdit], version: Int,
        as writer: PromiseWriter, by agent: Agent, at moment: Timestamp
    ) async throws -> CitizenPromise {
        try await self.writer.commit { db in
            let (number, before) = try Self.found(id, in: municipalities, db)
            guard before.version == version else { throw PromiseFault.stale(current: before.version) }
            if let day = try Self.reported(id, taken: edits, in: db) { throw PromiseFault.reported(on: day) }
            let (promise, words) = try before.applying(
                edits, counting: try PromiseEventRecord.events(of: number, in: db), as: writer,
                on: SwedishTime(moment).date, at: moment)
            guard !words.isEmpty else { return before }
            try PromiseRecord.update(promise, from: before, number: number, in: db)
            for (index, sentence) in words.enumerated() {
                // Nothing is changed after a withdrawal, which is the last that is told.
                let isLast = index == words.count - 1
                let kind: PromiseChangeKind =
                    isLast && promise.withdrawn != nil && before.withdrawn == nil ? .withdrawn : .changed
                try PromiseRecord.changes.note(kind, sentence, of: number, by: agent, at: moment, in: db)
            }
            return promise
        }
    }

    package func addEvent(
        _ event: PromiseEvent, to id: PromiseID, in municipalities: Set<MunicipalityCode>,
        as writer: PromiseWriter
    ) async throws -> (event: PromiseEvent, isRepeat: Bool) {
        try await self.writer.commit { db in
            let (number, promise) = try Self.found(id, in: municipalities, db)
            if let (other, known) = try PromiseEventRecord.event(event.id, in: db) {
                guard other == number, known.isSame(as: event) else { throw PromiseFault.idTaken }
                return (known, true)
            }
            try promise.requireCountable(event, by: writer, on: SwedishTime(event.made).date)
            guard try PromiseEventRecord.count(of: number, in: db) < PromiseEvent.most else {
                throw PromiseFault.tooMany
            }
            try PromiseEventRecord.insert(event, of: number, in: db)
            try PromiseRecord.changes.note(
                .counted,
                Bilingual(
                    swedish: "En händelse \(event.day) räknades.",
                    english: "Something done on \(event.day) was counted."), of: number, by: event.by,
                at: event.made, in: db)
            return (event, false)
        }
    }

    package func withdrawEvent(
        _ event: PromiseEventID, of id: PromiseID, in municipalities: Set<MunicipalityCode>,
        because reason: String,
        as writer: PromiseWriter, by agent: Agent, at moment: Timestamp
    ) async throws -> PromiseEvent {
        try await self.writer.commit { db in
            let (number, promise) = try Self.found(id, in: municipalities, db)
            guard let (owner, before) = try PromiseEventRecord.event(event, in: db), owner == number else {
                throw PromiseFault.noSuchEvent
            }
            try promise.requireWithdrawable(before, by: writer)
            let withdrawn = before.withdrawn(because: reason, at: moment)
            try PromiseEventRecord.withdraw(withdrawn, in: db)
            try PromiseRecord.changes.note(
                .withdrawn,
                Bilingual(
                    swedish: "Händelsen \(before.day) återtogs. \(reason)",
                    english: "What was done on \(before.day) was withdrawn. \(reason)"), of: number,
                by: agent,
                at: moment, in: db)
            return withdrawn
        }
    }

    package func events(of id: PromiseID) async throws -> [PromiseEvent] {
        try await read { db in
            guard let (number, _) = try PromiseRecord.promise(id, in: [], db) else { return [] }
            return try PromiseEventRecord.events(of: number, in: db)
        }
    }

    package func termsOverTime(of id: PromiseID) async throws -> [DatedTerms] {
        try await read { db in
            guard let (number, _) = try PromiseRecord.promise(id, in: [], db) else { return [] }
            return try PromiseTermsRecord.all(of: number, in: db)
        }
    }

    package func promiseHistory(of id: PromiseID) async throws -> [PromiseChange] {
        try await read { try PromiseRecord.changes.history(of: id, in: $0) }
    }

    /// When the yearly report was adopted in which the final account stands that edits take back; nil where none was, and where they do not.
    private static func reported(_ id: PromiseID, taken edits: [PromiseEdit], in db: Database) throws
        -> CivilDate?
    {
        let isTaken = edits.contains { if case .takeBackEnd = $0 { true } else { false } }
        guard isTaken else { return nil }
        return try YearlyReportRecord.adopted(telling: PictureMaterial.key(ofEnded: id), in: db)
    }

    private static func found(_ id: PromiseID, in municipalities: Set<MunicipalityCode>, _ db: Database)
        throws
        -> (Int64, CitizenPromise)
    {
        guard let (number, promise) = try PromiseRecord.promise(id, in: municipalities, db) else {
            throw PromiseFault.noSuchPromise
        }
        return (number, promise)
    }
}

extension PromiseEvent {
    /// Whether it says the same, whoever sent it when, and whether or not it was withdrawn.
    fileprivate func isSame(as other: PromiseEvent) -> Bool {
        commitment == other.commitment && day == other.day && party == other.party
            && whereabouts == other.whereabouts && note == other.note && link == other.link
    }
}
