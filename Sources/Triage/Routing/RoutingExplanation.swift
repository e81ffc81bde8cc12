package import Reports

/// Why a case went where it did: what every rule made of it.
package struct RoutingExplanation: Hashable, Sendable {
    /// What ``RuleSet/assignments(for:counts:opened:at:profile:)`` gives.
    package let assignments: [Assignment]
    /// Every rule, in the order of the file.
    package let rules: [RuleOutcome]

    /// Whether only the fallback answers.
    package var isFallback: Bool { !rules.contains(where: \.matched) }

    package struct RuleOutcome: Hashable, Sendable {
        package let rule: Code<RoutingRule>
        /// What the rule says of why its units answer.
        package let reason: Bilingual
        package let units: [Code<Unit>]
        package let matched: Bool
        /// The rule's conditions as the report meets them that comes nearest to meeting them all; for several such
        /// reports, the first given.
        package let conditions: [ConditionOutcome]
    }

    package struct ConditionOutcome: Hashable, Sendable {
        /// The key in `routing.yaml`, such as `category` or `area/district`.
        package let key: String
        package let holds: Bool
        /// What the rule wants and what the case has. Holds none of the report's own words.
        package let sentence: Bilingual
    }
}

extension RuleSet {
    /// Says of every rule whether it matches, and of each of its conditions what it wants and what the case has.
    package func explain(
        _ reports: [RoutingFacts], counts: CaseCounts, opened: Timestamp, at now: Timestamp, profile: Profile
    ) -> RoutingExplanation {
        RoutingExplanation(
            assignments: assignments(for: reports, counts: counts, opened: opened, at: now, profile: profile),
            rules: rules.map { rule in
                let conditions =
                    rule.threshold.outcomes(for: counts)
                    + (Self.nearest(of: reports, to: rule.conditions, profile: profile) ?? [])
                return RoutingExplanation.RuleOutcome(
                    rule: rule.id, reason: rule.duty.reason, units: rule.units,
                    matched: !reports.isEmpty && conditions.allSatisfy(\.holds), conditions: conditions)
            })
    }

    private static func nearest(
        of reports: [RoutingFacts], to conditions: [RoutingCondition], profile: Profile
    ) -> [RoutingExplanation.ConditionOutcome]? {
        reports.map { facts in
            var evidence = RoutingEvidence(facts)
            return conditions.map { condition in
                RoutingExplanation.ConditionOutcome(
                    key: condition.key, holds: evidence.meets(condition),
                    sentence: condition.sentence(about: evidence, profile: profile))
            }
        }.min { $0.count { !$0.holds } < $1.count { !$0.holds } }
    }
}

extension CaseCounts {
    fileprivate func outcomes(for counts: CaseCounts) -> [RoutingExplanation.ConditionOutcome] {
        var outcomes: [RoutingExplanation.ConditionOutcome] = []
        if reports > 0 {
            outcomes.append(
                .init(
                    key: "reports-at-least", holds: counts.reports >= reports,
                    sentence: Bilingual(
                        swedish: "Regeln gäller från \(reports) rapporter; ärendet har \(counts.reports).",
                        english: "The rule holds from \(reports) reports; the case has \(counts.reports).")))
        }
        if reporters > 0 {
            outcomes.append(
                .init(
                    key: "reporters-at-least", holds: counts.reporters >= reporters,
                    sentence: Bilingual(
                        swedish:
                            "Regeln gäller från \(reporters) olika rapportörer; ärendet har \(counts.reporters).",
                        english:
                            "The rule holds from \(reporters) distinct reporters; the case has \(counts.reporters)."
                    )))
        }
        return outcomes
    }
}
