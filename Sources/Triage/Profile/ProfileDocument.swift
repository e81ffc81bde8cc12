package import Reports

/// What a municipality decides in words: the profile and its routing rules, parsed from `profile.yaml` and `routing.yaml`.
///
/// Whatever is wrong anywhere refuses the whole; nothing is skipped.
package struct ProfileDocument: Hashable, Sendable {
    package let profile: Profile
    package let rules: RuleSet
    package let suggester: CategorySuggester

    /// Parses the texts of both files, of at most 1 MB each. Both are read to the end, whatever is wrong in either, except
    /// that a file that is not YAML gives only its first fault.
    ///
    /// - Parameter arms: Those of the file beside them.
    /// - Throws: ``ProfileFaults`` with every fault.
    package init(profileYAML: String, routingYAML: String, arms: Arms? = nil) throws(ProfileFaults) {
        let profileLog = FaultLog(.profile)
        var reader = ProfileReader(log: profileLog)
        let profile = YAMLDocument.compose(profileYAML, log: profileLog).flatMap {
            reader.profile(from: $0, arms: arms)
        }

        let routingLog = FaultLog(.routing)
        let rules = YAMLDocument.compose(routingYAML, log: routingLog)
            .flatMap { RuleReader(log: routingLog, names: reader.names).ruleSet(from: $0) }

        let faults = profileLog.sorted + routingLog.sorted
        guard faults.isEmpty, let profile, let rules else { throw ProfileFaults(faults: faults) }
        self.profile = profile
        self.rules = rules
        suggester = CategorySuggester(reader.suggestionLists)
    }
}

/// What `routing.yaml` may refer to, as far as `profile.yaml` could be read; nil where a code could not be, so that one
/// fault does not make others.
struct ProfileNames {
    var categories: Set<Code<Category>>?
    var units: Set<Code<Unit>>?
}
