import HTTPTypes
import JSON
import Reports
import Testing
import TestSupport

@testable import API
@testable import Web

/// Photos that come with the forms of pages.
@Suite struct FormPhotoTests {
    private let maker: PhotoMaker

    init() throws { maker = try PhotoMaker() }

    @Test func `each photo of a form is kept by itself, and what is refused keeps no other out`() async throws
    {
        defer { maker.remove() }
        let installation = try await TestInstallation()
        try await installation.ask { ask in
            let followed = try await Followed(ask)
            let jpeg = try maker.photo("jpg")
            var form = followed.form
            form.add("foto", file: jpeg)
            form.add("foto", file: [], name: "")
            form.add("foto", file: Array("<html>".utf8))
            form.add("foto", file: try maker.photo("heic"))
            form.add("foto", file: try maker.photo("png"))
            let mixed = try await ask.send(form, to: "\(followed.path)/bilder")
            #expect(mixed.status == .unprocessableContent)
            #expect(mixed.text.contains("Bild 2: Det är ingen bild."))
            #expect(mixed.text.contains("Bild 4: Det går att ha tre bilder."))
            #expect(try await followed.photos() == [1, 2])

            form = followed.form
            form.add("foto", file: [UInt8](repeating: 0xFF, count: 12 * 1_024 * 1_024 + 1))
            form.add("foto", file: [])
            form.add("foto", file: jpeg)
            let large = try await ask.send(form, to: "\(followed.path)/bilder")
            #expect(large.text.contains("Bild 1: Bilden är större än 12 MB."))
            #expect(large.text.contains("Bild 2: Det är ingen bild."))
            #expect(!large.text.contains("Bild 3:"))
            #expect(try await followed.photos() == [1, 2])

            form = followed.form
            form.add("foto", file: try maker.photo("png"))
            form.add("foto", file: try maker.photo("webp"))
            let full = try await ask.send(form, to: "\(followed.path)/bilder")
            #expect(full.text.contains("Bild 2: Det finns redan 3 bilder"))
            #expect(try await followed.photos() == [1, 2, 3])
            let page = try await ask.get(followed.path, key: nil)
            #expect(page.text.contains("src=\"\(followed.path)/photos/3\""))
            #expect(!page.text.contains("type=\"file\""))
        }
    }

    @Test func `a form of another site, without the link, of another kind, cut off or too large is refused`()
        async throws
    {
        defer { maker.remove() }
        try await TestInstallation().ask { ask in
            let followed = try await Followed(ask)
            let path = "\(followed.path)/bilder"
            var form = followed.form
            form.add("foto", file: try maker.photo("jpg"))
            let foreign = try await ask.send(form, to: path, headers: ["Sec-Fetch-Site": "cross-site"])
            #expect(foreign.status == .forbidden)
            let other = followed.path.dropLast() + (followed.path.hasSuffix("A") ? "Q" : "A")
            #expect(try await ask.send(form, to: "\(other)/bilder").status == .notFound)
            for type in ["image/jpeg", "application/x-www-form-urlencoded", ""] {
                let reply = try await ask.send(form, to: path, headers: ["Content-Type": type])
                #expect(reply.status == .unsupportedMediaType, "\(type)")
            }
            for type in ["multipart/form-data", "multipart/form-data; boundary=other"] {
                let reply = try await ask.send(form, to: path, headers: ["Content-Type": type])
                #expect(reply.status == .badRequest, "\(type)")
            }
            let cut = try await ask.send(
                .post, path, key: nil, file: form.bytes.dropLast(20),
                headers: ["Content-Type": MultipartForm.type])
            #expect(cut.status == .badRequest)
            var long = form
            long.add("more", String(repeating: "a", count: 70_000))
            #expect(try await ask.send(long, to: path).status == .badRequest)
            var many = form
            for number in 0..<70 { many.add("x\(number)", "") }
            #expect(try await ask.send(many, to: path).status == .badRequest)
            var twice = form
            twice.add("token", "x")
            #expect(try await ask.send(twice, to: path).status == .badRequest)
            var huge = form
            for _ in 0..<6 { huge.add("foto", file: [UInt8](repeating: 0, count: 11 * 1_024 * 1_024)) }
            #expect(try await ask.send(huge, to: path).status == .contentTooLarge)
            #expect(try await followed.photos().isEmpty)
        }
    }

    @Test func `programs and old forms bring no photo`() async throws {
        defer { maker.remove() }
        try await TestInstallation().ask { ask in
            let followed = try await Followed(ask)
            let jpeg = try maker.photo("jpg")
            var filled = followed.form
            filled.add("webbplats", "https://example.com")
            filled.add("foto", file: jpeg)
            var bare = MultipartForm()
            bare.add("foto", file: jpeg)
            for form in [filled, bare] {
                let reply = try await ask.send(form, to: "\(followed.path)/bilder")
                #expect(reply.status == .unprocessableContent)
            }
            ask.installation.advance(.hours(13))
            var old = followed.form
            old.add("foto", file: jpeg)
            let stale = try await ask.send(old, to: "\(followed.path)/bilder")
            #expect(stale.status == .unprocessableContent && stale.text.contains("Välj bilden en gång till"))
            #expect(try await followed.photos().isEmpty)
        }
    }

    @Test func `staff's photo needs the token of their page before it, and is shown to whom they say`()
        async throws
    {
        defer { maker.remove() }
        try await TestInstallation().ask { ask in
            let followed = try await Followed(ask)
            let home = try await ask.get("/api/v1/cases").ids()[0]
            let path = "/arende/\(home)/bilder"
            let jpeg = try maker.photo("jpg")
            let triage = try await ask.person(["triage:1060"])
            var without = MultipartForm()
            without.add("foto", file: jpeg)
            var late = without
            late.add("formToken", triage.token.formToken)
            for form in [without, late] {
                let reply = try await ask.send(form, to: path, headers: triage.cookieAlone)
                #expect(reply.status == .forbidden)
            }
            var form = MultipartForm()
            form.add("formToken", triage.token.formToken)
            form.add("entries", "1")
            form.add("foto", file: jpeg)
            for role in ["reader:1060", "triage:1081"] {
                let other = try await ask.person([role], email: "\(role.prefix(6))@a.se")
                var theirs = MultipartForm()
                theirs.add("formToken", other.token.formToken)
                theirs.add("foto", file: jpeg)
                let reply = try await ask.send(theirs, to: path, headers: other.cookieAlone)
                #expect(reply.status == (role == "reader:1060" ? .forbidden : .notFound), "\(role)")
            }
            let before = try await ask.get("/api/v1/cases/\(home)/photos").json()
            #expect(before["photos"]?.array?.isEmpty == true)

            let hidden = try await ask.send(form, to: path, headers: triage.cookieAlone)
            #expect(hidden.status == .seeOther)
            #expect(hidden.headers[.location] == "/arende/\(home)?efter=1")
            form = MultipartForm()
            form.add("formToken", triage.token.formToken)
            form.add("visas", "1")
            form.add("foto", file: try maker.photo("png"))
            #expect(try await ask.send(form, to: path, headers: triage.cookieAlone).status == .seeOther)
            let shown = try await ask.get("\(followed.path)/photos", key: nil).json()["work"]?.array
            #expect(shown?.compactMap { $0["number"]?.number } == [2])
            #expect(try await ask.get(followed.path, key: nil).text.contains("\(followed.path)/work/2"))

            let page = try await ask.send(.get, "/arende/\(home)", as: triage)
            #expect(page.text.contains("src=\"/api/v1/cases/\(home)/photos/1\""))
            let hide = "formToken=\(triage.token.formToken)&rapport=&nummer=2&dold=1"
            let type = ["Content-Type": "application/x-www-form-urlencoded"]
            let unsaid = try await ask.send(
                .post, "/arende/\(home)/bild", as: triage, body: "\(hide)&skal=", headers: type)
            #expect(unsaid.status == .unprocessableContent && unsaid.text.contains("Skriv varför"))
            let done = try await ask.send(
                .post, "/arende/\(home)/bild", as: triage, body: "\(hide)&skal=Ett+ansikte+syns.",
                headers: type)
            #expect(done.status == .seeOther)
            #expect(
                try await ask.get("\(followed.path)/photos", key: nil).json()["work"]?.array?.isEmpty == true)
        }
    }

    @Test func `a hidden photo of a report is told of to staff, and shown to those who may see it`()
        async throws
    {
        defer { maker.remove() }
        try await TestInstallation().ask { ask in
            let followed = try await Followed(ask)
            var form = followed.form
            form.add("foto", file: try maker.photo("jpg"))
            #expect(try await ask.send(form, to: "\(followed.path)/bilder").status == .seeOther)
            let home = try await ask.get("/api/v1/cases").ids()[0]
            let triage = try await ask.person(["triage:1060"])
            let reader = try await ask.person(["reader:1060"], email: "r@a.se")
            let photo = "/api/v1/reports/\(followed.id)/photos/1"
            #expect(
                try await ask.send(.get, "/arende/\(home)", as: reader).text.contains("src=\"\(photo)\""))
            let done = try await ask.send(
                .post, "/arende/\(home)/bild", as: triage,
                body:
                    "formToken=\(triage.token.formToken)&rapport=\(followed.id)&nummer=1&dold=1&skal=Ett+ansikte.",
                headers: ["Content-Type": "application/x-www-form-urlencoded"])
            #expect(done.status == .seeOther)
            let read = try await ask.send(.get, "/arende/\(home)", as: reader).text
            #expect(read.contains("är dold") && !read.contains(photo))
            #expect(try await ask.send(.get, "/arende/\(home)", as: triage).text.contains("src=\"\(photo)\""))
            #expect(!(try await ask.get(followed.path, key: nil).text.contains("/photos/1")))
        }
    }
}

/// A report with the link by which it is followed.
private struct Followed {
    let id: String
    let path: String
    private let ask: Asking
    private let token: String

    init(_ ask: Asking) async throws {
        self.ask = ask
        let receipt = try await ask.send(.post, "/api/v1/reports", body: try ask.submission())
        id = try receipt.string("id")
        path = String(try receipt.string("followUrl").dropFirst("https://lykta.example.se".count))
        token = try await ask.get(path, key: nil).field("token")
        // Whoever is quicker is taken for a program.
        ask.installation.advance(.minutes(1))
    }

    /// A form of its page, as far as it is filled in by itself.
    var form: MultipartForm {
        var form = MultipartForm()
        form.add("token", token)
        return form
    }

    func photos() async throws -> [Double] {
        try await ask.get("/api/v1/reports/\(id)/photos").json()["photos"]?.array?
            .compactMap { $0["number"]?.number } ?? []
    }
}
