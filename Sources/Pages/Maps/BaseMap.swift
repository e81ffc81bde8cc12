import API
import Hummingbird
import Reports
import Web

/// A map on a page. The template is `map`; the script `map.js` draws it. Beside every map stands a list or a text that says the same.
struct MapView: Sendable {
    /// Where the drawn base map is asked for.
    let data = "/karta/grund.json"
    /// What the map shows, for those who do not see it.
    let label: String
    /// The words that the script says, as JSON.
    let words: String
    /// Nil for the drawn base map alone.
    var tiles: MapTiles?
    /// The `id` of the form's fields for longitude and latitude begin with it, when a pin is to be set: `place` for `place-lon`,
    /// `place-lat` and `place-accuracy`.
    var pin: String?
    /// Where a GeoJSON collection of points to be shown is asked for.
    var points: String?

    init(label: String, words: Words, tiles: MapTiles?, pin: String? = nil, points: String? = nil) {
        self.label = label
        self.words = MapWords(words).json
        self.tiles = tiles
        self.pin = pin
        self.points = points
    }
}

extension PageRoutes {
    func map(_ label: String, for visit: Visit, pin: String? = nil, points: String? = nil) -> MapView {
        MapView(
            label: label, words: frame.words[visit.language], tiles: frame.settings.tiles, pin: pin,
            points: points)
    }

    /// The outline of the municipalities, their districts and roads: what a map is drawn of that has no tiles. Public facts.
    var baseMap: Route {
        Route(
            .get, "/karta/grund.json", .open,
            summary: Bilingual(swedish: "Ritad grundkarta", english: "Drawn base map"),
            answers: [.init(.ok, "The areas.", "application/geo+json", .named("AreaCollection"))],
            isPage: true, isDescribed: false
        ) { call in
            let bytes = try api.baseMap(at: call.now)
            return .geoJSON(
                bytes, headers: [.cacheControl: "public, max-age=300", .eTag: StaticFiles.tag(of: bytes)])
        }
    }
}
