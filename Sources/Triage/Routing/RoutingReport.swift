package import Reports

/// What a check of routing rules found: errors first, then warnings, then notes, each in the order of the files.
package struct RoutingReport: Hashable, Sendable {
    package let findings: [RoutingFinding]

    init(_ findings: [RoutingFinding]) {
        self.findings = RoutingFinding.Severity.allCases.flatMap { severity in
            findings.filter { $0.severity == severity }
        }
    }

    package func count(_ severity: RoutingFinding.Severity) -> Int {
        findings.count { $0.severity == severity }
    }

    package var hasErrors: Bool { count(.error) > 0 }

    /// One line for each finding and one for their number, for an operator.
    package var text: Bilingual {
        (findings.map { $0.severity.name + ": " + $0.sentence } + summary).joined(separator: "\n")
    }

    /// Whether every category has an owner, where it has, and how many findings there are.
    package var summary: [Bilingual] {
        var lines: [Bilingual] = []
        if !findings.contains(where: \.isGap) {
            lines.append(
                Bilingual(
                    swedish: "Varje kategori i varje område har en ansvarig genom en regel.",
                    english: "Every category in every area has an owner through a rule."))
        }
        let counts = RoutingFinding.Severity.allCases.map { $0.counted(count($0)) }
        lines.append(counts.joined(separator: ", ") + ".")
        return lines
    }
}

/// Something that is wrong, or worth knowing, about routing rules.
package enum RoutingFinding: Hashable, Sendable {
    /// In these places nobody but the fallback answers for the category: at the time and from the source of the example,
    /// or always when there is none.
    case gap(Code<Category>, [RoutingPlace], example: RoutingMoment?)
    /// A rule can never match: no area is what it demands.
    case noSuchArea(rule: Code<RoutingRule>, demand: String)
    /// A rule can never match: no area with the one demand meets an area with the other.
    case areasApart(rule: Code<RoutingRule>, demand: String, other: String)
    /// A rule names an area or owner that does not exist, among others that do.
    case unknownValue(rule: Code<RoutingRule>, key: String, value: String)
    /// Both rules can match the same report and name the same unit; only the first one's deadline is ever used.
    case overlap(
        first: Code<RoutingRule>, second: Code<RoutingRule>, unit: Code<Unit>, firstDays: Int?,
        secondDays: Int?)
    /// A unit that neither a rule nor the fallback names.
    case idleUnit(Code<Unit>)

    package enum Severity: String, CaseIterable, Sendable {
        case error, warning, note

        package var name: Bilingual {
            switch self {
            case .error: Bilingual(swedish: "fel", english: "error")
            case .warning: Bilingual(swedish: "varning", english: "warning")
            case .note: Bilingual(swedish: "anmärkning", english: "note")
            }
        }

        fileprivate func counted(_ count: Int) -> Bilingual {
            guard count != 1 else { return "1 " + name }
            let swedish =
                switch self {
                case .error: "fel"
                case .warning: "varningar"
                case .note: "anmärkningar"
                }
            return Bilingual(swedish: "\(count) \(swedish)", english: "\(count) \(rawValue)s")
        }
    }

    package var severity: Severity {
        switch self {
        // Staff place such a report before anyone needs to act on it.
        case .gap(_, [.unplaced], _): .warning
        case .gap, .noSuchArea, .areasApart: .error
        case .unknownValue, .idleUnit: .warning
        // The other way round the rule that hurries stands first, as it should.
        case .overlap(_, _, _, let first, let second): (second ?? .max) < (first ?? .max) ? .warning : .note
        }
    }

    package var isGap: Bool {
        if case .gap = self { true } else { false }
    }

    /// What was found, without the severity.
    package var sentence: Bilingual {
        switch self {
        case .gap(let category, let places, let example):
            Bilingual(
                swedish: "\(category): bara den reserv som anges svarar ",
                english: "\(category): only the fallback answers ")
                + places.map(\.words).joined(separator: ", ")
                + (example.map { Bilingual(swedish: ", till exempel ", english: ", for example ") + $0.words }
                    ?? Bilingual(""))
        case .noSuchArea(let rule, let demand):
            Bilingual(
                swedish: "regeln \(rule) kan aldrig gälla: det finns inget område med \(demand)",
                english: "rule \(rule) can never match: there is no area with \(demand)")
        case .areasApart(let rule, let demand, let other):
            Bilingual(
                swedish: "regeln \(rule) kan aldrig gälla: inget område med \(demand) möter ett med \(other)",
                english: "rule \(rule) can never match: no area with \(demand) meets one with \(other)")
        case .unknownValue(let rule, let key, let value):
            Bilingual(
                swedish: "regeln \(rule): \(key) “\(value)” finns inte bland områdena",
                english: "rule \(rule): \(key) “\(value)” is not among the areas")
        case .overlap(let first, let second, let unit, let firstDays, let secondDays):
            Bilingual(
                swedish:
                    "reglerna \(first) och \(second) kan båda ge en rapport till \(unit), med olika sista dagar "
                    + "(\(Self.days(firstDays).swedish) och \(Self.days(secondDays).swedish)); \(first) står först och avgör",
                english:
                    "rules \(first) and \(second) can both give a report to \(unit), with different deadlines "
                    + "(\(Self.days(firstDays).english) and \(Self.days(secondDays).english)); \(first) stands first and decides"
            )
        case .idleUnit(let unit):
            Bilingual(
                swedish: "ansvarig \(unit) nämns inte av någon regel",
                english: "unit \(unit) is named by no rule")
        }
    }

    private static func days(_ days: Int?) -> Bilingual {
        guard let days else { return Bilingual(swedish: "ingen", english: "none") }
        return Bilingual(
            swedish: "\(days) \(days == 1 ? "arbetsdag" : "arbetsdagar")",
            english: "\(days) \(days == 1 ? "working day" : "working days")")
    }
}

/// Where a case may lie, as far as routing tells places apart.
package enum RoutingPlace: Hashable, Sendable {
    case district(code: String)
    /// Placed, in none of the districts.
    case outsideDistricts
    /// In words alone.
    case unplaced

    var words: Bilingual {
        switch self {
        case .district(let code):
            Bilingual(swedish: "i distriktet \(code)", english: "in district \(code)")
        case .outsideDistricts:
            Bilingual(swedish: "utanför distrikten", english: "outside the districts")
        case .unplaced: Bilingual(swedish: "utan plats", english: "without a place")
        }
    }
}

/// When and by whom a report may be made, as far as routing tells such things apart.
package struct RoutingMoment: Hashable, Sendable {
    package let source: Source
    package let weekday: Weekday
    package let minuteOfDay: Int

    var words: Bilingual {
        let seen = "\(weekday.rawValue) \(HourSpan.clock(minuteOfDay))"
        return Bilingual(
            swedish: "från \(source.rawValue), sett \(seen)", english: "from \(source.rawValue), seen \(seen)"
        )
    }
}
