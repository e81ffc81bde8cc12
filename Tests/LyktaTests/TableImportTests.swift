import Foundation
import Reports
import TestSupport
import Testing

@testable import lykta

/// Earlier walks, findings and measures out of spreadsheets, by the command line.
@Suite struct TableImportTests {
    private let folder: TemporaryFolder
    private let database: String
    private let english = ["--language", "en"]

    init() throws {
        folder = try TemporaryFolder()
        database = folder.path("demo.sqlite")
        let made = try Program.run("demo", "--database", database, "--reports", "0")
        #expect(made.status == 0, "\(made.errors)")
    }

    private static let walks = """
        Vandring;Namn;Dag;Läge;Stopp;Longitud;Latitud;Iakttagelsens nummer;Iakttagelse;Allvar;Ansvarig;Sista dag;status
        TV-1;Holje 2025;2025-10-02;Redovisad;Idrottshallen;14,5306;56,2767;1;Två lampor är släckta.;Allvarlig;gata-park;2025-12-01;done
        TV-1;;;;Idrottshallen;;;2;Buskar skymmer sikten.;;Gata och park;;open
        TV-1;;;;Torget;14,534;56,278;;;;;;
        TV-2;Jämshög;2025-11-01;;Skolan;14,5306;56,2767;;Trasig grind.;slight;;;

        """

    private func run(
        _ sort: String, _ table: String, _ options: [String] = [], name: String = "fil.csv"
    ) throws -> Program.Outcome {
        let file = try folder.write(table, to: name)
        return try Program.run([sort, "import", "--database", database] + options + english + [file])
    }

    private func lines(_ arguments: String...) throws -> [String] {
        try Program.run(arguments + ["--database", database] + english).rows.map(String.init)
    }

    @Test func `walks and findings are tried, kept, and known when the file comes again`() throws {
        let dry = try run("walks", Self.walks, ["--dry-run"])
        #expect(dry.status == 0 && dry.output == "4 kept, 0 known, 0 refused.\n", "\(dry.errors)")
        #expect(try lines("walks", "list").isEmpty)
        let first = try run("walks", Self.walks)
        #expect(first.output == "4 kept, 0 known, 0 refused.\n", "\(first.errors)")
        let listed = try lines("walks", "list")
        #expect(listed.count == 2 && listed.contains { $0.contains("2025-10-02\treported\t2\tHolje 2025") })
        let found = try lines("walks", "findings")
        #expect(found.count == 3, "\(found)")
        #expect(found.contains { $0.contains("grave\tgata-park\t2025-12-01\tdone\tTvå lampor") }, "\(found)")
        let again = try run("walks", Self.walks + "TV-1;;;;Torget;;;3;Klotter.;;;;\n")
        #expect(again.output == "1 kept, 4 known, 0 refused.\n", "\(again.errors)")
        #expect(try lines("walks", "findings").count == 4)
        let check = try Program.run("check", "--database", database)
        #expect(check.status == 0, "\(check.output)")
    }

    @Test(arguments: [
        ("dialogues", "reference;day;whereabouts\nD-1;2025-10-02;Folkets hus\n"),
        ("watch-areas", "reference;name;since\nG-1;Linden;2024-03-01\n"),
        ("measures", "reference;kind;title\nM-1;lighting;Lampor\n"),
    ])
    func `rows that name no municipality are of the one that is said`(_ sort: String, _ table: String) throws
    {
        let unknown = try run(sort, table, ["--municipality", "0880"])
        #expect(unknown.status != 0 && unknown.errors.contains("1060"), "\(unknown.errors)")
        let kept = try run(sort, table, ["--municipality", "1060"])
        #expect(kept.output == "1 kept, 0 known, 0 refused.\n", "\(kept.errors)")
        // It is the same thing where the municipality goes without saying.
        #expect(try run(sort, table).output == "0 kept, 1 known, 0 refused.\n")
    }

    @Test func `a walk with a refused row waits, and comes whole when the file is corrected`() throws {
        let broken = Self.walks.replacing("14,534;56,278", with: "14,534;")
        let refused = try run("walks", broken, ["--json"])
        #expect(refused.status == 1)
        #expect(refused.output.contains(#""kept":1,"known":0,"refused":3"#), "\(refused.output)")
        #expect(refused.errors.contains("row 3: longitude and latitude belong together"))
        #expect(refused.errors.contains("row 1: waits: the walk comes whole, and row 3 is refused"))
        #expect(try lines("walks", "list").count == 1)
        let corrected = try run("walks", Self.walks)
        #expect(corrected.output == "3 kept, 1 known, 0 refused.\n", "\(corrected.errors)")
        #expect(try lines("walks", "findings").count == 3)
    }

    @Test(arguments: [
        ("TV-9;A;2999-01-01;;Skolan;14,53;56,27;;;;;;", "has not come"),
        ("TV-9;A;igår;;Skolan;14,53;56,27;;;;;;", "is not a day"),
        ("TV-9;A;2025-01-01;followed-up;Skolan;14,53;56,27;;;;;;", "meeting after"),
        ("TV-9;A;2999-01-01;followed-up;Skolan;14,53;56,27;;;;;;", "day: The walk's day"),
        ("TV-9;A;2025-01-01;;Skolan;18,07;59,33;;;;;;", "outside the municipality"),
        ("TV-9;A;2025-01-01;;Skolan;;;;;;;;", "has no place"),
        ("TV-9;;2025-01-01;;Skolan;14,53;56,27;;;;;;", "title: is required"),
        (";A;2025-01-01;;Skolan;14,53;56,27;;;;;;", "walk: is required"),
        ("TV-9;A;2025-01-01;;Skolan;14,53;56,27;;Hål.;gravee;;;", "Did you mean grave?"),
        ("TV-9;A;2025-01-01;;Skolan;14,53;56,27;7;;;;;", "what: is required"),
    ])
    func `what is wrong with a row of a walk is told`(_ row: String, _ reason: String) throws {
        let header = Self.walks.prefix { $0 != "\n" }
        let refused = try run("walks", "\(header)\n\(row)\n")
        #expect(refused.status == 1 && refused.errors.contains(reason), "\(refused.errors)")
        #expect(try lines("walks", "list").isEmpty)
    }

    @Test func `of an imported walk no new stop is taken, and a row that contradicts it is told of`() throws {
        #expect(try run("walks", Self.walks).status == 0)
        let stop = try run("walks", Self.walks + "TV-1;;;;Bron;14,53;56,27;;;;;;\n")
        #expect(stop.status == 1 && stop.errors.contains("gets no new stops"), "\(stop.errors)")
        let table = "walk;title;day;stop;longitude;latitude\nX;A;2025-01-01;S;14.53;56.27\nX;B;;S;;\n"
        let other = try run("walks", table)
        #expect(other.errors.contains("row 2: title: row 1 says something else"), "\(other.errors)")
    }

    @Test(arguments: [["--dry-run"], []])
    func `what was found is not kept at a stop that lies far from where its row says`(_ options: [String])
        throws
    {
        #expect(try run("walks", Self.walks).status == 0)
        let far = try run("walks", Self.walks + "TV-1;;;;Torget;14,5606;56,278;3;Klotter.;;;;\n", options)
        #expect(far.status == 1 && far.output == "0 kept, 4 known, 1 refused.\n", "\(far.errors)")
        #expect(far.errors.contains("m from the stop, and may lie at most 500 m from it"), "\(far.errors)")
        #expect(far.errors.contains("row 5: The place lies"), "\(far.errors)")
        #expect(try lines("walks", "findings").count == 3)
        // Near it, it is kept where the stop is.
        let near = try run("walks", Self.walks + "TV-1;;;;Torget;14,5345;56,278;3;Klotter.;;;;\n", options)
        #expect(near.output == "1 kept, 4 known, 0 refused.\n", "\(near.errors)")
    }

    @Test func `a row that says something else than what is kept is told of by its columns`() throws {
        #expect(try run("walks", Self.walks).status == 0)
        let same = try run("walks", Self.walks)
        #expect(same.output == "0 kept, 4 known, 0 refused.\n" && !same.errors.contains("else"), "\(same)")
        let changed = Self.walks.replacing("2025-10-02", with: "2025-10-03")
            .replacing("Två lampor är", with: "Tre lampor är").replacing(";done", with: ";open")
            .replacing("14,534;", with: "14,535;")
        let other = try run("walks", changed)
        #expect(other.status == 0 && other.output == "0 kept, 4 known, 0 refused.\n", "\(other.errors)")
        #expect(
            other.errors.contains("row 1: day, what, status: says something else than what is kept"),
            "\(other.errors)")
        #expect(other.errors.contains("row 3: stop: says something else"), "\(other.errors)")
        #expect(!other.errors.contains("row 2") && !other.errors.contains("row 4"), "\(other.errors)")
        let more = try run("walks", Self.walks + "TV-1;Nytt namn;;;Torget;;;3;Klotter.;;;;\n")
        #expect(more.output == "1 kept, 4 known, 0 refused.\n", "\(more.errors)")
        #expect(more.errors.contains("row 5: title: says something else"), "\(more.errors)")
        #expect(try lines("walks", "list").contains { $0.contains("2025-10-02") })
    }

    @Test(arguments: [["--dry-run"], []])
    func `words that seem personal are warned of by row, and kept`(_ options: [String]) throws {
        let plain = try run("walks", Self.walks, ["--dry-run"])
        #expect(!plain.errors.contains("Warning"), "\(plain.errors)")
        let walks = """
            walk;title;day;leader;stop;longitude;latitude;what
            TV-1;Holje;2025-10-02;Anna Exempelsson;Skolan;14.5306;56.2767;
            TV-1;Holje;;Anna Exempelsson;Skolan;;;Ring 070-1740605.

            """
        let kept = try run("walks", walks, options)
        #expect(kept.output == "2 kept, 0 known, 0 refused.\n", "\(kept.errors)")
        let warned = kept.errors.split(separator: "\n").filter { $0.contains("Warning") }
        #expect(warned.count == 2, "\(kept.errors)")
        #expect(warned.first?.contains("row 1: Warning: leader: “Anna Exempelsson” looks like") == true)
        #expect(warned.last?.contains("row 2: Warning: The text seems to hold a telephone number") == true)
        // In a dry run nothing is kept.
        let fate = options.isEmpty ? "It is kept as written" : "It would be kept as written"
        #expect(warned.allSatisfy { $0.contains(fate) }, "\(kept.errors)")
        let measures = "reference;kind;title\nM-1;lighting;Ring 070-1740605\n"
        let measure = try run("measures", measures, options)
        #expect(measure.output == "1 kept, 0 known, 0 refused.\n", "\(measure.errors)")
        #expect(measure.errors.contains("row 1: Warning: The text seems to hold a telephone number"))
        #expect(measure.errors.contains(fate), "\(measure.errors)")
        let again = try run("measures", measures, options)
        #expect(again.errors.contains("Warning") == !options.isEmpty, "\(again.errors)")
    }

    private static let measures = """
        Referens;Slag;Namn;Genomförd;Kostnad (kr);Ansvariga;Nord;Öst;Vandring;Iakttagelsens nummer
        Å-1;Belysning;Nya lampor;2025-12-01;125 000 kr;gata-park;6236975;470934;TV-1;1
        Å-2;clearing;Röjning;;;;;;;

        """

    @Test func `measures are kept with the findings that they are because of, once`() throws {
        let early = try run("measures", Self.measures)
        #expect(early.output == "1 kept, 0 known, 1 refused.\n", "\(early.errors)")
        #expect(early.errors.contains("import the walks first"))
        #expect(try run("walks", Self.walks).status == 0)
        let dry = try run("measures", Self.measures, ["--dry-run"])
        #expect(dry.output == "1 kept, 1 known, 0 refused.\n", "\(dry.errors)")
        let kept = try run("measures", Self.measures)
        #expect(kept.output == "1 kept, 1 known, 0 refused.\n", "\(kept.errors)")
        let listed = try lines("measures", "list")
        #expect(
            listed.contains { $0.contains("2025-12-01\tdone\tlighting\t125000\tNya lampor") }, "\(listed)")
        let again = try run("measures", Self.measures.replacing("125 000", with: "130 000"))
        #expect(again.output == "0 kept, 2 known, 0 refused.\n")
        #expect(
            again.errors.contains("row 1: cost: says something else than what is kept, which stands as it is")
        )
        #expect(!again.errors.contains("row 2"), "\(again.errors)")
        let tried = try run(
            "measures",
            Self.measures.replacing("6236975", with: "6236985").replacing("Röjning", with: "Rensning"),
            ["--dry-run"])
        #expect(tried.errors.contains("row 1: northing, easting: says"), "\(tried.errors)")
        #expect(tried.errors.contains("row 2: title: says"), "\(tried.errors)")
        #expect(try !run("measures", Self.measures).errors.contains("else"))
        // What the row no longer says is told without a column.
        let emptied = try run("measures", Self.measures.replacing("125 000 kr", with: ""))
        #expect(emptied.errors.contains("says something else now; the measure stands as it was"))
        let twice = try run("measures", Self.measures + "Å-2;clearing;Annat;;;;;;;\n")
        #expect(twice.status == 1 && twice.errors.contains("row 2 has the same one"))
        let check = try Program.run("check", "--database", database)
        #expect(check.status == 0, "\(check.output)")
    }

    @Test(arguments: [
        ("2999-01-01;", "row 1: begun: The day on which the measure began, 2999-01-01, has not come."),
        ("2025-01-01;2999-01-01", "row 1: done: The day on which the measure was done, 2999-01-01, has not"),
        ("2025-03-01;2025-02-01", "row 1: done: The measure began after the day"),
        ("1925-03-01;2025-02-01", "row 1: begun: The day 1925-03-01 is before the year 2000."),
        ("igår;2999-01-01", "row 1: begun: “igår” is not a day"),
    ])
    func `what is wrong with the days of a measure is told by its column`(_ days: String, _ words: String)
        throws
    {
        let table = "reference;kind;title;begun;done\nM-1;lighting;Lampor;\(days)\n"
        let refused = try run("measures", table, ["--dry-run"])
        #expect(refused.status == 1 && refused.errors.contains(words), "\(refused.errors)")
    }

    @Test(arguments: [["--dry-run"], []])
    func `a finding's last day before its walk is refused, when it is only tried too`(_ options: [String])
        throws
    {
        let refused = try run("walks", Self.walks.replacing("2025-12-01", with: "2020-01-01"), options)
        let words = "row 1: The last day of the finding, 2020-01-01, comes before the day of the walk"
        #expect(refused.status == 1 && refused.errors.contains(words), "\(refused.errors)")
    }

    @Test func `a finding whose row gets a number, or loses it, is the one that is kept`() throws {
        let table = """
            walk;title;day;stop;longitude;latitude;finding;what
            X-2;Hallen;2025-10-02;Hallen;14.5306;56.2767;;Lampa släckt
            X-2;;;Hallen;;;7;Buskar skymmer

            """
        #expect(try run("walks", table).output == "2 kept, 0 known, 0 refused.\n")
        let numbered = table.replacing(";;Lampa", with: ";5;Lampa").replacing(";7;Buskar", with: ";;Buskar")
        for _ in 0..<2 {
            let again = try run("walks", numbered)
            #expect(again.output == "0 kept, 2 known, 0 refused.\n", "\(again.errors)")
            #expect(again.errors.contains("row 1: Warning: finding: the same words"), "\(again.errors)")
        }
        #expect(try lines("walks", "findings").count == 2)
        // Another lamp, in the same words, is another finding, wherever its row stands.
        let another = table.replacing(
            "X-2;;;Hallen;;;7", with: "X-2;;;Hallen;;;6;Lampa släckt\nX-2;;;Hallen;;;7")
        let more = try run("walks", another)
        #expect(more.output == "1 kept, 2 known, 0 refused.\n", "\(more.errors)")
        #expect(try lines("walks", "findings").count == 3)
    }

    @Test func `references that differ in capitals alone are told of`() throws {
        let walks = """
            walk;title;day;stop;longitude;latitude;finding;what
            X-1;A;2025-10-02;Hallen;14.5306;56.2767;a;Lampa
            X-1;;;Hallen;;;A;Grind
            x-1;B;2025-10-03;Torget;14.534;56.278;a;Hål
            x-1;;;Torget;;;;Klotter

            """
        let kept = try run("walks", walks)
        #expect(kept.output == "4 kept, 0 known, 0 refused.\n", "\(kept.errors)")
        let warned = kept.errors.split(separator: "\n").filter { $0.contains("in capitals alone") }
        #expect(warned.count == 2, "\(kept.errors)")
        #expect(kept.errors.contains("row 2: Warning: finding: differs in capitals alone from row 1"))
        #expect(kept.errors.contains("row 3: Warning: walk: differs in capitals alone from row 1"))
        let measures = "reference;kind;title\nQ-1;lighting;Lampor\n"
        let both = try run("measures", measures + "q-1;lighting;Lampor\n")
        #expect(both.output == "2 kept, 0 known, 0 refused.\n")
        #expect(both.errors.contains("row 2: Warning: reference: differs in capitals alone from row 1"))
        let file = try run("measures", "reference;kind;title\nQ-2;lighting;Lampor\n")
        #expect(!file.errors.contains("capitals"), "\(file.errors)")
        let other = try run("measures", "reference;kind;title\nq-2;lighting;Lampor\n")
        #expect(other.errors.contains("row 1: Warning: reference: differs in capitals alone from “Q-2”"))
    }

    @Test func `columns of other names are mapped, and unknown ones refused`() throws {
        let table = "Nr;Typ av insats;Rubrik;Handläggare\n1;camera;Kamera;Eva\n"
        let unknown = try run("measures", table)
        #expect(unknown.status != 0 && unknown.errors.contains("--map"), "\(unknown.errors)")
        let options = ["--map", "reference=Nr", "--map", "kind=Typ av insats", "--ignore", "Handläggare"]
        let kept = try run("measures", table, options)
        #expect(kept.output == "1 kept, 0 known, 0 refused.\n", "\(kept.errors)")
        let wrong = try run("measures", table, ["--map", "kinnd=Typ av insats"])
        #expect(wrong.status != 0 && wrong.errors.contains("kind"))
    }

    @Test func `the same reference is the same id for ever, and another thing's is another`() throws {
        let code = try MunicipalityCode("1060").orFail()
        func id(_ sort: String, _ reference: String...) -> Report.ID {
            ImportedID.make(sort, in: code, reference, as: Report.ID.self)
        }
        #expect(id("measure", "Å-1") == id("measure", "Å-1"))
        #expect(id("measure", "Å-1") != id("walk", "Å-1"))
        #expect(id("measure", "a", "b") != id("measure", "ab"))
        let text = id("measure", "Å-1").description
        #expect(Array(text)[14] == "8" && "89ab".contains(Array(text)[19]))
    }
}
