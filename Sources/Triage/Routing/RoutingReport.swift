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
    package var text: String {
        var lines = findings.map { "\($0.severity.rawValue): \($0.sentence)" }
        if !findings.contains(where: \.isGap) {
            lines.append("Every category in every area has an owner through a rule.")
        }
        let counts = RoutingFinding.Severity.allCases.map { severity in
            let count = count(severity)
            return "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
        }
        lines.append(counts.joined(separator: ", ") + ".")
        return lines.joined(separator: "\n")
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

    package enum Severity: String, CaseIterable, Sendable { case error, warning, note }

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
    package var sentence: String {
        switch self {
        case .gap(let category, let places, let example):
            "\(category): only the fallback answers \(places.map(\.description).joined(separator: ", "))"
                + (example.map { ", for example \($0)" } ?? "")
        case .noSuchArea(let rule, let demand):
            "rule \(rule) can never match: there is no area with \(demand)"
        case .areasApart(let rule, let demand, let other):
            "rule \(rule) can never match: no area with \(demand) meets one with \(other)"
        case .unknownValue(let rule, let key, let value):
            "rule \(rule): \(key) “\(value)” is not among the areas"
        case .overlap(let first, let second, let unit, let firstDays, let secondDays):
            "rules \(first) and \(second) can both give a report to \(unit), with different deadlines "
                + "(\(Self.days(firstDays)) and \(Self.days(secondDays))); \(first) stands first and decides"
        case .idleUnit(let unit): "unit \(unit) is named by no rule"
        }
    }

    private static func days(_ days: Int?) -> String {
        days.map { "\($0) working day\($0 == 1 ? "" : "s")" } ?? "none"
    }
}

/// Where a case may lie, as far as routing tells places apart.
package enum RoutingPlace: Hashable, Sendable, CustomStringConvertible {
    case district(code: String)
    /// Placed, in none of the districts.
    case outsideDistricts
    /// In words alone.
    case unplaced

    package var description: String {
        switch self {
        case .district(let code): "in district \(code)"
        case .outsideDistricts: "outside the districts"
        case .unplaced: "without a place"
        }
    }
}

/// When and by whom a report may be made, as far as routing tells such things apart.
package struct RoutingMoment: Hashable, Sendable, CustomStringConvertible {
    package let source: Source
    package let weekday: Weekday
    package let minuteOfDay: Int

    package var description: String {
        "from \(source.rawValue), seen \(weekday.rawValue) \(HourSpan.clock(minuteOfDay))"
    }
}
