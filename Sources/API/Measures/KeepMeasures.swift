package import Exports
import Geometry
package import Intake
package import JSON
package import Prevention
import Projection
package import Reports
import Triage
package import Web

/// Measures, as every door asks for them. A measure is of one municipality, and is as if it were not for whoever has no right there; a case
/// that it is because of is told of to nobody who may not see that case.
extension APIService {
    /// Everything that is known of a measure, as somebody may be told of it.
    package struct WholeMeasure: Sendable {
        package let told: ToldMeasure
        package let photos: [MeasurePhoto]
        package let history: [MeasureEvent]
        /// What may not be published of its words.
        package let warnings: [Bilingual]

        package var measure: Measure { told.measure }

        package init(
            told: ToldMeasure, photos: [MeasurePhoto], history: [MeasureEvent], warnings: [Bilingual]
        ) {
            self.told = told
            self.photos = photos
            self.history = history
            self.warnings = warnings
        }
    }

    package func measures(_ query: MeasureQuery, for caller: Caller) async throws -> [ToldMeasure] {
        var query = query
        query.municipalities = caller.municipalities
        return try await told(try await store.measures(query), to: caller)
    }

    /// - Throws: ``Problem/notFound``.
    package func wholeMeasure(_ id: MeasureID, for caller: Caller, at now: Timestamp) async throws
        -> WholeMeasure
    {
        try await whole(try await measure(id, for: caller), for: caller, at: now)
    }

    func whole(_ measure: Measure, for caller: Caller, at now: Timestamp) async throws -> WholeMeasure {
        guard let told = try await told([measure], to: caller).first else { throw Problem.notFound }
        let history = try await store.measureHistory(of: measure.id)
        return WholeMeasure(
            told: told, photos: try await store.measurePhotos(of: measure.id),
            history: caller.seesEveryCase ? history : history.map(\.withoutCases),
            warnings: Self.warnings(of: measure, at: now))
    }

    /// Keeps a measure under an id that the caller made, so that one that is sent twice is kept once.
    ///
    /// - Parameters:
    ///   - body: As `PUT /api/v1/measures/{id}` takes it.
    ///   - id: Nil for one that Lykta makes.
    /// - Returns: The measure, and whether it was there already.
    /// - Throws: a ``Problem`` with every fault; 409 when something else has the id, wherever.
    package func keepMeasure(_ body: JSONValue, as id: MeasureID?, for caller: Caller, at now: Timestamp)
        async throws -> (measure: WholeMeasure, isRepeat: Bool)
    {
        let measure = try await readMeasure(body, as: id, for: caller, at: now)
        let kept = try await Self.refusingMeasure {
            try await store.addMeasure(measure, by: caller.agent)
        }
        return (try await whole(kept.measure, for: caller, at: now), kept.isRepeat)
    }

    /// The measure that a body tells of; everything that is wrong in it is told at once.
    func readMeasure(_ body: JSONValue, as id: MeasureID?, for caller: Caller, at now: Timestamp)
        async throws -> Measure
    {
        var reader = BodyReader(body)
        let given = reader.value("municipality", sv: "En kommunkod.", en: "A municipality code.") {
            MunicipalityCode($0)
        }
        let seen = profiles(seenBy: caller)
        guard let profile = given.map({ code in seen.first { $0.municipality == code } }) ?? only(seen) else {
            let codes = seen.map(\.municipality.description).joined(separator: ", ")
            reader.wrongValue(
                at: JSONPointer.root.appending("municipality"), sv: "Någon av kommunerna \(codes).",
                en: "One of the municipalities \(codes).")
            throw Problem.content(reader.faults)
        }
        let parts = reader.measureParts(isNew: true, of: profile, projector)
        refuse(parts.place?.value, outside: profile.municipality, at: now, &reader)
        try await refuse(
            parts, in: profile.municipality, insteadOf: MeasureCauses(), for: caller, &reader)
        refuseDays(of: parts, on: SwedishTime(now).date, &reader)
        try reader.finish()
        var chance = makeChance()
        guard
            let measure = parts.measure(
                id ?? MeasureID(at: now, using: &chance), of: profile.municipality, at: now)
        else { throw Problem.internalFault }
        return measure
    }

    /// - Throws: ``Problem``; 412 when somebody else has changed it meanwhile.
    package func changeMeasure(
        _ id: MeasureID, _ body: JSONValue, version: Int, for caller: Caller, at now: Timestamp
    ) async throws -> WholeMeasure {
        let (_, edits, parts) = try await readChange(of: id, body, for: caller, at: now)
        let changed = try await Self.refusingMeasure {
            try await store.changeMeasure(
                id, in: caller.municipalities, edits, version: version, by: caller.agent, at: now)
        }
        let whole = try await whole(changed, for: caller, at: now)
        // Why what had ended is opened again stands in the history alone.
        guard let reason = parts.reason, changed.reason == nil else { return whole }
        return WholeMeasure(
            told: whole.told, photos: whole.photos, history: whole.history,
            warnings: whole.warnings + Self.warnings(ofOpen: [reason], at: now))
    }

    /// What a body changes of a measure; everything that is wrong in it is told at once.
    func readChange(of id: MeasureID, _ body: JSONValue, for caller: Caller, at now: Timestamp) async throws
        -> (measure: Measure, edits: [MeasureEdit], parts: MeasureParts)
    {
        let measure = try await measure(id, for: caller)
        guard let profile = served[measure.municipality]?.profile else { throw Problem.notFound }
        var reader = BodyReader(body)
        let parts = reader.measureParts(isNew: false, of: profile, projector)
        let edits = parts.edits(
            of: measure, keeping: try await unseenCases(of: [measure], by: caller))
        reader.requireEdits(edits)
        refuse(parts.place?.value, outside: measure.municipality, at: now, &reader)
        try await refuse(
            parts, in: measure.municipality, insteadOf: measure.causes, for: caller, &reader)
        try await refuseTelling(edits, of: measure, at: now, &reader)
        if !reader.faults.isEmpty {
            // What the store would refuse once the rest is mended.
            refuseEdits(edits, of: measure, at: now, &reader)
        }
        try reader.finish()
        return (measure, edits, parts)
    }

    /// Closes the open cases of a measure that is done, with one answer to all who reported.
    ///
    /// - Parameters:
    ///   - isImpersonal: Whether somebody says that what seems to be personal data in the title or the answer is none.
    ///   - caller: Of a route that edits cases.
    /// - Throws: ``Problem``: 409 for a measure that is not done, 422 for words that seem to hold personal data; `CaseEditFault` where there
    ///   is a case that the caller may not see.
    package func closeCases(
        of id: MeasureID, answering text: String, isImpersonal: Bool = false, version: Int,
        for caller: Caller, at now: Timestamp
    ) async throws -> (measure: WholeMeasure, closed: [Case.ID], warnings: [Bilingual]) {
        let found = try await measure(id, for: caller)
        // What is not done, or was changed meanwhile, is told as that by the store.
        if found.state == .done, found.version == version, !isImpersonal {
            let faults = Self.untellable(text, of: found, at: now)
            guard faults.isEmpty else { throw Problem.content(faults) }
        }
        let done = try await Self.refusingMeasure {
            try await store.closeCases(
                of: id, in: caller.municipalities, answering: text, version: version,
                seeing: caller.visibility, by: caller.agent, at: now)
        }
        return (
            try await whole(done.measure, for: caller, at: now), done.closed,
            Self.warnings(of: [text], at: now)
        )
    }

    /// What may not be published of a measure: words that seem to hold personal data, or to name or accuse someone.
    package static func warnings(
        of measure: Measure, at now: Timestamp, which fate: ScreenedText = .kept
    ) -> [Bilingual] {
        warnings(ofOpen: measure.texts, at: now, which: fate)
    }

    /// The measures with the cases among their causes that the caller sees.
    package func told(_ measures: [Measure], to caller: Caller) async throws -> [ToldMeasure] {
        let unseen = try await unseenCases(of: measures, by: caller)
        return measures.map { measure in
            ToldMeasure(
                measure, kinds: served[measure.municipality]?.profile.measureKinds ?? .builtIn,
                without: unseen)
        }
    }

    private func measure(_ id: MeasureID, for caller: Caller) async throws -> Measure {
        guard let measure = try await store.measure(id, in: caller.municipalities) else {
            throw Problem.notFound
        }
        return measure
    }

    private func unseenCases(of measures: [Measure], by caller: Caller) async throws -> Set<Case.ID> {
        let cases = Set(measures.flatMap(\.reachedCases))
        guard let reader = Caller(caller.identity, to: .readCases) else { return cases }
        return try await unseen(among: cases, by: reader)
    }

    /// Whether there is such a case in the municipality, and the reader sees what it has become.
    private func isSeen(_ id: Case.ID, in municipality: MunicipalityCode, by reader: Caller) async throws
        -> Bool
    {
        guard let found = try await store.case(id, in: [municipality]) else { return false }
        guard let into = found.mergedInto else { return reader.sees(found, areas: areas()) }
        let living = try await store.case(into, in: [municipality]) ?? found
        return reader.sees(living, areas: areas())
    }

    private func only(_ profiles: [Profile]) -> Profile? { profiles.count == 1 ? profiles[0] : nil }

    private func refuse(
        _ place: MeasurePlace?, outside municipality: MunicipalityCode, at now: Timestamp,
        _ reader: inout BodyReader
    ) {
        let day = SwedishTime(now).date
        let map = areas()
        guard let outside = place?.places.first(where: { !map.isIn(municipality, $0, on: day) }) else {
            return
        }
        refuse(outside, at: .root, outside: municipality, on: day, &reader)
    }

    /// Refuses causes that are not of the municipality, or that the caller may not see: alike.
    ///
    /// - Parameter former: The causes that the measure has: a finding that is withheld from the caller by now may stay.
    private func refuse(
        _ parts: MeasureParts, in municipality: MunicipalityCode, insteadOf former: MeasureCauses,
        for caller: Caller, _ reader: inout BodyReader
    ) async throws {
        let pointer = JSONPointer.root.appending("causes")
        let caseReader = Caller(caller.identity, to: .readCases)
        for (index, id) in (parts.cases ?? []).enumerated() {
            if let caseReader, try await isSeen(id, in: municipality, by: caseReader) { continue }
            let words = MeasureEditFault.noSuchCase(id).words
            reader.fault(
                at: pointer.appending("cases").appending(index), "measure.no-such-case", sv: words.swedish,
                en: words.english)
        }
        for (index, id) in (parts.hotspots ?? []).enumerated() {
            guard try await store.keptHotspot(id, in: [municipality]) == nil else { continue }
            let words = MeasureEditFault.noSuchHotspot(id).words
            reader.fault(
                at: pointer.appending("hotspots").appending(index), "measure.no-such-hotspot",
                sv: words.swedish, en: words.english)
        }
        for (index, id) in (parts.findings ?? []).enumerated() where !former.findings.contains(id) {
            let found = try await store.finding(id, in: [municipality])
            if let found, try await !told(found, to: caller).isWithheld { continue }
            let words = MeasureEditFault.noSuchFinding(id).words
            reader.fault(
                at: pointer.appending("findings").appending(index), "measure.no-such-finding",
                sv: words.swedish, en: words.english)
        }
        guard let commitments = parts.commitments, !commitments.isEmpty else { return }
        let promises = try await store.promises(PromiseQuery(municipalities: [municipality]))
        let known = Set(promises.flatMap(\.terms.commitments).map(\.id))
        for (index, id) in commitments.enumerated() where !known.contains(id) {
            let words = MeasureEditFault.noSuchCommitment(id).words
            reader.fault(
                at: pointer.appending("commitments").appending(index), "measure.no-such-commitment",
                sv: words.swedish, en: words.english)
        }
    }
}

extension Caller {
    /// Whether it sees all cases of the municipalities whose cases it may read.
    fileprivate var seesEveryCase: Bool {
        Caller(identity, to: .readCases).map { $0.sight?.isOfWholes ?? true } ?? false
    }
}

extension HistoryEvent<MeasureEventKind> {
    /// The same without which cases it is about.
    fileprivate var withoutCases: MeasureEvent {
        let words: Bilingual
        switch kind {
        case .casesMerged:
            words = Bilingual(
                swedish: "Ett ärende gick upp i ett annat.", english: "One case became a part of another.")
        case .casesParted:
            words = Bilingual(
                swedish: "Ett ärende skildes från ett annat igen.",
                english: "One case was parted from another again.")
        case .made, .changed, .casesClosed, .photoAdded, .photoChanged, .photoErased: return self
        }
        return MeasureEvent(number: number, at: at, by: by, kind: kind, words: words)
    }
}
