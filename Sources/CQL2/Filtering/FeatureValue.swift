package import Reports

/// What a property of a feature is.
package enum FeatureValue: Hashable, Sendable {
    case missing
    case text(String)
    case number(Double)
    case integer(Int)
    case bool(Bool)
    case moment(Timestamp)
    /// In Sweden.
    case day(CivilDate)

    package init(_ text: String?) { self = text.map(FeatureValue.text) ?? .missing }
    package init(_ number: Double?) { self = number.map(FeatureValue.number) ?? .missing }
    package init(_ day: CivilDate?) { self = day.map(FeatureValue.day) ?? .missing }
    package init(_ moment: Timestamp?) { self = moment.map(FeatureValue.moment) ?? .missing }

    /// The milliseconds that a moment or a day takes up, its last one too; nil for anything else.
    package var milliseconds: ClosedRange<Int64>? {
        switch self {
        case .moment(let moment): moment.milliseconds...moment.milliseconds
        case .day(let day):
            SwedishTime.moment(of: day, minuteOfDay: 0)
                .milliseconds...max(
                    SwedishTime.moment(of: day, minuteOfDay: 0).milliseconds,
                    SwedishTime.moment(of: day.adding(days: 1), minuteOfDay: 0).milliseconds - 1)
        default: nil
        }
    }

    var double: Double? {
        switch self {
        case .number(let number): number
        case .integer(let integer): Double(integer)
        default: nil
        }
    }

    enum Order { case less, equal, greater }

    /// How it stands to another; nil where one is missing, and for what cannot be compared. A moment within a day equals it.
    func order(to other: FeatureValue) -> Order? {
        if let one = double, let other = other.double { return Self.order(one, other) }
        if let one = milliseconds, let other = other.milliseconds {
            if one.upperBound < other.lowerBound { return .less }
            return one.lowerBound > other.upperBound ? .greater : .equal
        }
        switch (self, other) {
        case (.text(let one), .text(let other)): return Self.order(one, other)
        case (.bool(let one), .bool(let other)): return Self.order(one ? 1 : 0, other ? 1 : 0)
        default: return nil
        }
    }

    private static func order<Value: Comparable>(_ one: Value, _ other: Value) -> Order {
        one < other ? .less : one == other ? .equal : .greater
    }
}

/// A property that features of a kind have.
package struct FeatureField: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable { case text, number, integer, bool, moment, day }

    package let name: String
    package let kind: Kind
    package let title: Bilingual

    package init(_ name: String, _ kind: Kind, _ title: Bilingual) {
        self.name = name
        self.kind = kind
        self.title = title
    }

    /// By what filters name where features lie.
    package static let geometryName = "geometry"
}
