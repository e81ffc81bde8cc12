package import Geometry
package import Projection
package import Reports

/// A layer of points for map programs: its columns, and what each element says in them.
package protocol FeatureTable: Sendable {
    associatedtype Element

    /// Of the table: small letters of ASCII alone.
    var name: String { get }
    /// For people.
    var title: String { get }
    /// As a table for spreadsheets has them. No two have one name, in whatever case of letters.
    var columns: [FeatureColumn] { get }
    /// How it is drawn.
    var style: CategoryStyle { get }

    /// - Throws: ``ProjectionFault`` when a place cannot be given in WGS 84.
    func row(of element: Element) throws(ProjectionFault) -> FeatureRow
}

package struct FeatureColumn: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        case text, integer, number
        /// With its time of day, in UTC.
        case moment
        case day
    }

    package let name: String
    package let kind: Kind

    init(_ name: String, _ kind: Kind) {
        self.name = name
        self.kind = kind
    }
}

/// One element: where it lies, and a value for each column, in their order.
package struct FeatureRow: Sendable {
    /// Nil for what waits to be placed; then ``position`` is nil too.
    package let place: Place?
    package let position: GeographicPosition?
    package let values: [FeatureValue]
}

package enum FeatureValue: Hashable, Sendable {
    case empty
    case text(String)
    case integer(Int)
    case number(Double)
    case moment(Timestamp)
    case day(CivilDate)
}

/// The values of a row, cell by cell, as ``CSVRow`` has its cells.
struct FeatureCells {
    private(set) var values: [FeatureValue] = []

    mutating func text(_ value: String?) {
        // A table for spreadsheets leaves a cell empty, whether there is no text or an empty one.
        guard let value, !value.isEmpty else { return values.append(.empty) }
        values.append(.text(value))
    }

    mutating func integer(_ value: Int?) {
        guard let value else { return values.append(.empty) }
        values.append(.integer(value))
    }

    /// - Parameter parts: so many of one are kept: 100 for hundredths.
    mutating func number(_ value: Double?, parts: Double) {
        guard let value, value.isFinite else { return values.append(.empty) }
        values.append(.number((value * parts).rounded() / parts))
    }

    mutating func moment(_ value: Timestamp?) {
        guard let value else { return values.append(.empty) }
        values.append(.moment(value))
    }

    mutating func day(_ value: CivilDate?) {
        guard let value else { return values.append(.empty) }
        values.append(.day(value))
    }

    mutating func place(_ place: Place?, _ position: GeographicPosition?) {
        number(place?.northing, parts: 100)
        number(place?.easting, parts: 100)
        number(position?.latitude, parts: 10_000_000)
        number(position?.longitude, parts: 10_000_000)
    }
}

extension FeatureColumn {
    /// The names of ``CSVRow/placeHeader``.
    static var place: [FeatureColumn] { CSVRow.placeHeader.map { FeatureColumn($0, .number) } }
}
