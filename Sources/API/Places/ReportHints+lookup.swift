import Exports
import Geometry
import Reports
import Triage
import Web

extension APIService {
    /// How many places are suggested for a report in words alone.
    private static let mostSuggested = 5

    /// What the caller is told beside a report that it may read. What only helps to correct it is for who may do so.
    func hints(for filed: FiledReport, _ caller: Caller, on day: CivilDate) async throws -> ReportHints {
        let report = filed.report
        let mayCorrect = caller.may(.editCases)
        var suggestedPlaces: [SuggestedPlace]?
        var nearest: NearestAddress?
        if let place = report.whereabouts.place {
            nearest = try await nearestAddress(to: place)
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

    func nearestAddress(to place: Place) async throws -> NearestAddress? {
        guard let reach = NearestAddress.reach else { return nil }
        return try await store.nearestPlace(to: place, within: reach).map { NearestAddress($0, from: place) }
    }
}
