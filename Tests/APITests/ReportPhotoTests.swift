import HTTPTypes
import JSON
import Reports
import Testing
import TestSupport

@testable import API
@testable import Web

/// Photos in the form for residents, from choosing to receipt, without a script.
@Suite struct ReportPhotoTests {
    private let maker: PhotoMaker

    init() throws { maker = try PhotoMaker() }

    /// The fields of a report that is nearly written.
    private static let said = [
        ("kategori", "lighting"), ("plats", "bakom soptippen"), ("beratta", "Lamporna är trasiga här."),
    ]

    private func form(token: String, go: String, photos: String = "") -> MultipartForm {
        var form = MultipartForm()
        for (name, value) in Self.said + [
            ("steg", "bilder"), ("token", token), ("go", go), ("kommun", "1060"),
        ] { form.add(name, value) }
        form.add("nyckel", "AAAAAAAAAAAAAAAAAAAAAA")
        if !photos.isEmpty { form.add("bilder", photos) }
        return form
    }

    private func send(_ photos: String, token: String, _ ask: Asking, go: String = "next") async throws
        -> Reply
    {
        let fields =
            Self.said + [
                ("steg", "kontrollera"), ("token", token), ("kommun", "1060"), ("bilder", photos),
                ("nyckel", "AAAAAAAAAAAAAAAAAAAAAA"), ("go", go),
            ]
        return try await ask.send(
            .post, "/rapportera", key: nil, body: FormText.written(fields),
            headers: ["Content-Type": "application/x-www-form-urlencoded"])
    }

    private func token(_ ask: Asking) async throws -> String {
        let token = try await ask.get("/rapportera", key: nil).field("token")
        ask.installation.advance(.minutes(1))
        return token
    }

    @Test func `photos wait for their report, can be taken away, and come with it once`() async throws {
        defer { maker.remove() }
        try await TestInstallation().ask { ask in
            let token = try await token(ask)
            var chosen = form(token: token, go: "photo-add")
            chosen.add("foto", file: try maker.photo("jpg"))
            chosen.add("foto", file: try maker.photo("png"))
            let two = try await ask.send(chosen, to: "/rapportera/bilder")
            #expect(two.status == .ok && two.text.contains("2 bilder är med."))
            #expect(two.text.contains("name=\"beratta\" value=\"Lamporna är trasiga här.\""))
            let names = try two.field("bilder")
            let first = try names.split(separator: ",").first.map(String.init).orFail()
            let shown = try await ask.get("/rapportera/bilder/\(first)", key: nil)
            #expect(PhotoImage(shown.bytes)?.width == 64)
            #expect(shown.headers[.cacheControl] == "no-store")
            #expect(shown.headers[.contentType] == "image/jpeg")

            let one = try await send(names, token: token, ask, go: "photo-off:\(first)")
            #expect(one.text.contains("En bild är med."))
            #expect(try await ask.get("/rapportera/bilder/\(first)", key: nil).status == .notFound)
            let left = try one.field("bilder")
            #expect(left.utf8.count == 22 && left != first)

            let sent = try await send(left, token: token, ask)
            #expect(sent.status == .seeOther)
            let again = try await send(left, token: token, ask)
            #expect(again.headers[.location]?.contains("igen=1") == true)
            #expect(again.headers[.location]?.contains("utan") == false)
            #expect(try await ask.get("/rapportera/bilder/\(left)", key: nil).status == .notFound)
            let receipt = try await ask.get(try sent.headers[.location].orFail(), key: nil)
            #expect(receipt.text.contains("En bild kom med."))
            let reference = try sent.headers[.location].orFail().split(separator: "/")[2]
            let kept = try await ask.get("/api/v1/reports/\(reference)/photos").json()
            #expect(kept["photos"]?.array?.count == 1)
        }
    }

    @Test func `one that cannot be read is told of beside those that can, and nothing typed is lost`()
        async throws
    {
        defer { maker.remove() }
        try await TestInstallation().ask { ask in
            let token = try await token(ask)
            var chosen = form(token: token, go: "next")
            chosen.add("foto", file: try maker.photo("jpg"))
            chosen.add("foto", file: Array(try maker.photo("jpg", width: 90, height: 70).dropLast(40)))
            let told = try await ask.send(chosen, to: "/rapportera/bilder")
            #expect(told.status == .unprocessableContent)
            #expect(told.text.contains("Bild 2: Bilden är skadad eller avbruten."))
            #expect(!told.text.contains("Rapporten är sparad"))
            #expect(told.text.contains("En bild är med."))
            #expect(told.text.contains("name=\"beratta\" value=\"Lamporna är trasiga här.\""))
            let on = try await ask.send(
                form(token: token, go: "next", photos: told.field("bilder")), to: "/rapportera/bilder")
            #expect(on.text.contains("Vill du att vi kan höra av oss?"))
        }
    }

    @Test func `there are three at most, the same is one, and programs bring none`() async throws {
        defer { maker.remove() }
        try await TestInstallation().ask { ask in
            let token = try await token(ask)
            var chosen = form(token: token, go: "photo-add")
            for suffix in ["jpg", "png", "webp"] { chosen.add("foto", file: try maker.photo(suffix)) }
            let names = try await ask.send(chosen, to: "/rapportera/bilder").field("bilder")
            #expect(names.split(separator: ",").count == 3)
            var more = form(token: token, go: "photo-add", photos: names)
            more.add("foto", file: try maker.photo("jpg", width: 20, height: 10))
            let full = try await ask.send(more, to: "/rapportera/bilder")
            #expect(full.status == .unprocessableContent && full.text.contains("Det går att ha tre bilder."))
            #expect(try full.field("bilder") == names)

            var twice = form(token: token, go: "photo-add")
            twice.add("foto", file: try maker.photo("jpg"))
            twice.add("foto", file: try maker.photo("jpg"))
            #expect(try await ask.send(twice, to: "/rapportera/bilder").field("bilder").utf8.count == 22)

            for token in ["", "1.x"] {
                var blind = form(token: token, go: "photo-add")
                blind.add("foto", file: try maker.photo("jpg"))
                let reply = try await ask.send(blind, to: "/rapportera/bilder")
                #expect(reply.status == .unprocessableContent && !reply.text.contains("name=\"bilder\""))
            }
        }
    }

    @Test func `photos that have gone are told of before anything is sent`() async throws {
        defer { maker.remove() }
        try await TestInstallation().ask { ask in
            let token = try await token(ask)
            let told = try await send("BBBBBBBBBBBBBBBBBBBBBB,../../secret", token: token, ask)
            #expect(told.status == .unprocessableContent)
            #expect(told.text.contains("Bilderna har tagits bort"))
            #expect(try await ask.get("/api/v1/reports").ids().isEmpty)
            #expect(try await send("", token: token, ask).status == .seeOther)
            for name in ["BBBBBBBBBBBBBBBBBBBBBB", "..%2F..%2Flykta.sqlite", "x"] {
                #expect(try await ask.get("/rapportera/bilder/\(name)", key: nil).status == .notFound)
            }
        }
    }
}
