import HTTPTypes
import JSON
import Reports
import TestSupport
import Testing

@testable import API
@testable import Web

/// Forms that are sent when nobody is signed in any more, or somebody has signed in anew: see decision 0070.
@Suite struct UnsentFormTests {
    private let installation: TestInstallation
    private let walk = "01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e0f"
    private var path: String { "/vandringar/\(walk)/iakttagelser" }
    private let typed = [("stopp", "1"), ("vad", "Två lampor är \"släckta\"."), ("allvar", "grave")]
    private static let form = ["Content-Type": "application/x-www-form-urlencoded"]
    /// What a browser says of a form that a page of this server sends.
    private static let own = UnsentFormTests.form.merging(["Sec-Fetch-Site": "same-origin"]) { $1 }

    init() async throws { installation = try await TestInstallation() }

    private func post(
        _ ask: Asking, _ path: String, _ fields: [(String, String)], cookie: [String: String] = [:],
        headers: [String: String] = UnsentFormTests.own
    ) async throws -> Reply {
        try await ask.send(
            .post, path, key: nil, body: FormText.written(fields), headers: headers.merging(cookie) { $1 })
    }

    private func addWalk(_ ask: Asking) async throws {
        let kept = try await ask.send(.put, "/api/v1/walks/\(walk)", key: .clerk, body: Examples.newWalk)
        #expect(kept.status == .created, "\(kept.text)")
    }

    private func found(_ ask: Asking) async throws -> [String] {
        let told = try await ask.get("/api/v1/findings?walk=\(walk)").json()["findings"]?.array ?? []
        return told.compactMap { $0["what"]?.string }
    }

    private var credentials: [(String, String)] {
        [("email", "anna@example.se"), ("password", TestPerson.password)]
    }

    @Test func `what was written is carried past the signing in, shown, and sent by a button alone`()
        async throws
    {
        try await installation.ask { ask in
            try await addWalk(ask)
            let anna = try await ask.person(["planner:1060"])
            installation.advance(.hours(13))
            let ended = try await post(
                ask, path, [("formToken", anna.token.formToken)] + typed, cookie: anna.cookieAlone)
            #expect(ended.status == .unauthorized && ended.says("Det du skrev finns kvar"), "\(ended.text)")
            #expect(!ended.text.contains("Bearer") && !ended.says("Nyckel"), "\(ended.text)")
            let carried = try [("till", ended.hidden("till")), ("skrivet", ended.hidden("skrivet"))]
            #expect(carried[0].1 == path)
            let kept = try String(
                decoding: Base64URL.decode(carried[1].1).orFail(), as: UTF8.self)
            #expect(!kept.contains("formToken") && kept.hasPrefix("stopp=1&vad="), "\(kept)")

            let wrong = try await post(
                ask, "/logga-in", [("email", "anna@example.se"), ("password", "fel")] + carried)
            #expect(wrong.status == .unauthorized)
            #expect(try wrong.hidden("skrivet") == carried[1].1)

            let shown = try await post(ask, "/logga-in", credentials + carried)
            #expect(shown.status == .ok && shown.says("Två lampor är \"släckta\"."), "\(shown.text)")
            #expect(shown.says("Lägg till en iakttagelse") && shown.says("Inget har sparats än."))
            #expect(shown.text.contains(#"<form method="post" action="\#(path)">"#), "\(shown.text)")
            #expect(try await found(ask).isEmpty)

            let session = try shown.headers[values: .setCookie].first { $0.hasPrefix("__Host-lykta=") }
                .orFail()
            let cookie = ["Cookie": String(session.prefix { $0 != ";" })]
            let token = try ("formToken", shown.hidden("formToken"))
            let sent = try await post(ask, path, [token] + typed, cookie: cookie)
            #expect(sent.status == .seeOther, "\(sent.text)")
            #expect(try await found(ask) == ["Två lampor är \"släckta\"."])
        }
    }

    @Test func `who has signed in anew in another tab is shown what was written, with the right token`()
        async throws
    {
        try await installation.ask { ask in
            try await addWalk(ask)
            let anna = try await ask.person(["planner:1060"])
            let fields = [("formToken", "en annan inloggnings")] + typed
            let shown = try await post(ask, path, fields, cookie: anna.cookieAlone)
            #expect(shown.status == .forbidden && shown.says("Du har loggat in på nytt"), "\(shown.text)")
            #expect(shown.says("Två lampor är \"släckta\".") && !shown.text.contains("en annan inloggnings"))
            #expect(try shown.hidden("formToken") == anna.token.formToken)
            // A request that does not say where it comes from is told as before.
            let bare = try await post(ask, path, fields, cookie: anna.cookieAlone, headers: Self.form)
            #expect(bare.status == .forbidden && !bare.says("Två lampor"), "\(bare.text)")
            #expect(try await found(ask).isEmpty)
        }
    }

    @Test(arguments: [
        [:], ["Sec-Fetch-Site": "cross-site"], ["Sec-Fetch-Site": "same-site"], ["Sec-Fetch-Site": "none"],
        ["Origin": "https://evil.example"], ["Origin": "null"],
    ])
    func `what no page of this server sent is not carried on, and is shown to nobody`(
        _ said: [String: String]
    ) async throws {
        try await installation.ask { ask in
            let anna = try await ask.person(["planner:1060"])
            let headers = Self.form.merging(said) { $1 }
            let asked = try await post(ask, path, typed, headers: headers)
            #expect(asked.status == .unauthorized && !asked.text.contains("skrivet"), "\(asked.text)")
            let written = try WrittenForm(Array(FormText.written(typed).utf8), sentTo: path).orFail()
            let carried = [("till", path), ("skrivet", written.packed)]
            let signed = try await post(ask, "/logga-in", credentials + carried, headers: headers)
            #expect([.seeOther, .forbidden].contains(signed.status) && !signed.says("Två lampor"))
            let resumed = try await post(
                ask, "/logga-in/fortsatt", carried, cookie: anna.cookieAlone, headers: headers)
            #expect(resumed.status != .ok && !resumed.says("Två lampor"), "\(resumed.text)")
        }
    }

    @Test(arguments: [
        "https://evil.example/", "//evil.example/", "/iakttagelser", "/rapportera", "/api/v1/reports",
        "/finns-inte",
    ])
    func `it is sent to a form of the staff alone`(_ path: String) async throws {
        try await installation.ask { ask in
            let anna = try await ask.person(["planner:1060"])
            let written = try WrittenForm(Array(FormText.written(typed).utf8), sentTo: path).orFail()
            let resumed = try await post(
                ask, "/logga-in/fortsatt", [("till", path), ("skrivet", written.packed)],
                cookie: anna.cookieAlone)
            #expect(resumed.status == .unprocessableContent, "\(resumed.text)")
            #expect(!resumed.text.contains(#"action="\#(path)""#), "\(resumed.text)")
        }
    }

    @Test func `who signs in elsewhere goes on from the first tab`() async throws {
        try await installation.ask { ask in
            let written = try WrittenForm(Array(FormText.written(typed).utf8), sentTo: path).orFail()
            let carried = [("till", path), ("skrivet", written.packed)]
            let early = try await post(ask, "/logga-in/fortsatt", carried)
            #expect(early.status == .unauthorized && early.says("Ingen är inloggad än"), "\(early.text)")
            #expect(try early.hidden("skrivet") == written.packed)
            let anna = try await ask.person(["planner:1060"])
            let shown = try await post(ask, "/logga-in/fortsatt", carried, cookie: anna.cookieAlone)
            #expect(shown.status == .ok && shown.says("Två lampor är \"släckta\"."), "\(shown.text)")
            #expect(try shown.hidden("formToken") == anna.token.formToken)
        }
    }

    @Test func `a form that is too long comes back to be shortened`() async throws {
        try await installation.ask { ask in
            let anna = try await ask.person(["planner:1060"])
            let text = String(repeating: "Lampa ", count: 50_000)
            let fields = [
                ("formToken", anna.token.formToken), ("namn", "Nya stolpar"), ("beskrivning", text),
            ]
            let body = FormText.written(fields)
            let length = ["Content-Length": "\(body.utf8.count)"]
            let shown = try await post(
                ask, "/atgarder/ny", fields, cookie: anna.cookieAlone.merging(length) { $1 })
            #expect(shown.status == .contentTooLarge && shown.says("högst 256 kB"), "\(shown.status)")
            #expect(shown.text.contains(#"<textarea id="beskrivning" name="beskrivning""#))
            #expect(shown.text.contains(text))
            #expect(try shown.hidden("namn") == "Nya stolpar")
            #expect(shown.text.contains(#"action="/atgarder/ny""#))
            let bare = try await post(
                ask, "/atgarder/ny", fields, cookie: anna.cookieAlone.merging(length) { $1 },
                headers: Self.form)
            #expect(bare.status == .contentTooLarge && bare.says("4 000 tecken"), "\(bare.text)")
        }
    }

    @Test func `what cannot be carried on is told of`() async throws {
        try await installation.ask { ask in
            let long = [("titel", String(repeating: "a", count: WrittenForm.mostBytes))]
            for path in ["/vandringar/ny", "/iakttagelser/\(walk)"] {
                let large = try await post(ask, path, long)
                #expect(large.status == .unauthorized && large.says("för långt"), "\(path): \(large.text)")
            }
            var form = MultipartForm()
            form.add("bildtext", "Fyra stolpar")
            let files = try await ask.send(
                .post, "/atgarder/\(walk)/bilder", key: nil,
                body: String(decoding: form.bytes, as: UTF8.self),
                headers: ["Content-Type": MultipartForm.type, "Sec-Fetch-Site": "same-origin"])
            #expect(files.status == .unauthorized && files.says("välj dem igen"), "\(files.text)")
            let empty = try await post(ask, "/logga-ut", [("formToken", "x")])
            #expect(empty.status == .unauthorized && !empty.text.contains("skrivet"), "\(empty.text)")
        }
    }
}

extension Reply {
    /// The value of the first hidden field of this name.
    fileprivate func hidden(_ name: String) throws -> String {
        let rest = try text.split(separator: "name=\"\(name)\" value=\"").dropFirst().first.orFail()
        return String(rest.prefix { $0 != "\"" })
    }
}
