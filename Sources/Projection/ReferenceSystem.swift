/// The reference systems that positions may come in and go out in. The raw value is the EPSG code.
///
/// Beside WGS 84 they are SWEREF 99 TM, the national grid, and the twelve local zones that municipalities draw their own
/// maps in. All zones share their false easting of 150 km, so numbers alone never tell which zone they are in.
package enum ReferenceSystem: Int, CaseIterable, Sendable {
    /// Degrees; in EPSG's order latitude first.
    case wgs84 = 4326
    case sweref99TM = 3006
    case sweref991200 = 3007
    case sweref991330 = 3008
    case sweref991500 = 3009
    case sweref991630 = 3010
    case sweref991800 = 3011
    case sweref991415 = 3012
    case sweref991545 = 3013
    case sweref991715 = 3014
    case sweref991845 = 3015
    case sweref992015 = 3016
    case sweref992145 = 3017
    case sweref992315 = 3018

    package var name: String {
        switch self {
        case .wgs84: "WGS 84"
        case .sweref99TM: "SWEREF 99 TM"
        case .sweref991200: "SWEREF 99 12 00"
        case .sweref991330: "SWEREF 99 13 30"
        case .sweref991500: "SWEREF 99 15 00"
        case .sweref991630: "SWEREF 99 16 30"
        case .sweref991800: "SWEREF 99 18 00"
        case .sweref991415: "SWEREF 99 14 15"
        case .sweref991545: "SWEREF 99 15 45"
        case .sweref991715: "SWEREF 99 17 15"
        case .sweref991845: "SWEREF 99 18 45"
        case .sweref992015: "SWEREF 99 20 15"
        case .sweref992145: "SWEREF 99 21 45"
        case .sweref992315: "SWEREF 99 23 15"
        }
    }

    /// Whether it is one of the twelve local zones.
    package var isLocalZone: Bool { self != .wgs84 && self != .sweref99TM }

    /// Where the system is meant to be used, in degrees (EPSG registry, version 11.022).
    ///
    /// A municipality may use a zone a little outside of it; the transformation itself goes on smoothly.
    package var areaOfUse: AreaOfUse {
        switch self {
        case .wgs84: AreaOfUse(west: -180, south: -90, east: 180, north: 90)
        case .sweref99TM: AreaOfUse(west: 10.03, south: 54.96, east: 24.17, north: 69.07)
        case .sweref991200: AreaOfUse(west: 10.93, south: 56.74, east: 13.11, north: 60.13)
        case .sweref991330: AreaOfUse(west: 12.12, south: 55.28, east: 14.79, north: 62.28)
        case .sweref991500: AreaOfUse(west: 13.54, south: 55.95, east: 16.15, north: 61.62)
        case .sweref991630: AreaOfUse(west: 15.41, south: 56.15, east: 17.63, north: 62.26)
        case .sweref991800: AreaOfUse(west: 17.08, south: 58.66, east: 19.61, north: 60.70)
        case .sweref991415: AreaOfUse(west: 11.93, south: 61.55, east: 15.55, north: 64.39)
        case .sweref991545: AreaOfUse(west: 13.66, south: 60.44, east: 17.01, north: 65.13)
        case .sweref991715: AreaOfUse(west: 14.31, south: 62.12, east: 19.04, north: 67.19)
        case .sweref991845: AreaOfUse(west: 17.18, south: 56.86, east: 20.22, north: 66.17)
        case .sweref992015: AreaOfUse(west: 16.08, south: 63.45, east: 23.28, north: 69.07)
        case .sweref992145: AreaOfUse(west: 19.63, south: 65.01, east: 22.91, north: 66.43)
        case .sweref992315: AreaOfUse(west: 21.85, south: 65.49, east: 24.17, north: 68.14)
        }
    }
}

/// A box in degrees; its edges belong to it.
package struct AreaOfUse: Hashable, Sendable {
    package let west: Double
    package let south: Double
    package let east: Double
    package let north: Double

    package func contains(_ position: GeographicPosition) -> Bool {
        (west...east).contains(position.longitude) && (south...north).contains(position.latitude)
    }
}
