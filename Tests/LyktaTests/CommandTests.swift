import Foundation
import Reports
import SpatialStore
import TestSupport
import Testing

/// The command line as a person or a script meets it.
@Suite struct CommandTests {
    @Test func `the same seed makes the same demo, and it is sound`() throws {
        let folder = try TemporaryFolder()
        var lists: [String] = []
        for name in ["one.sqlite", "two.sqlite"] {
            let made = try Program.run(
                "demo", "--database", folder.path(name), "--reports", "300", "--seed", "7", "--until",
                "2026-11-20")
            #expect(made.status == 0 && made.output.isEmpty)
            let found = try Program.run(
                "near", "--database", folder.path(name), "--radius", "20000", "--limit", "1000",
                "14.5306,56.2767")
            // References are made by chance; the rest is the same.
            lists.append(
                found.lines.map {
                    $0.split(separator: "\t").enumerated().filter { $0.offset != 1 }.map(\.element)
                }
                .map { $0.joined(separator: "\t") }.sorted().joined(separator: "\n"))
            #expect(try Program.run("check", "--database", folder.path(name)).status == 0)
        }
        #expect(lists[0] == lists[1] && lists[0].count > 10_000)
        let again = try Program.run("demo", "--database", folder.path("one.sqlite"))
        #expect(again.status != 0 && again.errors.contains("exists already"))
    }

    @Test func `a new key is alone on standard output`() throws {
        let installation = try TestInstallation()
        #expect(installation.key.hasPrefix("lykta_") && installation.key.utf8.count == 58)
        let list = try Program.run("keys", "list", "--database", installation.database)
        #expect(list.output.contains("\ttest\t") && !list.output.contains(installation.key))
        let wrong = try Program.run(
            "keys", "add", "--database", installation.database, "--name", "x", "--scope", "all")
        #expect(wrong.status != 0 && wrong.output.isEmpty && wrong.errors.contains("is not a scope"))
    }

    @Test
    func
        `beside a running server a command that writes is refused with the reason, and one that reads is not`()
        async throws
    {
        let installation = try TestInstallation(reports: 50)
        let server = try await RunningServer(database: installation.database, key: installation.key)
        let rows = try installation.folder.write("category;text;words\n", to: "rows.csv")
        let refused = try Program.run("import", "--database", installation.database, rows)
        #expect(refused.status != 0 && refused.errors.contains("in use by another Lykta process"))
        #expect(try Program.run("check", "--database", installation.database).status == 0)
        let backup = installation.folder.path("copy.sqlite")
        #expect(try Program.run("backup", "--database", installation.database, backup).status == 0)
        #expect(try Program.run("check", "--database", backup).status == 0)
        await server.signal(SIGTERM)
    }

    @Test func `keys are added and revoked beside a running server, which knows within five seconds`()
        async throws
    {
        let installation = try TestInstallation()
        let server = try await RunningServer(database: installation.database, key: installation.key)
        let added = try Program.run(
            "keys", "add", "--database", installation.database, "--name", "x", "--scope", "report:read")
        #expect(added.status == 0)
        let key = added.output.trimmingCharacters(in: .newlines)
        func status() async throws -> UInt {
            try await server.send("GET", "/api/v1/reports", nil, ["Authorization": "Bearer \(key)"]).status
        }
        #expect(try await status() == 200)
        let prefix = String(key.dropFirst(6).prefix(8))
        let revoked = try Program.run("keys", "revoke", "--database", installation.database, prefix)
        #expect(revoked.status == 0)
        #expect(try await status() == 401)
        let again = try Program.run("keys", "revoke", "--database", installation.database, prefix)
        #expect(again.status != 0 && again.errors.contains("valid key \(prefix)"))
        let left = try FileManager.default.contentsOfDirectory(atPath: installation.database + ".keys")
        #expect(left.isEmpty)
        let mode = try FileManager.default.attributesOfItem(atPath: installation.database + ".keys")
        #expect(mode[.posixPermissions] as? Int == 0o700)
        await server.signal(SIGTERM)
        let list = try Program.run("keys", "list", "--database", installation.database)
        #expect(list.output.contains("\(prefix)\tx\treport:read\tall\trevoked"))
    }

    @Test func `an import tells every refused row, keeps the others, and adds nothing the second time`()
        throws
    {
        let installation = try TestInstallation()
        let file = try installation.folder.write(
            """
            \u{FEFF}category;text;longitude;latitude;observedAt;source\r
            lighting;"Lampan vid skolan är trasig; den ""blinkar"".";14,5306;56,2767;2026-11-01 18:05;police\r
            lighting;kort;14,5306;56,2767;;\r
            fel-kod;En text som är lång nog.;56,2767;14,5306;;\r
            drugs;Ungdomar samlas bakom affären varje kväll.;tolv;56,2767;;\r
            drugs;Ungdomar samlas bakom affären varje kväll.;14,5310;56,2770;;\r
            """, to: "reports.csv")
        let first = try Program.run("import", "--database", installation.database, file)
        #expect(first.status == 1 && first.output.contains("2 kept, 0 known, 3 refused."))
        #expect(first.errors.contains("row 2: /text"))
        #expect(
            first.errors.contains("row 3: /place/coordinates") && first.errors.contains("row 3: /category"))
        #expect(first.errors.contains("row 4: longitude “tolv” is not a number"))
        let second = try Program.run("import", "--database", installation.database, file)
        #expect(second.status == 1 && second.output.contains("0 kept, 2 known, 3 refused."))
        let found = try Program.run(
            "near", "--database", installation.database, "--radius", "500", "14.5306,56.2767")
        #expect(
            found.rows.count == 2 && found.output.contains("den \"blinkar\"")
                && found.output.contains("2026-11-01 18:05"))
    }

    @Test(arguments: [([], 1), (["--notify", "all"], 0), (["--notify", "none"], 2)])
    func `units are told of imported reports that are no history, or as was asked for`(
        _ options: [String], _ untold: Int
    ) throws {
        let installation = try TestInstallation()
        let file = try installation.folder.write(
            """
            category;text;longitude;latitude;observedAt
            lighting;Lampan vid skolan är trasig.;14,5306;56,2767;
            lighting;Lampan vid torget är trasig.;14,5406;56,2767;\(longAgo)
            """, to: "history.csv")
        let summary =
            "2 kept, 0 known, 0 refused." + (untold > 0 ? " No unit is told of \(untold) of those kept." : "")
        let arguments = ["import", "--database", installation.database] + options
        #expect(try Program.run(arguments + ["--dry-run", file]).output == summary + "\n")
        #expect(try Program.run(arguments + [file]).output == summary + "\n")
    }

    /// A day that is history, and not too long ago to be taken.
    private var longAgo: String {
        Date.now.addingTimeInterval(-200 * 86_400).formatted(.iso8601.year().month().day()) + " 18:05"
    }

    @Test func `a file whose rows cannot be told adds nothing, and a blank line does not shift the rows`()
        throws
    {
        let installation = try TestInstallation()
        func run(_ lines: String...) throws -> Program.Outcome {
            let file = try installation.folder.write(
                lines.joined(separator: "\n"), to: "\(lines.hashValue).csv")
            return try Program.run("import", "--database", installation.database, file)
        }
        let header = "category;text;longitude;latitude"
        let sound = "lighting;Lampan vid skolan är trasig.;14,5306;56,2767"
        let swallowed = try run(header, sound, "lighting;\"Lampan vid torget;14,5306;56,2767", sound)
        #expect(swallowed.status == 1 && swallowed.output.isEmpty)
        #expect(swallowed.errors.contains("Row 2, column text, line 3: a quote opens here"))
        let told = try run(header, sound, "", "lighting;\"Lampan\nvid torget är trasig.\";14,5306", "")
        #expect(told.status == 1 && told.output.contains("1 kept, 0 known, 1 refused."))
        #expect(told.errors.contains("row 2 (line 4–5): 3 cells, where the header has 4."))
    }

    @Test
    func `a row is known by what it says, however its file was saved, and a refused one is tried again`()
        throws
    {
        let installation = try TestInstallation()
        let header = "category;text;longitude;latitude;observedAt;clientReference"
        let plain = "lighting;Lampan vid skolan är trasig.;14,5306;56,2767;2026-11-01 18:05;"
        let named = "lighting;Lampan vid torget är trasig.;14,5310;56,2770;;OEP-1"
        func run(_ lines: [String], _ options: String..., ending: String = "\n") throws -> Program.Outcome {
            let file = try installation.folder.write(
                lines.joined(separator: ending), to: "\(lines.hashValue).csv")
            return try Program.run(["import", "--database", installation.database] + options + [file])
        }
        let broken = [header, plain, plain, named, "lighting;kort;14,5306;56,2767;;"]
        for _ in 0..<2 {
            let dry = try run(broken, "--dry-run")
            #expect(dry.status == 1 && dry.output.contains("3 kept, 0 known, 1 refused."))
            #expect(dry.errors.contains("row 4: /text") && dry.errors.contains("nothing was written"))
        }
        #expect(try run(broken).output.contains("3 kept, 0 known, 1 refused."))
        // Saved anew with other line ends, corrected and made longer.
        var mended = broken.map { $0.replacing("kort", with: "Det är mörkt på hela gatan.") }
        mended += [plain, "drugs;Ungdomar samlas bakom affären.;14,5306;56,2767;;"]
        let dry = try run(["\u{FEFF}" + mended[0]] + mended.dropFirst(), "--dry-run", ending: "\r\n")
        #expect(dry.status == 0 && dry.output.contains("3 kept, 3 known, 0 refused."), "\(dry)")
        let again = try run(["\u{FEFF}" + mended[0]] + mended.dropFirst(), ending: "\r\n")
        #expect(again.status == 0 && again.output.contains("3 kept, 3 known, 0 refused."), "\(again)")
        // A client reference names one report.
        let changed = named.replacing("torget", with: "tornet")
        let known = try run([header, changed])
        #expect(known.status == 0 && known.output.contains("0 kept, 1 known, 0 refused."))
        #expect(known.errors.contains("was imported before as OLO-"))
        let twice = try run([header, named, changed, named])
        #expect(twice.status == 1 && twice.output.contains("0 kept, 2 known, 1 refused."))
        #expect(
            twice.errors.contains("row 2: clientReference: row 1 has the same one and says something else"))
        let found = try Program.run(
            "near", "--database", installation.database, "--radius", "500", "14.5306,56.2767")
        #expect(found.rows.count == 6)
    }

    @Test func `features of a GeoJSON file are imported by the same checks`() throws {
        let installation = try TestInstallation()
        let file = try installation.folder.write(
            """
            {"type":"FeatureCollection","features":[
              {"type":"Feature","geometry":{"type":"Point","coordinates":[14.5306,56.2767]},
               "properties":{"category":"lighting","text":"Lampan vid skolan är trasig.","source":"police"}},
              {"type":"Feature","geometry":{"type":"Point","coordinates":[14.8619,56.1706]},
               "properties":{"category":"lighting","text":"Lampan vid torget är trasig."}},
              {"type":"Feature","geometry":null,"properties":{"category":"lighting","text":"Utan plats i filen."}}]}
            """, to: "reports.geojson")
        let outcome = try Program.run("import", "--database", installation.database, file)
        #expect(outcome.output.contains("1 kept, 0 known, 2 refused."))
        #expect(outcome.errors.contains("row 2:") && outcome.errors.contains("Karlshamn"))
    }

    @Test func `a misspelt word is refused with the one that was meant`() throws {
        let installation = try TestInstallation()
        for (command, meant) in [
            (["near", "14.5306,56.2767", "--category", "lightning"], "lighting"),
            (["near", "14.5306,56.2767", "--unit", "gata-prk"], "gata-park"),
            (["near", "14.5306,56.2767", "--status", "opne"], "open"),
            (["within", "--area", "municipality/1060", "--source", "polise"], "police"),
            (["within", "--area", "municipality/1061"], "municipality/1060"),
            (["cases", "--unit", "gata-prk"], "gata-park"),
            (["areas", "list", "--layer", "distrct"], "district"),
            (["hotspots", "--category", "lightning"], "lighting"),
            (["trends", "--layer", "distrct"], "district"),
        ] {
            let refused = try Program.run(command + ["--database", installation.database])
            #expect(refused.status != 0 && refused.output.isEmpty, "\(command)")
            #expect(refused.errors.contains("Did you mean \(meant)?"), "\(refused.errors)")
        }
    }

    @Test func `reports are asked for by when they were received, too`() throws {
        let installation = try TestInstallation()
        let file = try installation.folder.write(
            "category;text;longitude;latitude;observedAt\nlighting;Lampan vid skolan är trasig.;14,5306;56,2767;2026-01-01 12:00",
            to: "a.csv")
        #expect(try Program.run("import", "--database", installation.database, file).status == 0)
        for (option, count) in [
            ("--since", 0), ("--until", 1), ("--received-since", 1), ("--received-until", 0),
        ] {
            let found = try Program.run(
                "near", "--database", installation.database, option, "2026-02-01", "14.5306,56.2767")
            #expect(found.status == 0 && found.rows.count == count, "\(option) \(found)")
        }
    }

    @Test func `polygons of an area that overlap are not imported`() throws {
        let installation = try TestInstallation()
        func square(_ west: Double) -> String {
            "[[[\(west),56.2],[\(west + 0.1),56.2],[\(west + 0.1),56.3],[\(west),56.3],[\(west),56.2]]]"
        }
        for (west, isImported) in [(14.7, true), (14.55, false), (14.6, false)] {
            let file = try installation.folder.write(
                """
                {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"9","name":"Parken"},
                 "geometry":{"type":"MultiPolygon","coordinates":[\(square(14.5)),\(square(west))]}}]}
                """, to: "\(west).geojson")
            let outcome = try Program.run(
                "areas", "import", "--database", installation.database, "--layer", "district", file)
            #expect((outcome.status == 0) == isImported, "\(outcome)")
            #expect(outcome.errors.contains("polygons 0 and 1 that overlap or share a line") != isImported)
        }
    }

    @Test func `areas are imported by layer, and a broken ring is told with its place`() throws {
        let installation = try TestInstallation()
        let good = """
            {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":"9","namn":"Parken"},
             "geometry":{"type":"Polygon","coordinates":[[[14.5,56.2],[14.6,56.2],[14.6,56.3],[14.5,56.3],[14.5,56.2]]]}}]}
            """
        let file = try installation.folder.write(good, to: "areas.geojson")
        let imported = try Program.run(
            "areas", "import", "--database", installation.database, "--layer", "district", "--code-property",
            "id",
            "--name-property", "namn", file)
        #expect(imported.status == 0 && imported.output.contains("1 area imported"))
        let at = try Program.run("areas", "at", "--database", installation.database, "14.55,56.25")
        #expect(at.output.contains("district\t9\tParken"))
        let bowTie = try installation.folder.write(
            good.replacing("[14.6,56.3],[14.5,56.3]", with: "[14.5,56.3],[14.6,56.3]"), to: "broken.geojson")
        let broken = try Program.run(
            "areas", "import", "--database", installation.database, "--layer", "district", "--code-property",
            "id",
            "--name-property", "namn", bowTie)
        #expect(
            broken.status != 0
                && broken.errors.contains("feature 0 (9) has a broken ring at polygon 0, ring 0"))
    }

    @Test func `the built-in rules pass their check, and a broken rule set is refused with line and column`()
        throws
    {
        #expect(try Program.run("routing", "check").status == 0)
        let installation = try TestInstallation()
        let profile = installation.folder.path("profile")
        try FileManager.default.createDirectory(atPath: profile, withIntermediateDirectories: true)
        try "municipality: 1060\n".write(toFile: profile + "/profile.yaml", atomically: true, encoding: .utf8)
        try "rules: []\n".write(toFile: profile + "/routing.yaml", atomically: true, encoding: .utf8)
        let refused = try Program.run(
            "serve", "--database", installation.database, "--port", "0", "--profile", profile)
        #expect(refused.status != 0 && refused.errors.contains("profile.yaml:1:15:"))
    }

    @Test(arguments: [
        ["near", "--radius", "20000", "14.5306,56.2767"], ["within", "--area", "municipality/1060"],
        ["cases"],
    ])
    func `a list is as long as was asked for, and whole in every format`(_ command: [String]) throws {
        let installation = try TestInstallation(reports: 800)
        func list(_ format: String, _ limit: Int) throws -> Program.Outcome {
            try Program.run(
                command + [
                    "--database", installation.database, "--format", format, "--limit", "\(limit)",
                ])
        }
        let all = try list("text", 100_000).rows.count
        #expect(all > 100)
        for limit in [1, all - 1, all, 100_000] {
            let count = min(limit, all)
            #expect(try list("text", limit).rows.count == count)
            let csv = try list("csv", limit).output
            #expect(csv.hasPrefix("\u{FEFF}Id;"))
            #expect(csv.components(separatedBy: "\u{FEFF}").count == 2)
            let json = try list("geojson", limit).output
            let members = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
            #expect((members?["features"] as? [Any])?.count == count)
        }
    }

    @Test(arguments: [
        (["--hotspots", ","], "is not a list of ranks of hotspots"),
        (["--hotspots", "x"], "There is no hotspot x."),
        (["--stop", "18.07,59.33"], "Place 1 lies outside, not within the municipality."),
        (["--stop", "14.8,56.2"], "Place 1 lies in Karlshamn"),
        (
            ["--stop", "14.534,56.278", "--most-metres", "100"],
            "Hantverksgatan, Olofströms centrum: Too far: to this stop alone the walk is"
        ),
        (["--stop", "14.534,56.278", "--most-minutes", "9"], "“9” is not a time of 15–1440 minutes."),
    ])
    func `a walk that cannot be is refused in a sentence`(_ arguments: [String], _ sentence: String) throws {
        let installation = try TestInstallation()
        let walk = try Program.run(
            ["walk", "--database", installation.database, "--start", "14.5306,56.2767"] + arguments)
        #expect(walk.status == 1 && walk.errors.contains(sentence), "\(walk.errors)")
    }

    @Test func `a case is listed, shown and explained, and hotspots are walked`() throws {
        let installation = try TestInstallation(reports: 800)
        let database = installation.database
        let cases = try Program.run("cases", "--database", database, "--limit", "5")
        let id = try String(cases.rows.first.orFail().prefix(36))
        let shown = try Program.run("cases", "--database", database, id)
        #expect(shown.output.contains("opened"))
        #expect(
            try Program.run("routing", "explain", "--database", database, "--case", id).output.contains("✓"))
        let hotspots = try Program.run(
            "hotspots", "--database", database, "--since", "2020-01-01", "--format", "csv")
        #expect(hotspots.output.hasPrefix("\u{FEFF}Plats;") && hotspots.lines.count > 2)
        let walk = try Program.run(
            "walk", "--database", database, "--since", "2020-01-01", "--start", "14.5306,56.2767",
            "--hotspots", "1,2", "--most-metres", "50000", "--most-minutes", "1440",
            "--round-trip")
        #expect(
            walk.status == 0 && walk.output.contains("Meeting place")
                && walk.errors.contains("min with stops"))
        #expect(
            try Program.run("walk", "--database", database, "--start", "1,2").errors.contains(
                "is not LON,LAT"))
    }

    @Test func `what a kept measure led to is told, kept, and said again as it was`() throws {
        let installation = try TestInstallation(reports: 800)
        let database = installation.database
        let measure = try Program.run(
            "measures", "add", "--database", database, "--title", "Lampor", "--kind", "lighting", "--state",
            "done", "--begun", "2026-05-01", "--done", "2026-05-01", "--at", "14.5306,56.2767"
        ).output.trimmingCharacters(in: .whitespacesAndNewlines)
        let question = ["effect", "--database", database, "--measure", measure]
        let told = try Program.run(question + ["--control", "14.5506,56.2767,150", "--reach", "300"])
        #expect(told.status == 0 && told.output.contains("verdict: "), "\(told.errors)")
        #expect(told.output.contains("Chosen by whoever judged it"))
        let kept = try Program.run(
            question + ["--control", "14.5506,56.2767,150", "--ring", "0", "--keep", "--by", "Anna"])
        let id = (kept.output.components(separatedBy: "kept: ").last ?? "")
            .trimmingCharacters(in: .whitespacesAndNewlines)
        let again = try Program.run("effect", "--database", database, "--judgement", id)
        #expect(again.output.contains("by then it is the same"), "\(again.output) \(again.errors)")
        let year = try Program.run("effect", "--database", database, "--year", "2026")
        #expect(year.output.contains(measure) && year.output.contains(id))
        #expect(try Program.run("check", "--database", database).status == 0)
        for (arguments, words) in [
            (["--year", "2026"], "one of --measure"), (["--reach", "0"], "metres 1–5000"),
            (["--control", "där"], "district/holje"), (["--weeks", "500"], "not so many weeks"),
        ] {
            let refused = try Program.run(question + arguments)
            #expect(refused.status != 0 && refused.errors.contains(words), "\(refused.errors)")
        }
    }

    @Test func `trends and the effect of a measure are told from the file`() throws {
        let installation = try TestInstallation(reports: 800)
        let database = installation.database
        let trends = try Program.run("trends", "--database", database)
        #expect(trends.status == 0 && trends.errors.contains("weeks until"))
        let all = try Program.run("trends", "--database", database, "--all", "--format", "json")
        #expect(all.output.contains(#""falseAlarmsPerMonth":1"#) && all.output.contains(#""monday":""#))
        let wrong = try Program.run("trends", "--database", database, "--layer", "lake")
        #expect(wrong.status != 0 && wrong.errors.contains("is not a layer: municipality"))

        let question = ["effect", "--database", database, "--control", "14.56,56.2767,800"]
        let effect = try Program.run(
            question + ["--measure", "2026-03-01..2026-03-14", "--treated", "14.5306,56.2767,800"])
        #expect(effect.status == 0)
        #expect(effect.output.contains(/verdict: (reports|no clear change|too few reports)/))
        let swedish = try Program.run(
            question + [
                "--measure", "2026-03-01..2026-03-14", "--treated", "14.5306,56.2767,800", "--language", "sv",
            ])
        #expect(swedish.output.contains(/utslag: (rapporterna|ingen tydlig|för få)/), "\(swedish.output)")
        let neither = try Program.run(question + ["--measure", "nix"])
        #expect(neither.status != 0 && neither.errors.contains("“nix” is not a measure's id, nor a day"))
        let overlapping = try Program.run(
            question + ["--measure", "2026-03-01", "--treated", "14.5306,56.2767,1100"])
        #expect(overlapping.status != 0 && overlapping.errors.contains("Choose another area"))
        let json = try Program.run(
            question + ["--measure", "2026-03-01", "--treated", "district/centrum", "--format", "json"])
        #expect(json.status != 0 || json.output.contains(#""rateRatio":{"#))
        for (measure, words) in [
            ("i våras", "nor a day such as"), ("2026-03-14..2026-03-01", "a last one after it"),
            ("2026-11-01", "whole weeks have passed since"),
        ] {
            let refused = try Program.run(
                question + ["--measure", measure, "--treated", "14.5306,56.2767,800"])
            #expect(refused.status != 0 && refused.errors.contains(words), "\(refused.errors)")
        }
    }

    @Test func `hotspots say whether they may be chance`() throws {
        let installation = try TestInstallation(reports: 800)
        let database = installation.database
        let text = try Program.run("hotspots", "--database", database)
        #expect(text.lines.first?.contains("\tp\t") == true && text.rows.count > 1)
        #expect(
            text.rows.allSatisfy { $0.contains(/\t(0\.\d+|1\.0000)\t/) }, "\(text.output)")
        #expect(text.errors.hasSuffix(".\n") && text.errors.contains(" a report "), "\(text.errors)")
        let geojson = try Program.run("hotspots", "--database", database, "--format", "geojson")
        #expect(geojson.output.contains(#""pattern":""#) && geojson.output.contains(#""restsOnOneVoice":"#))
        #expect(geojson.output.contains(#"],"nearRepeat":{"verdict":""#))
    }
}
