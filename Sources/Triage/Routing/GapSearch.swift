import Reports

/// Finds where only the fallback answers.
///
/// More of anything never makes fewer rules match, so it is enough to look at the least case there can be: one report, on no
/// road and no owner's land, with none of the words. What is left are sources, days, hours, districts and police areas, and of
/// those only as many as the rules tell apart. Police areas cover the country, so a placed case lies in one of those known.
struct GapSearch {
    private let rules: [RoutingRule]
    private let survey: AreaSurvey

    init(rules: [RoutingRule], survey: AreaSurvey) {
        self.rules = rules.filter { rule in
            rule.threshold.reports <= 1 && rule.threshold.reporters == 0
                && rule.conditions.allSatisfy(\.canHoldForLeastCase)
        }
        self.survey = survey
    }

    /// The gaps of a category: places that share an example together, placed and unplaced apart.
    func gaps(of category: Code<Category>) -> [RoutingFinding] {
        let rules = rules.filter { rule in
            rule.conditions.allSatisfy { condition in
                if case .category(let codes) = condition { codes.contains(category) } else { true }
            }
        }
        let districts = survey.codes(in: .district).map { RoutingPlace.district(code: $0) }
        var gaps: [(example: RoutingMoment?, places: [RoutingPlace])] = []
        for place in districts + [.outsideDistricts] {
            guard let gap = gap(in: place, rules: rules) else { continue }
            if let index = gaps.firstIndex(where: { $0.example == gap.example }) {
                gaps[index].places.append(place)
            } else {
                gaps.append((gap.example, [place]))
            }
        }
        if let gap = gap(in: .unplaced, rules: rules) { gaps.append((gap.example, [.unplaced])) }
        return gaps.map { .gap(category, $0.places, example: $0.example) }
    }

    private struct Gap {
        /// Nil when nobody ever answers there.
        let example: RoutingMoment?
    }

    private func gap(in place: RoutingPlace, rules: [RoutingRule]) -> Gap? {
        for demands in demands(of: place) {
            let local = rules.filter { $0.isMet(by: demands) }
            if let gap = gap(among: local) { return gap }
        }
        return nil
    }

    /// The areas that hold a case in this place: one list for each police area it may lie in.
    private func demands(of place: RoutingPlace) -> [[AreaLayer: String]] {
        let police = survey.codes(in: .policeArea)
        switch place {
        case .unplaced: return [[:]]
        case .outsideDistricts: return police.isEmpty ? [[:]] : police.map { [.policeArea: $0] }
        case .district(let code):
            let district = AreaDemand(layer: .district, attribute: .code, values: [code])
            let near = police.filter {
                survey.canMeet(district, AreaDemand(layer: .policeArea, attribute: .code, values: [$0]))
            }
            return near.isEmpty
                ? [[.district: code]] : near.map { [.district: code, .policeArea: $0] }
        }
    }

    /// A moment at which none of `rules`, whose places are met already, matches.
    private func gap(among rules: [RoutingRule]) -> Gap? {
        let timed = rules.map { $0.conditions.filter(\.isAboutMoment) }
        if timed.isEmpty { return Gap(example: nil) }
        if timed.contains(where: \.isEmpty) { return nil }
        // Between these minutes no rule begins or ends to hold.
        let minutes = Set(
            [0]
                + timed.joined().flatMap { condition -> [Int] in
                    if case .hours(let span) = condition { [span.start, span.end % 1_440] } else { [] }
                }
        ).sorted()
        for source in Source.allCases {
            for weekday in Weekday.allCases {
                for minute in minutes {
                    let moment = RoutingMoment(source: source, weekday: weekday, minuteOfDay: minute)
                    if !timed.contains(where: { $0.allSatisfy(moment.meets) }) { return Gap(example: moment) }
                }
            }
        }
        return nil
    }
}

extension RoutingRule {
    /// Whether a case in these areas, and in no other, meets the rule's conditions on areas.
    fileprivate func isMet(by areas: [AreaLayer: String]) -> Bool {
        conditions.allSatisfy { condition in
            guard case .area(let layer, let codes) = condition else { return true }
            return areas[layer].map(codes.contains) ?? false
        }
    }
}

extension RoutingCondition {
    /// Whether a case that has nothing but a category, a district and a police area can meet the condition.
    fileprivate var canHoldForLeastCase: Bool {
        switch self {
        case .category, .source, .weekdays, .hours, .area(.district, _), .area(.policeArea, _): true
        case .area, .roadOwner, .landOwner, .words: false
        }
    }

    fileprivate var isAboutMoment: Bool {
        switch self {
        case .source, .weekdays, .hours: true
        case .category, .area, .roadOwner, .landOwner, .words: false
        }
    }
}

extension RoutingMoment {
    fileprivate func meets(_ condition: RoutingCondition) -> Bool {
        switch condition {
        case .source(let sources): sources.contains(source)
        case .weekdays(let days): days.contains(weekday)
        case .hours(let span): span.contains(minuteOfDay)
        case .category, .area, .roadOwner, .landOwner, .words: true
        }
    }
}
