import CQL2
import Reports

/// A span of time as `datetime` gives it, in milliseconds; both ends belong to it.
struct AskedTime: Hashable {
    let first: Int64
    let last: Int64

    /// A moment (RFC 3339), a date, which is all of that day in Sweden, or two of them with a slash between, of which one may be `..` or
    /// nothing; nil for anything else, and for one that ends before it begins.
    init?(_ text: String) {
        let ends = text.split(separator: "/", omittingEmptySubsequences: false)
        guard (1...2).contains(ends.count) else { return nil }
        let spans = ends.map { AskedTime.span($0) }
        let isOpen = ends.map { $0.isEmpty || $0 == ".." }
        guard zip(spans, isOpen).allSatisfy({ $0 != nil || $1 }), !isOpen.allSatisfy({ $0 }) else {
            return nil
        }
        first = (spans.first ?? nil)?.lowerBound ?? .min
        last = (spans.last ?? nil)?.upperBound ?? .max
        guard first <= last else { return nil }
    }

    private static func span(_ text: Substring) -> ClosedRange<Int64>? {
        if let date = CivilDate(text) { return FeatureValue.day(date).milliseconds }
        guard let moment = try? Timestamp(rfc3339: text) else { return nil }
        return FeatureValue.moment(moment).milliseconds
    }

    func overlaps(_ other: (first: Int64, last: Int64)) -> Bool { first <= other.last && other.first <= last }
}
