import Exports
import HTTPTypes
import Hummingbird
import Reports
import Web

/// What the lists share that are had as calendars of last days.
extension APIService {
    func deadlines(_ language: Language) -> DeadlineCalendar {
        DeadlineCalendar(host: publicURL.description) { $0.text(in: language) }
    }

    /// A calendar, to be saved under a name or subscribed to.
    func calendar(_ bytes: [UInt8], _ name: String, _ headers: HTTPFields = [:]) -> Response {
        var headers = headers
        headers[.contentDisposition] = "attachment; filename=\"\(name).ics\""
        return Response(.ok, DeadlineCalendar.mediaType, bytes, headers: headers)
    }
}
