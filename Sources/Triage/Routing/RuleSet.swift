package import Reports

/// The routing rules of a profile, in the order of its file.
///
/// A rule matches a case when one of its reports meets all the rule's conditions and the case has reached its threshold.
/// Nothing in a rule can be undone by another report, so more reports never mean fewer matching rules.
package struct RuleSet: Hashable, Sendable {
    package let rules: [RoutingRule]
    /// Who answers when no rule matches.
    package let fallback: Fallback

    package struct Fallback: Hashable, Sendable {
        package let units: [Code<Unit>]
        package let duty: RoutingRule.Duty
    }

    /// What ``Assignment/rule`` says where no rule matched. No rule may have it as its id.
    package static let fallbackName = "fallback"

    /// Whether growing from `before` to `after` can make a rule match that did not match the earlier reports, so that
    /// all of them must be looked at again and not only the new one.
    package func crossesThreshold(from before: CaseCounts, to after: CaseCounts) -> Bool {
        rules.contains { !before.reaches($0.threshold) && after.reaches($0.threshold) }
    }

    /// The rules that match, in the order of the file.
    func matches(_ reports: [RoutingFacts], counts: CaseCounts) -> [RoutingRule] {
        var evidence = reports.map { RoutingEvidence($0) }
        return rules.filter { rule in
            counts.reaches(rule.threshold)
                && evidence.indices.contains { evidence[$0].meets(rule.conditions) }
        }
    }
}
