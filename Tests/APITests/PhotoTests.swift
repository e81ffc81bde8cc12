import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import JSON
import NIOCore
import Photos
import Reports
import SpatialStore
import TestSupport
import Testing

@testable import API
@testable import Web

@Suite struct PhotoTests {
    private let maker: PhotoMaker
    private let jpeg: [UInt8]

    init() throws {
        maker = try PhotoMaker()
        jpeg = try maker.photo("jpg")
    }

    @Test func `a photo follows its report, and is shown as a JPEG that can be nothing else`() async throws {
        defer { maker.remove() }
        let installation = try await TestInstallation()
        try await installation.ask { ask in
            let report = try await ask.report(key: .write)
            let path = "/api/v1/reports/\(report)/photos"
            let added = try await ask.photo(jpeg, to: path, key: .write)
            #expect(added.status == .created)
            #expect(added.headers[.location] == "\(path)/1")
            #expect(try added.json()["width"]?.number == 64)
            let list = try await ask.get(path, key: .read)
            #expect(try list.json()["photos"]?.array?.count == 1)
            #expect(try list.json()["photos"]?.array?.first?["url"]?.string == "\(path)/1")
            let shown = try await ask.get("\(path)/1", key: .read)
            #expect(shown.status == .ok)
            let image = try PhotoImage(shown.bytes).orFail()
            #expect(image.width == 64 && image.height == 48)
            #expect(shown.headers[.contentType] == "image/jpeg")
            #expect(shown.headers[.xContentTypeOptions] == "nosniff")
            #expect(shown.headers[.contentSecurityPolicy]?.hasPrefix("default-src 'none'") == true)
            #expect(shown.headers[.contentDisposition]?.hasPrefix(#"inline; filename="OLO-"#) == true)
            #expect(shown.headers[.contentDisposition]?.hasSuffix(#"-1.jpg""#) == true)
            #expect(shown.headers[.eTag]?.count == 24)
            for number in ["0", "2", "x", "-1", "99999999999999999999"] {
                #expect(try await ask.get("\(path)/\(number)", key: .read).status == .notFound)
            }
        }
    }

    @Test func `the same photo is one photo, a key gives the first answer again, and three are the most`()
        async throws
    {
        defer { maker.remove() }
        let installation = try await TestInstallation()
        try await installation.ask { ask in
            let path = "/api/v1/reports/\(try await ask.report(key: .write))/photos"
            let first = try await ask.photo(jpeg, to: path, key: .write, headers: ["Idempotency-Key": "k1"])
            let again = try await ask.photo(jpeg, to: path, key: .write, headers: ["Idempotency-Key": "k1"])
            #expect(first.status == .created && again.status == .created && again.bytes == first.bytes)
            let other = try maker.photo("png")
            let reused = try await ask.photo(
                other, "image/png", to: path, key: .write, headers: ["Idempotency-Key": "k1"])
            #expect(try reused.codes() == ["idempotency-key.reused"])
            let repeated = try await ask.photo(jpeg, to: path, key: .write)
            #expect(repeated.status == .ok)
            #expect(try repeated.json()["repeated"]?.bool == true && repeated.json()["number"]?.number == 1)
            #expect(try await ask.photo(other, "image/png", to: path, key: .write).status == .created)
            let webp = try maker.photo("webp")
            #expect(try await ask.photo(webp, "image/webp", to: path, key: .write).status == .created)
            let fourth = try await ask.photo(maker.photo("jpg", width: 20, height: 10), to: path, key: .write)
            #expect(fourth.status == .unprocessableContent)
            #expect(try fourth.codes() == ["photo.too-many"])
            #expect(try await ask.photo(webp, "image/webp", to: path, key: .write).status == .ok)
        }
    }

    @Test func `only the key that sent a report adds photos to it, and to others it is as none`() async throws
    {
        defer { maker.remove() }
        let installation = try await TestInstallation()
        try await installation.ask { ask in
            let path = "/api/v1/reports/\(try await ask.report(key: .write))/photos"
            let none = "/api/v1/reports/01900000-0000-7000-8000-00000000ffff/photos"
            for key in [TestInstallation.KeyPurpose.all, .clerk, .olofstrom, .neighbour] {
                let others = try await ask.photo(jpeg, to: path, key: key)
                let missing = try await ask.photo(jpeg, to: none, key: key)
                #expect(others.status == .notFound && missing.status == .notFound, "\(key)")
                #expect(others.text.prefix { $0 != "i" } == missing.text.prefix { $0 != "i" })
            }
            #expect(try await ask.photo(jpeg, to: path, key: .read).status == .forbidden)
            #expect(try await ask.photo(jpeg, to: path, key: nil).status == .unauthorized)
            #expect(try await ask.photo(jpeg, to: path, key: .write).status == .created)
        }
    }

    @Test func `whoever has the follow link adds photos to that report`() async throws {
        defer { maker.remove() }
        let installation = try await TestInstallation()
        try await installation.ask { ask in
            let receipt = try await ask.send(.post, "/api/v1/reports", body: ask.submission())
            let url = try receipt.string("followUrl")
            let link = String(url.dropFirst("https://lykta.example.se".count))
            let id = try receipt.string("id")
            let added = try await ask.photo(jpeg, to: "\(link)/photos", key: nil)
            #expect(added.status == .created)
            #expect(added.headers[.location] == "/api/v1/reports/\(id)/photos/1")
            #expect(try await ask.photo(jpeg, to: "\(link)/photos", key: nil).status == .ok)
            let wrong = link.dropLast() + (link.hasSuffix("A") ? "Q" : "A")
            #expect(try await ask.photo(jpeg, to: "\(wrong)/photos", key: nil).status == .notFound)
            #expect(
                try await ask.photo(jpeg, to: "/follow/OLO-7K3M-9Q/x/photos", key: nil).status == .notFound)
            #expect(try await ask.get("/api/v1/reports/\(id)/photos").json()["photos"]?.array?.count == 1)
        }
    }

    @Test func `what is no photo is told what is wrong, and nothing is kept`() async throws {
        defer { maker.remove() }
        let installation = try await TestInstallation()
        try await installation.ask { ask in
            let path = "/api/v1/reports/\(try await ask.report(key: .write))/photos"
            let cases: [([UInt8], String, String)] = [
                (Array("<html><script>".utf8), "image/jpeg", "photo.not-a-photo"),
                ([], "image/png", "photo.not-a-photo"),
                (jpeg, "image/png", "photo.other-format"),
                (Array(jpeg.dropLast(40)), "image/jpeg", "photo.damaged"),
                (jpeg + Array("<html><script>".utf8), "image/jpeg", "photo.hidden-content"),
            ]
            for (bytes, type, code) in cases {
                let reply = try await ask.photo(bytes, type, to: path, key: .write)
                #expect(reply.status == .unprocessableContent, "\(code)")
                #expect(try reply.codes() == [code])
                #expect(try reply.string("detail").hasSuffix("Rapporten är sparad."))
            }
            for type in ["image/gif", "application/json", "multipart/form-data; boundary=x", ""] {
                let reply = try await ask.photo(jpeg, type, to: path, key: .write)
                #expect(reply.status == .unsupportedMediaType, "\(type)")
                #expect(reply.headers[.accept] == "image/jpeg, image/png, image/webp, image/heic, image/heif")
            }
            let large = [UInt8](repeating: 0xFF, count: 12 * 1_024 * 1_024 + 1)
            let tooLarge = try await ask.photo(large, to: path, key: .write)
            #expect(tooLarge.status == .contentTooLarge)
            #expect(try await ask.get(path).json()["photos"]?.array?.count == 0)
            #expect(
                try await ask.photo(jpeg, "image/jpeg; charset=x", to: path, key: .write).status == .created)
        }
    }

    @Test func `a photo is hidden with a reason in the case's history, from all but who may read originals`()
        async throws
    {
        defer { maker.remove() }
        let installation = try await TestInstallation()
        try await installation.ask { ask in
            let report = try await ask.report(key: .write)
            let path = "/api/v1/reports/\(report)/photos"
            _ = try await ask.photo(jpeg, to: path, key: .write)
            let edit = #"{"hidden":true,"reason":"Ett ansikte syns. Ring 070-1740605."}"#
            #expect(try await ask.send(.patch, "\(path)/1", key: .read, body: edit).status == .forbidden)
            let hidden = try await ask.send(.patch, "\(path)/1", key: .clerk, body: edit)
            #expect(hidden.status == .ok)
            #expect(try hidden.json()["hidden"]?.bool == true)
            #expect(try hidden.json()["warnings"]?.array?.count == 1)
            #expect(try await ask.get("\(path)/1", key: .clerk).status == .notFound)
            #expect(try await ask.get("\(path)/1", key: .all).status == .ok)
            #expect(
                try await ask.get(path, key: .clerk).json()["photos"]?.array?.first?["hidden"]?.bool == true)
            let found = try await ask.get("/api/v1/cases").ids()[0]
            let history = try await ask.get("/api/v1/cases/\(found)", key: .clerk).text
            #expect(history.contains(#""kind":"photo-hidden""#) && history.contains("Ett ansikte syns."))
            let show = #"{"hidden":false,"reason":"Fel bild."}"#
            #expect(try await ask.send(.patch, "\(path)/1", key: .clerk, body: show).status == .ok)
            #expect(try await ask.get("\(path)/1", key: .clerk).status == .ok)
            #expect(try await ask.send(.patch, "\(path)/2", key: .clerk, body: show).status == .notFound)
            #expect(try await ask.send(.patch, "\(path)/1", key: .neighbour, body: show).status == .notFound)
            for (body, codes) in [
                (#"{"hidden":true}"#, ["member.required"]), (#"{"reason":"x"}"#, ["member.required"]),
                (#"{"hidden":true,"reason":""}"#, ["member.value"]),
                (#"{"hidden":"yes","reason":"x"}"#, ["member.wrong-type"]),
            ] {
                let reply = try await ask.send(.patch, "\(path)/1", key: .clerk, body: body)
                #expect(reply.status == .unprocessableContent, "\(body)")
                #expect(try reply.codes() == codes, "\(body)")
            }
        }
    }

    @Test func `the photos of a restricted report are withheld as the report is, and why one was hidden too`()
        async throws
    {
        defer { maker.remove() }
        let installation = try await TestInstallation()
        let report = try await installation.keep(1, north: 10, isRestricted: true)
        _ = try await installation.store.add(.fixture(1), to: .report(try Report.ID(report).orFail())) { _ in
            []
        }
        try await installation.ask { ask in
            let path = "/api/v1/reports/\(report)/photos"
            #expect(try await ask.get(path, key: .clerk).status == .notFound)
            #expect(try await ask.get("\(path)/1", key: .clerk).status == .notFound)
            let edit = #"{"hidden":true,"reason":"Grannen syns."}"#
            #expect(try await ask.send(.patch, "\(path)/1", key: .clerk, body: edit).status == .notFound)
            #expect(try await ask.get("\(path)/1", key: .olofstrom).status == .ok)
            #expect(try await ask.send(.patch, "\(path)/1", key: .olofstrom, body: edit).status == .ok)
            let found = try await ask.get("/api/v1/cases").ids()[0]
            let told = try await ask.get("/api/v1/cases/\(found)", key: .clerk).text
            #expect(told.contains("photo-hidden") && !told.contains("Grannen") && !told.contains(report))
            #expect(try await ask.get("/api/v1/cases/\(found)", key: .olofstrom).text.contains("Grannen"))
        }
    }

    @Test func `without a decoder photos are answered 503, and reports go on`() async throws {
        defer { maker.remove() }
        let installation = try await TestInstallation(decoder: PhotoDecoder(path: "/nonexistent/vips"))
        try await installation.ask { ask in
            let report = try await ask.report(key: .write)
            let reply = try await ask.photo(jpeg, to: "/api/v1/reports/\(report)/photos", key: .write)
            #expect(reply.status == .serviceUnavailable)
            #expect(reply.headers[.retryAfter] == "3600")
            #expect(reply.text.contains("Filen har inte sparats. Bilder kan inte tas emot"))
            #expect(reply.text.contains("Rapporten är sparad") && !reply.text.contains("Inget"))
            #expect(try await ask.get("/api/v1/reports/\(report)").status == .ok)
        }
    }
}

/// Photos by staff of what was done.
@Suite struct WorkPhotoTests {
    private let maker: PhotoMaker
    private let jpeg: [UInt8]

    init() throws {
        maker = try PhotoMaker()
        jpeg = try maker.photo("jpg")
    }

    private func followPath(_ ask: Asking, _ body: String) async throws -> String {
        let receipt = try await ask.send(.post, "/api/v1/reports", body: body)
        return String(try receipt.string("followUrl").dropFirst("https://lykta.example.se".count))
    }

    @Test func `what staff show of what was done is seen by whoever follows the report, and nothing else is`()
        async throws
    {
        defer { maker.remove() }
        let installation = try await TestInstallation()
        try await installation.ask { ask in
            let link = try await followPath(ask, ask.submission())
            _ = try await ask.photo(jpeg, to: "\(link)/photos", key: nil)
            let found = try await ask.get("/api/v1/cases").ids()[0]
            let path = "/api/v1/cases/\(found)/photos"
            let png = try maker.photo("png")
            let kept = try await ask.photo(png, "image/png", to: path, key: .clerk)
            #expect(kept.status == .created && kept.headers[.location] == "\(path)/2")
            #expect(try kept.json()["hidden"]?.bool == true)
            #expect(try await ask.get("\(link)/photos", key: nil).json()["work"]?.array?.count == 0)
            #expect(try await ask.get("\(link)/work/2", key: nil).status == .notFound)
            #expect(try await ask.get("\(path)/2", key: .clerk).status == .ok)

            let shown = try await ask.photo(jpeg, to: "\(path)?shown=true", key: .clerk)
            #expect(try shown.json()["hidden"]?.bool == false)
            let list = try await ask.get("\(link)/photos", key: nil)
            #expect(try list.json()["work"]?.array?.first?["url"]?.string == "\(link)/work/3")
            #expect(try list.json()["photos"]?.array?.first?["url"]?.string == "\(link)/photos/1")
            let picture = try await ask.get("\(link)/work/3", key: nil)
            #expect(picture.status == .ok && PhotoImage(picture.bytes) != nil)
            #expect(picture.headers[.cacheControl] == "no-store")
            #expect(try await ask.get("\(link)/photos/1", key: nil).status == .ok)
            for path in ["work/1", "work/2", "work/x", "photos/2", "photos/3"] {
                #expect(try await ask.get("\(link)/\(path)", key: nil).status == .notFound, "\(path)")
            }
            let wrong = link.dropLast() + (link.hasSuffix("A") ? "Q" : "A")
            for path in ["photos", "photos/1", "work/3"] {
                #expect(try await ask.get("\(wrong)/\(path)", key: nil).status == .notFound, "\(path)")
            }
            let edit = #"{"hidden":true,"reason":"Grannen syns."}"#
            #expect(try await ask.send(.patch, "\(path)/3", key: .clerk, body: edit).status == .ok)
            #expect(try await ask.get("\(link)/work/3", key: nil).status == .notFound)
            let history = try await ask.get("/api/v1/cases/\(found)", key: .clerk).text
            for words in ["photo-added", "photo-hidden", "Grannen syns.", "och visas för dem som följer"] {
                #expect(history.contains(words), "\(words)")
            }
        }
    }

    @Test func `whoever follows a restricted report sees no photo of the work on its case`() async throws {
        defer { maker.remove() }
        let installation = try await TestInstallation()
        let id = try Report.ID(try await installation.keep(1, north: 10, isRestricted: true)).orFail()
        let filed = try await installation.store.report(id, in: []).orFail()
        let link = "/follow/\(filed.report.reference)/"
        let secret = installation.service.followLinks.url(of: id, filed.report.reference).split(
            separator: "/"
        ).last
        try await installation.ask { ask in
            let path = "/api/v1/cases/\(filed.case)/photos?shown=true"
            #expect(try await ask.photo(jpeg, to: path, key: .all).status == .created)
            let list = try await ask.get("\(link)\(secret ?? "")/photos", key: nil)
            #expect(try list.json()["work"]?.array?.count == 0)
            #expect(try await ask.get("\(link)\(secret ?? "")/work/1", key: nil).status == .notFound)
        }
    }

    @Test func `twelve are the most for a case, and the thirteenth is told so`() async throws {
        defer { maker.remove() }
        let installation = try await TestInstallation()
        try await installation.ask { ask in
            try await ask.report()
            let found = try await ask.get("/api/v1/cases").ids()[0]
            for number in 1...12 as ClosedRange<UInt8> {
                _ = try await installation.store.add(
                    .fixture(number), to: .work(Case.ID(found).orFail()), answer: { _ in [] })
            }
            let reply = try await ask.photo(jpeg, to: "/api/v1/cases/\(found)/photos", key: .clerk)
            #expect(try reply.codes() == ["photo.too-many"])
            let odd = try await ask.photo(jpeg, to: "/api/v1/cases/\(found)/photos?shown=ja", key: .clerk)
            #expect(odd.status == .badRequest)
        }
    }
}

extension Asking {
    fileprivate func photo(
        _ bytes: [UInt8], _ type: String = "image/jpeg", to path: String, key: TestInstallation.KeyPurpose?,
        headers: [String: String] = [:]
    ) async throws -> Reply {
        var fields = HTTPFields()
        if let key { fields[.authorization] = "Bearer \(try installation.secret(key))" }
        if !type.isEmpty { fields[.contentType] = type }
        for (name, value) in headers { fields[try HTTPField.Name(name).orFail()] = value }
        let response = try await client.executeRequest(
            uri: path, method: .post, headers: fields, body: ByteBuffer(bytes: bytes))
        return Reply(
            status: response.status, headers: response.headers, bytes: Array(response.body.readableBytesView))
    }
}
