import Geometry
import Reports
import Testing

@testable import Exports
@testable import Planning
@testable import Statistics

@Suite struct TrendsExportTests {
    @Test func `trends as JSON, without weeks`() throws {
        #expect(
            text(TrendsJSON().bytes(of: try trends))
                == #"{"weeks":{"from":"2026-09-28","until":"2026-10-19"},"falseAlarmsPerMonth":0.5,"#
                + #""total":{"verdict":"calm","alarm":null,"reason":{"sv":"Allt.","en":"All."}},"series":["#
                + #"{"category":"lighting","area":{"layer":"district","code":"norr","name":"Norr \"N\""},"#
                + #""verdict":"rising","alarm":{"since":"2026-10-05","through":"2026-10-18","observed":9,"expected":2.667,"ratio":3.38,"#
                + #""weeksBetween":1043},"reason":{"sv":"Sedan vecka 41.","en":"Since week 41."}},"#
                + #"{"category":"drugs","area":null,"verdict":"calm","alarm":null,"#
                + #""reason":{"sv":"Lugnt.","en":"Calm."}},"#
                + #"{"category":"drugs","area":null,"verdict":"tooEarly","alarm":null,"#
                + #""reason":{"sv":"Vänta.","en":"Wait."}},"#
                + #"{"category":"drugs","area":null,"verdict":"tooFewReports","alarm":null,"#
                + #""reason":{"sv":"Få.","en":"Few."}}],"#
                + #""unlisted":{"tooEarly":1,"tooFewReports":2,"calm":3}}"#)
    }

    @Test func `weeks are written when asked for`() throws {
        let json = text(TrendsJSON(hasWeeks: true).bytes(of: try trends))
        #expect(
            json.contains(
                #""weeks":[{"monday":"2026-09-28","observed":null,"expected":null,"limit":null,"alarmed":false},"#
                    + #"{"monday":"2026-10-05","observed":4,"expected":1.333,"limit":6,"alarmed":true}]}"#))
        #expect(json.contains(#""reason":{"sv":"Lugnt.","en":"Calm."},"weeks":[]}"#))
    }

    @Test func `trends as a table`() throws {
        #expect(
            text(try TrendsCSV().bytes(of: try trends.series.prefix(2)))
                == "\u{FEFF}Kategori;Områdeskod;Område;Bedömning;Sedan vecka;Sedan;"
                + "Till och med vecka;Till och med;Rapporter;Väntat;Gånger väntat;"
                + "Veckor mellan slumplarm;Skäl\r\n"
                + "lighting;norr;\"Norr \"\"N\"\"\";ökar;2026-W41;2026-10-05;2026-W42;2026-10-18;9;2,67;3,38;1043;Sedan vecka 41.\r\n"
                + "drugs;;Utanför områdena;lugnt;;;;;;;;;Lugnt.\r\n")
        let rows = CSVReader.rows(of: try TrendsCSV().bytes(of: try trends.series))
        #expect(rows.map(\.count) == [13, 13, 13, 13, 13])
        #expect(rows.suffix(2).map { $0[3] } == ["för tidigt att säga", "för få rapporter"])
    }

    private var trends: Trends {
        get throws {
            let monday = ISOWeek(holding: try #require(CivilDate("2026-09-28")))
            let span = WeekSpan(
                from: monday.monday,
                finishedAt: SwedishTime.moment(of: monday.adding(weeks: 3).monday, minuteOfDay: 0))
            let rise = TrendAlarm(
                since: 1, raised: 1, through: 2, isStanding: true, observed: 9, expected: 8.0 / 3,
                weeksBetween: 1_043.4)
            let weeks = [
                TrendWeek(observed: nil, outlook: nil, isAlarmed: false),
                TrendWeek(
                    observed: 4,
                    outlook: TrendWeek.Outlook(expected: 4.0 / 3, limit: 6), isAlarmed: true),
            ]
            let rising = Trend(
                category: try #require(Code("lighting")),
                area: TrendArea(layer: .district, code: "norr", name: "Norr \"N\""), verdict: .rising(rise),
                reason: Bilingual(swedish: "Sedan vecka 41.", english: "Since week 41."), span: span,
                weeks: weeks)
            return Trends(
                weeks: span,
                falseAlarmsPerMonth: 0.5,
                total: TotalTrend(
                    verdict: .calm, reason: Bilingual(swedish: "Allt.", english: "All."), span: span,
                    weeks: []),
                series: [
                    rising, try elsewhere(span, .calm, "Lugnt.", "Calm."),
                    try elsewhere(span, .tooEarly(weeksLeft: 3), "Vänta.", "Wait."),
                    try elsewhere(span, .tooFewReports, "Få.", "Few."),
                ], unlisted: Trends.Unlisted(tooEarly: 1, tooFewReports: 2, calm: 3))
        }
    }

    private func elsewhere(
        _ span: WeekSpan, _ verdict: TrendVerdict, _ swedish: String, _ english: String
    ) throws -> Trend {
        Trend(
            category: try #require(Code("drugs")), area: nil, verdict: verdict,
            reason: Bilingual(swedish: swedish, english: english), span: span, weeks: [])
    }
}
