import Reports
import Web

extension QueryReader {
    /// The filter of a question about reports, within what `caller` may see.
    mutating func filter(for caller: Caller) -> ReportFilter {
        let unit: Code<Unit>? = value("unit", sv: "Koden för en ansvarig.", en: "The code of a unit.") {
            Code($0)
        }
        return ReportFilter(
            municipalities: caller.municipalities,
            categories: codes("category", Category.self), statuses: words("status", CaseStatus.self),
            sources: words("source", Source.self), unit: unit,
            observedFrom: moment("since"), observedUntil: moment("until"),
            includesRestricted: caller.may(.originalRead))
    }

    /// Codes of categories that there are, for answers that a misspelt one would make false; none when absent.
    mutating func categories(among known: [Reports.Category]) -> Set<Code<Reports.Category>> {
        let codes = Set(known.map(\.code))
        let sentence = Bilingual.anyOf(codes.sorted().map(\.description))
        return set("category", sv: sentence.swedish, en: sentence.english) { text in
            Code<Reports.Category>(text).flatMap { codes.contains($0) ? $0 : nil }
        }
    }

    mutating func limit(_ usual: Int = 100) -> Int { number("limit", in: 1...1_000) ?? usual }

    /// `LAYER/CODE`: the area as it is on `day`, or the newest with that code.
    mutating func area(_ name: String, _ areas: AreaMap, on day: CivilDate) -> MappedArea? {
        let layers = AreaLayer.allCases.map(\.rawValue).joined(separator: ", ")
        return value(
            name, sv: "Lager/kod för ett område som finns. Lager: \(layers).",
            en: "Layer/code of an area there is. Layers: \(layers)."
        ) { text in
            let halves = text.split(separator: "/", maxSplits: 1)
            guard halves.count == 2, let layer = AreaLayer(rawValue: String(halves[0])) else { return nil }
            let versions = areas.versions(of: layer, code: String(halves[1]))
            return versions.first { $0.isValid(on: day) } ?? versions.last
        }
    }
}
