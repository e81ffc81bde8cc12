import Geometry
import JSON
package import Projection
import Reports

/// Reports as a collection of points.
package struct ReportsGeoJSON: Export {
    private let projector: Projector
    private let detail: Detail
    private let members: GeoJSON.Members

    package let mediaType = GeoJSON.mediaType
    package let fileExtension = "geojson"

    package init(
        _ projector: Projector, detail: Detail, members: @escaping GeoJSON.Members = { _, _ in }
    ) {
        self.projector = projector
        self.detail = detail
        self.members = members
    }

    package func header() -> [UInt8] { GeoJSON.collectionHeader }

    package func item(_ report: ExportedReport, isFirst: Bool) throws(ProjectionFault) -> [UInt8] {
        try GeoJSON.feature(isFirst: isFirst) { (feature) throws(ProjectionFault) in
            try write(report, to: &feature)
        }
    }

    package func footer(after count: Int) -> [UInt8] { GeoJSON.collectionFooter { members(&$0, count) } }

    /// One report as a feature by itself.
    package func feature(_ report: ExportedReport) throws(ProjectionFault) -> [UInt8] {
        try item(report, isFirst: true)
    }

    private func write(_ report: ExportedReport, to feature: inout JSONObject) throws(ProjectionFault) {
        feature.member("id", report.id)
        try feature.point(report.place.map(detail.shown), projector)
        try feature.object("properties") { (properties) throws(ProjectionFault) in
            properties.member("id", report.id)
            if detail == .full { properties.memberIfPresent("reference", report.rest?.reference) }
            properties.member("municipality", report.municipality)
            properties.member("category", report.category)
            properties.member("status", report.status)
            properties.member("source", report.source)
            properties.member("observedAt", report.observed)
            if let distance = report.distance {
                properties.member("distanceMetres", detail.shown(distance).metres, decimals: 2)
            }
            if let rest = report.rest { write(rest, to: &properties) }
            if detail == .full, let hints = report.hints { try write(hints, of: report, to: &properties) }
        }
    }

    private func write(_ rest: ExportedReport.Rest, to properties: inout JSONObject) {
        properties.member("receivedAt", rest.received)
        properties.member("case", rest.case)
        properties.member("recurs", rest.recurs)
        guard detail == .full else { return }
        properties.memberIfPresent("clientReference", rest.clientReference)
        properties.member("accuracyMetres", rest.accuracy?.metres, decimals: 2)
        properties.member("restricted", rest.isRestricted)
        properties.member("words", rest.words)
        properties.member("text", rest.text)
        properties.array("answers") { answers in
            for answer in rest.answers {
                answers.object {
                    $0.member("question", answer.question)
                    $0.member("value", answer.value)
                }
            }
        }
    }

    private func write(
        _ hints: ReportHints, of report: ExportedReport, to properties: inout JSONObject
    ) throws(ProjectionFault) {
        if report.place != nil { properties.member(nearest: hints.nearestAddress) }
        if let places = hints.suggestedPlaces { try properties.member("suggestedPlaces", places, projector) }
        if let category = hints.suggestedCategory {
            properties.object("suggestedCategory") { $0.write(category) }
        }
    }
}
