import Reports
import Web

extension QueryReader {
    /// The filter of a question about reports, within what `caller` may see.
    mutating func filter(for caller: Caller, among known: FilterChoices) -> ReportFilter {
        ReportFilter(
            municipalities: caller.municipalities,
            categories: choices("category", known.categories), statuses: words("status", CaseStatus.self),
            sources: words("source", Source.self), unit: choice("unit", known.units),
            observedFrom: moment("since"), observedUntil: moment("until"),
            receivedFrom: moment("receivedSince"), receivedUntil: moment("receivedUntil"),
            includesRestricted: caller.may(.readOriginals), sight: caller.sight)
    }

    mutating func limit(_ usual: Int = 100) -> Int { number("limit", in: 1...1_000) ?? usual }

    /// `LAYER/CODE`: the area as it is on `day`, or the newest with that code.
    mutating func area(_ name: String, _ areas: AreaMap, on day: CivilDate) -> MappedArea? {
        guard let text = self.text(name) else { return nil }
        let halves = text.split(separator: "/", maxSplits: 1)
        let layer = halves.first.flatMap { AreaLayer(rawValue: String($0)) }
        if let layer, halves.count == 2 {
            let versions = areas.versions(of: layer, code: String(halves[1]))
            if let found = versions.first(where: { $0.isValid(on: day) }) ?? versions.last { return found }
        }
        let known = (layer.map { [$0] } ?? AreaLayer.allCases).flatMap { layer in
            areas.all(of: layer).map { "\(layer.rawValue)/\($0.code)" }
        }
        let nearest = NearestWord.of(text, among: known)
        let layers = AreaLayer.allCases.map(\.rawValue).joined(separator: ", ")
        fault(
            name, "parameter.value",
            sv:
                "Området finns inte.\(nearest.map { " Menade du \($0)?" } ?? "") Lager/kod; lager: \(layers).",
            en:
                "There is no such area.\(nearest.map { " Did you mean \($0)?" } ?? "") Layer/code; layers: \(layers)."
        )
        return nil
    }
}
