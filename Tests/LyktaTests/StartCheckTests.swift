import Demo
import Foundation
import Testing

/// What would refuse every report, or reach nobody, is told before the server starts, and by `routing check`.
@Suite struct StartCheckTests {
    let folder: TemporaryFolder
    let profile: ProfileOnDisk
    let database: String

    init() throws {
        folder = try TemporaryFolder()
        profile = try ProfileOnDisk(in: folder)
        database = folder.path("new.sqlite")
    }

    /// Both say it on one line and fail, and no file is made.
    private func refused(saying words: String..., settings: String = "LYKTA_LOG_LEVEL=info") throws {
        let file = try folder.write(settings + "\n", to: "settings")
        let check = try Program.run("routing", "check", "--profile", profile.path, "--settings", file)
        #expect(check.status == 1)
        let serve = try Program.run(
            "serve", "--database", database, "--port", "0", "--profile", profile.path, "--settings", file)
        #expect(serve.status != 0)
        for text in [check.output, serve.errors] {
            let lines = text.split(separator: "\n").filter { line in words.allSatisfy { line.contains($0) } }
            #expect(lines.count == 1, "\(text)")
            #expect(lines.allSatisfy { $0.contains("error: ") })
        }
        #expect(!FileManager.default.fileExists(atPath: database))
    }

    private func change(_ text: String, to other: String, in file: BuiltInProfile.File) throws {
        let changed = file.contents.replacing(text, with: other)
        #expect(changed != file.contents)
        try profile.write(changed, to: file.name)
    }

    @Test func `a profile without its own outline is refused, also by init`() throws {
        try change("\"1060\"", to: "\"1061\"", in: BuiltInProfile.municipalities)
        try refused(saying: "1060 Olofström", "its own outline is missing", "areas/municipality.geojson")
        let made = try Program.run("init", "--database", database, "--profile", profile.path)
        #expect(made.status != 0 && made.errors.contains("its own outline is missing"))
        #expect(!FileManager.default.fileExists(atPath: database))
    }

    @Test func `a channel without its secret is refused`() throws {
        try change(
            "email: trafik@example.se", to: "webhook: \"https://a.example.se/\", secret: TRAFIK",
            in: BuiltInProfile.profile)
        try refused(saying: "unit trafik", "set LYKTA_WEBHOOK_SECRET_TRAFIK")
    }

    @Test(arguments: [
        ("https://a@b.example.se/", "its webhook cannot be called"),
        ("https://127.0.0.1/", "127.0.0.1 is internal"),
        ("https://localhost/", "LYKTA_DELIVERY_INTERNAL_HOSTS"),
        ("https://10.1.2.3:8443/x", "10.1.2.3 is internal"),
    ])
    func `a webhook to a host that is not allowed is refused`(_ url: String, _ words: String) throws {
        try change(
            "email: trafik@example.se", to: "webhook: \"\(url)\", secret: TRAFIK", in: BuiltInProfile.profile)
        let secret = Data(repeating: 7, count: 32).base64EncodedString()
        try refused(
            saying: "unit trafik", words, settings: "LYKTA_WEBHOOK_SECRET_TRAFIK=whsec_\(secret)")
    }

    @Test func `units that get e-mail are refused without a sender, but not when nothing is sent`() throws {
        try change("trafik@example.se", to: "trafik@olofstrom.se", in: BuiltInProfile.profile)
        try refused(saying: "unit trafik gets e-mail", "LYKTA_DELIVERY_MAIL_SENDER")
        for settings in ["LYKTA_DELIVERY_ENABLED=false", "LYKTA_DELIVERY_MAIL_SENDER=lykta@olofstrom.se"] {
            let file = try folder.write(settings, to: "settings")
            let check = try Program.run("routing", "check", "--profile", profile.path, "--settings", file)
            #expect(check.status == 0, "\(check.output)")
        }
    }

    @Test func `rules that the check calls an error are refused`() throws {
        try change("land-owner: [olofstromshus]", to: "land-owner: [finns-inte]", in: BuiltInProfile.routing)
        try refused(
            saying: "rule on-housing-land can never match: there is no area with land-owner finns-inte")
    }

    @Test func `the demo is served with a warning that its addresses are made up`() throws {
        let check = try Program.run("routing", "check")
        #expect(check.status == 0 && check.output.contains("have made-up addresses"))
    }

    @Test func `the demo's own folder passes as a profile, as the documentation says`() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let check = try Program.run(
            "routing", "check", "--profile", root.appending(path: "Sources/Demo/profile").path)
        #expect(check.status == 0 && check.output.contains("0 errors"), "\(check.output)\(check.errors)")
    }
}
