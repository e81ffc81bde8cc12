/// The profile that comes with the binary: a made-up but believable Olofström with its neighbours.
///
/// Outlines, districts, owners and roads are drawn for Lykta and copy no map; addresses end in `example.se`.
package enum BuiltInProfile {
    /// A file of the profile, named as in a profile folder.
    package struct File: Hashable, Sendable, CustomStringConvertible {
        /// Relative, with `/`: `areas/road.geojson`.
        package let name: String
        package let contents: String

        package var description: String { name }

        fileprivate init(_ name: String, _ bytes: [UInt8]) {
            self.name = name
            contents = String(decoding: bytes, as: UTF8.self)
        }
    }

    /// What was decided first, then the areas.
    package static let files = [profile, routing, municipalities, policeAreas, districts, owners, roads]

    package static let profile = File("profile.yaml", PackageResources.profile_yaml)
    package static let routing = File("routing.yaml", PackageResources.routing_yaml)
    /// Olofström and the eight municipalities around it, so that a position there is refused by name.
    package static let municipalities = File(
        "areas/municipality.geojson", PackageResources.municipality_geojson)
    package static let policeAreas = File("areas/police-area.geojson", PackageResources.police_area_geojson)
    /// Cover Olofström once and nothing else.
    package static let districts = File("areas/district.geojson", PackageResources.district_geojson)
    package static let owners = File("areas/owner.geojson", PackageResources.owner_geojson)
    package static let roads = File("areas/road.geojson", PackageResources.road_geojson)

    /// `arms.png`: the lantern of Lykta above water, drawn for it. No arms of any municipality that there is.
    package static let arms: [UInt8] = PackageResources.arms_png

    /// The places where trouble is made to gather, one a line; see ``Spot``. No part of a profile.
    static let spots = File("spots.csv", PackageResources.spots_csv)
}
