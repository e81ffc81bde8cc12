import Geometry
import Intake
import Prevention
import Reports
import SpatialStore
import TestSupport
import Testing

@testable import lykta

/// One table saved by several programs, with other line ends within its cells and other forms of å, ä and ö, imported by the command line.
@Suite struct SavedFormTests {
    private let folder: TemporaryFolder
    private let database: String

    init() throws {
        folder = try TemporaryFolder()
        database = folder.path("demo.sqlite")
        let made = try Program.run("demo", "--database", database, "--reports", "0")
        #expect(made.status == 0, "\(made.errors)")
    }

    private static let walks = """
        walk;title;day;leader;meetingPlace;stop;northing;easting;finding;what;where;action
        Å-1;Höst\u{E5}ret;2025-10-02;Samordnaren;"Vid
        grinden";Skolgården;6236975;470934;;"Rad ett
        rad två";"Vid
        gången";Fräs
        Å-1;;;;;Skolgården;;;Ö-7;"Häcken
        är hög";;

        """
    private static let measures = """
        reference;kind;title;details;done;walk;finding
        Å-1;lighting;Gårdsljus;"Rad ett
        rad två";2025-12-01;Å-1;Ö-7

        """
    private static let dialogues = """
        reference;day;whereabouts;notes
        Å-1;2025-10-02;Församlingsgården;"Rad ett
        rad två"

        """
    private static let areas = "reference;name;since\nÅ-1;Lindgården;2024-03-01\n"
    private static let reports = """
        category;text;longitude;latitude;clientReference
        lighting;"Lampan är trasig
        vid skolgården.";14.5306;56.2767;Å-1
        lighting;"Lampan är sönder
        vid torget.";14.5406;56.2767;

        """

    private func take(_ table: String, _ sort: [String], _ options: [String] = []) throws -> Program.Outcome {
        let file = try folder.write(table, to: "fil.csv")
        return try Program.run(
            sort + ["import", "--database", database] + options + [file])
    }

    @Test(arguments: [WrittenForm.pairs, .decomposed, .decomposedPairs])
    func `a table that is saved anew with other line ends or letters is the same`(_ form: WrittenForm) throws
    {
        let tables: [(sort: [String], text: String, rows: Int)] = [
            (["walks"], Self.walks, 2), (["measures"], Self.measures, 1),
            (["dialogues"], Self.dialogues, 1), (["watch-areas"], Self.areas, 1), ([], Self.reports, 2),
        ]
        for (sort, table, rows) in tables {
            let first = try take(table, sort)
            #expect(first.output.contains("\(rows) kept, 0 known, 0 refused."), "\(sort): \(first)")
            for options in [["--dry-run"], []] {
                let again = try take(form.of(table), sort, options)
                #expect(again.output.contains("0 kept, \(rows) known, 0 refused."), "\(sort): \(again)")
                #expect(!again.errors.contains("else"), "\(sort): \(again.errors)")
            }
        }
        #expect(try Program.run("walks", "findings", "--database", database).rows.count == 2)
        #expect(try Program.run("check", "--database", database).status == 0)
    }

    @Test func `whatever form a table has, its texts are kept in one`() async throws {
        #expect(try take(WrittenForm.decomposedPairs.of(Self.walks), ["walks"]).status == 0)
        #expect(try take(WrittenForm.decomposedPairs.of(Self.measures), ["measures"]).status == 0)
        let store = try SpatiaLiteStore(reading: database, settings: .reading())
        let findings = try await store.findings(FindingQuery())
        let whats = Set(findings.map { Array($0.what.utf8) })
        #expect(whats == [Array("Rad ett\nrad två".utf8), Array("Häcken\när hög".utf8)])
        let measure = try await store.measures(MeasureQuery()).first.orFail()
        #expect(Array(measure.details.utf8) == Array("Rad ett\nrad två".utf8))
        #expect(measure.causes.findings.count == 1)
    }

    /// What versions before this kept, as their files wrote it.
    @Test(arguments: WrittenForm.allCases)
    func `what was kept as its file wrote it is known by the same table in every form`(_ form: WrittenForm)
        async throws
    {
        let code = try MunicipalityCode("1060").orFail()
        let place = try Place(northing: 6_236_975, easting: 470_934).orFail()
        let (walk, stop) = (form.of("Å-1"), form.of("Skolgården"))
        let (what, named) = (form.of("Rad ett\nrad två"), form.of("Häcken\när hög"))
        let store = try SpatiaLiteStore(writing: database, settings: .reading())
        let made = SafetyWalk(
            id: ImportedID.make("walk", in: code, [walk], as: WalkID.self), municipality: code,
            title: form.of("Höståret"), state: .walked, made: .testNow,
            days: try WalkDays(walk: try CivilDate("2025-10-02").orFail()).orFail(),
            meetingPlace: form.of("Vid\ngrinden"), leader: "Samordnaren",
            stops: [SafetyWalk.Stop(number: 1, name: stop, place: place)])
        try await store.addWalk(made, by: Agent(name: "före"))
        for (reference, text, whereabouts) in [
            (["said", stop, what], what, form.of("Vid\ngången")), (["named", form.of("Ö-7")], named, ""),
        ] {
            let finding = Finding(
                id: ImportedID.make("finding", in: code, [walk] + reference, as: FindingID.self),
                walk: made.id, municipality: code, stop: 1, what: text, whereabouts: whereabouts,
                place: place, action: whereabouts.isEmpty ? "" : form.of("Fräs"), made: .testNow)
            _ = try await store.addFinding(finding, by: Agent(name: "före"))
        }
        let found = ImportedID.make(
            "finding", in: code, [walk, "named", form.of("Ö-7")], as: FindingID.self)
        let measure = Measure(
            id: ImportedID.make("measure", in: code, [form.of("Å-1")], as: MeasureID.self),
            municipality: code, kind: try Code<MeasureKind>("lighting").orFail(),
            title: form.of("Gårdsljus"), details: form.of("Rad ett\nrad två"),
            days: MeasureDays(done: try CivilDate("2025-12-01").orFail()),
            causes: MeasureCauses(findings: [found]), state: .done, made: .testNow)
        _ = try await store.addMeasure(measure, by: Agent(name: "före"))
        try await store.close()
        for other in [.kept, form, .decomposedPairs] as Set<WrittenForm> {
            for (sort, table, rows) in [("walks", Self.walks, 2), ("measures", Self.measures, 1)] {
                let again = try take(other.of(table), [sort])
                #expect(again.output.contains("0 kept, \(rows) known, 0 refused."), "\(sort): \(again)")
                #expect(!again.errors.contains("else"), "\(sort) \(other): \(again.errors)")
            }
        }
        // A measure of the table that is new refers to what was kept before.
        let more = try take(Self.measures.replacing("Å-1;lighting", with: "Å-2;lighting"), ["measures"])
        #expect(more.output == "1 kept, 0 known, 0 refused.\n", "\(more.errors)")
    }

    @Test func `a text has at most five forms, and one where they say nothing`() {
        #expect(WrittenForm.all(of: ["TV-1", "Hal."]) == [["TV-1", "Hal."]])
        let forms = WrittenForm.all(of: ["a\r\nb\rc\u{E5}"]).map { $0.map { Array($0.utf8) } }
        let composed = "a\nb\nc\u{E5}"
        #expect(forms.first == [Array(composed.utf8)] && forms.count == 5)
        #expect(forms.contains([Array("a\nb\nca\u{30A}".utf8)]) && Set(forms).count == 5)
    }

    @Test func `two rows of a file whose reference is one in two forms are one report`() throws {
        let installation = try TestInstallation()
        let table = "category;text;longitude;latitude;clientReference\n"
        let row = "lighting;Lampan vid skolan är trasig.;14.5306;56.2767;"
        let both = table + row + "\u{C5}-1\n" + row + "A\u{30A}-1\n"
        let file = try installation.folder.write(both, to: "fil.csv")
        let taken = try Program.run("import", "--database", installation.database, file)
        #expect(taken.output.contains("1 kept, 1 known, 0 refused."), "\(taken)")
    }
}
