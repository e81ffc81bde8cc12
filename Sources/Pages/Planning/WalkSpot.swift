import Geometry
import JSON
import Projection
import Web

/// A place in the address of a walk: `14.660869,56.275730`, and after another comma a name that somebody gave it.
struct WalkSpot: Hashable, Sendable {
    let position: GeographicPosition
    /// Nil for that of its street and district.
    let name: String?

    /// The longest name, in bytes.
    static let longestName = 200

    init(_ position: GeographicPosition, name: String? = nil) {
        self.position = position
        self.name = name
    }

    /// Nil for what is no place in degrees. Blanks beside the comma are nothing.
    init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ",", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count >= 2, let longitude = Degrees.number(String(parts[0]).trimmingSpaces),
            let latitude = Degrees.number(String(parts[1]).trimmingSpaces),
            let position = GeographicPosition(longitude: longitude, latitude: latitude)
        else { return nil }
        self.position = position
        name =
            parts.count == 3 && (1...Self.longestName).contains(parts[2].utf8.count) ? String(parts[2]) : nil
    }

    /// Six decimals, which is a decimetre.
    static func written(_ position: GeographicPosition) -> String {
        [position.longitude, position.latitude]
            .map { RoundedNumber($0, decimals: 6)?.text(separator: ".") ?? "" }.joined(separator: ",")
    }

    var written: String { Self.written(position) + (name.map { ",\($0)" } ?? "") }

    /// Several, with semicolons between. What is no place is left out.
    static func list(_ text: String) -> [WalkSpot] {
        text.split(separator: ";").compactMap { WalkSpot($0) }
    }

    /// The same as text; a semicolon in a name becomes a comma.
    static func written(_ spots: [WalkSpot]) -> String {
        spots.map { $0.written.replacing(";", with: ",") }.joined(separator: ";")
    }
}
