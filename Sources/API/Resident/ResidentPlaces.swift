package import Projection
package import Reports
import Triage

/// Addresses and names for residents: the municipality's own list, of public places.
extension APIService {
    /// A place that may be meant, with its position.
    package struct OfferedPlace: Hashable, Sendable {
        /// `Almgatan 12, Jämshög`
        package let title: String
        package let position: GeographicPosition
    }

    private static let mostOffered = 6

    /// What may be meant by what is being typed, likeliest first.
    package func places(typed text: String) async throws -> [OfferedPlace] {
        guard let typed = TypedPlace(text) else { return [] }
        return try offered(
            try await store.places(typed: typed, in: Set(served.keys), limit: Self.mostOffered))
    }

    /// What may be meant by a place told in words: `bakom idrottshallen`.
    ///
    /// - Parameter municipality: Nil for the only one that is served; none are offered when there are several.
    package func places(told text: String, in municipality: MunicipalityCode?) async throws -> [OfferedPlace]
    {
        guard let code = municipality ?? (served.count == 1 ? served.keys.first : nil), served[code] != nil
        else { return [] }
        return try offered(
            try await store.places(told: ToldPlace(text), in: code, limit: Self.mostOffered))
    }

    private func offered(_ found: [PlaceSuggestion]) throws -> [OfferedPlace] {
        try found.map { suggestion in
            OfferedPlace(
                title: suggestion.locality.map { "\(suggestion.title), \($0)" } ?? suggestion.title,
                position: try projector.position(of: suggestion.place))
        }
    }
}
