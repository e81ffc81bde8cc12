import Foundation
import TestSupport
import Testing

/// Photos on the command line, and a server that cannot take them.
@Suite struct PhotosCommandTests {
    @Test func `photos are added, listed, hidden and shown again`() throws {
        let installation = try TestInstallation()
        let maker = try PhotoMaker()
        defer { maker.remove() }
        let database = installation.database
        let sent = try Program.run(
            "report", "--database", database, "--category", "lighting", "--text", "Lampan är trasig här.",
            "--at",
            "14.5306,56.2767")
        let reference = String(try sent.rows.first.orFail().split(separator: "\t").first.orFail())
        _ = try maker.photo("jpg")
        let photo = maker.path("photo-64x48.jpg")
        let added = try Program.run("photos", "add", "--database", database, reference, photo)
        #expect(added.status == 0 && added.rows.first?.hasPrefix("1\t64×48\t") == true, "\(added)")
        let again = try Program.run("photos", "add", "--database", database, reference, photo)
        #expect(again.status == 0 && again.output.contains("added before"))
        let text = maker.path("text.jpg")
        try maker.write(Array("hello".utf8), to: "text.jpg")
        let refused = try Program.run("photos", "add", "--database", database, reference, text)
        #expect(refused.status == 1 && refused.errors.contains("[photo.not-a-photo]"), "\(refused)")
        let hidden = try Program.run(
            "photos", "hide", "--database", database, reference, "1", "--reason", "Ett ansikte.")
        #expect(hidden.output.hasSuffix("\thidden\n"), "\(hidden)")
        #expect(try Program.run("photos", "list", "--database", database, reference).output == hidden.output)
        let shown = try Program.run(
            "photos", "show", "--database", database, reference, "1", "--reason", "Ingen syns.")
        #expect(shown.output.hasSuffix("\tshown\n"))
        let none = try Program.run("photos", "hide", "--database", database, reference, "2", "--reason", "x")
        #expect(none.status == 1 && none.errors.contains("There is no photo 2."), "\(none)")
        #expect(try Program.run("check", "--database", database).status == 0)
    }

    @Test func `a server without the decoder says so in one line and takes reports`() async throws {
        let installation = try TestInstallation()
        let server = try await RunningServer(
            database: installation.database, key: installation.key,
            settings: ["LYKTA_PHOTOS_DECODER": "/nonexistent/vips"])
        let answer = await server.report("Lampan är trasig här.", east: 0.03, retryKey: "a")
        let id = try answer.orFail().members["id"].orFail()
        let photo = try await server.send(
            "POST", "/api/v1/reports/\(id)/photos", "x", ["Content-Type": "image/jpeg"])
        #expect(photo.status == 503 && photo.body.contains("Rapporten är sparad"))
        await server.signal(SIGTERM)
        let log = try String(contentsOfFile: installation.database + ".log", encoding: .utf8)
        #expect(
            log.split(separator: "\n").filter { $0.contains("no photos are taken: /nonexistent/vips") }.count
                == 1)
        #expect(!FileManager.default.fileExists(atPath: installation.database + ".photos"))
    }
}
