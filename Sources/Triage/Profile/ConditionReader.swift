import Reports

/// What stands under `when`.
struct RuleConditions {
    var conditions: [RoutingCondition] = []
    var threshold = CaseCounts(reports: 0, reporters: 0)
}

/// Reads the `when` of a rule.
struct ConditionReader {
    let log: FaultLog
    let names: ProfileNames

    private static let empty = Bilingual(
        swedish: "“when” är tom; utelämna den i en regel som gäller alla ärenden",
        english: "“when” is empty; leave it out of a rule that matches every case")

    /// The conditions, the quick ones first.
    func conditions(from value: YAMLValue) -> RuleConditions? {
        let keys = [
            "category", "area", "road-owner", "land-owner", "source", "hours", "weekdays", "reports-at-least",
            "reporters-at-least", "words",
        ]
        guard !value.isNull else {
            value.fault(Self.empty)
            return nil
        }
        guard let mapping = value.mapping(keys: keys) else { return nil }
        guard mapping.hasKeys else {
            value.fault(Self.empty)
            return nil
        }
        var conditions: [RoutingCondition?] = []
        func read(_ key: String, _ condition: (YAMLValue) -> RoutingCondition?) {
            if let value = mapping.optional(key) { conditions.append(condition(value)) }
        }
        read("category") { value in
            values(of: value) { category($0) }.map(RoutingCondition.category)
        }
        read("source") { value in
            values(of: value) {
                $0.choice(of: Source.self, named: Bilingual(swedish: "källan", english: "source"))
            }.map(RoutingCondition.source)
        }
        read("weekdays") { value in
            values(of: value) {
                $0.choice(of: Weekday.self, named: Bilingual(swedish: "veckodagen", english: "weekday"))
            }.map(RoutingCondition.weekdays)
        }
        read("hours") { hours(from: $0).map(RoutingCondition.hours) }
        if let value = mapping.optional("area") { conditions += areas(from: value) }
        read("road-owner") { value in
            values(of: value) {
                $0.choice(of: RoadOwner.self, named: Bilingual(swedish: "väghållaren", english: "road owner"))
            }
            .map(RoutingCondition.roadOwner)
        }
        read("land-owner") { value in values(of: value) { $0.text() }.map(RoutingCondition.landOwner) }
        read("words") { value in values(of: value) { pattern(from: $0) }.map(RoutingCondition.words) }
        let threshold = threshold(from: mapping)
        guard let conditions = conditions.complete(), let threshold else { return nil }
        return RuleConditions(conditions: conditions, threshold: threshold)
    }

    private func values<Value: Hashable>(of value: YAMLValue, _ read: (YAMLValue) -> Value?) -> [Value]? {
        guard let elements = value.list() else { return nil }
        var seen: Set<Value> = []
        return elements.map { element -> Value? in
            guard let value = read(element) else { return nil }
            guard seen.insert(value).inserted else {
                element.fault(
                    element.kind
                        + Bilingual(
                            swedish: " står två gånger i listan", english: " stands twice in the list"))
                return nil
            }
            return value
        }.complete()
    }

    private func category(_ value: YAMLValue) -> Code<Category>? {
        guard let code = value.code(of: Category.self) else { return nil }
        return code.known(
            in: names.categories, as: Bilingual(swedish: "kategorin", english: "category"), by: value)
    }

    /// One condition for each layer, in the order of ``AreaLayer``'s cases.
    private func areas(from value: YAMLValue) -> [RoutingCondition?] {
        // A profile is one municipality's, so that layer decides nothing.
        let layers = AreaLayer.allCases.filter { $0 != .municipality }
        guard let mapping = value.mapping(keys: layers.map(\.rawValue)) else { return [nil] }
        guard mapping.hasKeys else {
            value.fault(
                Bilingual(swedish: "“area” anger inget skikt", english: "“area” names no layer"))
            return [nil]
        }
        return layers.compactMap { layer -> RoutingCondition?? in
            guard let value = mapping.optional(layer.rawValue) else { return .none }
            return .some(values(of: value) { $0.text() }.map { .area(layer, codes: $0) })
        }
    }

    private func hours(from value: YAMLValue) -> HourSpan? {
        guard let text = value.text() else { return nil }
        guard let span = HourSpan(text) else {
            value.fault(
                Bilingual(
                    swedish:
                        "“\(text.prefix(60))” är inga timmar: två klockslag som \"18-06\" eller \"07:30-09:00\"",
                    english:
                        "“\(text.prefix(60))” are not hours: two clock times such as \"18-06\" or \"07:30-09:00\""
                ))
            return nil
        }
        return span
    }

    private func pattern(from value: YAMLValue) -> WordPattern? {
        guard let text = value.text() else { return nil }
        guard let pattern = WordPattern(text) else {
            value.fault(
                Bilingual(
                    swedish:
                        "“\(text.prefix(60))” är inget ord att söka efter: bokstäver eller siffror, och en stjärna bara sist",
                    english:
                        "“\(text.prefix(60))” is not a word to look for: letters or digits, and a star at most last"
                ))
            return nil
        }
        return pattern
    }

    private func threshold(from mapping: YAMLMapping) -> CaseCounts? {
        // One report is what every case has.
        func count(_ key: String) -> Int? {
            guard let value = mapping.optional(key) else { return 0 }
            return value.wholeNumber(in: 2...1_000_000)
        }
        let reports = count("reports-at-least")
        let reporters = count("reporters-at-least")
        guard let reports, let reporters else { return nil }
        return CaseCounts(reports: reports, reporters: reporters)
    }
}
