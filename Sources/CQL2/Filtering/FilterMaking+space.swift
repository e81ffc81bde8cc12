import Geometry

extension FilterMaking {
    /// How many positions the geometries of an operator may have.
    static let mostPositions = 1_000

    /// Nil for what is no spatial operator that is answered.
    func spatialCondition(_ name: String, _ arguments: [CQLExpression]) throws(CQLFault) -> FeatureFilter? {
        switch name {
        case "s_intersects": return .meets(try asked(arguments, 2, name, mayTurn: true))
        case "s_disjoint": return .not(.meets(try asked(arguments, 2, name, mayTurn: true)))
        case "s_within": return .lies(within: try asked(arguments, 2, name, mayTurn: false))
        case "s_dwithin":
            let shape = try asked(arguments, 3, name, mayTurn: true)
            guard case .number(let metres) = arguments[2], let distance = Distance(metres: metres) else {
                throw .wrongType(
                    "S_DWITHIN", sv: "följt av ett avstånd i meter, som 250",
                    en: "followed by a distance in metres, such as 250")
            }
            return .isWithin(distance, of: shape)
        default: return nil
        }
    }

    /// The geometry that is written beside the property.
    ///
    /// - Parameter mayTurn: Whether the property may come after it.
    private func asked(_ arguments: [CQLExpression], _ count: Int, _ name: String, mayTurn: Bool)
        throws(CQLFault) -> AskedShape
    {
        try check(arguments, count, of: name)
        for case .call(let function, _) in arguments.prefix(2) {
            throw .unsupported(Self.shown(function), answered: Self.answered)
        }
        let isTurned: Bool
        if case .property = arguments[1] { isTurned = mayTurn } else { isTurned = false }
        let (property, geometry) = isTurned ? (arguments[1], arguments[0]) : (arguments[0], arguments[1])
        guard case .property(let named) = property, case .geometry(let written) = geometry else {
            throw .wrongType(
                Self.shown(name), sv: "om geometry och en geometri, som BBOX(14.4,56.2,14.6,56.3)",
                en: "about geometry and a geometry, such as BBOX(14.4,56.2,14.6,56.3)")
        }
        guard named == FeatureField.geometryName else {
            throw .unknown(property: named, among: [FeatureField.geometryName])
        }
        return try shape(written)
    }

    private func shape(_ geometry: CQLGeometry) throws(CQLFault) -> AskedShape {
        guard geometry.positionCount <= Self.mostPositions else {
            throw CQLFault(
                .tooLarge,
                sv: "Geometrin har \(geometry.positionCount) positioner; högst \(Self.mostPositions).",
                en: "The geometry has \(geometry.positionCount) positions; at most \(Self.mostPositions).")
        }
        let pairs = geometry.parts.first?.first ?? []
        switch geometry.kind {
        case .point where pairs.count == 1, .multiPoint: return .places(try placing.places(pairs))
        case .line where pairs.count > 1: return .line(try placing.places(pairs))
        case .polygon, .multiPolygon: return AskedShape(try area(geometry))
        case .box where pairs.count == 2:
            return try placing.box(pairs[0], pairs[1]).map { AskedShape($0) } ?? .nowhere
        case .point, .line, .box: throw broken(geometry)
        case .multiLine, .collection:
            throw .unsupported(geometry.kind.rawValue.uppercased(), answered: Self.geometries)
        }
    }

    private static let geometries = "POINT, MULTIPOINT, LINESTRING, POLYGON, MULTIPOLYGON, BBOX"

    private func area(_ geometry: CQLGeometry) throws(CQLFault) -> Area {
        var polygons: [Polygon] = []
        for part in geometry.parts {
            var rings: [Ring] = []
            for pairs in part {
                let places = try placing.places(pairs)
                guard let ring = try? Ring(closed: places) else { throw broken(geometry) }
                rings.append(ring)
            }
            guard let outline = rings.first,
                let polygon = try? Polygon(outline: outline, holes: Array(rings.dropFirst()))
            else { throw broken(geometry) }
            polygons.append(polygon)
        }
        guard RingClash.first(among: polygons) == nil, let area = try? Area(polygons: polygons) else {
            throw broken(geometry)
        }
        return area
    }

    private func broken(_ geometry: CQLGeometry) -> CQLFault {
        let name = geometry.kind.rawValue.uppercased()
        return CQLFault(
            .type,
            sv:
                "\(name) är trasig: en ring är sluten, har minst fyra positioner och korsar varken sig själv eller andra.",
            en:
                "\(name) is broken: a ring is closed, has four positions at least, and crosses neither itself nor others."
        )
    }
}
