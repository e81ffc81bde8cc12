import Geometry
import JSON
import Reports

/// What a webhook says of a notice: an event of the form that Standard Webhooks recommends (type, timestamp, data). Its members
/// are described in docs/api.md.
enum WebhookPayload {
    static func json(_ notice: CaseNotice) -> [UInt8] {
        let assignment = notice.assignment
        return JSONWriter.object {
            $0.member("type", "case.\(notice.event.rawValue)")
            $0.member("timestamp", notice.at.rfc3339)
            $0.object("data") {
                $0.member("case", notice.case.description)
                $0.memberIfPresent("other", notice.other?.description)
                $0.member("municipality", notice.municipality.description)
                $0.member("unit", assignment.unit.description)
                $0.member("rule", assignment.rule)
                $0.object("reason") {
                    $0.member("sv", assignment.reason.swedish)
                    $0.member("en", assignment.reason.english)
                }
                $0.memberIfPresent("due", assignment.due?.description)
                $0.member("category", notice.category.description)
                $0.member("reference", notice.reference.description)
                $0.memberIfPresent("text", notice.text)
                $0.member("observedAt", notice.observed.rfc3339)
                if let shown = notice.shownPlace {
                    $0.object("place") {
                        $0.member("northing", shown.place.northing)
                        $0.member("easting", shown.place.easting)
                        $0.member("epsg", 3006)
                        if shown.isApproximate { $0.member("squareMetres", Place.squareOfRestricted) }
                    }
                }
                $0.memberIfPresent("placeWords", notice.placeWords)
            }
        }
    }
}
