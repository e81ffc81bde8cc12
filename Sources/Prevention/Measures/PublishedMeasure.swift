package import Reports

/// What everybody may know of a measure that is done and that somebody has chosen to publish: see ``Measure/isPublished``.
package struct PublishedMeasure: Hashable, Sendable {
    package let measure: Measure
    /// How many had reported what it is about when the day on which it was done ended; nil where it is because of no case, and until then.
    package let reports: PublicCount?
    /// Of the findings that it is because of, those that are done.
    package let mended: [Finding]
    /// Its photos that somebody has chosen to publish.
    package let photos: [MeasurePhoto]

    /// - Parameter reports: Of the cases that it is because of, and that the findings among its causes have become, before
    ///   ``endOfCounting(of:)``; nil for no case, and until then.
    package init(_ measure: Measure, reports: Int?, mended: [Finding], photos: [MeasurePhoto] = []) {
        self.measure = measure
        self.reports = reports.map { PublicCount($0) }
        self.mended = mended
        self.photos = photos
    }

    /// The same with the findings and photos of it that may be told.
    package init(_ published: PublishedMeasure, mended: [Finding], photos: [MeasurePhoto]) {
        measure = published.measure
        reports = published.reports
        self.mended = mended
        self.photos = photos
    }

    /// Until when the reports of a measure that is done count, ever after: the end of the day on which it was done. Its cases may take more
    /// reports; whoever could send some himself, and see when the next five are full, would know how many others there are. While the day
    /// lasts no number is told, for the same reason.
    ///
    /// - Returns: Nil for a measure that is not done.
    package static func endOfCounting(of measure: Measure) -> Timestamp? {
        measure.days.done.map { SwedishTime.moment(of: $0.adding(days: 1), minuteOfDay: 0) }
    }
}

/// A number of reports, as everybody may know it. A small one could tell somebody's neighbours who reported, so of it no more is told than
/// that it is small; of others, how many fives there are in it: where two measures share cases, what the one has more than the other is
/// not told by their difference. Such numbers are told alone, never with a sum that one of them could be worked out from.
package enum PublicCount: Hashable, Sendable {
    case few
    /// A multiple of five that there are at least.
    case atLeast(Int)

    /// The least that is told.
    package static let least = 5

    package init(_ count: Int) {
        self = count < Self.least ? .few : .atLeast(count / Self.least * Self.least)
    }

    /// Nil for a small one.
    package var number: Int? { if case .atLeast(let count) = self { count } else { nil } }
}
