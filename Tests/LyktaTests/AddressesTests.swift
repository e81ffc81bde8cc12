import Foundation
import TestSupport
import Testing

/// The municipality's list of addresses, by the command line.
@Suite struct AddressesTests {
    let folder: TemporaryFolder
    let database: String

    init() throws {
        folder = try TemporaryFolder()
        database = folder.path("demo.sqlite")
        let made = try Program.run("demo", "--database", database, "--reports", "0")
        #expect(made.status == 0, "\(made.errors)")
    }

    private func run(_ arguments: String...) throws -> Program.Outcome {
        try Program.run(["addresses"] + arguments + ["--database", database])
    }

    @Test func `the demo has addresses at once, found though misspelt and without dots`() throws {
        #expect(try run("find", "idrottsh").rows.first?.hasPrefix("Idrottshallen\tOlofström\tname\t") == true)
        #expect(try run("find", "idrotshalen").rows.first?.hasPrefix("Idrottshallen\t") == true)
        #expect(try run("find", "sodra vagen 3").output.contains("Södra vägen 3\t"))
        #expect(try run("find", "xyzxyz").errors.contains("Nothing on the list"))
        #expect(try run("find", "a").status != 0)
    }

    @Test
    func `a list is imported with refused rows told, shown first by a dry run, and replaces the former`()
        throws
    {
        let file = try folder.write(
            """
            Adress;N;E
            Idrottshallen;6236975;470934
            Kvarnhöjden 1;6236975;470944
            Kvarnhöjden 1;6236975;470944
            Fel;6236975;
            Långt bort;6636975;470944
            """, to: "adresser.csv")
        let map = ["--map", "name=Adress", "--map", "northing=N", "--map", "easting=E"]
        let dry = try Program.run(
            ["addresses", "import", file, "--dry-run", "--database", database] + map)
        #expect(dry.status == 1)
        #expect(dry.output == "2 kept, 1 the same as another row, 2 refused.\n")
        #expect(dry.errors.contains("row 4 (line 5): has no position"))
        #expect(dry.errors.contains("row 5 (line 6): lies outside the municipality"))
        #expect(try run("find", "kvarnhojden").rows.isEmpty)

        let kept = try Program.run(["addresses", "import", file, "--database", database] + map)
        #expect(kept.status == 1)
        #expect(try run("find", "kvarnhojden 1").rows.first?.hasPrefix("Kvarnhöjden 1\t") == true)
        #expect(try run("find", "sodra vagen").rows.isEmpty)

        let removed = try run("remove")
        #expect(removed.output == "2 addresses and names of 1060 were taken away.\n")
        #expect(try run("find", "kvarnhojden").rows.isEmpty)
    }

    @Test func `a list of which nothing can be kept leaves the former as it was`() throws {
        let file = try folder.write("name;northing;easting\nFel;1;2\n", to: "fel.csv")
        let refused = try run("import", file)
        #expect(refused.status != 0 && refused.errors.contains("the list is left as it was"))
        let lacking = try run("import", try folder.write("a;b\n1;2\n", to: "annat.csv"))
        #expect(lacking.status != 0 && lacking.errors.contains("--map"))
        #expect(try run("find", "idrottsh").rows.first?.hasPrefix("Idrottshallen\t") == true)
    }

    @Test func `hotspots and stops are named by street and district, and a report hints at its category`()
        throws
    {
        for day in 1...6 {
            let sent = try Program.run(
                "report", "--database", database, "--category", "drugs", "--text",
                "Lamporna på gångvägen är släckta.", "--at", "14.5306,56.2767", "--observed-at",
                Date(timeIntervalSinceNow: Double(-86_400 * day)).ISO8601Format())
            #expect(sent.status == 0, "\(sent.errors)")
            #expect(sent.errors.contains("Perhaps lighting?"), "\(sent.errors)")
        }
        for format in ["text", "geojson", "csv", "gpx"] {
            let hotspots = try Program.run("hotspots", "--database", database, "--format", format)
            #expect(hotspots.output.contains("Idrottshallen, Olofströms centrum"), "\(hotspots)")
            let walk = try Program.run(
                "walk", "--database", database, "--start", "14.5306,56.2767", "--format", format)
            #expect(walk.output.contains("Idrottshallen, Olofströms centrum"), "\(walk)")
        }
    }
}
