/// A moment: milliseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
///
/// Years 1900–9999 only, so arithmetic on moments never overflows.
package struct Timestamp: Hashable, Sendable, Comparable {
    package let milliseconds: Int64

    package init?(milliseconds: Int64) {
        guard Self.range.contains(milliseconds) else { return nil }
        self.milliseconds = milliseconds
    }

    /// The nearest moment in the range.
    package init(clamping milliseconds: Int64) {
        self.milliseconds = min(max(milliseconds, Self.range.lowerBound), Self.range.upperBound)
    }

    package static func < (one: Timestamp, other: Timestamp) -> Bool { one.milliseconds < other.milliseconds }

    /// The moment so much later; stays within the range.
    package func adding(_ span: TimeSpan) -> Timestamp {
        Timestamp(clamping: milliseconds.addingReportingOverflow(span.milliseconds).partialValue)
    }

    package func subtracting(_ span: TimeSpan) -> Timestamp {
        adding(TimeSpan(milliseconds: -span.milliseconds))
    }

    /// The time from `earlier` to this moment; negative when `earlier` is later.
    package func since(_ earlier: Timestamp) -> TimeSpan {
        TimeSpan(milliseconds: milliseconds - earlier.milliseconds)
    }

    package static let epoch = Timestamp(clamping: 0)

    // 1900-01-01T00:00:00Z … 9999-12-31T23:59:59.999Z
    private static let range: ClosedRange<Int64> = -2_208_988_800_000...253_402_300_799_999
}

/// A length of time in milliseconds, at most ±10,000 years.
package struct TimeSpan: Hashable, Sendable, Comparable {
    package let milliseconds: Int64

    package init(milliseconds: Int64) {
        self.milliseconds = min(max(milliseconds, -315_576_000_000_000), 315_576_000_000_000)
    }

    package static func seconds(_ count: Int64) -> TimeSpan {
        TimeSpan(milliseconds: clampedProduct(count, 1_000))
    }
    package static func minutes(_ count: Int64) -> TimeSpan {
        TimeSpan(milliseconds: clampedProduct(count, 60_000))
    }
    package static func hours(_ count: Int64) -> TimeSpan {
        TimeSpan(milliseconds: clampedProduct(count, 3_600_000))
    }
    package static func days(_ count: Int64) -> TimeSpan {
        TimeSpan(milliseconds: clampedProduct(count, 86_400_000))
    }

    package static func < (one: TimeSpan, other: TimeSpan) -> Bool { one.milliseconds < other.milliseconds }

    package var magnitude: TimeSpan { TimeSpan(milliseconds: abs(milliseconds)) }

    private static func clampedProduct(_ count: Int64, _ unit: Int64) -> Int64 {
        let (product, overflow) = count.multipliedReportingOverflow(by: unit)
        return overflow ? (count < 0 ? .min : .max) : product
    }
}
