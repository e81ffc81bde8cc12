import JSON

/// What `map.js` says, in the language of the page.
struct MapWords: Sendable {
    let json: String

    init(_ words: Words) {
        let keys = [
            "zoomIn": words["map-zoom-in"], "zoomOut": words["map-zoom-out"], "pin": words["map-pin"],
            "moved": words["map-moved"], "set": words["map-set"], "locating": words["map-locating"],
            "located": words["map-located"], "notLocated": words["map-not-located"],
            "cluster": words["map-cluster"], "failed": words["map-failed"], "north": words["map-north"],
            "south": words["map-south"], "east": words["map-east"], "west": words["map-west"],
        ]
        json = String(
            decoding: JSONWriter.object { object in
                for (key, text) in keys.sorted(by: { $0.key < $1.key }) { object.member(key, text) }
            }, as: UTF8.self)
    }
}
