package import Geometry
import Reports

/// Where the geometries of a filter lie: by whoever knows in which reference system they are written.
package struct ShapePlacing: Sendable {
    let places: @Sendable ([CQLGeometry.Pair]) throws(CQLFault) -> [Place]
    let box: @Sendable (CQLGeometry.Pair, CQLGeometry.Pair) throws(CQLFault) -> Area?

    /// - Parameters:
    ///   - places: The places of pairs, in their order.
    ///   - box: The area of a box by its lowest and its highest numbers; nil where nothing of it can be a place.
    package init(
        places: @escaping @Sendable ([CQLGeometry.Pair]) throws(CQLFault) -> [Place],
        box: @escaping @Sendable (CQLGeometry.Pair, CQLGeometry.Pair) throws(CQLFault) -> Area?
    ) {
        self.places = places
        self.box = box
    }
}

extension FeatureFilter {
    /// - Throws: ``CQLFault`` for what is not answered here, for a property that there is not, and for what cannot be compared.
    package init(_ expression: CQLExpression, fields: [FeatureField], placing: ShapePlacing) throws(CQLFault)
    {
        self = try FilterMaking(fields: fields, placing: placing).condition(expression)
    }
}

/// Gives expressions their meaning for features with certain fields.
struct FilterMaking {
    let fields: [FeatureField]
    let placing: ShapePlacing

    /// What can be compared with each other.
    enum Sort: Equatable { case text, number, bool, time }

    static let answered = """
        =, <>, <, >, <=, >=, AND, OR, NOT, IS NULL, LIKE, BETWEEN, IN, CASEI, S_INTERSECTS, S_DISJOINT, S_WITHIN, S_DWITHIN, \
        T_AFTER, T_BEFORE, T_DURING, T_INTERSECTS, T_DISJOINT, T_EQUALS
        """

    func condition(_ expression: CQLExpression) throws(CQLFault) -> FeatureFilter {
        switch expression {
        case .bool(let bool): return .constant(bool)
        case .property(let name):
            let (operand, sort) = try self.operand(expression)
            guard sort == .bool else { throw notACondition(name) }
            return .compare(operand, .equal, .value(.bool(true)))
        case .call(let name, let arguments): return try condition(name, arguments)
        case .text(let text): throw notACondition("'\(text)'")
        case .number(let number): throw notACondition("\(number)")
        case .date(let date): throw notACondition("\(date)")
        case .timestamp(let moment): throw notACondition(moment.rfc3339)
        case .interval, .open: throw notACondition("INTERVAL")
        case .geometry(let geometry): throw notACondition(geometry.kind.rawValue.uppercased())
        case .list: throw notACondition("(…)")
        }
    }

    private func condition(_ name: String, _ arguments: [CQLExpression]) throws(CQLFault) -> FeatureFilter {
        switch name {
        case "and": return .all(try conditions(arguments, of: name))
        case "or": return .either(try conditions(arguments, of: name))
        case "not":
            try check(arguments, 1, of: name)
            return .not(try condition(arguments[0]))
        case "isNull":
            try check(arguments, 1, of: name)
            if case .property(FeatureField.geometryName) = arguments[0] { return .placeless }
            return .missing(try operand(arguments[0]).operand)
        case "like":
            try check(arguments, 2, of: name)
            return try like(arguments[0], arguments[1])
        case "between":
            try check(arguments, 3, of: name)
            let (one, two) = try comparable(arguments[0], arguments[1])
            return .between(one, two, try comparable(arguments[0], arguments[2]).1)
        case "in":
            try check(arguments, 2, of: name)
            guard case .list(let choices) = arguments[1], !choices.isEmpty else {
                throw .wrongType("IN", sv: "en lista som inte är tom", en: "a list that is not empty")
            }
            var operands: [FeatureFilter.Operand] = []
            for choice in choices { operands.append(try comparable(arguments[0], choice).1) }
            return .among(try operand(arguments[0]).operand, operands)
        default:
            if let comparison = FeatureFilter.Comparison(rawValue: name) {
                try check(arguments, 2, of: name)
                let (one, other) = try comparable(arguments[0], arguments[1])
                return .compare(one, comparison, other)
            }
            if let relation = FeatureFilter.TimeRelation(rawValue: name) {
                try check(arguments, 2, of: name)
                return .time(relation, try time(arguments[0]), try time(arguments[1]))
            }
            if let spatial = try spatialCondition(name, arguments) { return spatial }
            throw .unsupported(Self.shown(name), answered: Self.answered)
        }
    }

    private func conditions(_ arguments: [CQLExpression], of name: String) throws(CQLFault) -> [FeatureFilter]
    {
        guard !arguments.isEmpty else {
            throw .wrongType(Self.shown(name), sv: "minst ett villkor", en: "one condition at least")
        }
        var found: [FeatureFilter] = []
        for argument in arguments { found.append(try condition(argument)) }
        return found
    }

    private func like(_ text: CQLExpression, _ pattern: CQLExpression) throws(CQLFault) -> FeatureFilter {
        let (operand, sort) = try operand(text)
        guard sort == .text else {
            throw .wrongType("LIKE", sv: "om en textegenskap", en: "about a property of text")
        }
        switch pattern {
        case .text(let pattern): return .like(operand, LikePattern(pattern))
        case .call("casei", let arguments):
            guard arguments.count == 1, case .text(let pattern) = arguments[0] else { break }
            return .like(operand, LikePattern(pattern.lowercased()))
        default: break
        }
        throw .wrongType(
            "LIKE", sv: "följt av ett mönster inom citattecken", en: "followed by a pattern in quotes")
    }

    func check(_ arguments: [CQLExpression], _ count: Int, of name: String) throws(CQLFault) {
        guard arguments.count == count else {
            throw .wrongType(
                Self.shown(name), sv: "om \(count) saker, inte \(arguments.count)",
                en: "about \(count) things, not \(arguments.count)")
        }
    }

    /// As text writes it.
    static func shown(_ name: String) -> String {
        name == "isNull" ? "IS NULL" : CQLExpression.isOperator(name) ? name.uppercased() : name
    }

    private func notACondition(_ what: String) -> CQLFault {
        CQLFault(
            .type,
            sv: "\(what.prefix(60)) är inget villkor. Skriv till exempel category = 'lighting'.",
            en: "\(what.prefix(60)) is no condition. Write for example category = 'lighting'.")
    }
}
