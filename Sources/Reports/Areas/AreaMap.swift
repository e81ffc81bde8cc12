package import Geometry

/// All areas of an installation, ready to say which ones hold a place on a day.
///
/// In memory: a country's 290 municipalities take a few megabytes.
package struct AreaMap: Sendable {
    private let entries: [AreaLayer: [Entry]]

    private struct Entry: Sendable {
        let mapped: MappedArea
        let prepared: PreparedArea
    }

    /// A place's relation to an area of a layer.
    package struct Holding: Sendable {
        package let area: MappedArea
        /// How far the area's boundary is.
        package let toBoundary: Distance
    }

    package init(_ areas: [MappedArea]) {
        entries = Dictionary(grouping: areas.map { Entry(mapped: $0, prepared: PreparedArea($0.area)) }) {
            $0.mapped.layer
        }.mapValues { $0.sorted { $0.mapped.code < $1.mapped.code } }
    }

    /// The areas of `layer` that hold `place` on `day`, boundary included, in the order of their codes.
    package func areas(of layer: AreaLayer, holding place: Place, on day: CivilDate) -> [MappedArea] {
        (entries[layer] ?? []).lazy
            .filter { $0.mapped.isValid(on: day) && $0.prepared.contains(place) }
            .map(\.mapped)
    }

    /// Whether `place` lies in the municipality on `day`, boundary included.
    package func isIn(_ municipality: MunicipalityCode, _ place: Place, on day: CivilDate) -> Bool {
        areas(of: .municipality, holding: place, on: day).contains { $0.code == municipality.description }
    }

    /// The one area of `layer` to count `place` to. Where areas overlap, it is the one whose boundary is farthest: the
    /// place lies deepest inside it; ties go to the lower code.
    package func area(of layer: AreaLayer, holding place: Place, on day: CivilDate) -> Holding? {
        var best: Holding?
        for entry in entries[layer] ?? []
        where entry.mapped.isValid(on: day) && entry.prepared.contains(place) {
            let depth = entry.prepared.distanceToBoundary(from: place)
            if let best, best.toBoundary >= depth { continue }
            best = Holding(area: entry.mapped, toBoundary: depth)
        }
        return best
    }

    /// The areas of `layer` that hold `place` or come within `reach` of it, nearest boundary first, ties by code.
    package func areas(of layer: AreaLayer, within reach: Distance, of place: Place, on day: CivilDate)
        -> [Holding]
    {
        // A centimetre more than the reach, so that rounding leaves nothing out; beyond 2,000 km nothing is left out anyway.
        let box = Radius(metres: reach.metres + 0.01).map { Bounds(around: place, reaching: $0) }
        return (entries[layer] ?? []).compactMap { entry -> Holding? in
            guard entry.mapped.isValid(on: day), box.map(entry.prepared.bounds.overlaps) ?? true else {
                return nil
            }
            let distance = entry.prepared.distanceToBoundary(from: place)
            return distance <= reach ? Holding(area: entry.mapped, toBoundary: distance) : nil
        }.sorted { ($0.toBoundary.metres, $0.area.code) < ($1.toBoundary.metres, $1.area.code) }
    }

    /// Every area of `layer` with `code`, whatever its dates.
    package func versions(of layer: AreaLayer, code: String) -> [MappedArea] {
        (entries[layer] ?? []).map(\.mapped).filter { $0.code == code }
    }

    package func all(of layer: AreaLayer) -> [MappedArea] { (entries[layer] ?? []).map(\.mapped) }
}
