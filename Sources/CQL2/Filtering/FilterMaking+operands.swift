import Reports

extension FilterMaking {
    /// What has a value for each feature.
    func operand(_ expression: CQLExpression) throws(CQLFault) -> (
        operand: FeatureFilter.Operand, sort: Sort
    ) {
        switch expression {
        case .property(let name): return try field(name)
        case .text(let text): return (.value(.text(text)), .text)
        case .number(let number): return (.value(.number(number)), .number)
        case .bool(let bool): return (.value(.bool(bool)), .bool)
        case .date(let date): return (.value(.day(date)), .time)
        case .timestamp(let moment): return (.value(.moment(moment)), .time)
        case .call("casei", let arguments):
            try check(arguments, 1, of: "casei")
            let (inner, sort) = try operand(arguments[0])
            guard sort == .text else { throw .wrongType("CASEI", sv: "om text", en: "about text") }
            return (.folded(inner), .text)
        case .call(let name, _): throw .unsupported(Self.shown(name), answered: Self.answered)
        case .interval, .open:
            throw .wrongType(
                "INTERVAL", sv: "i T_AFTER, T_BEFORE och liknande", en: "in T_AFTER, T_BEFORE and the like")
        case .geometry(let geometry):
            throw .wrongType(
                geometry.kind.rawValue.uppercased(), sv: "i S_INTERSECTS och liknande",
                en: "in S_INTERSECTS and the like")
        case .list: throw .wrongType("(…)", sv: "efter IN", en: "after IN")
        }
    }

    private func field(_ name: String) throws(CQLFault) -> (operand: FeatureFilter.Operand, sort: Sort) {
        guard let index = fields.firstIndex(where: { $0.name == name }) else {
            guard name != FeatureField.geometryName else {
                throw .wrongType(
                    name, sv: "i S_INTERSECTS och liknande, eller före IS NULL",
                    en: "in S_INTERSECTS and the like, or before IS NULL")
            }
            throw .unknown(property: name, among: fields.map(\.name) + [FeatureField.geometryName])
        }
        let sort: Sort =
            switch fields[index].kind {
            case .text: .text
            case .number, .integer: .number
            case .bool: .bool
            case .moment, .day: .time
            }
        return (.field(index), sort)
    }

    /// Two operands of one sort. A text beside a time is read as one, since many programs write it so.
    func comparable(_ one: CQLExpression, _ other: CQLExpression) throws(CQLFault) -> (
        FeatureFilter.Operand, FeatureFilter.Operand
    ) {
        let (first, second) = (try operand(one), try operand(other))
        if first.sort == second.sort { return (first.operand, second.operand) }
        if first.sort == .time, case .text(let text) = other {
            return (first.operand, try operand(CQLExpression(endOfInterval: text)).operand)
        }
        if second.sort == .time, case .text(let text) = one {
            return (try operand(CQLExpression(endOfInterval: text)).operand, second.operand)
        }
        throw CQLFault(
            .type,
            sv:
                "\(Self.words(first.sort).swedish) går inte att jämföra med \(Self.words(second.sort).swedish.lowercased()).",
            en:
                "\(Self.words(first.sort).english) cannot be compared with \(Self.words(second.sort).english.lowercased())."
        )
    }

    private static func words(_ sort: Sort) -> Bilingual {
        switch sort {
        case .text: Bilingual(swedish: "Text", english: "Text")
        case .number: Bilingual(swedish: "Ett tal", english: "A number")
        case .bool: Bilingual(swedish: "Sant eller falskt", english: "True or false")
        case .time: Bilingual(swedish: "En tid", english: "A time")
        }
    }

    /// What a temporal operator is about.
    func time(_ expression: CQLExpression) throws(CQLFault) -> FeatureFilter.TimeOperand {
        guard case .interval(let from, let until) = expression else {
            let instant = try instant(expression)
            return FeatureFilter.TimeOperand(from: instant, until: instant)
        }
        return FeatureFilter.TimeOperand(from: try end(from), until: try end(until))
    }

    /// Nil for an end that is open.
    private func end(_ expression: CQLExpression) throws(CQLFault) -> FeatureFilter.Operand? {
        if case .open = expression { return nil }
        return try instant(expression)
    }

    private func instant(_ expression: CQLExpression) throws(CQLFault) -> FeatureFilter.Operand {
        if case .text(let text) = expression {
            return try instant(CQLExpression(instant: text, isDate: CivilDate(text) != nil))
        }
        let (operand, sort) = try operand(expression)
        guard sort == .time else {
            throw CQLFault(
                .type, sv: "\(Self.words(sort).swedish) är ingen tid.",
                en: "\(Self.words(sort).english) is no time.")
        }
        return operand
    }
}
