import Exports
import Geometry
import Reports
import Triage
import Web

extension APIService {
    /// How many places are suggested for a report in words alone.
    private static let mostSuggested = 5

    /// What the caller is told beside a report that it may read. What only helps to correct it is for who may do so.
    ///
    /// - Parameters:
    ///   - addresses: Those nearest to places, with the report's own among them; nil to look it up.
    ///   - mayCorrect: Whether the caller may correct this very report; nil where that is not known beyond the caller's right to correct some.
    func hints(
        for filed: FiledReport, _ caller: Caller, on day: CivilDate,
        among addresses: [Place: NearestAddress]? = nil, mayCorrect: Bool? = nil
    ) async throws -> ReportHints {
        let report = filed.report
        let mayCorrect = mayCorrect ?? caller.may(.editCases)
        var suggestedPlaces: [SuggestedPlace]?
        var nearest: NearestAddress?
        if let place = report.whereabouts.place {
            let found = if let addresses { addresses } else { try await nearestAddresses(to: [place]) }
            nearest = found[place]
        } else if mayCorrect, let words = report.whereabouts.words {
            let told = ToldPlace(words)
            let found = try await store.places(
                told: told, in: report.municipality, limit: Self.mostSuggested)
            suggestedPlaces = suggested(found, on: day)
        }
        let suggester = served[report.municipality]?.suggester
        return ReportHints(
            nearestAddress: nearest, suggestedPlaces: suggestedPlaces,
            suggestedCategory: mayCorrect
                ? suggester?.correction(of: report.category, in: report.text.description) : nil)
    }

    /// The address nearest to each of these places; none for one that has none near. One question, whatever their number.
    func nearestAddresses(to places: [Place]) async throws -> [Place: NearestAddress] {
        guard let reach = NearestAddress.reach, !places.isEmpty else { return [:] }
        let found = try await store.nearestPlaces(to: places, within: reach)
        return Dictionary(
            zip(places, found).compactMap { place, named in
                named.map { (place, NearestAddress($0, from: place)) }
            }
        ) { first, _ in first }
    }
}
