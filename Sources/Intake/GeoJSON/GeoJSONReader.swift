package import Geometry
package import JSON
package import Projection

/// Reads the geometries of GeoJSON (RFC 7946): one set of rules for what comes over HTTP, in imports and in files of areas.
///
/// - Positions are longitude, latitude in WGS 84, or easting, northing in the system that a `crs` member names; see
///   ``Projection/ReferenceSystem/init(crs:at:)``. A geometry's own `crs` goes before its feature's, and that before the collection's.
/// - A third coordinate is a height. A shape has no use for it, and it is passed over, since area files often carry zeros there; a
///   point with one is refused, since what was sent would be lost.
/// - A ring is closed: its last position equals its first. Corners are rounded to the centimetre, and corners that then
///   repeat are dropped. A ring that crosses or touches itself is refused, never repaired.
/// - The first ring of a polygon is its outline, the others are holes, and lie inside it. In which direction rings run does
///   not matter.
/// - Polygons of one area, and holes of one polygon, have no ground and no line in common; they may touch in points, as long as a
///   polygon does not fall in pieces by that. Others are refused, never joined, since which of them is wrong only the sender knows.
///
/// An edge is taken as straight in SWEREF 99 TM. One that was straight in degrees bends there: at most some 15 m off the middle
/// of an edge of 10 km along a parallel, growing with the square of its length. No corners are added for that.
package struct GeoJSONReader: Sendable {
    private let system: ReferenceSystem
    private let projector: Projector
    private let mostPositions: Int

    /// How many positions a shape in a request may have.
    package static let mostInRequest = 1_000

    /// - Parameters:
    ///   - system: that of geometries which name none.
    ///   - mostPositions: of one shape; as many as memory holds when nothing is said.
    package init(_ projector: Projector, in system: ReferenceSystem = .wgs84, mostPositions: Int = .max) {
        self.projector = projector
        self.system = system
        self.mostPositions = mostPositions
    }

    /// The reader of what stands beside a `crs` member: that of a feature goes before that of its collection.
    package func reading(_ crs: JSONValue?, at pointer: JSONPointer) throws(GeoJSONFault) -> GeoJSONReader {
        guard let crs, !crs.isNull else { return self }
        return GeoJSONReader(
            projector, in: try ReferenceSystem(crs: crs, at: pointer), mostPositions: mostPositions)
    }

    /// A Point.
    package func place(_ json: JSONValue, at pointer: JSONPointer = .root) throws(GeoJSONFault) -> Place {
        guard json["type"]?.string == "Point" else { throw Self.wrongType(json, wanted: .point, at: pointer) }
        let reader = try positions(of: json, at: pointer)
        let pointer = pointer.appending("coordinates")
        let list = json["coordinates"]?.array ?? []
        let numbers = list.compactMap(\.number)
        guard numbers.count == list.count, !list.isEmpty else { throw GeoJSONFault(.malformed, at: pointer) }
        return try Self.place(numbers, by: reader, at: pointer)
    }

    /// A point's coordinates, in GeoJSON's order.
    static func place(_ numbers: [Double], by reader: PositionReader, at pointer: JSONPointer)
        throws(GeoJSONFault) -> Place
    {
        guard numbers.count != 3 else { throw GeoJSONFault(.height, at: pointer) }
        guard numbers.count == 2 else { throw GeoJSONFault(.coordinateCount(numbers.count), at: pointer) }
        do throws(PositionFault) {
            return try reader.place(east: numbers[0], north: numbers[1])
        } catch {
            throw GeoJSONFault(.position(error), at: pointer)
        }
    }

    /// A LineString of two positions or more. Heights are passed over, and a corner that repeats the one before is dropped.
    package func line(_ json: JSONValue, at pointer: JSONPointer = .root) throws(GeoJSONFault) -> [Place] {
        guard json["type"]?.string == "LineString" else {
            throw Self.wrongType(json, wanted: .line, at: pointer)
        }
        let coordinates = pointer.appending("coordinates")
        guard let list = json["coordinates"], let count = list.array?.count else {
            throw GeoJSONFault(.malformed, at: coordinates)
        }
        guard count <= mostPositions else { throw GeoJSONFault(.tooManyPositions(count), at: coordinates) }
        var corners: [Place] = []
        for place in try places(list, at: coordinates, try positions(of: json, at: pointer))
        where place != corners.last {
            corners.append(place)
        }
        guard corners.count >= 2 else { throw GeoJSONFault(.lineTooShort, at: coordinates) }
        return corners
    }

    /// A Polygon or MultiPolygon.
    ///
    /// - Throws: the first fault.
    package func area(_ json: JSONValue, at pointer: JSONPointer = .root) throws(GeoJSONFault) -> Area {
        let coordinates = pointer.appending("coordinates")
        let list: [(json: JSONValue, pointer: JSONPointer)]
        switch (json["type"]?.string, json["coordinates"]) {
        case ("Polygon", let rings?) where rings.array != nil: list = [(rings, coordinates)]
        case ("MultiPolygon", let polygons?) where polygons.array != nil:
            list = (polygons.array ?? []).enumerated().map { ($1, coordinates.appending($0)) }
        case ("Polygon", _), ("MultiPolygon", _): throw GeoJSONFault(.malformed, at: coordinates)
        default: throw Self.wrongType(json, wanted: .surface, at: pointer)
        }
        let count = list.reduce(0) { count, polygon in
            (polygon.json.array ?? []).reduce(count) { $0 + ($1.array?.count ?? 0) }
        }
        guard count <= mostPositions else { throw GeoJSONFault(.tooManyPositions(count), at: coordinates) }
        let reader = try positions(of: json, at: pointer)
        var polygons: [Polygon] = []
        for (json, pointer) in list { polygons.append(try polygon(json, at: pointer, reader)) }
        switch RingClash.first(among: polygons) {
        case nil: break
        case .polygons(let one, let other)?: throw GeoJSONFault(.polygonsOverlap(one, other), at: coordinates)
        case .rings(let polygon, let one, let other)?:
            throw GeoJSONFault(.ringsOverlap(one, other), at: list[polygon].pointer)
        case .splits(let polygon, let one, let other)?:
            throw GeoJSONFault(.ringsSplit(one, other), at: list[polygon].pointer)
        }
        do throws(AreaFault) {
            return try Area(polygons: polygons)
        } catch {
            throw GeoJSONFault(.noPolygons, at: coordinates)
        }
    }

    private func polygon(_ json: JSONValue, at pointer: JSONPointer, _ reader: PositionReader)
        throws(GeoJSONFault) -> Polygon
    {
        guard let list = json.array, !list.isEmpty else { throw GeoJSONFault(.malformed, at: pointer) }
        var rings: [Ring] = []
        for (index, json) in list.enumerated() {
            let pointer = pointer.appending(index)
            let places = try places(json, at: pointer, reader)
            do throws(RingFault) {
                rings.append(try Ring(closed: places))
            } catch {
                throw GeoJSONFault(.ring(error), at: pointer)
            }
        }
        do throws(AreaFault) {
            return try Polygon(outline: rings[0], holes: Array(rings.dropFirst()))
        } catch {
            guard case .holeOutside(let hole) = error else { throw GeoJSONFault(.noPolygons, at: pointer) }
            throw GeoJSONFault(.holeOutside, at: pointer.appending(hole + 1))
        }
    }

    private func places(_ json: JSONValue, at pointer: JSONPointer, _ reader: PositionReader)
        throws(GeoJSONFault) -> [Place]
    {
        guard let list = json.array else { throw GeoJSONFault(.malformed, at: pointer) }
        var pairs: [(east: Double, north: Double)] = []
        pairs.reserveCapacity(list.count)
        for (index, position) in list.enumerated() {
            guard let numbers = position.array, (2...3).contains(numbers.count), let east = numbers[0].number,
                let north = numbers[1].number, numbers.last?.number != nil
            else { throw GeoJSONFault(.malformed, at: pointer.appending(index)) }
            pairs.append((east, north))
        }
        let places: [Place?]
        do throws(PositionFault) {
            places = try reader.places(pairs)
        } catch {
            throw GeoJSONFault(.position(error), at: pointer)
        }
        var found: [Place] = []
        found.reserveCapacity(places.count)
        for (index, place) in places.enumerated() {
            guard let place else { throw Self.fault(pairs[index], by: reader, at: pointer.appending(index)) }
            found.append(place)
        }
        return found
    }

    /// Why a position is no place.
    private static func fault(
        _ pair: (east: Double, north: Double), by reader: PositionReader, at pointer: JSONPointer
    ) -> GeoJSONFault {
        do throws(PositionFault) {
            _ = try reader.place(east: pair.east, north: pair.north)
        } catch {
            return GeoJSONFault(.position(error), at: pointer)
        }
        return GeoJSONFault(.position(.notComputable), at: pointer)
    }

    private func positions(of json: JSONValue, at pointer: JSONPointer) throws(GeoJSONFault) -> PositionReader
    {
        let own = json["crs"]
        return PositionReader(
            system: own == nil ? system : try ReferenceSystem(crs: own, at: pointer.appending("crs")),
            projector: projector)
    }

    private static func wrongType(
        _ json: JSONValue, wanted: GeoJSONFault.Geometry, at pointer: JSONPointer
    ) -> GeoJSONFault {
        GeoJSONFault(
            .geometryType(json["type"]?.string.map { String($0.prefix(40)) }, wanted: wanted), at: pointer)
    }
}
