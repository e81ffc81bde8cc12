import Geometry
package import JSON
package import Prevention
import Projection
package import Reports
import Triage
package import Web

/// What was found on walks, as every door asks for it: it stands with its walk, and may become a case.
extension APIService {
    package func findings(_ query: FindingQuery, for caller: Caller) async throws -> [Finding] {
        var query = query
        query.municipalities = caller.municipalities
        return try await store.findings(query)
    }

    /// The walks on which something was found.
    package func walks(of findings: [Finding], for caller: Caller) async throws -> [WalkID: SafetyWalk] {
        var walks: [WalkID: SafetyWalk] = [:]
        for finding in findings where walks[finding.walk] == nil {
            walks[finding.walk] = try await store.walk(finding.walk, in: caller.municipalities)
        }
        return walks
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
        if let finding {
            refuse(
                finding.place, at: .root, outside: walk.municipality, on: SwedishTime(now).date, &reader)
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
        let text = finding.texts.filter { !$0.isEmpty }.joined(separator: " ")
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
            id, finding.edits(becoming: receipt.case), version: version, for: caller, at: now)
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
            id, finding.edits(becoming: found.id), version: version, for: caller, at: now)
    }

    /// What may not be published of a finding: words that seem to hold personal data or to accuse someone.
    package static func warnings(of finding: Finding, at now: Timestamp) -> [Bilingual] {
        warnings(of: finding.texts, at: now)
    }

    /// The findings without those whose words may not be published.
    package static func published(_ findings: [Finding], at now: Timestamp) -> [Finding] {
        findings.filter { warnings(of: $0, at: now).isEmpty }
    }

    private static func refuseSecondCase(of finding: Finding) throws(Problem) {
        guard let known = finding.case else { return }
        throw Problem(
            .notPossibleNow,
            Bilingual(
                swedish: "Iakttagelsen hör redan till ärendet \(known).",
                english: "The finding belongs to case \(known) already."))
    }
}

extension Finding {
    /// What is written in it, which whoever publishes it must have looked at.
    fileprivate var texts: [String] { [what, whereabouts, action] }

    /// That it has become a case: somebody has begun then.
    fileprivate func edits(becoming case: Case.ID) -> [FindingEdit] {
        [.setCase(`case`)] + (status == .open ? [.setStatus(.underWay)] : [])
    }
}
