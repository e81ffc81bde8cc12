import Geometry
package import Planning

/// Where an effect was counted, as exact text: a word, a reach in centimetres where there is one, and northing and easting in
/// centimetres by turns. Rings are set apart by `;` and polygons by `|`.
package enum EffectPlaceText {
    package static func text(_ place: EffectPlace) -> String {
        switch place {
        case .circle(let centre, let radius): "circle \(radius.centimetres) \(numbers(of: [centre]))"
        case .corridor(let line, let reach): "corridor \(reach.centimetres) \(numbers(of: line))"
        case .area(let area):
            "area "
                + area.polygons.map { polygon in
                    polygon.rings.map { numbers(of: $0.corners) }.joined(separator: ";")
                }.joined(separator: "|")
        }
    }

    /// Nil for anything else than ``text(_:)`` writes.
    package static func place(_ text: String) -> EffectPlace? {
        let halves = text.split(separator: " ", maxSplits: 1)
        guard halves.count == 2 else { return nil }
        if halves[0] == "area" { return area(halves[1]).map(EffectPlace.area) }
        let parts = halves[1].split(separator: " ", maxSplits: 1)
        guard parts.count == 2, let reach = Int64(parts[0]).flatMap({ Radius(centimetres: $0) }),
            let places = places(parts[1])
        else { return nil }
        switch halves[0] {
        case "circle": return places.count == 1 ? .circle(centre: places[0], radius: reach) : nil
        case "corridor": return places.count > 1 ? .corridor(line: places, reach: reach) : nil
        default: return nil
        }
    }

    private static func area(_ text: Substring) -> Area? {
        var polygons: [Polygon] = []
        for part in text.split(separator: "|") {
            var rings: [Ring] = []
            for corners in part.split(separator: ";") {
                guard let places = places(corners), let first = places.first,
                    let ring = try? Ring(closed: places + [first])
                else { return nil }
                rings.append(ring)
            }
            guard let outline = rings.first,
                let polygon = try? Polygon(outline: outline, holes: Array(rings.dropFirst()))
            else { return nil }
            polygons.append(polygon)
        }
        return try? Area(polygons: polygons)
    }

    private static func numbers(of places: [Place]) -> String {
        places.map { "\($0.northingCentimetres) \($0.eastingCentimetres)" }.joined(separator: " ")
    }

    private static func places(_ text: Substring) -> [Place]? {
        let words = text.split(separator: " ")
        let numbers = words.compactMap { Int32($0) }
        guard numbers.count == words.count, numbers.count.isMultiple(of: 2), !numbers.isEmpty else {
            return nil
        }
        let places = stride(from: 0, to: numbers.count, by: 2).compactMap {
            Place(northingCentimetres: numbers[$0], eastingCentimetres: numbers[$0 + 1])
        }
        return places.count * 2 == numbers.count ? places : nil
    }
}
