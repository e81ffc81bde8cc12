import JSON
import Reports

/// What an e-service is sent about a report that its key sent, in the form that Standard Webhooks recommends. It carries both
/// languages, and nothing of the report's words or place.
enum StatusPayload {
    static func json(_ notice: StatusNotice) -> [UInt8] {
        JSONWriter.object {
            $0.member("type", "report.\(notice.event.rawValue)")
            $0.member("timestamp", notice.at.rfc3339)
            $0.object("data") {
                $0.member("id", notice.report.description)
                $0.member("reference", notice.reference.description)
                $0.memberIfPresent("clientReference", notice.clientReference)
                $0.member("municipality", notice.municipality.description)
                if notice.namesCase { $0.member("case", notice.case.description) }
                $0.object("state") {
                    $0.member("kind", notice.state.rawValue)
                    $0.object("name") { write(notice.told.name, to: &$0) }
                    $0.object("explanation") { write(notice.told.explanation, to: &$0) }
                }
                $0.memberIfPresent("answer", notice.answer)
            }
        }
    }

    private static func write(_ words: Bilingual, to object: inout JSONObject) {
        object.member("sv", words.swedish)
        object.member("en", words.english)
    }
}
