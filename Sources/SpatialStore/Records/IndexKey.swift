import Geometry

/// The key of a report's row in the covering index: where it lies, then which report it is.
///
/// The auxiliary columns of an R*Tree stand in a table ordered by this key. With places first, in Morton order of tiles of 64 m
/// (G. M. Morton, “A computer oriented geodetic data base and a new technique in file sequencing”, 1966), the rows that a
/// question needs stand on a few pages side by side; ordered by arrival, each would stand on a page of its own.
struct IndexKey: Hashable, Sendable {
    let value: Int64

    /// The report's number fills the lower 32 bits: four thousand million reports.
    init(_ place: Place, number: Int64) {
        let north = UInt64(clamping: (Int64(place.northingCentimetres) - 600_000_000) / 6_400)
        let east = UInt64(clamping: (Int64(place.eastingCentimetres) - 10_000_000) / 6_400)
        let tile = Self.spread(north) << 1 | Self.spread(east)
        value = Int64(tile << 32 | UInt64(clamping: number) & 0xFFFF_FFFF)
    }

    static func number(in value: Int64) -> Int64 { value & 0xFFFF_FFFF }

    /// How SQL takes the report's number out of `spot`.
    static let numberInSQL = "(report_index.spot & 4294967295)"

    /// The lower 15 bits, each moved to twice its place.
    private static func spread(_ bits: UInt64) -> UInt64 {
        var spread: UInt64 = 0
        for bit in UInt64(0)..<15 { spread |= (bits >> bit & 1) << (2 * bit) }
        return spread
    }
}
