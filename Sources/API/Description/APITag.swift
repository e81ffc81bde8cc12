import JSON
import Web

/// What an operation is filed under by tools that draw the document: told by the first word of its path.
struct APITag: Hashable {
    let name: String
    private let notes: String?

    init(_ route: Route) {
        let words: [String] = route.path.segments.compactMap {
            if case .literal(let text) = $0 { text } else { nil }
        }
        let word = words.first { $0 != "api" && $0 != "v1" } ?? ""
        let known = Self.known.first { $0.words.contains(word) }
        name = known?.name ?? word
        notes = known?.notes
    }

    /// Those of the routes, each once, in the order in which they come.
    static func all(of routes: [Route]) -> [APITag] {
        var tags: [APITag] = []
        for tag in routes.map(APITag.init) where !tags.contains(tag) { tags.append(tag) }
        return tags
    }

    func write(to object: inout JSONObject) {
        object.member("name", name)
        object.memberIfPresent("description", notes)
    }

    private static let known: [(name: String, notes: String, words: Set<String>)] = [
        (
            "reports", "Rapporter: ta emot, hitta, följa. / Reports: receive, find, follow.",
            ["reports", "own", "follow", "counts", "categories", "places"]
        ),
        (
            "cases", "Ärenden och vem som ansvarar. / Cases, and who answers for them.",
            ["cases", "units", "statistics", "routing"]
        ),
        (
            "hotspots", "Platser och trender som sticker ut. / Places and trends that stand out.",
            ["hotspots", "kept-hotspots", "trends"]
        ),
        (
            "walks", "Trygghetsvandringar och iakttagelser. / Safety walks and findings.",
            ["walks", "findings"]
        ),
        (
            "measures", "Åtgärder och vad de ledde till. / Measures, and what they led to.",
            ["measures", "effect", "effects", "judgements", "done"]
        ),
        (
            "pictures", "Lägesbilder och vad de vilar på. / Situational pictures, and what they rest on.",
            ["pictures", "shared-pictures", "surveys", "dialogues", "crime-statistics", "watch-areas"]
        ),
        (
            "plans",
            "Planer, möten, löften och lagens klocka. / Plans, meetings, promises and the law's clock.",
            ["plans", "meetings", "promises", "duties"]
        ),
        ("areas", "Områden. / Areas.", ["areas"]),
        ("features", "För kartprogram: OGC API. / For map programs: OGC API.", ["ogc"]),
        ("open311", "För appar: Open311 GeoReport v2. / For apps: Open311 GeoReport v2.", ["open311"]),
        (
            "administration", "Nycklar och meddelanden. / Keys and messages.",
            ["keys", "outbox"]
        ),
        ("sessions", "Inloggning. / Signing in.", ["session", "logga-in"]),
        (
            "service", "Tjänsten själv. / The service itself.",
            ["", "api-info", "openapi.json", "healthz", "readyz", "metrics"]
        ),
    ]
}
