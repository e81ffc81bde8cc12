import Reports

/// Reads `routing.yaml`.
struct RuleReader {
    let log: FaultLog
    let names: ProfileNames

    /// The rules; nil when there is any fault, which is then in the log.
    func ruleSet(from root: YAMLValue) -> RuleSet? {
        guard let mapping = root.mapping(keys: ["fallback", "rules"]) else { return nil }
        let fallback = mapping.required("fallback").flatMap(fallback)
        var ids = UniqueCodes<RoutingRule>(named: Bilingual(swedish: "regeln", english: "rule"))
        let rules = mapping.required("rules")?.list()
            .flatMap { $0.map { rule(from: $0, ids: &ids) }.complete() }
        guard let fallback, let rules else { return nil }
        return RuleSet(rules: rules, fallback: fallback)
    }

    private func fallback(from value: YAMLValue) -> RuleSet.Fallback? {
        guard let mapping = value.mapping(keys: ["units", "deadline-working-days", "reason"]) else {
            return nil
        }
        let units = mapping.required("units").flatMap(units)
        let duty = duty(from: mapping)
        guard let units, let duty else { return nil }
        return RuleSet.Fallback(units: units, duty: duty)
    }

    private func rule(from value: YAMLValue, ids: inout UniqueCodes<RoutingRule>) -> RoutingRule? {
        let keys = ["id", "when", "units", "deadline-working-days", "reason"]
        guard let mapping = value.mapping(keys: keys) else { return nil }
        let id = ids.code(from: mapping.required("id"))
        if id?.description == RuleSet.fallbackName {
            log.add(
                Bilingual(
                    swedish: "ingen regel kan heta “\(RuleSet.fallbackName)”",
                    english: "no rule can be called “\(RuleSet.fallbackName)”"), at: mapping.spot(of: "id"))
        }
        var when: RuleConditions? = RuleConditions()
        if let value = mapping.optional("when") {
            when = ConditionReader(log: log, names: names).conditions(from: value)
        }
        let units = mapping.required("units").flatMap(units)
        let duty = duty(from: mapping)
        guard let id, let when, let units, let duty else { return nil }
        return RoutingRule(
            id: id, conditions: when.conditions, threshold: when.threshold, units: units, duty: duty)
    }

    private func duty(from mapping: YAMLMapping) -> RoutingRule.Duty? {
        let reason = mapping.required("reason")?.bilingual()
        guard let value = mapping.optional("deadline-working-days") else {
            return reason.map { RoutingRule.Duty(deadline: nil, reason: $0) }
        }
        guard let deadline = value.wholeNumber(in: 1...1_000), let reason else { return nil }
        return RoutingRule.Duty(deadline: deadline, reason: reason)
    }

    private func units(from value: YAMLValue) -> [Code<Unit>]? {
        var codes = UniqueCodes<Unit>(named: Bilingual(swedish: "ansvarig", english: "unit"))
        return value.list()?.map { element -> Code<Unit>? in
            guard let code = codes.code(from: element) else { return nil }
            return code.known(
                in: names.units, as: Bilingual(swedish: "ansvarig", english: "unit"), by: element)
        }.complete()
    }
}

extension Code {
    /// The code, if it is one of `known` or those are not known; else nil after logging it.
    func known(in known: Set<Code>?, as name: Bilingual, by value: YAMLValue) -> Code? {
        guard let known, !known.contains(self) else { return self }
        value.fault(
            Bilingual(
                swedish: "\(name.swedish) “\(self)” finns inte", english: "unknown \(name.english) “\(self)”")
                + suggestion(for: description, among: known.sorted().map(\.description)))
        return nil
    }
}
