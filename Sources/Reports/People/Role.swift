/// What a person does. The raw values are the words of the command line and the API; what each may is said in one place, the
/// table of rights in Web.
package enum Role: String, CaseIterable, Sendable {
    /// Sees everything of the cases and handles them.
    case triage
    /// Ranks places and plans walks.
    case planner
    case reader
    /// Reads everything, what is withheld from others too.
    case police
    /// Keys and outgoing messages; no report.
    case admin
}

/// That a person has a role in a municipality: in all of it, or for what one unit answers for or what lies in one area.
package struct RoleBinding: Hashable, Sendable {
    package let role: Role
    package let municipality: MunicipalityCode
    package let part: Part

    /// Which cases of the municipality, with their reports.
    package enum Part: Hashable, Sendable {
        case whole
        /// Those that the unit answers for.
        case unit(Code<Unit>)
        /// Those that lie in the area.
        case area(AreaLayer, code: String)
    }

    /// Nil for a part of the role ``Role/admin``: keys and messages are of no unit.
    package init?(_ role: Role, in municipality: MunicipalityCode, _ part: Part = .whole) {
        guard role != .admin || part == .whole else { return nil }
        self.role = role
        self.municipality = municipality
        self.part = part
    }
}

extension RoleBinding: CustomStringConvertible {
    /// `triage:1060`, `triage:1060:unit/gata-park` or `reader:1060:district/holje`.
    package var description: String {
        let head = "\(role.rawValue):\(municipality)"
        switch part {
        case .whole: return head
        case .unit(let unit): return "\(head):unit/\(unit)"
        case .area(let layer, let code): return "\(head):\(layer.rawValue)/\(code)"
        }
    }

    /// Parses ``description``.
    package init?(_ text: some StringProtocol) {
        let words = String(text).split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
        guard words.count >= 2, let role = Role(rawValue: String(words[0])),
            let municipality = MunicipalityCode(words[1]),
            let part = words.count == 2 ? .whole : Part(words[2])
        else { return nil }
        self.init(role, in: municipality, part)
    }
}

extension RoleBinding.Part {
    fileprivate init?(_ text: some StringProtocol) {
        let halves = String(text).split(separator: "/", maxSplits: 1).map(String.init)
        guard halves.count == 2, (1...100).contains(halves[1].utf8.count) else { return nil }
        if halves[0] == "unit" {
            guard let unit = Code<Unit>(halves[1]) else { return nil }
            self = .unit(unit)
        } else {
            guard let layer = AreaLayer(rawValue: halves[0]) else { return nil }
            self = .area(layer, code: halves[1])
        }
    }
}
