package import Exports
import Geometry
import Intake
package import JSON
package import Prevention
import Projection
package import Reports
import Triage
package import Web

/// What was found on walks, as every door asks for it: it stands with its walk, and may become a case.
extension APIService {
    package func findings(_ query: FindingQuery, for caller: Caller) async throws -> [ToldFinding] {
        var query = query
        query.municipalities = caller.municipalities
        return try await told(try await store.findings(query), to: caller)
    }

    /// The walks on which something was found.
    package func walks(of findings: [ToldFinding], for caller: Caller) async throws -> [WalkID: SafetyWalk] {
        try await walks(Set(findings.map(\.walk)), in: caller.municipalities)
    }

    /// Those of the walks that are of these municipalities, by their ids.
    func walks(_ ids: Set<WalkID>, in municipalities: Set<MunicipalityCode>) async throws
        -> [WalkID: SafetyWalk]
    {
        var walks: [WalkID: SafetyWalk] = [:]
        for id in ids { walks[id] = try await store.walk(id, in: municipalities) }
        return walks
    }

    /// - Throws: ``Problem/notFound``.
    package func finding(_ id: FindingID, for caller: Caller) async throws -> ToldFinding {
        try await told(try await keptFinding(id, for: caller), to: caller)
    }

    private func keptFinding(_ id: FindingID, for caller: Caller) async throws -> Finding {
        guard let finding = try await store.finding(id, in: caller.municipalities) else {
            throw Problem.notFound
        }
        return finding
    }

    /// - Returns: The finding, whether it was there already, and what may be wrong in its words.
    package func addFinding(_ body: JSONValue, to id: WalkID, for caller: Caller, at now: Timestamp)
        async throws
        -> (finding: ToldFinding, isRepeat: Bool, warnings: [Bilingual])
    {
        let walk = try await walk(id, for: caller)
        var chance = makeChance()
        var reader = BodyReader(body)
        let shown = reader.place("stopPlace", projector)
        let finding = reader.finding(
            of: walk, units: units(of: walk.municipality), projector,
            newID: FindingID(at: now, using: &chance),
            at: now)
        if let finding {
            refuse(
                finding.place, at: .root, outside: walk.municipality, on: SwedishTime(now).date, &reader)
        }
        try reader.finish()
        guard let finding else { throw Problem.internalFault }
        let kept = try await Self.refusing {
            try await store.addFinding(finding, shownAt: shown, by: caller.agent)
        }
        let told = try await told(kept.finding, to: caller)
        return (told, kept.isRepeat, try await warnings(of: told, for: caller, at: now))
    }

    /// - Throws: ``Problem``: ``ProblemKind/notPossibleNow`` for one whose words the caller is not told.
    package func changeFinding(
        _ id: FindingID, _ body: JSONValue, version: Int, for caller: Caller, at now: Timestamp
    ) async throws -> ToldFinding {
        let finding = try Self.whole(try await finding(id, for: caller))
        var reader = BodyReader(body)
        let stop = try await walk(finding.walk, for: caller).stop(finding.stop)
        let edits = reader.findingEdits(units: units(of: finding.municipality), at: stop, projector)
        for case .setPlace(let place) in edits {
            refuse(place, at: .root, outside: finding.municipality, on: SwedishTime(now).date, &reader)
        }
        try reader.finish()
        return try await changeFinding(id, edits, version: version, for: caller, at: now)
    }

    private func changeFinding(
        _ id: FindingID, _ edits: [FindingEdit], version: Int, for caller: Caller, at now: Timestamp
    ) async throws -> ToldFinding {
        let changed = try await Self.refusing {
            try await store.changeFinding(
                id, in: caller.municipalities, edits, version: version, by: caller.agent, at: now)
        }
        return try await told(changed, to: caller)
    }

    /// Makes a finding a report of the municipality's own, which joins or opens a case as every report does. One that was taken off a case gets
    /// one of its own: what somebody has said does not belong together is not joined again by its place. The report that it was filed as before
    /// is taken again as long as its case has not ended; see ``WalkStore/fileAgain(_:as:by:at:)``.
    ///
    /// - Parameters:
    ///   - category: What it is about.
    ///   - answers: To the questions of the category, as in a submission.
    /// - Throws: ``Problem``: 422 for a finding that has a case already, and with what is wrong in it as a report, questions that are not
    ///   answered among it.
    package func report(
        _ id: FindingID, as category: String, answers: JSONValue? = nil, version: Int, for caller: Caller,
        at now: Timestamp
    ) async throws -> ToldFinding {
        let finding = try await keptFinding(id, for: caller)
        guard finding.version == version else { throw Self.problem(.stale(current: finding.version)) }
        let told = try await told(finding, to: caller)
        try Self.refuseSecondCase(of: told)
        _ = try Self.whole(told)
        if let code = Code<Reports.Category>(category),
            served[finding.municipality]?.profile.category(code) != nil,
            let taken = try await store.fileAgain(finding, as: code, by: caller.agent, at: now)
        {
            return try await changeFinding(
                id, finding.edits(becoming: taken), version: version, for: caller, at: now)
        }
        guard try await !store.reports(filedAs: finding).contains(where: \.report.isRestricted) else {
            // Filed once more, its words would stand in a report that everybody on the desk reads.
            throw Self.problem(.filedRestricted)
        }
        let position = try projector.position(of: finding.place)
        let text = finding.texts.filter { !$0.isEmpty }.joined(separator: " ")
        let given = answers ?? JSONValue.object([])
        let submission = JSONValue.object([
            ("category", .string(category)), ("text", .string(text)), ("answers", given),
            (
                "place",
                .object([
                    ("type", .string("Point")),
                    ("coordinates", .array([.number(position.longitude), .number(position.latitude)])),
                ])
            ),
            ("source", .string(Source.municipalStaff.rawValue)),
            ("clientReference", .string(finding.reference)),
            ("municipality", .string(finding.municipality.description)),
        ])
        let acceptance: Acceptance
        do {
            acceptance = try await keep(
                submission,
                from: SubmissionSender(
                    name: caller.agent.name, network: nil, municipalities: [finding.municipality],
                    key: caller.sender),
                retry: nil, standsApart: finding.hasLeftCase, at: now
            ) { _, _ in [] }.acceptance
        } catch let refusal as IntakeRefusal {
            throw Problem(refusal) ?? .internalFault
        }
        let receipt: Receipt
        switch acceptance {
        case .accepted(let found), .repeated(let found): receipt = found
        case .answeredBefore, .retryKeyReused: throw Problem.internalFault
        }
        return try await changeFinding(
            id, finding.edits(becoming: receipt.case), version: version, for: caller, at: now)
    }

    /// Says that a finding is about a case that there is.
    ///
    /// - Throws: 404 for a case that the caller may not see; 422 for one that it cannot join, see ``Finding/refusal(toJoin:lyingAt:seesRestricted:)``.
    package func join(
        _ id: FindingID, to case: Case.ID, version: Int, for caller: Caller, at now: Timestamp
    ) async throws -> ToldFinding {
        let finding = try await keptFinding(id, for: caller)
        let told = try await told(finding, to: caller)
        try Self.refuseSecondCase(of: told)
        _ = try Self.whole(told)
        guard let reader = Caller(caller.identity, to: .readCases) else { throw Problem.notFound }
        let found = try await foundCase(`case`, for: reader)
        guard found.municipality == finding.municipality else { throw Problem.notFound }
        let seesRestricted = reader.seesRestricted(of: found, areas: areas())
        let place = found.shownPlace(withRestricted: seesRestricted)?.place
        if let words = finding.refusal(toJoin: found, lyingAt: place, seesRestricted: seesRestricted) {
            throw Problem.content([.init(.pointer("/join"), "finding.join", words)])
        }
        return try await changeFinding(
            id, finding.edits(becoming: found.id), version: version, for: caller, at: now)
    }

    /// - Throws: ``ProblemKind/notPossibleNow`` for one whose words the caller is not told.
    private static func whole(_ finding: ToldFinding) throws(Problem) -> Finding {
        guard let whole = finding.whole else {
            throw Problem(
                .notPossibleNow,
                Bilingual(
                    swedish:
                        "Iakttagelsen hör till en begränsad rapport. Be någon som får läsa sådana att ändra den.",
                    english:
                        "The finding belongs to a restricted report. Ask somebody who may read such to change it."
                ))
        }
        return whole
    }

    /// Which case it has is told to who sees that.
    private static func refuseSecondCase(of finding: ToldFinding) throws(Problem) {
        guard finding.hasCase else { return }
        let words =
            finding.case.map {
                Bilingual(
                    swedish: "Iakttagelsen hör redan till ärendet \($0). Ta bort den från ärendet först.",
                    english: "The finding belongs to case \($0) already. Take it off that case first.")
            }
            ?? Bilingual(
                swedish: "Iakttagelsen hör redan till ett ärende. Ta bort den från ärendet först.",
                english: "The finding belongs to a case already. Take it off that case first.")
        throw Problem(.notPossibleNow, words)
    }
}
