package import Reports

/// An expression in CQL2 (OGC 21-065r2) as it was written, in text or in JSON, before anything is known of what it is about.
///
/// The two encodings of one expression are one value. What it may mean is said by ``FeatureFilter``.
package indirect enum CQLExpression: Hashable, Sendable {
    case property(String)
    case text(String)
    case number(Double)
    case bool(Bool)
    case date(CivilDate)
    case timestamp(Timestamp)
    /// From and until: each a moment, a date, a property or ``open``.
    case interval(CQLExpression, CQLExpression)
    /// `..`: an end of an interval that is none.
    case open
    case geometry(CQLGeometry)
    case list([CQLExpression])
    /// An operator or a function, and what it is about. The names are those of the JSON encoding.
    case call(String, [CQLExpression])

    /// How deep an expression may nest.
    package static let mostDepth = 24
    /// How many operators may stand beside each other without parentheses.
    static let mostOperators = 200

    /// The name of an operator as JSON writes it; that of a function as it stands.
    static func operatorName(_ name: String) -> String {
        let lower = name.lowercased()
        if lower == "isnull" { return "isNull" }
        return isOperator(lower) ? lower : name
    }

    static func isOperator(_ lower: String) -> Bool {
        lower.hasPrefix("s_") || lower.hasPrefix("t_") || lower.hasPrefix("a_")
            || ["and", "or", "not", "like", "between", "in", "casei", "accenti", "div"].contains(lower)
    }

    /// Two conditions of the same kind as one of several, so that a long chain does not nest.
    static func joined(_ name: String, _ left: CQLExpression, _ right: CQLExpression) -> CQLExpression {
        if case .call(name, let parts) = left { return .call(name, parts + [right]) }
        return .call(name, [left, right])
    }
}

/// A geometry as it was written: pairs of numbers, in whatever reference system the asker says. Heights are left out.
package struct CQLGeometry: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        case point = "Point"
        case multiPoint = "MultiPoint"
        case line = "LineString"
        case multiLine = "MultiLineString"
        case polygon = "Polygon"
        case multiPolygon = "MultiPolygon"
        case collection = "GeometryCollection"
        /// Two corners: the lowest numbers, and the highest.
        case box = "BBOX"
    }

    package struct Pair: Hashable, Sendable {
        package let first: Double
        package let second: Double

        package init(_ first: Double, _ second: Double) {
            self.first = first
            self.second = second
        }
    }

    package let kind: Kind
    /// Polygons of rings of pairs; what is simpler has one of what it lacks. Empty for a collection, of which no more is kept.
    package let parts: [[[Pair]]]

    package init(_ kind: Kind, _ parts: [[[Pair]]]) {
        self.kind = kind
        self.parts = parts
    }

    package var positionCount: Int {
        parts.reduce(0) { $0 + $1.reduce(0) { $0 + $1.count } }
    }
}
