import Reports

extension RoutingCondition {
    /// What the rule wants and what the report has, in words; none of them the report's own.
    func sentence(about evidence: RoutingEvidence, profile: Profile) -> Bilingual {
        let facts = evidence.facts
        switch self {
        case .category(let codes):
            return Self.wanted(
                codes.map { profile.categoryName($0) }, had: [profile.categoryName(facts.category)],
                subject: Bilingual(swedish: "kategorin", english: "the category"))
        case .source(let sources):
            return Self.wanted(
                sources.map(\.name), had: [facts.source.name],
                subject: Bilingual(swedish: "källan", english: "the source"))
        case .weekdays(let days):
            return Self.wanted(
                days.map(\.name), had: [evidence.weekday.name],
                subject: Bilingual(swedish: "veckodagen", english: "the day of the week"))
        case .hours(let span):
            return Self.wanted(
                [.same(span.description)], had: [.same(HourSpan.clock(evidence.minuteOfDay))],
                subject: Bilingual(swedish: "klockslaget", english: "the time of day"))
        case .area(let layer, let codes):
            return Self.wanted(
                codes.map(Bilingual.same), had: facts.codes(in: layer), subject: layer.subject)
        case .roadOwner(let owners):
            return Self.wanted(
                owners.map(\.name),
                had: facts.owners(in: .road).map { RoadOwner(rawValue: $0)?.name ?? .same($0) },
                subject: Bilingual(swedish: "väghållaren", english: "the owner of the road"))
        case .landOwner(let owners):
            return Self.wanted(
                owners.map(Bilingual.same), had: facts.owners(in: .owner).map(Bilingual.same),
                subject: Bilingual(swedish: "markägaren", english: "the owner of the land"))
        case .words(let patterns):
            var evidence = evidence
            let words = patterns.map(\.description).joined(separator: ", ")
            return evidence.meets(self)
                ? Bilingual(
                    swedish: "Texten har något av orden \(words).",
                    english: "The text has one of the words \(words).")
                : Bilingual(
                    swedish: "Texten har inget av orden \(words).",
                    english: "The text has none of the words \(words).")
        }
    }

    private static func wanted(_ wanted: [Bilingual], had: [Bilingual], subject: Bilingual) -> Bilingual {
        Bilingual(
            swedish:
                "Regeln gäller när \(subject.swedish) är \(wanted.map(\.swedish).joined(separator: " eller ")); "
                + "här är det \(had.isEmpty ? "okänt" : had.map(\.swedish).joined(separator: ", ")).",
            english:
                "The rule holds when \(subject.english) is \(wanted.map(\.english).joined(separator: " or ")); "
                + "here it is \(had.isEmpty ? "unknown" : had.map(\.english).joined(separator: ", ")).")
    }
}

extension Bilingual {
    fileprivate static func same(_ text: String) -> Bilingual { Bilingual(swedish: text, english: text) }
}

extension Profile {
    fileprivate func categoryName(_ code: Code<Category>) -> Bilingual {
        category(code)?.name ?? .same(code.description)
    }
}

extension RoutingFacts {
    fileprivate func codes(in layer: AreaLayer) -> [Bilingual] {
        areas.filter { $0.layer == layer }.map { .same($0.code) }
    }

    fileprivate func owners(in layer: AreaLayer) -> [String] {
        areas.filter { $0.layer == layer }.compactMap(\.owner)
    }
}

extension AreaLayer {
    fileprivate var subject: Bilingual {
        switch self {
        case .municipality: Bilingual(swedish: "kommunen", english: "the municipality")
        case .policeArea: Bilingual(swedish: "polisområdet", english: "the police area")
        case .district: Bilingual(swedish: "området", english: "the district")
        case .owner: Bilingual(swedish: "ägarområdet", english: "the owner's area")
        case .road: Bilingual(swedish: "vägen", english: "the road")
        }
    }
}

extension RoadOwner {
    fileprivate var name: Bilingual {
        switch self {
        case .state: Bilingual(swedish: "staten", english: "the state")
        case .municipality: Bilingual(swedish: "kommunen", english: "the municipality")
        case .private: Bilingual(swedish: "enskild ägare", english: "a private owner")
        }
    }
}

extension Weekday {
    fileprivate var name: Bilingual {
        switch self {
        case .monday: Bilingual(swedish: "måndag", english: "Monday")
        case .tuesday: Bilingual(swedish: "tisdag", english: "Tuesday")
        case .wednesday: Bilingual(swedish: "onsdag", english: "Wednesday")
        case .thursday: Bilingual(swedish: "torsdag", english: "Thursday")
        case .friday: Bilingual(swedish: "fredag", english: "Friday")
        case .saturday: Bilingual(swedish: "lördag", english: "Saturday")
        case .sunday: Bilingual(swedish: "söndag", english: "Sunday")
        }
    }
}
