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

    /// None of one whose words the reader is not told.
    package static func warnings(of finding: ToldFinding, at now: Timestamp) -> [Bilingual] {
        finding.whole.map { warnings(of: $0, at: now) } ?? []
    }

    /// The findings without those that may not be published: restricted ones and those of walks that were called off, whoever publishes them, and those whose
    /// words may not.
    package static func published(_ findings: [Finding], at now: Timestamp) -> [Finding] {
        findings.filter { $0.mayBePublished && warnings(of: $0, at: now).isEmpty }
    }

    package static func published(_ findings: [ToldFinding], at now: Timestamp) -> [ToldFinding] {
        findings.filter { told in told.whole.map { !published([$0], at: now).isEmpty } ?? false }
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
