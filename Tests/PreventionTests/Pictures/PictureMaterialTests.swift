import Reports
import TestSupport
import Testing

@testable import Prevention

/// A picture as a pure function of what the store held.
@Suite struct PictureMaterialTests {
    private func material() throws -> PictureMaterial {
        let home = try MunicipalityCode("1060").orFail()
        let scope = try PictureScope(
            of: home, .operative, today: try CivilDate("2026-11-20").orFail())
        var material = PictureMaterial(scope, try .fixture())
        material.sources = [("resident", 9), ("police", 2)].map { row($0.0, $0.1) }
        material.categories = [("lighting", 6), ("drugs", 5)].map { row($0.0, $0.1) }
        material.cases = try (1...6).map { try one($0, in: scope) }
        material.districts = [.numbered(1): "Holje"]
        material.measures = try (1...4).map { try measure($0, home) }
        material.survey = try [(2022, "17"), (2023, "11")].map { year, percent in
            SurveyFigure(
                key: .init(
                    keeper: home, municipality: home, question: try Code("victim").orFail(),
                    year: try SurveyYear(year).orFail()),
                percent: try PublishedPercent(percent).orFail(),
                sample: try SurveySample(asked: 900, answered: nil).orFail(),
                source: try SourceName("Polisen").orFail())
        }
        material.heard = [
            DistrictReports(code: "holje", name: "Holje", inhabitants: 5_000, reports: 60),
            DistrictReports(code: "jamshog", name: "Jämshög", inhabitants: 3_000, reports: 3),
        ]
        material.crimes = try [("2024", 118), ("2025", 190)].map { try crime($0.0, $0.1, home) }
        material.dialogues = try (1...2).map { try dialogue($0, home) }
        material.watchAreas = try (1...3).map { number in
            WatchArea(
                id: .numbered(number), municipality: home, name: "Linden \(number)", households: 20,
                since: try CivilDate("2026-0\(number)-01").orFail(),
                until: number == 3 ? CivilDate("2026-04-01") : nil, made: .epoch)
        }
        return material
    }

    private func crime(_ period: String, _ count: Int, _ home: MunicipalityCode) throws -> CrimeCount {
        try CrimeCount(
            key: .init(
                keeper: home, area: CrimeArea(home), offence: try OffenceName("Skadegörelse").orFail(),
                period: try CrimePeriod(period).orFail(), publisher: try SourceName("Brå").orFail()),
            count: count, status: .preliminary
        ).orFail()
    }

    private func dialogue(_ number: Int, _ home: MunicipalityCode) throws -> Dialogue {
        Dialogue(
            id: .numbered(number), municipality: home, day: try CivilDate("2026-11-1\(number + 4)").orFail(),
            whereabouts: "Folkets hus", people: 30,
            themes: try DialogueThemes(written: number == 1 ? "Belysning: 4 | Buller: 3" : "Belysning: 3")
                .orFail(), notes: "För oss.", holder: "Trygghetsrådet", provenance: "Protokoll 7",
            made: .epoch)
    }

    private func row(_ key: String, _ received: Int) -> StatisticsRow {
        var row = StatisticsRow(key: key)
        row.received = received
        return row
    }

    /// 1 and 2 are new, 2 is back again; 3 grows; 4 got one report; 5 and 6 are old, and 5 and 3 are overdue.
    private func one(_ number: Int, in scope: PictureScope) throws -> CaseThen {
        CaseThen(
            id: .numbered(number), group: try Code("lighting").orFail(),
            begun: number < 3 ? scope.span.start : scope.span.start.subtracting(.days(30)),
            isOpened: true, returnOf: number == 2 ? .numbered(77) : nil, takesReports: number != 6,
            due: number < 3 ? nil : scope.day.adding(days: number == 4 ? 1 : -number),
            joined: [1, 1, 3, 1, 0, 0][number - 1])
    }

    private func measure(_ number: Int, _ home: MunicipalityCode) throws -> MeasureThen {
        let done = number == 1 ? CivilDate("2026-11-15") : nil
        return MeasureThen(
            Measure(
                id: .numbered(number), municipality: home, kind: try Code("lighting").orFail(),
                title: "Lampor \(number)",
                days: MeasureDays(planned: CivilDate("2026-11-01"), done: done),
                state: number == 1 ? .done : .decided, made: .epoch), history: [], asOf: .testNow)
    }

    @Test func `the same gives the same bytes, in whatever order it comes`() throws {
        let bytes = try material().content.bytes
        #expect(try material().content.bytes == bytes)
        var chance = SeededChance(seed: 4)
        for _ in 0..<40 {
            var other = try material()
            other.sources.shuffle(using: &chance)
            other.categories.shuffle(using: &chance)
            other.cases.shuffle(using: &chance)
            other.measures.shuffle(using: &chance)
            other.survey.shuffle(using: &chance)
            other.heard.shuffle(using: &chance)
            other.crimes.shuffle(using: &chance)
            other.dialogues.shuffle(using: &chance)
            other.watchAreas.shuffle(using: &chance)
            #expect(other.content.bytes == bytes)
        }
    }

    @Test func `what was frozen is read again as it was`() throws {
        let content = try material().content
        #expect(try PictureContent(bytes: content.bytes).orFail() == content)
        #expect(PictureContent(bytes: Array(content.bytes.dropLast())) == nil)
        #expect(PictureContent(bytes: Array("{}".utf8)) == nil)
    }

    @Test func `it tells what is new, growing, back again and overdue`() throws {
        let content = try material().content
        let cases = try content.section(.cases).orFail().rows
        func count(_ key: String) throws -> Double? {
            cases.first { $0.key == key }?.figure(.cases)?.value
        }
        #expect(try count("new") == 2 && count("growing") == 1 && count("returned") == 1)
        #expect(
            cases.filter { $0.source?.kind == .case }.map(\.key) == [
                "growing/\(Case.ID.numbered(3))", "returned/\(Case.ID.numbered(2))",
            ])
        let late = try content.section(.overdue).orFail().rows
        #expect(late.first?.figure(.cases)?.value == 2)
        #expect(late.dropFirst().map { $0.figure(.daysLate)?.value } == [5, 3])
        #expect(content.cases == [.numbered(2), .numbered(3), .numbered(5)])
    }

    @Test func `the cases that a row counts are told by its key`() throws {
        let material = try material()
        for heading in [PictureHeading.cases, .overdue] {
            for row in try material.content.section(heading).orFail().rows
            where row.source?.kind == .cases || row.source?.kind == .overdue {
                let counted = try material.cases(countedBy: row.key, under: heading).orFail()
                #expect(Double(counted.count) == row.figure(.cases)?.value, "\(row.key)")
            }
        }
        #expect(material.cases(countedBy: "new", under: .cases)?.map(\.id) == [.numbered(1), .numbered(2)])
        #expect(material.cases(countedBy: "old", under: .cases) == nil)
        #expect(material.cases(countedBy: "total", under: .alarms) == nil)
    }

    @Test func `a district that reports less than the others is said to, with an interval`() throws {
        let rows = try material().content.section(.unheard).orFail().rows
        #expect(rows.map(\.key) == ["district/holje", "district/jamshog"])
        let share = try rows[1].figure(.perThousand).orFail()
        #expect(share.value == 1 && share.interval.map { $0.lowerBound < 1 && $0.upperBound > 1 } == true)
        #expect(rows[1].words?.swedish.hasPrefix("Färre rapporter") == true)
    }

    @Test func `the survey is told with its interval, and measures by what became of them`() throws {
        let content = try material().content
        let victims = try content.section(.survey).orFail().rows[0]
        let percent = try victims.figure(.percent).orFail()
        #expect(percent.value == 11 && percent.interval.map { $0.contains(9) && $0.contains(13) } == true)
        let measures = try content.section(.measures).orFail().rows
        #expect(measures.first { $0.key == "state/decided" }?.figure(.number)?.value == 3)
        #expect(
            measures.first { $0.key == "measure/\(MeasureID.numbered(1))" }?.words?.swedish
                == "Genomförd 2026-11-15.")
        #expect(
            measures.first { $0.key == "measure/\(MeasureID.numbered(2))" }?.words?.swedish
                == "Beslutad. Skulle ha varit klar 2026-11-01.")
    }

    @Test func `offences are told with their publisher, and beside the year before`() throws {
        let rows = try material().content.section(.crimeStatistics).orFail().rows
        #expect(rows.count == 1 && rows[0].name.swedish.hasPrefix("Skadegörelse, "))
        #expect(rows[0].figure(.offences)?.value == 190 && rows[0].figure(.yearBefore)?.value == 118)
        #expect(rows[0].words?.swedish.hasPrefix("Brå. Preliminär. Fler än samma tid") == true)
        #expect(rows[0].source == PictureSource(.crimeStatistics, "Skadegörelse|1060|year|Brå"))
    }

    @Test func `dialogues are told with what they are known from, and everybody hears of what many spoke of`()
        throws
    {
        let rows = try material().content.section(.dialogues).orFail().rows
        #expect(rows.first?.figure(.number)?.value == 2 && rows.first?.figure(.people)?.value == 60)
        #expect(rows.filter(\.isOpen).map(\.key) == ["theme/Belysning"])
        #expect(rows.first { $0.key == "theme/Belysning" }?.figure(.people)?.value == 7)
        let one = try rows.first { $0.source?.kind == .dialogue }.orFail()
        #expect(one.words?.swedish == "Hölls av: Trygghetsrådet. Underlag: Protokoll 7.")
        #expect(try material().content.openTexts == ["Belysning"])
        #expect(try !String(decoding: material().content.bytes, as: UTF8.self).contains("För oss."))
    }

    @Test func `watch areas are counted on the day, and everybody is told how many there are`() throws {
        let rows = try material().content.section(.watchAreas).orFail().rows
        #expect(rows.map(\.isOpen) == [true, false, false, false])
        #expect(rows[0].figure(.number)?.value == 2 && rows[1].figure(.number)?.value == 40)
    }

    @Test func `the state of a measure on a day is what the first change since says it was`() throws {
        let measure = try measure(2, MunicipalityCode("1060").orFail()).measure
        func event(_ number: Int, _ words: String, _ at: Timestamp) -> MeasureEvent {
            MeasureEvent(
                number: number, at: at, by: "anna", kind: .changed,
                words: Bilingual(swedish: words, english: words))
        }
        let history = [
            event(1, "Föreslagen → Beslutad", .epoch), event(2, "Kostnad: 1 kr", .testNow),
            event(3, "Pågår → Genomförd", .testNow.adding(.days(1))),
        ]
        #expect(MeasureThen(measure, history: history, asOf: .testNow).state == .underWay)
        #expect(MeasureThen(measure, history: [], asOf: .testNow).state == .decided)
    }
}
