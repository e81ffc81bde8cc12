import Geometry
import JSON
package import Projection
import Reports

/// Words notices when they are sent. The same notice gives the same bytes every time.
package struct NoticeWriter: Sendable {
    private let projector: Projector
    private let language: NoticeLanguage

    /// - Parameter language: That of e-mail; a webhook carries both.
    package init(projector: Projector, language: NoticeLanguage = .swedish) {
        self.projector = projector
        self.language = language
    }

    /// The bytes that are sent: of a webhook the JSON that is signed, of an e-mail the text, whose first line is the subject.
    func bytes(of message: OutboxMessage) -> [UInt8] {
        switch (message.payload, message.channel) {
        case (.worded(let bytes), _): bytes
        case (.notice(let notice), .webhook): webhook(notice)
        case (.notice(let notice), .email): Array(email(notice).utf8)
        case (.status(let notice, _), _): StatusPayload.json(notice)
        case (.answer(let notice), _): Array(AnswerWords.email(notice, in: language).utf8)
        }
    }

    /// An event of the form that Standard Webhooks recommends: type, timestamp, data.
    private func webhook(_ notice: CaseNotice) -> [UInt8] {
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

    private func email(_ notice: CaseNotice) -> String {
        var lines = [
            language(NoticeWords.subject(notice)), "", language(NoticeWords.happened(notice)),
        ]
        if notice.event != .withdrawn {
            lines.append(
                language(
                    notice.event == .assigned
                        ? NoticeWords.because(notice.assignment.reason)
                        : NoticeWords.responsible(notice.assignment)))
        }
        // What is closed, or another's, is to be dealt with by no day.
        if notice.event != .closed, notice.event != .withdrawn, let due = notice.assignment.due {
            lines.append(language(NoticeWords.due(due)))
        }
        lines += [
            language(NoticeWords.seen(notice.observed)), "", notice.text ?? language(NoticeWords.restricted),
        ]
        if let words = notice.placeWords { lines += ["", language(NoticeWords.place(called: words))] }
        if let shown = notice.shownPlace {
            lines += [""] + self.lines(of: shown.place)
            if shown.isApproximate { lines.append(language(NoticeWords.approximatePlace)) }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The place by the grid to the nearest metre, and by latitude and longitude, to about a metre too, where it can be projected.
    private func lines(of place: Place) -> [String] {
        func rounded(_ value: Double, _ decimals: Int) -> String {
            RoundedNumber(value, decimals: decimals)?.text() ?? "–"
        }
        let grid = "N \(rounded(place.northing, 0)), E \(rounded(place.easting, 0))"
        var lines = [language(NoticeWords.place(in: "SWEREF 99 TM", grid))]
        if let position = try? projector.position(of: place) {
            let degrees = "\(rounded(position.latitude, 5)), \(rounded(position.longitude, 5))"
            lines.append(language(NoticeWords.place(in: "WGS 84", degrees)))
        }
        return lines
    }
}
