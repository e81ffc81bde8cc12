import Geometry
import JSON
import Projection
import Reports

/// Writes what a unit is told of a case that became its own.
struct NoticeComposer: Sendable {
    let projector: Projector

    @Sendable func compose(_ notice: CaseNotice, through channel: Channel) -> [UInt8] {
        switch channel {
        case .webhook: webhook(notice)
        case .email: Array(email(notice).utf8)
        }
    }

    /// An event of the form that Standard Webhooks recommends: type, timestamp, data.
    private func webhook(_ notice: CaseNotice) -> [UInt8] {
        JSONWriter.object {
            $0.member("type", "case.assigned")
            $0.member("timestamp", notice.at)
            $0.object("data") {
                $0.member("case", notice.case)
                $0.member("municipality", notice.municipality)
                $0.member("unit", notice.unit.code)
                $0.member("rule", notice.assignment.rule)
                $0.object("reason") {
                    $0.member("sv", notice.assignment.reason.swedish)
                    $0.member("en", notice.assignment.reason.english)
                }
                if let due = notice.assignment.due { $0.member("due", due) }
                $0.member("category", notice.category)
                $0.member("reference", notice.reference)
                if let text = notice.text { $0.member("text", text) }
                $0.member("observedAt", notice.observed)
                if let place = notice.place {
                    $0.object("place") {
                        $0.member("northing", place.northing)
                        $0.member("easting", place.easting)
                        $0.member("epsg", 3006)
                    }
                }
            }
        }
    }

    /// The text of an e-mail: its first line becomes the subject.
    private func email(_ notice: CaseNotice) -> String {
        var lines = [
            "Nytt ärende: \(notice.category) (\(notice.reference))", "",
            "Ärende \(notice.case) har fördelats till \(notice.unit.name.swedish).",
            "Skäl: \(notice.assignment.reason.swedish)",
        ]
        if let due = notice.assignment.due { lines.append("Åtgärda senast \(due).") }
        lines += ["Sett: \(SwedishTime(notice.observed).description)", ""]
        lines.append(notice.text ?? "Rapporten har begränsad åtkomst och läses i tjänsten.")
        if let place = notice.place {
            lines += ["", "Plats (SWEREF 99 TM): N \(Int(place.northing)), E \(Int(place.easting))"]
            if let position = try? projector.position(of: place) {
                lines.append("Plats (WGS 84): \(position.latitude), \(position.longitude)")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
