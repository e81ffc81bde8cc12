package import Geometry
package import JSON
package import Projection
package import Reports

/// What staff are told beside a report, to make up their own minds by. None of it has been applied.
package struct ReportHints: Hashable, Sendable {
    /// Of a placed report.
    package let nearestAddress: NearestAddress?
    /// Of a report that waits to be placed, likeliest first; nil for who may not place it.
    package let suggestedPlaces: [SuggestedPlace]?
    /// Where the words speak for another category than was chosen; nil for who may not correct it.
    package let suggestedCategory: CategorySuggestion?

    package init(
        nearestAddress: NearestAddress? = nil, suggestedPlaces: [SuggestedPlace]? = nil,
        suggestedCategory: CategorySuggestion? = nil
    ) {
        self.nearestAddress = nearestAddress
        self.suggestedPlaces = suggestedPlaces
        self.suggestedCategory = suggestedCategory
    }
}

/// A suggested place with what is told beside it.
package struct SuggestedPlace: Hashable, Sendable {
    package let suggestion: PlaceSuggestion
    package let district: String?
    /// From what was asked about.
    package let distance: Distance?

    package init(_ suggestion: PlaceSuggestion, district: String?, distance: Distance? = nil) {
        self.suggestion = suggestion
        self.district = district
        self.distance = distance
    }
}

extension JSONObject {
    /// `nearestAddress`, null where there is none.
    package mutating func member(nearest: NearestAddress?) {
        guard let nearest else { return null("nearestAddress") }
        object("nearestAddress") {
            $0.member("name", nearest.title)
            $0.member("distanceMetres", nearest.roundedMetres)
            $0.member("words", nearest.words)
        }
    }

    package mutating func member(_ name: String, _ places: [SuggestedPlace], _ projector: Projector)
        throws(ProjectionFault)
    {
        let positions = try projector.positions(of: places.map(\.suggestion.place))
        array(name) { array in
            for (place, position) in zip(places, positions) {
                array.object { $0.write(place, at: position) }
            }
        }
    }

    private mutating func write(_ place: SuggestedPlace, at position: GeographicPosition) {
        let suggestion = place.suggestion
        member("id", String(suggestion.id))
        member("kind", suggestion.kind.rawValue)
        member("name", suggestion.title)
        member("locality", suggestion.locality)
        member("district", place.district)
        member("municipality", suggestion.municipality)
        object("place") { $0.point(position) }
        if let distance = place.distance { member("distanceMetres", distance.metres, decimals: 0) }
        member("match", suggestion.match.word)
    }

    package mutating func write(_ suggestion: CategorySuggestion) {
        member("category", suggestion.category)
        member("name", suggestion.name)
        member("confidence", suggestion.confidence.rawValue)
        member("score", suggestion.score)
        member("words", suggestion.words)
        member("reason", suggestion.reason)
    }
}
