import Geometry
import Planning
import Projection
import Reports
import TestSupport
import Testing

@testable import Exports

@Suite struct CSVTests {
    @Test func `the hotspot list`() throws {
        let words = SwedishWords(categories: [try lighting])
        #expect(
            text(try HotspotsCSV(Projector(), words: words).bytes(of: [hotspot(name: "Almgatan, Holje")]))
                == "\u{FEFF}Plats;Nord (SWEREF 99 TM);Öst (SWEREF 99 TM);Latitud (WGS 84);Longitud (WGS 84);Radie (m);"
                + "Rapporter;Rapportörer;Kategorier;Källor;I mörker (%);Poäng;Först sett;Senast sett;"
                + "Sannolikhet av slump;Mönster;Varför;Ökning;Vilar på en röst;Säkert olika rapportörer;Namn;"
                + "Vilar på kort tid;Sannolikheten gäller\r\n"
                + "1;6236980;470930;56,2767422;14,5305319;40;4;3;Belysning 4;\"Invånare 3, Polisen 1\";75;2,5;"
                + "2026-10-21 19:00;2026-11-20 18:00;;;;;nej;2;\"Almgatan, Holje\";;\r\n")
    }

    @Test func `the hotspot list tells what the statistics say`() throws {
        let rows = try CSVReader.rows(of: HotspotsCSV(Projector()).bytes(of: [studiedHotspot()]))
        #expect(rows.map(\.count) == [23, 23])
        #expect(
            rows[1].suffix(9) == [
                "0,0001", "Ny", "Het nu.",
                "Sedan 12 oktober: 9 rapporter här omkring, väntat 2,1. En sådan ökning ger slumpen en gång på 200 sökningar. "
                    + "Har platsen en egen årstid, som en badplats, kommer ökningen varje år: fråga om två år för att jämföra med "
                    + "samma veckor förra året. Den kan också bero på en kampanj, eller på att fler har börjat rapportera just här.",
                "ja", "2", "", "Vilar på en dag: utan den dagens rapporter vore det ingen otrygg plats.",
                "mot rapporter jämnt spridda",
            ])
    }

    @Test func `the report list`() throws {
        let report = ExportedReport(
            try filed("=1+1;\"x\"\r\ny", words: "Vid ån"), distance: Distance(metres: 55.55))
        let bytes = try ReportsCSV(Projector(), detail: .full).bytes(of: [report])
        #expect(
            text(bytes)
                == "\u{FEFF}Id;Referens;Kommunkod;Kategori;Status;Källa;Sett;Inkom;Återkommer;Nord (SWEREF 99 TM);"
                + "Öst (SWEREF 99 TM);Latitud (WGS 84);Longitud (WGS 84);Noggrannhet (m);Avstånd (m);Ärende;"
                + "Platsens beskrivning;Text\r\n"
                + "018f0c3e-7b1a-7cc2-9d5e-0a1b2c3d4e5f;OLO-7K3M-9Q;1060;lighting;pågår;Invånare;2026-11-20 18:00;"
                + "2026-11-20 19:30;\"kvällar, helger\";6236975,34;470934,21;56,2767006;14,5306004;12;55,6;"
                + "00000000-0000-0001-0000-000000000002;Vid ån;\"'=1+1;\"\"x\"\"\r\ny\"\r\n")
    }

    @Test func `a coarse report list shows neither words nor the exact place`() throws {
        let report = ExportedReport(try filed("Hemligt", words: "Dolt"), distance: Distance(metres: 149))
        let rows = try CSVReader.rows(of: ReportsCSV(Projector(), detail: .coarse).bytes(of: [report]))
        #expect(rows[1].count == rows[0].count)
        #expect(rows[1][1] == "" && rows[1][9] == "6237000" && rows[1][10] == "470900")
        #expect(rows[1][13] == "" && rows[1][14] == "100" && rows[1][16] == "" && rows[1][17] == "")
    }

    @Test func `a report without a place has empty cells`() throws {
        let rows = try CSVReader.rows(
            of: ReportsCSV(Projector(), detail: .full).bytes(of: [ExportedReport(filed(placed: false))]))
        #expect(Array(rows[1][9...12]) == ["", "", "", ""])
        #expect(rows[1].count == 18)
    }

    @Test func `the case list and the walk list have as many cells as headings`() throws {
        let cases = try CSVReader.rows(
            of: CasesCSV(Projector(), detail: .full, seesRestricted: { _ in true }).bytes(of: [
                ListedCase(someCase())
            ])
        )
        #expect(cases.map(\.count) == [22, 22])
        #expect(cases[1].suffix(8) == ["Parken", "", "0", "exakt", "", "", "Mottaget", ""])
        let latest = try filed("Mörkt =1+1").report
        let full = try CSVReader.rows(
            of: CasesCSV(Projector(), detail: .full, seesRestricted: { _ in true }).bytes(
                of: [ListedCase(someCase(), latest: latest)]))
        #expect(full[1].suffix(4) == [latest.reference.description, "Mörkt =1+1", "Mottaget", ""])
        let coarse = try CSVReader.rows(
            of: CasesCSV(Projector(), detail: .coarse, seesRestricted: { _ in true }).bytes(
                of: [ListedCase(someCase(), latest: latest)]))
        #expect(coarse[1].suffix(4) == ["", "", "Mottaget", ""])
        let walk = try CSVReader.rows(
            of: WalkCSV(Projector()).bytes(
                of: plan(), startingAt: WalkStart(moment: evening, darkness: .dusk)))
        #expect(walk.map(\.count) == [9, 9, 9, 9])
        #expect(walk.map { $0[1] } == ["Namn", "Torget", "Gångtunneln", "'=Parken"])
        #expect(walk.map { $0[7] } == ["Framme", "2026-11-20 18:00", "2026-11-20 18:01", "2026-11-20 18:15"])
        #expect(try CSVReader.rows(of: WalkCSV(Projector()).bytes(of: plan()))[1][7] == "")
    }

    @Test func `an evening without dusk is remarked in every format of a walk`() throws {
        let start = WalkStart(moment: nil, darkness: .midnightSun)
        let rows = try CSVReader.rows(of: WalkCSV(Projector()).bytes(of: plan(), startingAt: start))
        #expect(rows[1][8].contains("ingen skymning") && rows[2][8] == "" && rows[1][7] == "")
        let geojson = text(try WalkGeoJSON(Projector()).bytes(of: plan(), startingAt: start))
        #expect(geojson.contains(#""startNote":{"sv":"Den kvällen finns ingen skymning"#))
        let gpx = text(
            try WalkGPX(Projector()).bytes(of: plan(), name: "Vandring", startingAt: start, made: evening))
        #expect(gpx.contains("minuter. Den kvällen finns ingen skymning"))
        let dusk = WalkStart(moment: evening, darkness: .dusk)
        let usual = text(
            try WalkGPX(Projector()).bytes(of: plan(), name: "Vandring", startingAt: dusk, made: evening))
        #expect(usual.contains("minuter. Start 2026-11-20 18:00") && !usual.contains("skymning"))
    }

    @Test func `a stop that does not fit stands in every format of a walk with the reason`() throws {
        let plan = try WalkPlan(
            from: WalkStop(name: "Torget", place: place()),
            passing: [
                WalkStop(name: "Parken", place: place(north: 300)),
                WalkStop(name: "Stockholm", place: place(north: 90_000)),
            ], isRoundTrip: false, within: .usual)
        let rows = try CSVReader.rows(of: WalkCSV(Projector()).bytes(of: plan))
        #expect(rows.map { $0[1] } == ["Namn", "Torget", "Parken", "Stockholm"])
        #expect(rows[3][0] == "" && rows[3][8].hasPrefix("Utelämnat. För långt bort") && rows[2][8] == "")
        let geojson = text(try WalkGeoJSON(Projector()).bytes(of: plan))
        #expect(
            geojson.contains(#""kind":"omitted""#) && geojson.contains(#""reason":{"sv":"För långt bort"#))
        let gpx = text(try WalkGPX(Projector()).bytes(of: plan, name: "Vandring", made: evening))
        #expect(gpx.contains("Utelämnat: Stockholm. För långt bort"))
    }

    @Test(arguments: [
        "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠1", "  =1", "\"=1",
        " \" =1",
        "'=1", "'text", "\u{FEFF}=1", "\u{200B}=1", "\u{A0}=1", "“=1", "\u{1}=1", "=\u{338}1", "\u{2212}1",
        "\tx",
    ])
    func `text that could be a formula is defused`(_ formula: String) throws {
        let cell = try cell(formula)
        #expect(cell.unicodeScalars.first == "'")
        #expect(Array(cell.unicodeScalars.dropFirst()) == formula.unicodeScalars.filter { $0 != "\u{1}" })
    }

    @Test(arguments: ["a=1", "1-2", "Å", "🙂=1", "\u{301}=1", "(=1)", "#1", "", " a", "a;b", "0880"])
    func `other text stays as it is`(_ harmless: String) throws {
        #expect(Array(try cell(harmless).unicodeScalars) == Array(harmless.unicodeScalars))
    }

    @Test func `a number stays a number, and what is none an empty cell`() {
        let row = CSVRow.row {
            $0.number(-1.5, decimals: 2)
            $0.integer(-3)
            $0.number(.nan, decimals: 2)
            $0.number(nil, decimals: 2)
            $0.integer(nil)
        }
        #expect(text(row) == "-1,5;-3;;;\r\n")
    }

    @Test(arguments: UInt64(1)...300)
    func `any text is one cell, and reads back when one apostrophe is taken away`(seed: UInt64) throws {
        var chance = SeededChance(seed: seed)
        let texts = (0..<4).map { _ in hostileText(&chance) }
        let bytes = CSVRow.row { row in for text in texts { row.text(text) } }
        let rows = CSVReader.rows(of: CSVRow.byteOrderMark + bytes)
        #expect(rows.count == 1)
        let read = rows.first?.map { cell in
            Array(
                cell.unicodeScalars.first == "'" ? cell.unicodeScalars.dropFirst() : cell.unicodeScalars[...])
        }
        let expected = texts.map { text in
            text.unicodeScalars.filter {
                $0.properties.generalCategory != .control || "\t\r\n".unicodeScalars.contains($0)
            }
        }
        #expect(read == expected.map(Array.init))
        #expect(!bytes.contains(0))
    }

    private func cell(_ text: String) throws -> String {
        let rows = CSVReader.rows(of: CSVRow.row { $0.text(text) })
        try #require(rows.count == 1 && rows[0].count == 1)
        return rows[0][0]
    }

    private var lighting: Category {
        get throws {
            let reach = try #require(Radius(metres: 60))
            let extent = try #require(Radius(metres: 400))
            return Category(
                code: try #require(Code("lighting")),
                name: Bilingual(swedish: "Belysning", english: "Lighting"),
                group: try #require(Code("lighting")),
                joining: try #require(
                    JoiningRule(reach: reach, memory: .days(180), minimum: 1, extent: extent)))
        }
    }
}

/// A reader of RFC 4180 with `;`, written apart from the writer.
enum CSVReader {
    static func rows(of bytes: [UInt8]) -> [[String]] {
        var scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
        if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
        var rows: [[String]] = []
        var row: [String] = []
        var cell = String.UnicodeScalarView()
        var isQuoted = false
        var position = 0
        while position < scalars.count {
            let scalar = scalars[position]
            let next = position + 1 < scalars.count ? scalars[position + 1] : nil
            position += 1
            switch (isQuoted, scalar, next) {
            case (true, "\"", "\""):
                cell.append("\"")
                position += 1
            case (true, "\"", _): isQuoted = false
            case (true, _, _): cell.append(scalar)
            case (false, "\"", _) where cell.isEmpty: isQuoted = true
            case (false, ";", _), (false, "\r", "\n"):
                row.append(String(cell))
                cell.removeAll()
                if scalar == "\r" {
                    rows.append(row)
                    row = []
                    position += 1
                }
            default: cell.append(scalar)
            }
        }
        return rows
    }
}
