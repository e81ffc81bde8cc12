import Reports

extension CQLExpression {
    /// Reads CQL2 text: `category = 'lighting' AND S_INTERSECTS(geometry, BBOX(14.4,56.2,14.6,56.3))`.
    ///
    /// - Throws: ``CQLFault`` with what was found where.
    package init(text: String) throws(CQLFault) {
        var parser = CQLTextParser(try CQLTokens(text))
        self = try parser.whole()
    }
}

/// Reads tokens by the strength of operators: OR, AND, NOT, comparisons, sums, products, powers.
struct CQLTextParser {
    private let tokens: [(token: CQLTokens.Token, position: Int)]
    private var index = 0
    private var depth = 0

    private static let strengths = [
        "OR": 1, "AND": 2, "=": 4, "<>": 4, "<": 4, ">": 4, "<=": 4, ">=": 4, "LIKE": 4, "BETWEEN": 4,
        "IN": 4, "IS": 4, "NOT": 4, "+": 5, "-": 5, "*": 6, "/": 6, "%": 6, "DIV": 6, "^": 7,
    ]
    private static let ofNot = 3
    private static let ofComparisons = 4

    init(_ tokens: CQLTokens) { self.tokens = tokens.tokens }

    mutating func whole() throws(CQLFault) -> CQLExpression {
        let expression = try expression()
        guard case .end = token else {
            throw unexpected(sv: "AND, OR eller slutet", en: "AND, OR or the end")
        }
        return expression
    }

    var token: CQLTokens.Token { tokens[min(index, tokens.count - 1)].token }

    /// The keyword, in capitals, or the sign that comes next; empty for anything else.
    var word: String {
        switch token {
        case .name(let name, isQuoted: false): name.uppercased()
        case .sign(let sign): sign
        default: ""
        }
    }

    private var isBeforeParenthesis: Bool {
        index + 1 < tokens.count && tokens[index + 1].token == .sign("(")
    }

    mutating func advance() { index += 1 }

    mutating func expect(_ wanted: String) throws(CQLFault) {
        guard word == wanted else { throw unexpected(sv: wanted, en: wanted) }
        advance()
    }

    func unexpected(sv: String, en: String) -> CQLFault {
        let found =
            switch token {
            case .name(let name, _): name
            case .text(let text): "'\(text)'"
            case .number(let number): "\(number)"
            case .sign(let sign): sign
            case .end: ""
            }
        return .unexpected(found, at: tokens[min(index, tokens.count - 1)].position, sv: sv, en: en)
    }

    /// What binds stronger than `strength`.
    mutating func expression(above strength: Int = 0) throws(CQLFault) -> CQLExpression {
        depth += 1
        defer { depth -= 1 }
        guard depth <= CQLExpression.mostDepth else { throw .tooDeep }
        var left = try operand()
        var operators = 0
        while let own = Self.strengths[word], own > strength {
            operators += 1
            guard operators <= CQLExpression.mostOperators else { throw .tooLong }
            left = try applied(to: left, strength: own)
        }
        return left
    }

    private mutating func applied(to left: CQLExpression, strength: Int) throws(CQLFault) -> CQLExpression {
        let name = word
        advance()
        switch name {
        case "AND", "OR":
            return .joined(name.lowercased(), left, try expression(above: strength))
        case "NOT":
            guard ["LIKE", "BETWEEN", "IN"].contains(word) else {
                throw unexpected(sv: "LIKE, BETWEEN eller IN", en: "LIKE, BETWEEN or IN")
            }
            return .call("not", [try applied(to: left, strength: Self.ofComparisons)])
        case "IS":
            let isNegated = word == "NOT"
            if isNegated { advance() }
            try expect("NULL")
            return isNegated ? .call("not", [.call("isNull", [left])]) : .call("isNull", [left])
        case "BETWEEN":
            let low = try expression(above: Self.ofComparisons)
            try expect("AND")
            return .call("between", [left, low, try expression(above: Self.ofComparisons)])
        case "IN":
            try expect("(")
            return .call("in", [left, .list(try list())])
        default: return .call(name.lowercased(), [left, try expression(above: strength)])
        }
    }

    /// Expressions with commas between, up to the parenthesis that ends them.
    mutating func list() throws(CQLFault) -> [CQLExpression] {
        var elements: [CQLExpression] = []
        if word == ")" {
            advance()
            return elements
        }
        while true {
            elements.append(try expression())
            if word == ")" { break }
            try expect(",")
        }
        advance()
        return elements
    }

    private mutating func operand() throws(CQLFault) -> CQLExpression {
        switch token {
        case .text(let text):
            advance()
            return .text(text)
        case .number(let number):
            advance()
            return .number(number)
        case .name(let name, isQuoted: true):
            advance()
            return .property(name)
        case .name(let name, isQuoted: false): return try named(name)
        case .sign("("):
            advance()
            let elements = try list()
            return elements.count == 1 ? elements[0] : .list(elements)
        case .sign("-"):
            advance()
            let value = try expression(above: Self.strengths["^"] ?? 7)
            if case .number(let number) = value { return .number(-number) }
            return .call("*", [.number(-1), value])
        case .sign("+"):
            advance()
            return try expression(above: Self.strengths["^"] ?? 7)
        case .sign, .end:
            throw unexpected(sv: "en egenskap eller ett värde", en: "a property or a value")
        }
    }

    private mutating func named(_ name: String) throws(CQLFault) -> CQLExpression {
        let upper = name.uppercased()
        if upper == "NOT" {
            advance()
            return .call("not", [try expression(above: Self.ofNot)])
        }
        guard Self.strengths[upper] == nil, upper != "NULL" else {
            throw unexpected(sv: "en egenskap eller ett värde", en: "a property or a value")
        }
        if upper == "TRUE" || upper == "FALSE" {
            advance()
            return .bool(upper == "TRUE")
        }
        if let geometry = try geometry() { return .geometry(geometry) }
        guard isBeforeParenthesis else {
            advance()
            return .property(name)
        }
        advance()
        advance()
        let arguments = try list()
        switch upper {
        case "DATE", "TIMESTAMP":
            guard arguments.count == 1, case .text(let text) = arguments[0] else {
                throw unexpected(sv: "en tid inom citattecken", en: "a time in quotation marks")
            }
            return try CQLExpression(instant: text, isDate: upper == "DATE")
        case "INTERVAL":
            guard arguments.count == 2 else { throw unexpected(sv: "två tider", en: "two times") }
            return .interval(try Self.end(arguments[0]), try Self.end(arguments[1]))
        default: return .call(CQLExpression.operatorName(name), arguments)
        }
    }

    /// The end of an interval: a text is a time.
    private static func end(_ expression: CQLExpression) throws(CQLFault) -> CQLExpression {
        guard case .text(let text) = expression else { return expression }
        return try CQLExpression(endOfInterval: text)
    }
}

extension CQLExpression {
    init(instant text: String, isDate: Bool) throws(CQLFault) {
        if isDate, let date = CivilDate(text) {
            self = .date(date)
        } else if !isDate, let moment = try? Timestamp(rfc3339: text) {
            self = .timestamp(moment)
        } else {
            throw .notATime(text)
        }
    }

    /// `..`, a date, or a moment.
    init(endOfInterval text: String) throws(CQLFault) {
        if text == ".." {
            self = .open
        } else {
            self = try CQLExpression(instant: text, isDate: CivilDate(text) != nil)
        }
    }
}
