package import Geometry

/// Names places on lists that are handed out: by the nearest street or named place and the district, `Vilebovägen, Centrum`.
///
/// Never by the number of a house: an exact address may be somebody's home.
package struct PlaceNaming: Sendable {
    private let store: any PlaceStore
    private let areas: AreaMap
    private let day: CivilDate

    package init(_ store: any PlaceStore, _ areas: AreaMap, on day: CivilDate) {
        self.store = store
        self.areas = areas
        self.day = day
    }

    /// Farther away, an address or a name of the list names no place.
    private static let reach = Radius(metres: 150)
    private static let reachOfRoad = Distance(centimetres: 5_000)
    private static let reachOfDistrict = Distance(centimetres: 200_000)

    /// Nil when neither an address, a named place, a road nor a district is near.
    package func name(of place: Place) async throws -> String? {
        let parts = [try await street(at: place), district(at: place)].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    private func street(at place: Place) async throws -> String? {
        if let reach = Self.reach, let nearest = try await store.nearestPlace(to: place, within: reach) {
            return nearest.name
        }
        let roads = areas.areas(of: .road, holding: place, on: day).map(\.name)
        return roads.first
            ?? areas.areas(of: .road, within: Self.reachOfRoad, of: place, on: day).first?.area.name
    }

    private func district(at place: Place) -> String? {
        areas.area(of: .district, holding: place, on: day)?.area.name
            ?? areas.areas(of: .district, within: Self.reachOfDistrict, of: place, on: day).first?.area.name
    }
}
