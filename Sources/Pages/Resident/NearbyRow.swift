import API
import Geometry
import Reports
import Web

/// An open case close by, as a resident reads of it.
struct NearbyRow: Hashable, Sendable {
    let mark: String
    let title: String
    let told: String

    init(_ found: APIService.NearbyCase, _ form: ReportForm) {
        mark = found.mark
        title = found.category.name.text(in: form.language)
        let metres = max(10, Int((found.distance.metres / 10).rounded()) * 10)
        told = form.words(
            "report-nearby-before",
            ["metres": "\(metres)", "month": found.month.monthInWords.text(in: form.language)])
    }
}
