import Exports
import Geometry
import Intake
package import JSON
package import Prevention
import Projection
package import Reports
import Triage
package import Web

/// Safety walks that are kept, as every door asks for them: what they were planned from, what was answered, what was found. A walk is of one
/// municipality, and is as if it were not for whoever has no right there.
extension APIService {
    /// How many answers one request may hold.
    static let mostAnswers = 500

    /// Everything that is known of a walk.
    package struct WholeWalk: Sendable {
        package let walk: SafetyWalk
        package let answers: WalkAnswers
        package let findings: [Finding]
        package let history: [WalkEvent]
        /// What it repeats, with the comparison; nil for a walk that repeats none.
        package let earlier: (walk: SafetyWalk, comparison: WalkComparison)?

        /// - Parameter municipalities: Where an earlier walk is told of; everywhere when empty.
        package init(
            of walk: SafetyWalk, in store: any WalkStore, seeing municipalities: Set<MunicipalityCode>
        ) async throws {
            self.walk = walk
            answers = WalkAnswers(try await store.walkAnswers(of: walk.id), checklist: walk.checklist)
            findings = try await store.findings(FindingQuery(walk: walk.id))
            history = try await store.walkHistory(of: walk.id)
            guard let before = walk.repeats, let then = try await store.walk(before, in: municipalities)
            else {
                earlier = nil
                return
            }
            let comparison = WalkComparison(
                of: walk, answers, findings,
                with: WalkAnswers(try await store.walkAnswers(of: before), checklist: then.checklist),
                try await store.findings(FindingQuery(walk: before)))
            earlier = (then, comparison)
        }
    }

    package func walks(_ query: WalkQuery, for caller: Caller) async throws -> [SafetyWalk] {
        var query = query
        query.municipalities = caller.municipalities
        return try await store.walks(query)
    }

    /// - Throws: ``Problem/notFound``.
    package func walk(_ id: WalkID, for caller: Caller) async throws -> SafetyWalk {
        guard let walk = try await store.walk(id, in: caller.municipalities) else { throw Problem.notFound }
        return walk
    }

    /// - Throws: ``Problem/notFound``.
    package func wholeWalk(_ id: WalkID, for caller: Caller) async throws -> WholeWalk {
        let walk = try await walk(id, for: caller)
        return try await WholeWalk(of: walk, in: store, seeing: caller.municipalities)
    }

    /// Keeps a walk under an id that the caller made, so that one that is sent twice is kept once.
    ///
    /// - Parameter body: As `PUT /api/v1/walks/{id}` takes it.
    /// - Returns: The walk, and whether it was there already.
    /// - Throws: a ``Problem`` with every fault.
    package func keepWalk(_ body: JSONValue, as id: WalkID, for caller: Caller, at now: Timestamp)
        async throws
        -> (walk: SafetyWalk, isRepeat: Bool)
    {
        var reader = BodyReader(body)
        let draft = reader.walkDraft(projector)
        let municipality = draft.municipality ?? onlyMunicipality(of: caller)
        if let known = try await store.walk(id, in: []) {
            guard caller.sees(known.municipality), known.title == draft.title else {
                throw Self.problem(.idTaken)
            }
            return (known, true)
        }
        guard let municipality, caller.sees(municipality), let profile = served[municipality]?.profile else {
            let codes = profiles(seenBy: caller).map(\.municipality.description).joined(separator: ", ")
            reader.wrongValue(
                at: JSONPointer.root.appending("municipality"), sv: "Någon av kommunerna \(codes).",
                en: "One of the municipalities \(codes).")
            try reader.finish()
            throw Problem.internalFault
        }
        let day = SwedishTime(now).date
        var stops = draft.stops
        var checklist = profile.checklist
        if let repeated = draft.repeats {
            if let earlier = try await store.walk(repeated, in: [municipality]) {
                // The same stops and questions, so that before and after can be compared.
                stops = earlier.stops
                checklist = earlier.checklist
            } else {
                reader.wrongValue(
                    at: JSONPointer.root.appending("repeats"),
                    sv: "Det finns ingen sådan vandring i kommunen.",
                    en: "There is no such walk in the municipality.")
            }
        }
        for (index, stop) in stops.enumerated()
        where !areas().isIn(municipality, stop.place, on: day) {
            reader.fault(
                at: JSONPointer.root.appending("stops").appending(index).appending("place"), "place.outside",
                sv: "Platsen ligger utanför kommunen.", en: "The place lies outside the municipality.")
        }
        try reader.finish()
        let empty = SafetyWalk(
            id: id, municipality: municipality, title: draft.title, made: now, stops: stops,
            checklist: checklist,
            repeats: draft.repeats)
        let walk = try Self.refusing { () throws(WalkEditFault) in
            try empty.applying(draft.edits, on: day, at: now).walk
        }.asMade
        try await Self.refusing { try await store.addWalk(walk, by: caller.agent) }
        return (walk, false)
    }

    /// - Throws: ``Problem``; 412 when somebody else has changed it meanwhile.
    package func changeWalk(
        _ id: WalkID, _ body: JSONValue, version: Int, for caller: Caller, at now: Timestamp
    ) async throws -> SafetyWalk {
        let walk = try await walk(id, for: caller)
        var reader = BodyReader(body)
        let edits = reader.walkEdits(projector)
        for case .setStops(let stops) in edits {
            for (index, stop) in stops.enumerated()
            where !areas().isIn(walk.municipality, stop.place, on: SwedishTime(now).date) {
                reader.fault(
                    at: JSONPointer.root.appending("stops").appending(index).appending("place"),
                    "place.outside",
                    sv: "Platsen ligger utanför kommunen.", en: "The place lies outside the municipality.")
            }
        }
        try reader.finish()
        return try await Self.refusing {
            try await store.changeWalk(
                id, in: caller.municipalities, edits, version: version, by: caller.agent, at: now)
        }
    }

    /// Keeps answers, each once.
    ///
    /// - Returns: Each with what became of it.
    package func keepAnswers(_ body: JSONValue, of id: WalkID, for caller: Caller, at now: Timestamp)
        async throws
        -> [(answer: WalkAnswer, outcome: KeptWalkAnswer)]
    {
        _ = try await walk(id, for: caller)
        var reader = BodyReader(body)
        let answers = reader.walkAnswers(at: now)
        try reader.finish()
        let outcomes = try await Self.refusing {
            try await store.keepWalkAnswers(
                answers, of: id, in: caller.municipalities, by: caller.agent, at: now)
        }
        return Array(zip(answers, outcomes))
    }

    package func findings(_ query: FindingQuery, for caller: Caller) async throws -> [Finding] {
        var query = query
        query.municipalities = caller.municipalities
        return try await store.findings(query)
    }

    /// - Throws: ``Problem/notFound``.
    package func finding(_ id: FindingID, for caller: Caller) async throws -> Finding {
        guard let finding = try await store.finding(id, in: caller.municipalities) else {
            throw Problem.notFound
        }
        return finding
    }

    /// - Returns: The finding, whether it was there already, and what may be wrong in its words.
    package func addFinding(_ body: JSONValue, to id: WalkID, for caller: Caller, at now: Timestamp)
        async throws
        -> (finding: Finding, isRepeat: Bool, warnings: [Bilingual])
    {
        let walk = try await walk(id, for: caller)
        var chance = makeChance()
        var reader = BodyReader(body)
        let finding = reader.finding(
            of: walk, units: units(of: walk.municipality), projector,
            newID: FindingID(at: now, using: &chance),
            at: now)
        if let finding, !areas().isIn(walk.municipality, finding.place, on: SwedishTime(now).date) {
            reader.fault(
                at: JSONPointer.root.appending("place"), "place.outside",
                sv: "Platsen ligger utanför kommunen.",
                en: "The place lies outside the municipality.")
        }
        try reader.finish()
        guard let finding else { throw Problem.internalFault }
        let kept = try await Self.refusing { try await store.addFinding(finding, by: caller.agent) }
        return (kept.finding, kept.isRepeat, Self.warnings(of: kept.finding, at: now))
    }

    package func changeFinding(
        _ id: FindingID, _ body: JSONValue, version: Int, for caller: Caller, at now: Timestamp
    ) async throws -> Finding {
        let finding = try await finding(id, for: caller)
        var reader = BodyReader(body)
        let edits = reader.findingEdits(units: units(of: finding.municipality))
        try reader.finish()
        return try await changeFinding(id, edits, version: version, for: caller, at: now)
    }

    private func changeFinding(
        _ id: FindingID, _ edits: [FindingEdit], version: Int, for caller: Caller, at now: Timestamp
    ) async throws -> Finding {
        try await Self.refusing {
            try await store.changeFinding(
                id, in: caller.municipalities, edits, version: version, by: caller.agent, at: now)
        }
    }

    /// Makes a finding a report of the municipality's own, which joins or opens a case as every report does.
    ///
    /// - Parameter category: What it is about.
    /// - Throws: 422 for a finding that has a case already, and with what is wrong in its words as a report.
    package func report(
        _ id: FindingID, as category: String, version: Int, for caller: Caller, at now: Timestamp
    ) async throws -> Finding {
        let finding = try await finding(id, for: caller)
        guard finding.version == version else { throw Self.problem(.stale(current: finding.version)) }
        try Self.refuseSecondCase(of: finding)
        let position = try projector.position(of: finding.place)
        let text = [finding.what, finding.whereabouts, finding.action].filter { !$0.isEmpty }
            .joined(separator: " ")
        let submission = JSONValue.object([
            ("category", .string(category)), ("text", .string(text)),
            (
                "place",
                .object([
                    ("type", .string("Point")),
                    ("coordinates", .array([.number(position.longitude), .number(position.latitude)])),
                ])
            ),
            ("source", .string(Source.municipalStaff.rawValue)),
            ("clientReference", .string("finding-\(finding.id)")),
            ("municipality", .string(finding.municipality.description)),
        ])
        let kept = try await keep(
            submission,
            from: SubmissionSender(
                name: caller.agent.name, network: nil, municipalities: [finding.municipality],
                key: caller.sender),
            retry: nil, at: now
        ) { _, _ in [] }
        let receipt: Receipt
        switch kept.acceptance {
        case .accepted(let found), .repeated(let found): receipt = found
        case .answeredBefore, .retryKeyReused: throw Problem.internalFault
        }
        return try await changeFinding(
            id, [.setCase(receipt.case)] + (finding.status == .open ? [.setStatus(.underWay)] : []),
            version: version, for: caller, at: now)
    }

    /// Says that a finding is about a case that there is.
    ///
    /// - Throws: 404 for a case that the caller may not see.
    package func join(
        _ id: FindingID, to case: Case.ID, version: Int, for caller: Caller, at now: Timestamp
    ) async throws -> Finding {
        let finding = try await finding(id, for: caller)
        try Self.refuseSecondCase(of: finding)
        guard let reader = Caller(caller.identity, to: .readCases) else { throw Problem.notFound }
        let found = try await foundCase(`case`, for: reader)
        guard found.municipality == finding.municipality else { throw Problem.notFound }
        return try await changeFinding(
            id, [.setCase(found.id)] + (finding.status == .open ? [.setStatus(.underWay)] : []),
            version: version,
            for: caller, at: now)
    }

    /// What may not be published of a finding: words that seem to hold personal data or to accuse someone.
    package static func warnings(of finding: Finding, at now: Timestamp) -> [Bilingual] {
        let day = SwedishTime(now).date
        return [finding.what, finding.whereabouts, finding.action].flatMap {
            StaffTextScreening($0, on: day).warnings
        }
    }

    /// The findings without those whose words may not be published.
    package static func published(_ findings: [Finding], at now: Timestamp) -> [Finding] {
        findings.filter { warnings(of: $0, at: now).isEmpty }
    }

    package func units(of municipality: MunicipalityCode) -> Set<Code<Reports.Unit>> {
        Set(served[municipality]?.profile.units.map(\.code) ?? [])
    }

    private func onlyMunicipality(of caller: Caller) -> MunicipalityCode? {
        let seen = profiles(seenBy: caller)
        return seen.count == 1 ? seen[0].municipality : nil
    }

    private static func refuseSecondCase(of finding: Finding) throws(Problem) {
        guard let known = finding.case else { return }
        throw Problem(
            .notPossibleNow,
            Bilingual(
                swedish: "Iakttagelsen hör redan till ärendet \(known).",
                english: "The finding belongs to case \(known) already."))
    }

    private static func refusing<Value>(_ work: () throws(WalkEditFault) -> Value) throws(Problem) -> Value {
        do { return try work() } catch { throw problem(error) }
    }

    private static func refusing<Value: Sendable>(_ work: () async throws -> Value) async throws -> Value {
        do { return try await work() } catch let fault as WalkEditFault { throw problem(fault) }
    }
}

extension SafetyWalk {
    /// As it stands when it is made: everything that it was made with is its first version.
    fileprivate var asMade: SafetyWalk {
        SafetyWalk(
            id: id, municipality: municipality, title: title, state: state, made: made, days: days,
            starts: starts,
            meetingPlace: meetingPlace, leader: leader, participants: participants, stops: stops,
            checklist: checklist, invitation: invitation, repeats: repeats)
    }
}
