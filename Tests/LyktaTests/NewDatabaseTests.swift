import Demo
import Foundation
import Testing

/// Who makes a database, and what stands in a new one.
@Suite struct NewDatabaseTests {
    let folder: TemporaryFolder
    let database: String

    init() throws {
        folder = try TemporaryFolder()
        database = folder.path("new.sqlite")
    }

    @Test(arguments: [
        ["keys", "add", "--name", "x", "--scope", "admin"], ["keys", "revoke", "abcdefgh"],
        ["areas", "import", "--layer", "district", "FILE"],
        ["areas", "replace", "--layer", "district", "FILE"],
        ["areas", "remove", "--layer", "district", "nord"], ["import", "FILE"],
        ["addresses", "import", "FILE"], ["addresses", "remove"],
        ["report", "--category", "lighting", "--text", "Lampan vid skolan är trasig."],
        ["serve", "--port", "0"],
    ])
    func `a command that writes makes no database, and says what does`(_ command: [String]) throws {
        let input = try folder.write("{\"type\":\"FeatureCollection\",\"features\":[]}", to: "areas.geojson")
        let outcome = try Program.run(
            command.map { $0 == "FILE" ? input : $0 } + ["--database", database])
        #expect(outcome.status != 0 && outcome.output.isEmpty)
        #expect(outcome.errors.contains("no database at \(database)"), "\(outcome.errors)")
        #expect(outcome.errors.contains("lykta init --database"))
        let left = try FileManager.default.contentsOfDirectory(
            atPath: URL(filePath: database).deletingLastPathComponent().path)
        #expect(left == ["areas.geojson"])
    }

    @Test(arguments: ["init", "demo"])
    func `a database in a folder that is not there is refused by that folder`(_ command: String) throws {
        let away = folder.path("borta")
        for (language, words) in [
            ("sv", "Mappen \(away) finns inte. Skapa den först."),
            ("en", "There is no folder \(away). Make it first."),
        ] {
            let refused = try Program.run(
                command, "--database", away + "/x.sqlite", "--language", language)
            #expect(refused.status != 0 && refused.errors.contains(words), "\(refused.errors)")
        }
        #expect(!FileManager.default.fileExists(atPath: away))
    }

    @Test func `a new database is empty: it takes keys and areas, but no reports and no server`() throws {
        let made = try Program.run("init", "--database", database)
        #expect(made.status == 0 && made.errors.contains("no municipality yet"))
        #expect(try Program.run("areas", "list", "--database", database).rows.isEmpty)
        let minted = try Program.run(
            "keys", "add", "--database", database, "--name", "x", "--scope", "admin")
        #expect(minted.status == 0 && minted.output.hasPrefix("lykta_"))
        #expect(try Program.run("areas", "list", "--database", database).rows.isEmpty)
        let report = try Program.run(
            "report", "--database", database, "--category", "lighting", "--text", "Lampan är trasig igen.",
            "--at", "14.5306,56.2767")
        #expect(report.status != 0 && report.errors.contains("has no municipality yet"))
        let serve = try Program.run("serve", "--database", database, "--port", "0")
        #expect(serve.status != 0 && serve.errors.contains("lykta init"))
        #expect(try Program.run("check", "--database", database).status == 0)
    }

    @Test func `init gives a database its municipality, and a broken profile makes none`() throws {
        let profile = try ProfileOnDisk(in: folder)
        try profile.write("municipality: 1060\n", to: "profile.yaml")
        let broken = try Program.run("init", "--database", database, "--profile", profile.path)
        #expect(broken.status != 0 && broken.errors.contains("profile.yaml:1:15:"))
        #expect(!FileManager.default.fileExists(atPath: database))

        try profile.restore("profile.yaml")
        let made = try Program.run("init", "--database", database, "--profile", profile.path)
        #expect(made.status == 0 && made.output.contains("1060\tOlofström"))
        let report = try Program.run(
            "report", "--database", database, "--category", "lighting", "--text", "Lampan är trasig igen.",
            "--at", "14.5306,56.2767")
        #expect(report.status == 0, "\(report.errors)")
        #expect(try Program.run("init", "--database", database).status == 0)
        #expect(
            try Program.run("areas", "at", "--database", database, "14.5306,56.2767").output.contains("1060"))
    }

    @Test func `arms that cannot be used are told beside all else that is wrong, and kept when they can`()
        throws
    {
        let profile = try ProfileOnDisk(in: folder)
        try profile.write("<svg/>", to: "arms.png")
        let broken = try Program.run(
            "init", "--database", database, "--profile", profile.path, "--language", "en")
        #expect(broken.status != 0 && broken.errors.contains("arms.png is not a PNG picture."))
        try profile.write("municipality: 1060\n", to: "profile.yaml")
        let both = try Program.run("init", "--database", database, "--profile", profile.path)
        #expect(both.errors.contains("profile.yaml:1:15:") && both.errors.contains("arms.png "))
        try profile.restore("profile.yaml")
        try Data(BuiltInProfile.arms).write(to: URL(filePath: profile.path + "/arms.png"))
        #expect(try Program.run("init", "--database", database, "--profile", profile.path).status == 0)
        // Read again from the database alone.
        #expect(try Program.run("init", "--database", database).status == 0)
    }

    @Test func `init refuses a file that belongs to another municipality`() throws {
        let profile = try ProfileOnDisk(in: folder)
        #expect(try Program.run("init", "--database", database, "--profile", profile.path).status == 0)
        let text = BuiltInProfile.profile.contents.replacing(
            "municipality: \"1060\"", with: "municipality: \"1082\"")
        try profile.write(text, to: "profile.yaml")
        let refused = try Program.run("init", "--database", database, "--profile", profile.path)
        #expect(refused.status != 0 && refused.errors.contains("already belongs to 1060"))
    }

    @Test func `an area that leaves the profile's folder ends, and is told with its last days`() throws {
        let profile = try ProfileOnDisk(in: folder)
        #expect(try Program.run("init", "--database", database, "--profile", profile.path).status == 0)
        let before = try Program.run("areas", "list", "--database", database, "--layer", "owner")
        #expect(before.rows.count > 1 && before.rows.allSatisfy { $0.contains("\t\t\t") })
        try profile.write("{\"type\":\"FeatureCollection\",\"features\":[]}", to: "areas/owner.geojson")
        try FileManager.default.removeItem(atPath: profile.path + "/areas/owner.geojson")
        #expect(try Program.run("init", "--database", database, "--profile", profile.path).status == 0)
        let after = try Program.run("areas", "list", "--database", database, "--layer", "owner")
        #expect(after.lines.count == before.lines.count)
        #expect(after.rows.allSatisfy { $0.contains("\t\t2") }, "\(after.output)")
    }

    @Test func `areas are removed and replaced from a day on, and the own outline stays`() throws {
        let profile = try ProfileOnDisk(in: folder)
        #expect(try Program.run("init", "--database", database, "--profile", profile.path).status == 0)
        func areas(_ command: String...) throws -> Program.Outcome {
            try Program.run(["areas"] + command + ["--database", database])
        }
        let code = try #require(
            try areas("list", "--layer", "district").rows.first?.split(separator: "\t").dropFirst().first
                .map(String.init))
        let dry = try areas("remove", "--layer", "district", "--from", "2026-01-01", "--dry-run", code)
        #expect(dry.status == 0 && dry.output.contains("ends\tdistrict\t\(code)"))
        #expect(try !areas("list").output.contains("\t2026-01-01\t"))
        #expect(try areas("remove", "--layer", "district", "--from", "2026-01-01", code).status == 0)
        #expect(try areas("list").output.contains("\t2026-01-01\t"))
        #expect(try areas("remove", "--layer", "district", "--erase", code).status == 0)
        #expect(try !areas("list", "--layer", "district").output.contains("\t\(code)\t"))

        let own = try areas("remove", "--layer", "municipality", "1060")
        #expect(own.status != 0 && own.errors.contains("without its own outline"))
        let unknown = try areas("remove", "--layer", "district", "finns-inte")
        #expect(unknown.status != 0 && unknown.errors.contains("nothing was changed"))

        let file = profile.path + "/areas/district.geojson"
        let replaced = try areas("replace", "--layer", "district", "--from", "2026-06-01", file)
        #expect(
            replaced.output.contains("from\tdistrict\t\(code)") && replaced.output.contains("\t2026-06-01\t"))
        #expect(try areas("replace", "--layer", "district", file).rows.isEmpty)
    }

    @Test func `a second municipality with the same codes takes nothing from the first`() throws {
        let profile = try ProfileOnDisk(in: folder)
        let other = try ProfileOnDisk(in: folder, named: "other", movedEast: 1)
        try other.write(
            BuiltInProfile.profile.contents
                .replacing("municipality: \"1060\"", with: "municipality: \"1081\"")
                .replacing("reference-prefix: OLO", with: "reference-prefix: RNN"),
            to: "profile.yaml")
        #expect(try Program.run("init", "--database", database, "--profile", profile.path).status == 0)
        let before = try Program.run("areas", "list", "--database", database)
        let refused = try Program.run(
            "init", "--database", database, "--profile", profile.path, "--profile", other.path)
        #expect(refused.status != 0)
        #expect(
            refused.errors.contains("district/jamshog") && refused.errors.contains("1081-jamshog"),
            "\(refused.errors)")
        #expect(try Program.run("areas", "list", "--database", database).output == before.output)
    }
}

/// The built-in profile as a folder that a test may change.
struct ProfileOnDisk {
    let path: String

    init(in folder: TemporaryFolder) throws {
        path = folder.path("profile")
        try FileManager.default.createDirectory(atPath: path + "/areas", withIntermediateDirectories: true)
        for file in BuiltInProfile.files { try write(file.contents, to: file.name) }
    }

    /// The same with its own areas so many degrees farther east, and 1081 as the code of its outline; its neighbours are left out.
    init(in folder: TemporaryFolder, named name: String, movedEast degrees: Int) throws {
        path = folder.path(name)
        try FileManager.default.createDirectory(atPath: path + "/areas", withIntermediateDirectories: true)
        for file in BuiltInProfile.files {
            guard file.name.hasSuffix(".geojson") else {
                try write(file.contents, to: file.name)
                continue
            }
            let lines = file.contents.split(separator: "\n").filter {
                file.name != "areas/municipality.geojson" || !$0.contains("\"code\"")
                    || $0.contains("\"1060\"")
            }
            var text = lines.joined(separator: "\n").replacing("\"1060\"", with: "\"1081\"")
            for whole in [15, 14, 13] {
                text = text.replacing("[\(whole).", with: "[\(whole + degrees).")
            }
            try write(text.replacing("]]]}},\n]}", with: "]]]}}\n]}"), to: file.name)
        }
    }

    func write(_ text: String, to name: String) throws {
        try text.write(toFile: "\(path)/\(name)", atomically: true, encoding: .utf8)
    }

    func restore(_ name: String) throws {
        for file in BuiltInProfile.files where file.name == name { try write(file.contents, to: name) }
    }
}
