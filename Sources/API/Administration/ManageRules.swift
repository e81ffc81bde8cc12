package import Reports
package import Triage
package import Web

/// Routing rules as administrators change them while the server runs.
extension APIService {
    /// The rules of a municipality as they count now.
    package struct CurrentRules: Sendable {
        package let document: ProfileDocument
        /// As `routing.yaml` is written.
        package let text: String
        /// The change that they are of; nil for the file of the profile's folder.
        package let revision: RuleRevision?
        /// The number of the last change, whether or not it counts.
        package let last: Int64?
        /// `routing.yaml` of the profile's folder.
        package let base: String
    }

    /// What a check made of rules.
    package struct CheckedRules: Sendable {
        /// Nil for what is no set of rules.
        package let document: ProfileDocument?
        /// What is wrong in the text, each with its line.
        package let faults: [ProfileFault]
        /// What was found of the rules; nil where there are none.
        package let report: RoutingReport?

        /// Whether they could count.
        package var isSound: Bool { document != nil && report?.hasErrors == false }
    }

    /// The municipalities whose rules the caller may change.
    package func profilesWithRules(for caller: Caller) -> [Profile] {
        store.jurisdictionsNow.map(\.profile).filter { caller.sees($0.municipality) }
            .sorted { $0.municipality < $1.municipality }
    }

    /// - Throws: ``Problem/notFound`` for a municipality that is not the caller's, and where the files of its profile are not kept.
    package func rules(of municipality: MunicipalityCode, for caller: Caller) async throws -> CurrentRules {
        guard caller.sees(municipality),
            let document = store.jurisdictionsNow.first(where: { $0.profile.municipality == municipality }),
            let base = try await file(.routing, of: municipality)
        else { throw Problem.notFound }
        let last = try await store.ruleRevisions(of: municipality, limit: 1).first
        let revision = last?.base == base ? last : nil
        return CurrentRules(
            document: document, text: revision?.content ?? base, revision: revision, last: last?.number,
            base: base)
    }

    /// The changes of a municipality's rules, the latest first.
    package func ruleHistory(of municipality: MunicipalityCode, for caller: Caller) async throws
        -> [RuleRevision]
    {
        guard caller.sees(municipality) else { throw Problem.notFound }
        return try await store.ruleRevisions(of: municipality, limit: 200)
    }

    /// Looks whether a text is a set of rules, and what they leave to nobody. Nothing is kept.
    package func check(_ text: String, asRulesOf municipality: MunicipalityCode, for caller: Caller)
        async throws -> CheckedRules
    {
        guard caller.sees(municipality), let profile = try await file(.profile, of: municipality) else {
            throw Problem.notFound
        }
        let arms = store.jurisdictionsNow.first { $0.profile.municipality == municipality }?.profile.arms
        let document: ProfileDocument
        do throws(ProfileFaults) {
            document = try ProfileDocument(profileYAML: profile, routingYAML: text, arms: arms)
        } catch {
            return CheckedRules(document: nil, faults: error.faults, report: nil)
        }
        return CheckedRules(
            document: document, faults: [],
            report: document.rules.check(profile: document.profile, areas: try await store.areas()))
    }

    /// What other rules would have done to the cases of a municipality, the latest at most `limit`.
    package func tryRules(_ proposed: ProfileDocument, limit: Int, for caller: Caller) async throws
        -> RoutingDryRun
    {
        let municipality = proposed.profile.municipality
        guard caller.sees(municipality),
            let present = store.jurisdictionsNow.first(where: { $0.profile.municipality == municipality })
        else { throw Problem.notFound }
        let areas = areas()
        var past: [PastCase] = []
        var after: Case.ID?
        let filter = CaseFilter(municipalities: [municipality], statuses: [.open, .inProgress])
        while past.count < limit {
            let page = try await store.cases(
                matching: filter, limit: min(500, limit - past.count), after: after)
            guard let last = page.last else { break }
            after = last.id
            for found in page {
                past.append(
                    PastCase(found, reports: try await store.reports(of: found.id), areas: areas))
            }
        }
        return RoutingDryRun(from: present, to: proposed, over: past)
    }

    /// Keeps rules: they count from now on, for reports that come in and cases that change.
    ///
    /// - Parameters:
    ///   - last: ``CurrentRules/last`` as whoever changes them has seen it.
    ///   - reason: Why, in words.
    /// - Throws: 422 for rules that are not sound, and without a reason; 412 when somebody else has changed them meanwhile.
    package func keepRules(
        _ text: String, of municipality: MunicipalityCode, after last: Int64?, reason: String,
        by caller: Caller, at now: Timestamp
    ) async throws {
        let checked = try await check(text, asRulesOf: municipality, for: caller)
        guard let document = checked.document, checked.isSound,
            let base = try await file(.routing, of: municipality)
        else {
            throw Problem.content([
                .init(
                    .pointer("/rules"), "rules.unsound",
                    Bilingual(
                        swedish: "Reglerna har fel och gäller därför inte. Inget har ändrats.",
                        english: "The rules have errors, so they do not count. Nothing was changed."))
            ])
        }
        let reason = try Self.typedReason(reason)
        let revision = RuleRevision(
            municipality: municipality, at: now, by: caller.agent, reason: reason, base: base, content: text)
        guard try await store.keepRules(revision, as: document, after: last) else {
            throw Problem(
                .changedMeanwhile,
                Bilingual(
                    swedish:
                        "Någon annan har ändrat reglerna medan du skrev. Inget har sparats: jämför med reglerna som de är nu.",
                    english:
                        "Somebody else has changed the rules while you wrote. Nothing was saved: compare with the rules as they are now."
                ))
        }
        await note(.rulesChanged, municipality.description, reason, in: [municipality], by: caller, at: now)
    }

    /// Routes the open cases of a municipality by the rules as they are now; units that cases come to are told.
    ///
    /// - Returns: How many were looked at, and how many changed.
    package func routeOpenCases(of municipality: MunicipalityCode, by caller: Caller, at now: Timestamp)
        async throws -> (looked: Int, changed: Int)
    {
        guard caller.sees(municipality) else { throw Problem.notFound }
        let filter = CaseFilter(municipalities: [municipality], statuses: [.open, .inProgress])
        var (looked, changed) = (0, 0)
        var after: Case.ID?
        while true {
            let page = try await store.cases(matching: filter, limit: 500, after: after)
            guard let last = page.last else { break }
            after = last.id
            for found in page {
                let change = try await store.routeAnew(
                    found.id, successors: [:], isTrial: false, by: caller.agent, at: now)
                if change != nil { changed += 1 }
            }
            looked += page.count
        }
        await note(
            .casesRouted, municipality.description, "\(changed) of \(looked)", in: [municipality], by: caller,
            at: now)
        return (looked, changed)
    }

    private func file(_ file: ProfileFile, of municipality: MunicipalityCode) async throws -> String? {
        try await store.profiles().first { $0.municipality == municipality }?.files
            .first { $0.name == file.rawValue }?.content
    }
}
