import Foundation
import TestSupport
import Testing

/// Rules and units that change under open cases, as an operator meets them.
@Suite struct RoutingApplyTests {
    /// The built-in profile with its unit for streets and parks under another code.
    private func renamed(in folder: TemporaryFolder) throws -> String {
        let built = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources/Demo/profile")
        let copy = folder.path("profile")
        try FileManager.default.copyItem(atPath: built.path, toPath: copy)
        for name in ["profile.yaml", "routing.yaml"] {
            let text = try String(contentsOfFile: copy + "/" + name, encoding: .utf8)
            #expect(text.contains("gata-park"))
            try text.replacing("gata-park", with: "gatukontoret")
                .write(toFile: copy + "/" + name, atomically: true, encoding: .utf8)
        }
        return copy
    }

    @Test func `beside a running server its own rules are applied, and no other profile`() async throws {
        let installation = try TestInstallation(reports: 200)
        let database = installation.database
        let profile = try copied(to: installation.folder) {
            $0.replacing("working-days: 5", with: "working-days: 6")
        }
        let server = try await RunningServer(database: database, key: installation.key, profile: profile)
        let apply = ["routing", "apply", "--database", database]
        let trial = try Program.run(apply)
        #expect(trial.status == 0 && trial.output.contains("  ~ "), "\(trial.errors)")
        for option in [["--profile", profile], ["--map", "a=gata-park"]] {
            let refused = try Program.run(apply + option + ["--yes"])
            #expect(
                refused.status != 0 && refused.errors.contains("Restart it with --profile"),
                "\(refused.errors)")
        }
        let done = try Program.run(apply + ["--yes"])
        #expect(done.status == 0 && done.output.hasSuffix(" changed.\n"), "\(done.errors)")
        #expect(!done.output.hasSuffix(" 0 changed.\n"))
        #expect(
            done.lines.dropLast() == trial.lines.dropLast(), "what is done is what the trial showed")
        #expect(
            try Program.run(apply).output.hasSuffix(
                " 0 would change. Nothing was written; add --yes to do it.\n"))
        await server.signal(SIGTERM)
        #expect(try Program.run("check", "--database", database).status == 0)
    }

    /// The built-in profile with other rules.
    private func copied(to folder: TemporaryFolder, _ change: (String) -> String) throws -> String {
        let built = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources/Demo/profile")
        let copy = folder.path("profile")
        try FileManager.default.copyItem(atPath: built.path, toPath: copy)
        let text = try String(contentsOfFile: copy + "/routing.yaml", encoding: .utf8)
        #expect(change(text) != text)
        try change(text).write(toFile: copy + "/routing.yaml", atomically: true, encoding: .utf8)
        return copy
    }

    @Test func `a server does not start over open cases of a unit that is gone, until it is mapped`()
        async throws
    {
        let installation = try TestInstallation(reports: 200)
        let (database, profile) = (installation.database, try renamed(in: installation.folder))
        let refused = try Program.run("serve", "--database", database, "--profile", profile, "--port", "0")
        #expect(refused.status != 0 && refused.errors.contains("The unit “gata-park” has "))
        #expect(refused.errors.contains("lykta routing apply --database FILE --profile FOLDER --map OLD=NEW"))

        let apply = ["routing", "apply", "--database", database, "--profile", profile]
        let unmapped = try Program.run(apply + ["--yes"])
        #expect(unmapped.status != 0 && unmapped.errors.contains("“gata-park”"))
        let wrong = try Program.run(apply + ["--map", "gata-park=nobody"])
        #expect(wrong.status != 0 && wrong.errors.contains("“nobody” is not a unit: "))

        for email in ["anna@example.se", "bo@example.se"] {
            let added = try Program.run(
                "users", "add", "--database", database, "--name", "Anna Lind", "--email", email, "--role",
                "triage:1060:unit/\(email.hasPrefix("anna") ? "gata-park" : "kontaktcenter")")
            #expect(added.status == 0, "\(added.errors)")
        }
        let trial = try Program.run(apply + ["--map", "gata-park=gatukontoret"])
        let bound =
            "account anna@example.se\n  − triage:1060:unit/gata-park\n  + triage:1060:unit/gatukontoret\n"
        #expect(trial.output.contains(bound) && !trial.output.contains("bo@example.se"))
        #expect(trial.status == 0 && trial.output.contains("  ~ gatukontoret"), "\(trial.errors)")
        #expect(trial.output.contains("Nothing was written") && !trial.output.contains("  + gatukontoret"))
        #expect(try Program.run("cases", "--database", database, "--unit", "gatukontoret").rows.isEmpty)

        let done = try Program.run(apply + ["--map", "gata-park=gatukontoret", "--yes"])
        #expect(done.status == 0 && done.output.hasSuffix(" changed.\n") && done.output.contains(bound))
        let users = try Program.run("users", "list", "--database", database).output
        #expect(users.contains("triage:1060:unit/gatukontoret") && !users.contains("unit/gata-park"))
        #expect(try !Program.run("cases", "--database", database, "--unit", "gatukontoret").rows.isEmpty)
        #expect(
            try Program.run(apply).output.hasSuffix(
                " 0 would change. Nothing was written; add --yes to do it.\n"))
        #expect(try Program.run("check", "--database", database).status == 0)
        let server = try await RunningServer(database: database, key: installation.key)
        await server.signal(SIGTERM)
    }

    @Test func `a start warns of accounts that are bound to a unit that is gone`() async throws {
        let installation = try TestInstallation(reports: 0)
        let database = installation.database
        let added = try Program.run(
            "users", "add", "--database", database, "--name", "Bo Ek", "--email", "bo@example.se", "--role",
            "triage:1060:unit/gata-park")
        #expect(added.status == 0, "\(added.errors)")
        let server = try await RunningServer(
            database: database, key: installation.key, profile: try renamed(in: installation.folder))
        await server.signal(SIGTERM)
        let log = try String(contentsOfFile: database + ".log", encoding: .utf8)
        #expect(
            log.contains("Warning: the account bo@example.se has the role triage:1060:unit/gata-park"),
            "\(log)")
    }
}
