package import Exports
package import Intake
package import Prevention
package import Reports
package import Web

/// What a reader may be told of findings, at every way out.
extension APIService {
    /// The findings as the caller may be told of them.
    package func told(_ findings: [Finding], to caller: Caller) async throws -> [ToldFinding] {
        let cases = Set(findings.compactMap(\.case))
        let reader = Caller(caller.identity, to: .readCases)
        var unseen = cases
        if let reader { unseen = try await self.unseen(among: cases, by: reader) }
        var told: [ToldFinding] = []
        for finding in findings {
            var seesRestricted = true
            if finding.isRestricted {
                seesRestricted = try await sees(restricted: finding, reader)
            }
            told.append(ToldFinding(finding, without: unseen, seesRestricted: seesRestricted))
        }
        return told
    }

    func told(_ finding: Finding, to caller: Caller) async throws -> ToldFinding {
        guard let told = try await told([finding], to: caller).first else { throw Problem.notFound }
        return told
    }

    /// Whether the restricted reports are seen of the finding's case; of one that has none, of the cases in which the restricted reports lie that it
    /// was filed as.
    private func sees(restricted finding: Finding, _ reader: Caller?) async throws -> Bool {
        guard let reader else { return false }
        var cases = [finding.case].compactMap(\.self)
        if cases.isEmpty {
            let filed = try await store.reports(filedAs: finding)
            cases = filed.filter(\.report.isRestricted).map(\.case)
        }
        for id in cases {
            guard try await seesRestricted(ofCase: id, of: finding, reader) else { return false }
        }
        return !cases.isEmpty
    }

    private func seesRestricted(ofCase id: Case.ID, of finding: Finding, _ reader: Caller) async throws
        -> Bool
    {
        guard let found = try await store.case(id, in: [finding.municipality]) else { return false }
        var living = found
        if let into = found.mergedInto { living = try await store.case(into, in: []) ?? found }
        let areas = areas()
        return reader.sees(living, areas: areas) && reader.seesRestricted(of: living, areas: areas)
    }

    /// What may not be published of a finding: words that seem to hold personal data, or to name or accuse someone.
    package static func warnings(
        of finding: Finding, at now: Timestamp, which fate: ScreenedText = .kept
    ) -> [Bilingual] {
        warnings(ofOpen: finding.texts, at: now, which: fate)
    }

    /// The same of where it was found: the title of its walk and the name of its stop, which stand beside it where it is published.
    static func warnings(besides finding: Finding, of walk: SafetyWalk, at now: Timestamp) -> [Bilingual] {
        func named(_ swedish: String, _ english: String, _ text: String) -> [Bilingual] {
            warnings(ofOpen: [text], at: now).map {
                Bilingual(swedish: "\(swedish): \($0.swedish)", english: "\(english): \($0.english)")
            }
        }
        return named("Vandringens namn", "The name of the walk", walk.title)
            + (walk.stop(finding.stop).map { named("Stoppets namn", "The name of the stop", $0.name) } ?? [])
    }

    /// All that keeps a finding from being published until it is changed, its own words first. None of one whose words the caller is not told.
    package func warnings(of finding: ToldFinding, for caller: Caller, at now: Timestamp) async throws
        -> [Bilingual]
    {
        guard let whole = finding.whole else { return [] }
        let walk = try await walk(whole.walk, for: caller)
        return Self.warnings(of: whole, at: now) + Self.warnings(besides: whole, of: walk, at: now)
    }

    /// The findings without those that may not be published: restricted ones and those of walks that were called off, whoever publishes them, and those whose
    /// words may not, or whose walk or stop has such a name.
    ///
    /// - Parameter walks: Those that they are of; what is of no walk among them is left out.
    static func published(_ findings: [Finding], of walks: [WalkID: SafetyWalk], at now: Timestamp)
        -> [Finding]
    {
        findings.filter { finding in
            guard finding.mayBePublished, let walk = walks[finding.walk] else { return false }
            return warnings(of: finding, at: now).isEmpty
                && warnings(besides: finding, of: walk, at: now).isEmpty
        }
    }

    static func published(_ findings: [ToldFinding], of walks: [WalkID: SafetyWalk], at now: Timestamp)
        -> [ToldFinding]
    {
        findings.filter { told in
            told.whole.map { !published([$0], of: walks, at: now).isEmpty } ?? false
        }
    }
}

extension Finding {
    /// What is written in it, which whoever publishes it must have looked at.
    var texts: [String] { [what, whereabouts, action] }
}

extension HistoryEvent<WalkEventKind> {
    /// The same without what it says of a finding.
    var withoutFinding: WalkEvent {
        let words: Bilingual? =
            kind == .findingAdded
            ? Bilingual(swedish: "En iakttagelse lades till.", english: "A finding was added.")
            : kind == .findingChanged
                ? Bilingual(swedish: "En iakttagelse ändrades.", english: "A finding was changed.") : nil
        guard let words else { return self }
        return WalkEvent(number: number, at: at, by: by, kind: kind, words: words)
    }
}
