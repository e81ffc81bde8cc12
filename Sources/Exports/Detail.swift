package import Geometry
import Reports

/// How much of a single report or case an export shows; the reader's role decides.
package enum Detail: Sendable {
    /// No words and no reference, the place rounded to 100 m.
    case coarse
    case full

    /// The place as it may be shown.
    package func shown(_ place: Place) -> Place {
        switch self {
        case .full: place
        case .coarse: place.roundedToHundredMetres
        }
    }

    /// A report in so far as its words and reference may be shown.
    func shown(_ report: Report?) -> Report? {
        switch self {
        case .full: report
        case .coarse: nil
        }
    }

    /// A distance as it may be shown: rounded like the place, or several distances would give the exact place away.
    package func shown(_ distance: Distance) -> Distance {
        switch self {
        case .full: distance
        case .coarse: Distance(metres: (distance.metres / 100).rounded() * 100) ?? .zero
        }
    }
}

extension Place {
    /// The limits of a place are whole hundreds of metres, so the rounded place never leaves them.
    fileprivate var roundedToHundredMetres: Place {
        Place(
            northingCentimetres: (northingCentimetres + 5_000) / 10_000 * 10_000,
            eastingCentimetres: (eastingCentimetres + 5_000) / 10_000 * 10_000) ?? self
    }
}
