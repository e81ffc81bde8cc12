package import Geometry

/// Keeps each municipality's list of addresses and names.
package protocol PlaceStore: Sendable {
    /// Lets `places` be the whole list of a municipality, all or nothing. None takes the list away.
    func replacePlaces(of municipality: MunicipalityCode, by places: [NamedPlace]) async throws

    /// How many places each municipality's list has.
    func placeCounts() async throws -> [MunicipalityCode: Int]

    /// What somebody who types may mean, likeliest first; see ``TypedPlace``. Where more than 2,000 names begin as typed, those first in
    /// the alphabet are looked at.
    ///
    /// - Parameter municipalities: Empty for all.
    func places(
        typed: TypedPlace, in municipalities: Set<MunicipalityCode>, limit: Int
    ) async throws -> [PlaceSuggestion]

    /// What may be meant by a place told in words, likeliest first; see ``ToldPlace``.
    func places(told: ToldPlace, in municipality: MunicipalityCode, limit: Int) async throws
        -> [PlaceSuggestion]

    /// The place that a suggestion was of; nil when the list has been replaced since.
    func place(suggestedAs id: Int64, in municipality: MunicipalityCode) async throws -> NamedPlace?

    /// For each of `places`, in their order, the place of the list nearest to it, of several the one that stands first in it; nil when
    /// none lies within `reach`. One reading, whatever their number.
    func nearestPlaces(to places: [Place], within reach: Radius) async throws -> [NamedPlace?]
}

extension PlaceStore {
    /// As ``nearestPlaces(to:within:)``, of one place.
    package func nearestPlace(to place: Place, within reach: Radius) async throws -> NamedPlace? {
        try await nearestPlaces(to: [place], within: reach).first ?? nil
    }
}
