import Geometry
import JSON
import Projection

/// Reads the geometries of an area file: Polygon and MultiPolygon.
struct AreaShapeReader {
    /// Whether positions are easting and northing in SWEREF 99 TM rather than longitude and latitude.
    let isGrid: Bool
    let projector: Projector

    func area(of geometry: JSONValue?) throws(AreaFeatureFault) -> Area {
        guard let geometry, let type = geometry["type"]?.string else { throw .geometry(type: nil) }
        let list: [JSONValue]
        switch (type, geometry["coordinates"]?.array) {
        case ("Polygon", let rings?): list = [.array(rings)]
        case ("MultiPolygon", let polygons?): list = polygons
        case ("Polygon", nil), ("MultiPolygon", nil): throw .malformed(polygon: 0, ring: nil, position: nil)
        default: throw .geometry(type: String(type.prefix(40)))
        }
        var polygons: [Polygon] = []
        for (index, polygon) in list.enumerated() { polygons.append(try self.polygon(polygon, index)) }
        do throws(AreaFault) { return try Area(polygons: polygons) } catch { throw .area(polygon: 0, error) }
    }

    private func polygon(_ json: JSONValue, _ index: Int) throws(AreaFeatureFault) -> Polygon {
        guard let list = json.array, !list.isEmpty else {
            throw .malformed(polygon: index, ring: nil, position: nil)
        }
        var rings: [Ring] = []
        for (ringIndex, ring) in list.enumerated() {
            let places = try self.places(ring, polygon: index, ring: ringIndex)
            do throws(RingFault) {
                rings.append(try Ring(closed: places))
            } catch {
                throw .ring(polygon: index, ring: ringIndex, error)
            }
        }
        do throws(AreaFault) {
            return try Polygon(outline: rings[0], holes: Array(rings.dropFirst()))
        } catch {
            throw .area(polygon: index, error)
        }
    }

    private func places(_ json: JSONValue, polygon: Int, ring: Int) throws(AreaFeatureFault) -> [Place] {
        guard let list = json.array else { throw .malformed(polygon: polygon, ring: ring, position: nil) }
        var pairs: [(east: Double, north: Double)] = []
        pairs.reserveCapacity(list.count)
        for (index, position) in list.enumerated() {
            // A third number is a height (RFC 7946), which an outline has no use for.
            guard let numbers = position.array, (2...3).contains(numbers.count), let east = numbers[0].number,
                let north = numbers[1].number
            else { throw .malformed(polygon: polygon, ring: ring, position: index) }
            pairs.append((east, north))
        }
        let places =
            isGrid
            ? pairs.map { Place(northing: $0.north, easting: $0.east) }
            : try projected(
                pairs, polygon: polygon, ring: ring)
        var found: [Place] = []
        found.reserveCapacity(places.count)
        for (index, place) in places.enumerated() {
            guard let place else { throw .outsideSweden(polygon: polygon, ring: ring, position: index) }
            found.append(place)
        }
        return found
    }

    private func projected(_ pairs: [(east: Double, north: Double)], polygon: Int, ring: Int)
        throws(AreaFeatureFault) -> [Place?]
    {
        var positions: [GeographicPosition] = []
        positions.reserveCapacity(pairs.count)
        for (index, pair) in pairs.enumerated() {
            guard let position = GeographicPosition(longitude: pair.east, latitude: pair.north) else {
                throw .outsideSweden(polygon: polygon, ring: ring, position: index)
            }
            positions.append(position)
        }
        do throws(ProjectionFault) {
            return try projector.places(of: positions)
        } catch {
            throw .projection(polygon: polygon, ring: ring)
        }
    }
}
