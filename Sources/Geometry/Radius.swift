/// How far a search or a link reaches: from 1 cm to 2,000 km, in whole centimetres.
///
/// Places are whole centimetres too, so "is it within the radius" is decided in exact integer arithmetic and a
/// place exactly on the radius is always inside.
package struct Radius: Hashable, Sendable, Comparable {
    package let centimetres: Int64

    /// Refuses a radius outside 0.01…2,000,000 m. Rounds to the nearest centimetre.
    package init?(metres: Double) {
        guard metres.isFinite, let centimetres = Int64(exactly: (metres * 100).rounded()) else { return nil }
        self.init(centimetres: centimetres)
    }

    package init?(centimetres: Int64) {
        guard (1...Self.longest).contains(centimetres) else { return nil }
        self.centimetres = centimetres
    }

    package var metres: Double { Double(centimetres) / 100 }

    /// The square of the radius in cm², to compare with ``Place/squaredCentimetres(to:)``.
    package var squaredCentimetres: Int64 { centimetres * centimetres }

    package static func < (one: Radius, other: Radius) -> Bool { one.centimetres < other.centimetres }

    private static let longest: Int64 = 200_000_000
}
