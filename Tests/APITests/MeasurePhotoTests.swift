import HTTPTypes
import JSON
import Prevention
import Reports
import SpatialStore
import TestSupport
import Testing

@testable import API
@testable import Web

/// Photos of measures, through the API and on pages, over a real store.
@Suite struct MeasurePhotoTests {
    private let maker: PhotoMaker
    private let jpeg: [UInt8]
    private let id = "01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e20"
    private var measure: String { "/api/v1/measures/\(id)" }

    init() throws {
        maker = try PhotoMaker()
        jpeg = try maker.photo("jpg")
    }

    private func path(_ number: Int) -> String {
        "\(measure)/photos/018f0c3e-7b1a-4cc2-9d5e-0a1b2c3d4e\(number)"
    }

    private func send(
        _ ask: Asking, _ number: Int = 63, _ query: String = "?alt=Stolpar", _ bytes: [UInt8]? = nil,
        key: TestInstallation.KeyPurpose = .clerk
    ) async throws -> Reply {
        try await ask.send(
            .put, path(number) + query, key: key, file: bytes ?? jpeg,
            headers: ["Content-Type": "image/jpeg"])
    }

    private func keep(_ ask: Asking, _ more: String = "") async throws {
        let kept = try await ask.send(
            .put, measure, key: .clerk,
            body: #"{"municipality":"1060","kind":"lighting","title":"Ny belysning"\#(more)}"#)
        #expect(kept.status == .created, "\(kept.text)")
    }

    @Test func `a photo is kept once, without anything but its pixels, and seen by who sees the measure`()
        async throws
    {
        defer { maker.remove() }
        let installation = try await TestInstallation()
        try await installation.ask { ask in
            try await keep(ask)
            let first = try await send(ask)
            #expect(first.status == .created && first.headers[.location] == path(63), "\(first.text)")
            for number in [63, 64] {
                let again = try await send(ask, number)
                #expect(again.status == .ok && again.text == first.text, "\(again.text)")
            }
            let shown = try await ask.get(path(63), key: .read)
            #expect(shown.status == .ok && PhotoImage(shown.bytes) != nil)
            #expect(shown.headers[.eTag]?.count == 24)
            #expect(try await ask.get(path(63), key: .neighbour).status == .notFound)
            #expect(try await ask.get(path(63), key: nil).status == .unauthorized)
            let whole = try await ask.get(measure, key: .read).json()
            #expect(whole["photos"]?.array?.compactMap { $0["alt"]?.string } == ["Stolpar"])
            #expect(whole["history"]?.array?.last?["words"]?.string == "En bild lades till.")
            #expect(try installation.store.inspect { _ in } == [])
        }
    }

    @Test func `what says nothing, is no photo, or of another's measure is refused`() async throws {
        defer { maker.remove() }
        let installation = try await TestInstallation()
        try await installation.ask { ask in
            try await keep(ask)
            #expect(try await send(ask, 63, "").codes() == ["parameter.required"])
            #expect(try await send(ask, 63, "?alt=%20").codes() == ["parameter.value"])
            #expect(try await send(ask, key: .neighbour).status == .notFound)
            let text = try await send(ask, 63, "?alt=x", Array("Ingen bild.".utf8))
            #expect(try text.codes() == ["photo.not-a-photo"])
            #expect(try text.string("detail").hasSuffix("Bilden är inte sparad."), "\(text.text)")
            #expect(try await send(ask).status == .created)
            let taken = try await send(ask, 63, "?alt=x", try maker.photo("jpg", width: 32))
            #expect(try taken.status == .conflict && taken.codes() == ["measure.id-taken"])
            let personal = try await ask.send(
                .patch, path(63), key: .clerk, body: #"{"alt":"Ring 070-174 06 05"}"#)
            #expect(try personal.json()["warnings"]?.array?.count == 1, "\(personal.text)")
            #expect(try await ask.send(.patch, path(63), key: .clerk, body: "{}").codes() == ["edit.empty"])
        }
    }

    @Test func `an erased photo is gone for good, and the same file does not come back`() async throws {
        defer { maker.remove() }
        let installation = try await TestInstallation()
        try await installation.ask { ask in
            try await keep(ask)
            #expect(try await send(ask).status == .created)
            #expect(try await ask.send(.delete, path(63), key: .neighbour).status == .notFound)
            #expect(try await ask.send(.delete, path(63), key: .clerk).status == .noContent)
            #expect(try await ask.send(.delete, path(63), key: .clerk).status == .notFound)
            #expect(try await ask.get(path(63), key: .read).status == .notFound)
            for number in [63, 64] {
                let again = try await send(ask, number)
                #expect(try again.status == .conflict && again.codes() == ["measure.photo-erased"])
            }
            let whole = try await ask.get(measure, key: .read).json()
            #expect(whole["photos"]?.array?.isEmpty == true)
            #expect(whole["history"]?.array?.last?["words"]?.string == "En bild raderades.")
            #expect(try installation.store.inspect { _ in } == [])
        }
    }

    @Test func `everybody sees a photo that was chosen for everybody, of a measure that everybody sees`()
        async throws
    {
        defer { maker.remove() }
        let installation = try await TestInstallation()
        try await installation.ask { ask in
            try await keep(ask, #","state":"done","done":"2026-11-01""#)
            let open = path(63).replacing(measure, with: "/api/v1/done")
            #expect(try await send(ask, 63, "?alt=Fyra%20stolpar&published=true").status == .created)
            #expect(try await ask.get(open, key: nil).status == .notFound)
            func change(_ path: String, _ body: String) async throws {
                let etag = try await ask.get(measure, key: .clerk).headers[.eTag].orFail()
                let changed = try await ask.send(
                    .patch, path, key: .clerk, body: body, headers: ["If-Match": etag])
                #expect(changed.status == .ok, "\(changed.text)")
            }
            func isShown() async throws -> Bool {
                let list = try await ask.get("/api/v1/done", key: nil).json()
                let photos = list["done"]?.array?.first?["photos"]?.array ?? []
                let page = try await ask.get("/gjort", key: nil).text
                let picture = try await ask.get(open, key: nil)
                let isSeen = picture.status == .ok
                #expect(photos.compactMap { $0["url"]?.string } == (isSeen ? [open] : []))
                #expect(page.contains(#"src="\#(open)" alt="Fyra stolpar""#) == isSeen)
                return isSeen
            }
            #expect(try await !isShown())
            try await change(measure, #"{"published":true}"#)
            #expect(try await isShown())
            try await change(path(63), #"{"published":false}"#)
            #expect(try await !isShown())
            try await change(path(63), #"{"published":true,"alt":"Ring 070-174 06 05"}"#)
            #expect(try await !isShown())
            try await change(path(63), #"{"alt":"Fyra stolpar"}"#)
            #expect(try await isShown())
            #expect(try await ask.send(.delete, path(63), key: .clerk).status == .noContent)
            #expect(try await !isShown())
        }
    }

    @Test func `the page of a measure takes a photo with what it shows, changes it and erases it`()
        async throws
    {
        defer { maker.remove() }
        let installation = try await TestInstallation()
        try await installation.ask { ask in
            try await keep(ask)
            let planner = try await ask.person(["planner:1060"])
            let address = "/atgarder/\(id)"
            func add(_ words: String, _ bytes: [UInt8]?) async throws -> Reply {
                var form = MultipartForm()
                form.add("formToken", planner.token.formToken)
                form.add("bildtext", words)
                if let bytes { form.add("bild", file: bytes) }
                return try await ask.send(form, to: "\(address)/bilder", headers: planner.cookieAlone)
            }
            #expect(try await add("", jpeg).status == .unprocessableContent)
            let empty = try await add("Stolpar", nil)
            #expect(empty.status == .unprocessableContent && empty.text.contains(#"value="Stolpar""#))
            for _ in 0..<2 { #expect(try await add("Stolpar", jpeg).status == .seeOther) }
            let photos = try await ask.get(measure).json()["photos"]?.array ?? []
            #expect(photos.count == 1)
            let photo = try (photos.first?["id"]?.string).orFail()
            let page = try await ask.page(address, as: planner)
            #expect(page.text.contains(#"alt="Stolpar""#))
            let one = "\(address)/bilder/\(photo)"
            #expect(
                try await ask.submit(one, [("gor", "text"), ("bildtext", "")], as: planner).status
                    == .unprocessableContent)
            for fields in [[("gor", "text"), ("bildtext", "Ljus")], [("gor", "visa")]] {
                #expect(try await ask.submit(one, fields, as: planner).status == .seeOther)
            }
            let changed = try await ask.get(measure).json()["photos"]?.array?.first
            #expect(changed?["alt"]?.string == "Ljus" && changed?["published"]?.bool == true)
            #expect(try await ask.submit(one, [("gor", "radera")], as: planner).status == .seeOther)
            #expect(try await add("Stolpar", jpeg).status == .unprocessableContent)
            let reader = try await ask.person(["police:1060"], email: "bo@example.se")
            #expect(try await ask.page(address, as: reader).status == .ok)
        }
    }
}
