/// What everybody may know of a measure that is done and that somebody has chosen to publish: see ``Measure/isPublished``.
package struct PublishedMeasure: Hashable, Sendable {
    package let measure: Measure
    /// How many have reported what it is about; nil where it is because of no case.
    package let reports: PublicCount?
    /// Of the findings that it is because of, those that are done.
    package let mended: [Finding]
    /// Its photos that somebody has chosen to publish.
    package let photos: [MeasurePhoto]

    /// - Parameter reports: Of the cases that it is because of, and that the findings among its causes have become; nil for no case.
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
