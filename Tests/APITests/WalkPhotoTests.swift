import HTTPTypes
import JSON
import Prevention
import Reports
import SpatialStore
import TestSupport
import Testing

@testable import API
@testable import Web

/// Photos at the stops of walks, through the API and over a real store.
@Suite struct WalkPhotoTests {
    private let maker: PhotoMaker
    private let jpeg: [UInt8]
    private let walk = "/api/v1/walks/01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e0f"
    private let walker = "4f1c2d9e-58a1-4a7c-9a52-0c7b8a0d9e12"

    init() throws {
        maker = try PhotoMaker()
        jpeg = try maker.photo("jpg")
    }

    private func send(
        _ ask: Asking, _ number: Int = 62, stop: Int = 2, _ bytes: [UInt8]? = nil,
        key: TestInstallation.KeyPurpose = .clerk
    ) async throws -> Reply {
        try await ask.send(
            .put, "\(path(number))?stop=\(stop)&walker=\(walker)", key: key, file: bytes ?? jpeg,
            headers: ["Content-Type": "image/jpeg"])
    }

    private func path(_ number: Int) -> String {
        "\(walk)/photos/018f0c3e-7b1a-4cc2-9d5e-0a1b2c3d4e\(number)"
    }

    private func keepWalk(_ ask: Asking) async throws {
        let kept = try await ask.send(.put, walk, key: .clerk, body: Examples.newWalk)
        #expect(kept.status == .created, "\(kept.text)")
    }

    @Test func `a photo is kept once, without anything but its pixels, and seen by who sees the walk`()
        async throws
    {
        defer { maker.remove() }
        let installation = try await TestInstallation()
        try await installation.ask { ask in
            try await keepWalk(ask)
            let first = try await send(ask, stop: 1)
            #expect(first.status == .created && first.headers[.location] == path(62), "\(first.text)")
            let again = try await send(ask, stop: 1)
            #expect(again.status == .ok && again.text == first.text)
            let other = try await send(ask, stop: 1, try maker.photo("png"))
            #expect(other.status == .unprocessableContent || other.status == .unsupportedMediaType)
            let shown = try await ask.get(path(62), key: .read)
            #expect(shown.status == .ok && PhotoImage(shown.bytes) != nil)
            for (key, status) in [
                (TestInstallation.KeyPurpose.neighbour, HTTPResponse.Status.notFound), (.write, .forbidden),
            ] {
                #expect(try await ask.get(path(62), key: key).status == status)
            }
            #expect(try await ask.get(path(62), key: nil).status == .unauthorized)
            let whole = try await ask.get(walk, key: .read).json()
            #expect(whole["photos"]?.array?.compactMap { $0["stop"]?.number } == [1])
            #expect(whole["history"]?.array?.last?["words"]?.string == "En bild kom in från stopp 1.")
            let table = try await ask.get("\(walk)?format=csv", key: .read).text
            #expect(!table.contains("photos"))
        }
    }

    @Test func `a stop that is none, another's walk and what is no photo are refused`() async throws {
        defer { maker.remove() }
        let installation = try await TestInstallation()
        try await installation.ask { ask in
            try await keepWalk(ask)
            #expect(try await send(ask, stop: 9).codes() == ["walk.no-such-stop"])
            #expect(try await send(ask, stop: 1, key: .neighbour).status == .notFound)
            let text = try await send(ask, stop: 1, Array("Ingen bild.".utf8))
            #expect(try text.codes() == ["photo.not-a-photo"])
            #expect(try text.string("detail").hasSuffix("Bilden är inte sparad."), "\(text.text)")
            #expect(try await send(ask, stop: 1).status == .created)
            let taken = try await ask.send(
                .put, "\(path(62))?stop=1&walker=\(walker)", key: .clerk,
                file: try maker.photo("jpg", width: 32),
                headers: ["Content-Type": "image/jpeg"])
            #expect(try taken.codes() == ["walk.id-taken"])
        }
    }

    @Test func `an erased photo is gone for good, and the history says so`() async throws {
        defer { maker.remove() }
        let installation = try await TestInstallation()
        try await installation.ask { ask in
            try await keepWalk(ask)
            #expect(try await send(ask, stop: 1).status == .created)
            #expect(try await ask.send(.delete, path(62), key: .neighbour).status == .notFound)
            #expect(try await ask.send(.delete, path(62), key: .clerk).status == .noContent)
            #expect(try await ask.send(.delete, path(62), key: .clerk).status == .notFound)
            #expect(try await ask.get(path(62), key: .read).status == .notFound)
            let again = try await send(ask, stop: 1)
            #expect(again.status == .gone && again.text.contains("urn:lykta:problem:erased"), "\(again.text)")
            #expect(try await ask.get(path(62), key: .read).status == .notFound)
            let whole = try await ask.get(walk, key: .read).json()
            #expect(whole["photos"]?.array?.isEmpty == true)
            #expect(whole["history"]?.array?.last?["words"]?.string == "En bild från stopp 1 raderades.")
            #expect(try installation.store.inspect { _ in } == [])
        }
    }

    @Test func `a photo of a stop whose number another has got is refused`() async throws {
        defer { maker.remove() }
        let installation = try await TestInstallation()
        try await installation.ask { ask in
            try await keepWalk(ask)
            func sendShown(at place: String) async throws -> Reply {
                try await ask.send(
                    .put, "\(path(62))?stop=1&walker=\(walker)&stopPlace=\(place)", key: .clerk, file: jpeg,
                    headers: ["Content-Type": "image/jpeg"])
            }
            #expect(try await sendShown(at: "14.534,56.278").codes() == ["walk.other-stop"])
            #expect(try await ask.get(path(62), key: .read).status == .notFound)
            #expect(try await sendShown(at: "14.5306,56.2767").status == .created)
        }
    }
}
