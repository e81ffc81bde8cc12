import Geometry

extension FeatureFilter {
    /// Whether a feature is asked for.
    ///
    /// - Parameter values: In the order of the fields by which the filter was made.
    package func admits(_ values: [FeatureValue], at shape: FeatureShape?) -> Bool {
        truth(values, shape) == true
    }

    /// Nil for what is neither true nor false. Nests as deep as the expression did, which is bounded.
    private func truth(_ values: [FeatureValue], _ shape: FeatureShape?) -> Bool? {
        switch self {
        case .constant(let bool): return bool
        case .all(let parts): return Self.conjunction(parts) { $0.truth(values, shape) }
        case .either(let parts):
            return Self.conjunction(parts) { $0.truth(values, shape).map { !$0 } }.map { !$0 }
        case .not(let part): return part.truth(values, shape).map { !$0 }
        case .compare(let one, let comparison, let other):
            return one.read(values).order(to: other.read(values)).map(comparison.holds)
        case .like(let operand, let pattern):
            guard case .text(let text) = operand.read(values) else { return nil }
            return pattern.matches(text)
        case .between(let operand, let low, let high):
            let value = operand.read(values)
            let bounds: [(operand: Operand, comparison: Comparison)] = [(low, .atLeast), (high, .atMost)]
            return Self.conjunction(bounds) { bound in
                value.order(to: bound.operand.read(values)).map(bound.comparison.holds)
            }
        case .among(let operand, let choices):
            let value = operand.read(values)
            return Self.conjunction(choices) { choice in
                value.order(to: choice.read(values)).map { $0 != .equal }
            }.map { !$0 }
        case .missing(let operand): return operand.read(values) == .missing
        case .placeless: return shape == nil
        case .meets(let asked): return shape.map(asked.meets)
        case .lies(within: let asked): return shape.map(asked.holds)
        case .isWithin(let distance, of: let asked): return shape.map { asked.isWithin(distance, of: $0) }
        case .time(let relation, let one, let other):
            guard let one = one.span(values), let other = other.span(values) else { return nil }
            return relation.holds(one, other)
        }
    }

    /// False where one is, else nil where one is, else true.
    private static func conjunction<Element>(_ elements: [Element], _ truth: (Element) -> Bool?) -> Bool? {
        var isKnown = true
        for element in elements {
            switch truth(element) {
            case false?: return false
            case nil: isKnown = false
            case true?: break
            }
        }
        return isKnown ? true : nil
    }
}

extension FeatureFilter.Operand {
    /// Its value for a feature.
    func read(_ values: [FeatureValue]) -> FeatureValue {
        switch self {
        case .field(let index): return values.indices.contains(index) ? values[index] : .missing
        case .value(let value): return value
        case .folded(let operand):
            guard case .text(let text) = operand.read(values) else { return .missing }
            return .text(text.lowercased())
        }
    }
}

extension FeatureFilter.Comparison {
    func holds(_ order: FeatureValue.Order) -> Bool {
        switch self {
        case .equal: order == .equal
        case .notEqual: order != .equal
        case .less: order == .less
        case .greater: order == .greater
        case .atMost: order != .greater
        case .atLeast: order != .less
        }
    }
}

extension FeatureFilter.TimeOperand {
    /// Its first and its last millisecond; nil where a property is missing, or it ends before it begins.
    fileprivate func span(_ values: [FeatureValue]) -> ClosedRange<Int64>? {
        var (first, last) = (Int64.min, Int64.max)
        if let from {
            guard let span = from.read(values).milliseconds else { return nil }
            first = span.lowerBound
        }
        if let until {
            guard let span = until.read(values).milliseconds else { return nil }
            last = span.upperBound
        }
        return first <= last ? first...last : nil
    }
}

extension FeatureFilter.TimeRelation {
    fileprivate func holds(_ one: ClosedRange<Int64>, _ other: ClosedRange<Int64>) -> Bool {
        switch self {
        case .after: one.lowerBound > other.upperBound
        case .before: one.upperBound < other.lowerBound
        case .during: one.lowerBound > other.lowerBound && one.upperBound < other.upperBound
        case .intersects: one.overlaps(other)
        case .disjoint: !one.overlaps(other)
        case .equals: one == other
        }
    }
}
