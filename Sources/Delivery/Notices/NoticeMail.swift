import Geometry
import JSON
import Projection
import Reports

/// What an e-mail says of one notice, and of many.
struct NoticeMail {
    let projector: Projector
    let language: NoticeLanguage
    let map: MapLink?

    func content(of notice: CaseNotice) -> MailContent {
        var lines = happened(notice) + when(notice) + [.space] + words(of: notice)
        let place = place(of: notice)
        if !place.isEmpty { lines += [.space] + place }
        return MailContent(
            subject: language(NoticeWords.subject(notice)), language: language,
            sections: [.init(lines: lines)])
    }

    /// A section for each case, in the order in which they come up. What a report says and where it lies stands once.
    ///
    /// - Parameter notices: To one unit, in the order in which they were kept.
    func digest(of notices: [CaseNotice]) -> MailContent {
        var cases: [Case.ID] = []
        for notice in notices where !cases.contains(notice.case) { cases.append(notice.case) }
        let sections = cases.map { id in section(notices.filter { $0.case == id }) }
        let unit = notices.first?.assignment.unitName ?? Bilingual(swedish: "", english: "")
        return MailContent(
            subject: language(DigestWords.subject(unit, events: notices.count, cases: cases.count)),
            language: language, sections: sections)
    }

    private func section(_ notices: [CaseNotice]) -> MailContent.Section {
        var lines: [MailContent.Line] = []
        var told: Set<Reference> = []
        for notice in notices {
            if !lines.isEmpty { lines.append(.space) }
            lines += happened(notice)
            guard told.insert(notice.reference).inserted else { continue }
            lines += when(notice) + [.space] + words(of: notice)
        }
        if let last = notices.last {
            let place = place(of: last)
            if !place.isEmpty { lines += [.space] + place }
        }
        return .init(heading: notices.first.map { language(NoticeWords.matter($0)) }, lines: lines)
    }

    /// What has happened, why it is the unit's, and by when.
    private func happened(_ notice: CaseNotice) -> [MailContent.Line] {
        var lines = [NoticeWords.happened(notice)]
        if notice.event != .withdrawn {
            lines.append(
                notice.event == .assigned
                    ? NoticeWords.because(notice.assignment.reason)
                    : NoticeWords.responsible(notice.assignment))
        }
        // What is closed, or another's, is to be dealt with by no day.
        if notice.event != .closed, notice.event != .withdrawn, let due = notice.assignment.due {
            lines.append(NoticeWords.due(due))
        }
        return lines.map { .sentence(language($0)) }
    }

    private func when(_ notice: CaseNotice) -> [MailContent.Line] {
        [.sentence(language(NoticeWords.seen(notice.observed)))]
    }

    private func words(of notice: CaseNotice) -> [MailContent.Line] {
        [notice.text.map { .quote($0) } ?? .sentence(language(NoticeWords.restricted))]
    }

    private func place(of notice: CaseNotice) -> [MailContent.Line] {
        var lines: [MailContent.Line] = []
        if let words = notice.placeWords {
            lines.append(.sentence(language(NoticeWords.place(called: words))))
        }
        guard let shown = notice.shownPlace else { return lines }
        if !lines.isEmpty { lines.append(.space) }
        lines += self.lines(of: shown.place)
        if shown.isApproximate { lines.append(.sentence(language(NoticeWords.approximatePlace))) }
        return lines
    }

    /// The place by the grid to the nearest metre, and by latitude and longitude, to about a metre too, where it can be projected.
    private func lines(of place: Place) -> [MailContent.Line] {
        func rounded(_ value: Double, _ decimals: Int) -> String {
            RoundedNumber(value, decimals: decimals)?.text() ?? "–"
        }
        let (northing, easting) = (rounded(place.northing, 0), rounded(place.easting, 0))
        let grid = language(NoticeWords.place(in: "SWEREF 99 TM", "N \(northing), E \(easting)"))
        guard let position = try? projector.position(of: place) else { return [.sentence(grid)] }
        let (latitude, longitude) = (rounded(position.latitude, 5), rounded(position.longitude, 5))
        let degrees = language(NoticeWords.place(in: "WGS 84", "\(latitude), \(longitude)"))
        guard let map else { return [.sentence(grid), .sentence(degrees)] }
        let address = map.address(
            latitude: latitude, longitude: longitude, northing: northing, easting: easting)
        return [.sentence(grid), .link(degrees, to: address)]
    }
}
