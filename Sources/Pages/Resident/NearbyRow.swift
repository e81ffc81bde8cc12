import API
import Geometry
import Reports
import Web

/// An open case close by, as a resident reads of it.
struct NearbyRow: Hashable, Sendable {
    let id: String
    let title: String
    let told: String

    init(_ found: APIService.NearbyCase, _ form: ReportForm) {
        id = found.id.description
        title = found.category.name.text(in: form.language)
        let metres = max(10, Int((found.distance.metres / 10).rounded()) * 10)
        told = form.words(
            found.reports == 1 ? "report-nearby-one" : "report-nearby-many",
            [
                "metres": "\(metres)", "day": "\(SwedishTime(found.opened).date)",
                "count": "\(found.reports)",
            ])
    }
}
