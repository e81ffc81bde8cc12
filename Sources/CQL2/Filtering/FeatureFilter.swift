package import Geometry

/// Which features are asked for: an expression whose every part is known to have a meaning for them.
///
/// What is compared with a property that a feature lacks is neither true nor false, as in SQL; only what is true is admitted.
package indirect enum FeatureFilter: Sendable {
    case constant(Bool)
    case all([FeatureFilter])
    case either([FeatureFilter])
    case not(FeatureFilter)
    case compare(Operand, Comparison, Operand)
    case like(Operand, LikePattern)
    case between(Operand, Operand, Operand)
    case among(Operand, [Operand])
    case missing(Operand)
    /// Whether the feature has no place.
    case placeless
    case meets(AskedShape)
    case lies(within: AskedShape)
    case isWithin(Distance, of: AskedShape)
    case time(TimeRelation, TimeOperand, TimeOperand)

    /// Something that has a value for each feature.
    package indirect enum Operand: Hashable, Sendable {
        /// By its index among the fields.
        case field(Int)
        case value(FeatureValue)
        /// A text in small letters.
        case folded(Operand)
    }

    package enum Comparison: String, Hashable, Sendable, CaseIterable {
        case equal = "="
        case notEqual = "<>"
        case less = "<"
        case greater = ">"
        case atMost = "<="
        case atLeast = ">="
    }

    /// The names are those of CQL2.
    package enum TimeRelation: String, Hashable, Sendable, CaseIterable {
        case after = "t_after"
        case before = "t_before"
        case during = "t_during"
        case intersects = "t_intersects"
        case disjoint = "t_disjoint"
        case equals = "t_equals"
    }

    /// A time, or one from the beginning of a time to the end of another; nil for an end that is open.
    package struct TimeOperand: Hashable, Sendable {
        let from: Operand?
        let until: Operand?
    }
}
