package import Reports

/// How far a picture looks. The raw values are kept, and the words of the API.
package enum PictureKind: String, CaseIterable, Sendable {
    /// A week, or since the last meeting.
    case operative
    /// A year, or another period.
    case strategic
    /// A calendar year, as it is reported to the municipal council (Lag 2023:196, § 13).
    case yearly

    package var name: Bilingual {
        switch self {
        case .operative: Bilingual(swedish: "Operativ", english: "Operative")
        case .strategic: Bilingual(swedish: "Strategisk", english: "Strategic")
        case .yearly: Bilingual(swedish: "Årsrapport", english: "Yearly report")
        }
    }

    /// How many days it looks back where nothing else is said.
    package var usualDays: Int {
        switch self {
        case .operative: 7
        case .strategic, .yearly: 365
        }
    }
}

/// From one day through another.
package struct PictureSpan: Hashable, Sendable {
    package let from: CivilDate
    /// The last day.
    package let until: CivilDate

    /// How many days a span holds at most.
    package static let longest = 1_830

    /// Nil when it would end before it begins, or be longer than ``longest``.
    package init?(from: CivilDate, until: CivilDate) {
        guard from <= until, until.daysSinceEpoch - from.daysSinceEpoch < Self.longest else { return nil }
        self.from = from
        self.until = until
    }

    /// Its first moment in Sweden.
    package var start: Timestamp { SwedishTime.moment(of: from, minuteOfDay: 0) }
    /// The first moment after it.
    package var end: Timestamp { SwedishTime.moment(of: until.adding(days: 1), minuteOfDay: 0) }

    package func contains(_ moment: Timestamp) -> Bool { moment >= start && moment < end }
    package func contains(_ day: CivilDate) -> Bool { day >= from && day <= until }

    package var words: Bilingual { Bilingual("\(from) – \(until)") }

    /// From the first day of a year through its last; nil for a year that no calendar has.
    package init?(year: Int) {
        guard let from = CivilDate(year: year, month: 1, day: 1),
            let until = CivilDate(year: year, month: 12, day: 31)
        else { return nil }
        self.init(from: from, until: until)
    }
}

/// What a picture is of: whose, how far it looks, and the day whose end it is told from.
package struct PictureScope: Hashable, Sendable {
    package let municipality: MunicipalityCode
    package let kind: PictureKind
    package let span: PictureSpan
    /// The day that it is of: what was known when it ended. It is over, so that nothing that comes in later is of it.
    package let day: CivilDate

    package init(municipality: MunicipalityCode, kind: PictureKind, span: PictureSpan, day: CivilDate) {
        self.municipality = municipality
        self.kind = kind
        self.span = span
        self.day = day
    }

    /// The first moment after ``day``: only what the store held before it counts.
    package var asOf: Timestamp { SwedishTime.moment(of: day.adding(days: 1), minuteOfDay: 0) }

    /// The day on which what lasts is looked at: that of the picture, or the last of the year that a yearly report is of.
    package var standing: CivilDate { kind == .yearly ? span.until : day }

    /// With what holds where nothing is said: of yesterday, through that day, as far back as is usual. A yearly report is of a whole calendar
    /// year, the last one that was over on the day.
    ///
    /// - Throws: ``PictureFault``.
    package init(
        of municipality: MunicipalityCode, _ kind: PictureKind, from: CivilDate? = nil,
        until: CivilDate? = nil, day: CivilDate? = nil, today: CivilDate
    ) throws(PictureFault) {
        let day = day ?? today.adding(days: -1)
        guard day < today else { throw .dayNotOver(day) }
        let typed: [(PictureDay, CivilDate?)] = [(.day, day), (.until, until), (.from, from)]
        for case (let member, let day?) in typed where day.year < EarliestYear.ofWork {
            throw .dayTooEarly(member, day)
        }
        if kind == .yearly {
            let year = from?.year ?? until?.year ?? day.adding(days: 1).year - 1
            guard let span = PictureSpan(year: year), (from ?? span.from) == span.from,
                (until ?? span.until) == span.until
            else { throw .notAYear }
            guard span.until <= day else { throw .spanAfterDay(day) }
            self.init(municipality: municipality, kind: kind, span: span, day: day)
            return
        }
        let last = until ?? day
        guard last <= day else { throw .spanAfterDay(day) }
        guard let span = PictureSpan(from: from ?? last.adding(days: 1 - kind.usualDays), until: last)
        else { throw .noSpan }
        self.init(municipality: municipality, kind: kind, span: span, day: day)
    }
}
