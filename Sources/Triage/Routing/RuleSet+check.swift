package import Reports

extension RuleSet {
    /// Proves that every category has an owner through a rule in every district, outside them and without a place, and
    /// finds rules that cannot match, overlaps with different deadlines, and units that nobody names.
    ///
    /// Areas are told apart by their bounds, so a rule said to be dead is dead, while one whose areas' boxes meet though
    /// the areas do not is not found. Validity is heeded between areas; a day in the calendar is not.
    ///
    /// O(categories × districts × police areas × rules), and O(areas²) for each pair of demands.
    package func check(profile: Profile, areas: [MappedArea]) -> RoutingReport {
        let survey = AreaSurvey(areas)
        let gaps = profile.categories.flatMap { GapSearch(rules: rules, survey: survey).gaps(of: $0.code) }
        let dead = rules.flatMap { deadness(of: $0, in: survey) }
        let named = Set(rules.flatMap(\.units) + fallback.units)
        let idle = profile.units.map(\.code).filter { !named.contains($0) }
        return RoutingReport(gaps + dead + overlaps(in: survey) + idle.map(RoutingFinding.idleUnit))
    }

    private func deadness(of rule: RoutingRule, in survey: AreaSurvey) -> [RoutingFinding] {
        let demands = rule.conditions.compactMap { condition in
            condition.demand.map { (key: condition.key, demand: $0) }
        }
        var findings: [RoutingFinding] = []
        for (key, demand) in demands {
            let known = Set(survey.areas(meeting: demand).compactMap { demand.value(of: $0) })
            if known.isEmpty {
                findings.append(.noSuchArea(rule: rule.id, demand: "\(key) \(demand)"))
            } else {
                findings += demand.values.filter { !known.contains($0) }
                    .map { .unknownValue(rule: rule.id, key: key, value: $0) }
            }
        }
        guard !findings.contains(where: { $0.severity == .error }) else { return findings }
        for (index, (key, demand)) in demands.enumerated() {
            for (otherKey, other) in demands[(index + 1)...] where !survey.canMeet(demand, other) {
                findings.append(
                    .areasApart(rule: rule.id, demand: "\(key) \(demand)", other: "\(otherKey) \(other)"))
            }
        }
        return findings
    }

    private func overlaps(in survey: AreaSurvey) -> [RoutingFinding] {
        rules.enumerated().flatMap { index, first in
            rules[(index + 1)...].flatMap { second -> [RoutingFinding] in
                guard first.duty.deadline != second.duty.deadline else { return [] }
                let shared = first.units.filter(second.units.contains)
                guard !shared.isEmpty, first.canMatch(with: second, in: survey) else { return [] }
                return shared.map {
                    .overlap(
                        first: first.id, second: second.id, unit: $0, firstDays: first.duty.deadline,
                        secondDays: second.duty.deadline)
                }
            }
        }
    }
}

extension RoutingRule {
    /// Whether one report can meet the conditions of both rules.
    fileprivate func canMatch(with other: RoutingRule, in survey: AreaSurvey) -> Bool {
        let all = conditions + other.conditions
        let demands = all.compactMap(\.demand)
        return conditions.allSatisfy { one in other.conditions.allSatisfy { one.canHold(with: $0) } }
            && demands.indices.allSatisfy { index in
                demands[index...].allSatisfy { survey.canMeet(demands[index], $0) }
            }
    }
}

extension RoutingCondition {
    /// Whether one report can meet both, the place aside.
    fileprivate func canHold(with other: RoutingCondition) -> Bool {
        switch (self, other) {
        case (.category(let one), .category(let other)): one.contains(where: other.contains)
        case (.source(let one), .source(let other)): one.contains(where: other.contains)
        case (.weekdays(let one), .weekdays(let other)): one.contains(where: other.contains)
        // Where two spans share a minute, one of them starts within the other.
        case (.hours(let one), .hours(let other)): one.contains(other.start) || other.contains(one.start)
        default: true
        }
    }
}
