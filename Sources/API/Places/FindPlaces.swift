import Exports
import Geometry
import Hummingbird
import JSON
import Projection
import Reports
import Web

extension APIService {
    private static let mostPlaces = 1...50
    private static let usualPlaces = 10

    var findPlaces: Route {
        Route(
            .get, "/api/v1/places", .to(.readProfile),
            query: [
                .init(
                    "q", .text, "What has been typed of an address or a name: two letters or more.",
                    isRequired: true, example: "idrottsh"),
                .init(
                    "near", .array(.number()), "`LON,LAT`: of what fits as well, the nearer first.",
                    example: "14.53,56.28"),
                .init(
                    "limit", .integer(Self.mostPlaces), "How many at most; \(Self.usualPlaces) when absent.",
                    example: "5"),
            ],
            summary: Bilingual(swedish: "Adresser och platsnamn", english: "Addresses and names of places"),
            notes: """
                What may be meant, likeliest first, out of the list that the municipality has imported \
                (`lykta addresses import`); empty without one. Letters without their dots find the same, and a name that is \
                misspelt is found when nothing is as typed. A house number is matched as one: 1 is not 12, but 12 is 12A too. \
                `kind`: `address`, a whole `street` (its place is the address nearest to its middle), or a `name`. `match`: \
                how the name fits. `id` places a report: see `PUT /api/v1/reports/{id}/place`.
                """,
            answers: [
                .init(
                    .ok, "What may be meant.", "application/json", .named("Places"), example: Examples.places)
            ]
        ) { call in
            let caller = try call.caller()
            var reader = QueryReader(call.query)
            let near = reader.place("near", projector)
            let typed = reader.value(
                "q", sv: "Minst två bokstäver, högst \(TypedPlace.longest) byte.",
                en: "At least two letters, at most \(TypedPlace.longest) bytes."
            ) { TypedPlace($0, near: near) }
            let limit = reader.number("limit", in: Self.mostPlaces) ?? Self.usualPlaces
            reader.require("q")
            try reader.finish()
            guard let typed else { throw Problem.internalFault }
            let found = try await store.places(typed: typed, in: caller.municipalities, limit: limit)
            let places = suggested(found, near: near, on: SwedishTime(call.now).date)
            return .json(
                try JSONWriter.object { (object) throws(ProjectionFault) in
                    try object.member("places", places, projector)
                })
        }
    }

    /// Each with its district.
    func suggested(_ found: [PlaceSuggestion], near: Place? = nil, on day: CivilDate) -> [SuggestedPlace] {
        let areas = areas()
        return found.map { suggestion in
            SuggestedPlace(
                suggestion,
                district: areas.area(of: .district, holding: suggestion.place, on: day)?.area.name,
                distance: near.map { suggestion.place.distance(to: $0) })
        }
    }
}

extension Examples {
    static let places = #"""
        {"places":[{"id":"812","kind":"name","name":"Idrottshallen","locality":"Olofström","district":"Centrum","municipality":"1060","place":{"type":"Point","coordinates":[14.5306,56.2767]},"distanceMetres":370,"match":"beginning"}]}
        """#
}
