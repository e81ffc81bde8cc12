import Reports
import TestSupport
import Testing

@testable import lykta

/// A city's own table of service requests, imported through a mapping by the command line. Made-up rows in the shape that such files have.
@Suite struct CityImportTests {
    private let installation: TestInstallation

    init() throws { installation = try TestInstallation() }

    private static let columns = """
        clientReference = Unique Key
        observedAt = Created Date
        observedAt.form := MM/dd/yyyy hh:mm:ss a
        category = Complaint Type
        category[Street Light Condition] = lighting
        category[Graffiti] = vandalism
        text = Complaint Type
        text = Descriptor
        words = Incident Address
        latitude,longitude = Location
        """

    /// `11/28/2026 03:14:07 PM`
    private static let time: String = {
        let day = TestInstallation.lately
        let (month, date) = ("0\(day.month)".suffix(2), "0\(day.day)".suffix(2))
        return "\(month)/\(date)/\(day.year) 03:14:07 PM"
    }()

    private static let table = """
        Unique Key,Created Date,Agency,Complaint Type,Descriptor,Incident Address,Location
        1,\(time),DOT,Street Light Condition,"Lamp out, ring 811218-9876",SKOLGATAN 4,"(56.2767, 14.5306)"
        2,\(time),DOT,Graffiti,School wall,SKOLGATAN 4,"(56.2770, 14.5310)"
        3,\(time),DSNY,Snow,Not cleared,SKOLGATAN 4,"(56.2770, 14.5310)"
        4,\(time),DOT,Graffiti,Nowhere,,
        5,\(time),DOT,Graffiti,In another city,BROADWAY,"(40.7128, -74.0060)"
        6,28/13/2026 03:14:07 PM,DOT,Graffiti,In no month,SKOLGATAN 4,"(56.2770, 14.5310)"
        7,,DOT,Graffiti,At no time,SKOLGATAN 4,"(56.2770, 14.5310)"
        2,\(time),DOT,Graffiti,School wall,SKOLGATAN 4,"(56.2770, 14.5310)"
        2,\(time),DOT,Graffiti,Another wall,SKOLGATAN 4,"(56.2770, 14.5310)"
        8,\(time),DOT,Graffiti,On the bridge,BRON,"(, )"
        """

    @Test
    func `a city's table is read by its own columns, words and times, each refused row with its reason`()
        throws
    {
        let summary = "3 kept, 1 known, 6 refused.\n"
        let dry = try installation.take(Self.table, "city.csv", Self.columns, "--dry-run")
        #expect(dry.status == 1 && dry.output == summary, "\(dry)")
        let first = try installation.take(Self.table, "city.csv", Self.columns)
        #expect(first.status == 1 && first.output == summary, "\(first)")
        for words in [
            "Columns that the mapping does not name are not read: Agency.",
            "row 3: category “Snow” means nothing by the mapping.", "row 4: /place/words: Describe the place",
            "row 5: /place/coordinates: ",
            "row 6: observedAt “28/13/2026 03:14:07 PM” is not of the form MM/dd/yyyy hh:mm:ss a",
            "row 7: observedAt is missing: nothing stands in Created Date", "row 8: is row 2 once more",
            "row 9: clientReference: row 2 has the same one and says something else",
        ] {
            #expect(dry.errors.contains(words) && first.errors.contains(words), "\(words): \(first.errors)")
        }
        let kept = try installation.placedReports()
        #expect(
            kept.count == 2 && kept.allSatisfy { $0.contains("\(TestInstallation.lately) 15:14") }, "\(kept)")
        #expect(!kept.contains { $0.contains("811218") })
        let again = try installation.take(Self.table, "city.csv", Self.columns)
        #expect(again.output == "0 kept, 4 known, 6 refused.\n", "\(again)")
    }

    @Test func `without a mapping a date that could be two is refused with what to say`() throws {
        let rows = """
            category;text;words;observedAt
            lighting;Lampan vid skolan är trasig.;Skolan;11/05/2026 18:05
            """
        let file = try installation.folder.write(rows, to: "rows.csv")
        let told = try Program.run("import", "--database", installation.database, file)
        #expect(
            told.status == 1 && told.errors.contains("row 1: observedAt “11/05/2026 18:05”: whether the day"))
        #expect(told.errors.contains("observedAt.form := MM/dd/yyyy hh:mm:ss a, or dd/MM/yyyy HH:mm"))
    }

    @Test func `what does not go together is refused before anything is read`() throws {
        for (options, words) in [
            (["--map", "text=Descriptor"], "“text=Descriptor” is not to be said beside --mapping"),
            (["--ignore", "Agency"], "“Agency” is not to be said beside --mapping"),
            (["--format", "geojson"], "is not read here: --mapping goes with CSV, --format open311"),
        ] {
            let file = try installation.folder.write(Self.table, to: "city.csv")
            let mapping = try installation.folder.write(Self.columns, to: "city.map")
            let told = try Program.run(
                ["import", "--database", installation.database, "--mapping", mapping] + options + [file])
            #expect(told.status != 0 && told.errors.contains(words), "\(told.errors)")
        }
        let bare = try Program.run(
            "import", "--database", installation.database, "--format", "open311",
            try installation.folder.write("[]", to: "bulk.json"))
        #expect(
            bare.status != 0 && bare.errors.contains("a file with --mapping, which --format open311 needs"))
    }

    @Test func `a mapping or a file that cannot be read is told, and nothing is kept`() throws {
        for (text, name, mapping, words) in [
            (
                Self.table, "a.csv", "texxt = Descriptor",
                "line 1: there is no member “texxt”. Did you mean text?"
            ),
            (
                Self.table, "b.csv", "observedAt.form := DD/MM/YYYY",
                "line 1: “DD” stands for no part of a time"
            ),
            (
                Self.table, "c.csv", "text = Descriptr",
                "The file has no column “Descriptr”. Did you mean Descriptor?"
            ),
            ("<errors/>", "d.xml", "text = a", "The file is <errors>, and has no list of service requests"),
        ] {
            let options = name.hasSuffix(".xml") ? ["--format", "open311"] : ["--format", "csv"]
            let told = try installation.take(text, name, mapping, options[0], options[1])
            #expect(told.status != 0 && told.output.isEmpty && told.errors.contains(words), "\(told)")
        }
        #expect(try installation.placedReports().isEmpty)
    }
}
