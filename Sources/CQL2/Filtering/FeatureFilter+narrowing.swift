package import Geometry

/// What a store can be asked, so that it looks at no more than it must. It may leave in what is not asked for, and never leaves out
/// what is: whoever asks looks at what is found with ``FeatureFilter/admits(_:at:)``.
extension FeatureFilter {
    /// The texts of which the field must have one; nil where nothing says so.
    package func texts(of field: Int) -> Set<String>? {
        var found: Set<String>?
        for part in conjuncts {
            let texts: Set<String>? =
                switch part {
                case .compare(.field(field), .equal, .value(.text(let text))),
                    .compare(.value(.text(let text)), .equal, .field(field)):
                    [text]
                case .among(.field(field), let choices): Self.texts(choices)
                default: nil
                }
            if let texts { found = found.map { $0.intersection(texts) } ?? texts }
        }
        return found
    }

    /// The milliseconds within which a field of moments must lie, both ends included; where the first is greater than the last,
    /// there are none.
    package func milliseconds(of field: Int) -> (first: Int64, last: Int64) {
        var (first, last) = (Int64.min, Int64.max)
        for part in conjuncts {
            guard let span = part.span(of: field) else { continue }
            first = max(first, span.first)
            last = min(last, span.last)
        }
        return (first, last)
    }

    /// Where features must lie.
    package enum Whereabouts: Sendable {
        case anywhere
        case nowhere
        case near(Bounds)
        case inside(Area)
    }

    package var whereabouts: Whereabouts {
        for part in conjuncts {
            switch part {
            case .meets(.area(let area, _)), .lies(within: .area(let area, _)): return .inside(area)
            case .meets(let shape), .lies(within: let shape):
                // What is on a line may lie a centimetre beside it.
                if case .line = shape { continue }
                return shape.bounds.map { Whereabouts.near($0) } ?? .nowhere
            case .isWithin(let distance, of: .places(let places)) where places.count == 1:
                guard let radius = Radius(metres: max(distance.metres, 0.01)) else { continue }
                return .near(Bounds(around: places[0], reaching: radius))
            case .constant(false): return .nowhere
            default: continue
            }
        }
        return .anywhere
    }

    /// Whether nothing is asked but that some fields have one of the texts that ``texts(of:)`` gives, and that a field of moments lies
    /// within what ``milliseconds(of:)`` gives: whoever asks a store for that need not look at what is found.
    package func isSaid(byTextsOf fields: Range<Int>, andTimeOf moment: Int) -> Bool {
        conjuncts.allSatisfy { part in
            switch part {
            case .compare(.field(let field), .equal, .value(.text)),
                .compare(.value(.text), .equal, .field(let field)):
                fields.contains(field)
            case .among(.field(let field), let choices):
                fields.contains(field) && Self.texts(choices) != nil
            // During and equal are narrower than their spans.
            case .time(.after, _, _), .time(.before, _, _), .time(.intersects, _, _), .compare, .between:
                part.span(of: moment) != nil
            default: false
            }
        }
    }

    /// The fields that decide whether a feature is asked for.
    package var fields: Set<Int> {
        switch self {
        case .constant, .placeless, .meets, .lies, .isWithin: []
        case .all(let parts), .either(let parts): parts.reduce(into: []) { $0.formUnion($1.fields) }
        case .not(let part): part.fields
        case .compare(let one, _, let other): one.fields.union(other.fields)
        case .like(let operand, _), .missing(let operand): operand.fields
        case .between(let one, let low, let high): one.fields.union(low.fields).union(high.fields)
        case .among(let operand, let choices):
            choices.reduce(into: operand.fields) { $0.formUnion($1.fields) }
        case .time(_, let one, let other):
            [one.from, one.until, other.from, other.until].reduce(into: []) {
                $0.formUnion($1?.fields ?? [])
            }
        }
    }

    /// The conditions that must all hold.
    private var conjuncts: [FeatureFilter] {
        if case .all(let parts) = self { parts.flatMap(\.conjuncts) } else { [self] }
    }

    private static func texts(_ operands: [Operand]) -> Set<String>? {
        var texts: Set<String> = []
        for operand in operands {
            guard case .value(.text(let text)) = operand else { return nil }
            texts.insert(text)
        }
        return texts
    }

    private func span(of field: Int) -> (first: Int64, last: Int64)? {
        switch self {
        case .compare(.field(field), let comparison, .value(let value)):
            return value.milliseconds.flatMap { comparison.span($0) }
        case .compare(.value(let value), let comparison, .field(field)):
            return value.milliseconds.flatMap { comparison.turned.span($0) }
        case .between(.field(field), .value(let low), .value(let high)):
            guard let low = low.milliseconds, let high = high.milliseconds else { return nil }
            return (low.lowerBound, high.upperBound)
        case .time(let relation, let one, let other):
            guard one.from == .field(field), one.until == .field(field), let other = other.known else {
                return nil
            }
            switch relation {
            case .after: return (Self.after(other.last), Int64.max)
            case .before: return (Int64.min, Self.before(other.first))
            case .during, .intersects, .equals: return other
            case .disjoint: return nil
            }
        default: return nil
        }
    }

    fileprivate static func after(_ last: Int64) -> Int64 { last == .max ? .max : last + 1 }
    fileprivate static func before(_ first: Int64) -> Int64 { first == .min ? .min : first - 1 }
}

extension FeatureFilter.Operand {
    fileprivate var fields: Set<Int> {
        switch self {
        case .field(let index): [index]
        case .value: []
        case .folded(let operand): operand.fields
        }
    }
}

extension FeatureFilter.Comparison {
    /// The same with its sides turned.
    fileprivate var turned: Self {
        switch self {
        case .equal, .notEqual: self
        case .less: .greater
        case .greater: .less
        case .atMost: .atLeast
        case .atLeast: .atMost
        }
    }

    fileprivate func span(_ time: ClosedRange<Int64>) -> (first: Int64, last: Int64)? {
        switch self {
        case .equal: (time.lowerBound, time.upperBound)
        case .notEqual: nil
        case .less: (Int64.min, FeatureFilter.before(time.lowerBound))
        case .greater: (FeatureFilter.after(time.upperBound), Int64.max)
        case .atMost: (Int64.min, time.upperBound)
        case .atLeast: (time.lowerBound, Int64.max)
        }
    }
}

extension FeatureFilter.TimeOperand {
    /// Its first and its last millisecond, where both are written out or open.
    fileprivate var known: (first: Int64, last: Int64)? {
        var span = (first: Int64.min, last: Int64.max)
        if let from {
            guard case .value(let value) = from, let time = value.milliseconds else { return nil }
            span.first = time.lowerBound
        }
        if let until {
            guard case .value(let value) = until, let time = value.milliseconds else { return nil }
            span.last = time.upperBound
        }
        return span
    }
}
