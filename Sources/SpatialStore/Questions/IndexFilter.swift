import Geometry
import Reports

/// ``ReportFilter/admits(_:)`` in the numbers of the covering index, decided once per question instead of once per report.
struct IndexFilter: Sendable {
    private let municipalities: [Int64]
    private let categories: [Int64]?
    private let statuses: UInt8
    private let sources: UInt8
    private let observedFrom: Int64
    private let observedUntil: Int64
    private let receivedFrom: Int64
    private let receivedUntil: Int64
    private let includesRestricted: Bool
    /// By municipality, whether restricted reports are seen there; nil for everywhere, or where each row is looked at.
    private let seen: [(municipality: Int64, seesRestricted: Bool)]?

    /// A category that the database has never seen matches nothing.
    init(_ filter: ReportFilter, numbers: CategoryNumbers) {
        municipalities = filter.municipalities.map { Int64($0.number) }
        categories = filter.categories.isEmpty ? nil : filter.categories.compactMap { numbers[$0] }
        statuses = Self.mask(filter.statuses.map(\.storedNumber))
        sources = Self.mask(filter.sources.map(\.storedNumber))
        observedFrom = filter.observedFrom?.milliseconds ?? .min
        observedUntil = filter.observedUntil?.milliseconds ?? .max
        receivedFrom = filter.receivedFrom?.milliseconds ?? .min
        receivedUntil = filter.receivedUntil?.milliseconds ?? .max
        includesRestricted = filter.includesRestricted
        seen = filter.sight.flatMap { sight in
            guard sight.isOfWholes else { return nil }
            return sight.municipalities.map {
                (Int64($0.number), sight.seesWhole($0, isRestricted: true))
            }
        }
    }

    func admits(_ report: IndexedReport) -> Bool {
        (includesRestricted || !report.isRestricted)
            && report.observedMilliseconds >= observedFrom && report.observedMilliseconds < observedUntil
            && report.receivedMilliseconds >= receivedFrom && report.receivedMilliseconds < receivedUntil
            && statuses & (1 << UInt8(truncatingIfNeeded: report.status & 7)) != 0
            && sources & (1 << UInt8(truncatingIfNeeded: report.source & 7)) != 0
            && (municipalities.isEmpty || municipalities.contains(report.municipality))
            && (categories?.contains(report.category) ?? true)
            && (seen.map { seen in
                seen.contains {
                    $0.municipality == report.municipality && ($0.seesRestricted || !report.isRestricted)
                }
            } ?? true)
    }

    private static func mask(_ positions: [Int64]) -> UInt8 {
        positions.isEmpty ? .max : positions.reduce(0) { $0 | 1 << UInt8(truncatingIfNeeded: $1 & 7) }
    }
}
