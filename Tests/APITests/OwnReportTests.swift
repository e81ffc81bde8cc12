import Foundation
import HTTPTypes
import JSON
import Reports
import TestSupport
import Testing

@testable import API
@testable import Web

/// What an e-service reads of what it sent, and how it comes to be told.
@Suite struct OwnReportTests {
    /// A key as an e-service has it.
    private struct EService {
        let ask: Asking
        let key: String
        let made: Reply

        init(_ ask: Asking, _ scopes: [String] = ["report:write", "report:own"], more: String = "")
            async throws
        {
            self.ask = ask
            let list = scopes.map { "\"\($0)\"" }.joined(separator: ",")
            made = try await ask.send(
                .post, "/api/v1/keys",
                body: #"{"name":"E-tjänst","scopes":[\#(list)],"municipalities":["1060"]\#(more)}"#)
            key = try made.string("key")
        }

        func send(_ name: String? = nil, north: Double = 0, reporter: String? = nil) async throws -> Reply {
            ask.installation.advance(TimeSpan(milliseconds: 1))
            let plain = try ask.submission(north: north, reporter: reporter)
            let body =
                name.map { plain.dropLast() + #","clientReference":"\#($0)"}"# }.map(String.init) ?? plain
            return try await ask.send(
                .post, "/api/v1/reports", key: nil, body: body, headers: ["Authorization": "Bearer \(key)"])
        }

        func get(_ path: String, language: String = "sv") async throws -> Reply {
            try await ask.send(
                .get, path, key: nil,
                headers: ["Authorization": "Bearer \(key)", "Accept-Language": language])
        }
    }

    private static func edit(_ report: String, _ body: String, _ ask: Asking) async throws {
        let home = try await ask.get("/api/v1/reports/\(report)").string("properties", "case")
        let tag = try await ask.get("/api/v1/cases/\(home)").headers[.eTag].orFail()
        let reply = try await ask.send(
            .patch, "/api/v1/cases/\(home)", body: body, headers: ["If-Match": tag])
        #expect(reply.status == .ok, "\(reply.text)")
    }

    @Test func `a key reads how what it sent stands, by id, reference and its own name for it`() async throws
    {
        try await TestInstallation().ask { ask in
            let service = try await EService(ask)
            let sent = try await service.send("OEP-4711")
            #expect(try sent.string("clientReference") == "OEP-4711")
            let (id, reference) = (try sent.string("id"), try sent.string("reference"))
            ask.installation.advance(.days(1))
            try await Self.edit(
                id, #"{"state":{"kind":"done","what":"Ny lampa."},"answer":"Tack för hjälpen."}"#, ask)
            let byID = try await service.get("/api/v1/own/reports/\(id)")
            #expect(byID.status == .ok)
            #expect(try byID.string("id") == id && byID.string("reference") == reference)
            #expect(try byID.string("clientReference") == "OEP-4711")
            #expect(try byID.string("state", "kind") == "done" && byID.string("state", "name") == "Åtgärdat")
            #expect(try byID.string("state", "explanation").hasSuffix("Ny lampa."))
            let answers = try byID.json()["answers"]?.array
            #expect(answers?.map { $0["text"]?.string } == ["Tack för hjälpen."])
            #expect(try byID.json()["units"]?.array?.map(\.string) == ["Gata och park"])
            #expect(try byID.string("followUrl") == sent.string("followUrl"))
            #expect(try byID.string("receivedAt").hasPrefix("2026-11-20T17:00:00"))
            #expect(try byID.string("changedAt").hasPrefix("2026-11-21T17:00:00"))
            for hidden in ["case", "text", "words", "category", "Lamporna"] {
                #expect(
                    !byID.text.contains("\"\(hidden)\":\"Lamp") && !byID.text.contains("Lamporna"),
                    "\(hidden)")
                #expect(try byID.json()[hidden] == nil)
            }
            let said = reference.replacing("-", with: "").lowercased()
            #expect(try await service.get("/api/v1/own/reports/\(said)").bytes == byID.bytes)
            let list = try await service.get("/api/v1/own/reports?clientReference=OEP-4711")
            #expect(list.text == #"{"reports":[\#(byID.text)]}"#)
            let english = try await service.get("/api/v1/own/reports/\(id)", language: "en")
            #expect(try english.string("state", "name") == "Dealt with")
            #expect(english.headers[.contentLanguage] == "en")
        }
    }

    @Test func `what somebody else sent is as what does not exist`() async throws {
        try await TestInstallation().ask { ask in
            let service = try await EService(ask)
            let other = try await EService(ask, ["report:write", "report:own", "report:read"])
            let id = try await service.send("OEP-1", reporter: "anna").string("id")
            // The same report once more, by another key: it is the first one's.
            let again = try await other.send("OEP-2", reporter: "anna")
            #expect(again.status == .ok && !again.text.contains("clientReference"))
            let byKey = try await ask.report(north: 900)
            for path in [id, byKey, "01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e0f", "OLO-7K3M-9Q", "x"] {
                let foreign = try await other.get("/api/v1/own/reports/\(path)")
                #expect(foreign.status == .notFound, "\(path)")
            }
            #expect(
                try await other.get("/api/v1/own/reports?clientReference=OEP-1").text == #"{"reports":[]}"#)
            #expect(try await service.get("/api/v1/own/reports/\(byKey)").status == .notFound)
            #expect(try await service.get("/api/v1/own/reports/\(id)").status == .ok)
            // With the scope, and nothing else: no other door opens.
            for path in ["/api/v1/reports/\(id)", "/api/v1/reports", "/api/v1/cases"] {
                #expect(try await service.get(path).status == .forbidden, "\(path)")
            }
            #expect(try await ask.get("/api/v1/own/reports/\(id)", key: .read).status == .forbidden)
            let bare = try await service.get("/api/v1/own/reports")
            #expect(bare.status == .badRequest)
            #expect(try bare.codes() == ["parameter.required"])
        }
    }

    @Test func `staff read the sender's own name for a report`() async throws {
        try await TestInstallation().ask { ask in
            let id = try await EService(ask).send("OEP-4711").string("id")
            let read = try await ask.get("/api/v1/reports/\(id)")
            #expect(try read.string("properties", "clientReference") == "OEP-4711")
            let none = try await ask.get("/api/v1/reports/\(ask.report(north: 900))")
            #expect(try none.json()["properties"]?["clientReference"] == nil)
        }
    }

    @Test func `a report that points out a person stands as any to the key that sent it`() async throws {
        try await TestInstallation().ask { ask in
            let service = try await EService(ask)
            let id = try await service.send("OEP-1").string("id")
            try await Self.edit(id, #"{"restricted":true,"reason":"Pekar ut någon.","answer":"Tack."}"#, ask)
            let read = try await service.get("/api/v1/own/reports/\(id)")
            #expect(read.status == .ok && read.text.contains("Tack.") && !read.text.contains("restricted"))
        }
    }

    @Test func `a key with a webhook shows its secret once, and messages of its reports wait in the outbox`()
        async throws
    {
        try await TestInstallation().ask { ask in
            let service = try await EService(ask, more: #","webhook":"https://etjanst.example.se/lykta""#)
            let secret = try service.made.string("webhookSecret")
            #expect(
                secret.hasPrefix("whsec_") && Data(base64Encoded: String(secret.dropFirst(6)))?.count == 24)
            let list = try await ask.get("/api/v1/keys")
            #expect(
                list.text.contains(#""webhook":"https://etjanst.example.se/lykta""#)
                    && !list.text.contains("whsec_"))
            let id = try await service.send("OEP-1").string("id")
            try await Self.edit(id, #"{"status":"in-progress"}"#, ask)
            let waiting = try await ask.get("/api/v1/outbox?state=waiting")
            let own = try waiting.json()["messages"]?.array?.filter { $0["report"]?.string == id } ?? []
            #expect(own.count == 1 && own.first?["unit"] == nil && own.first?["channel"]?.string == "webhook")
            #expect(!waiting.text.contains("etjanst"))
        }
    }

    @Test(arguments: [
        (#"["report:own"]"#, "http:/x", "member.value"), (#"["report:own"]"#, "https://", "member.value"),
        (#"["report:write"]"#, "https://a.example.se", "key.webhook-scope"),
    ])
    func `a webhook that could not be used is refused`(_ scopes: String, _ url: String, _ code: String)
        async throws
    {
        try await TestInstallation().ask { ask in
            let reply = try await ask.send(
                .post, "/api/v1/keys", body: #"{"name":"x","scopes":\#(scopes),"webhook":"\#(url)"}"#)
            #expect(reply.status == .unprocessableContent)
            let codes = try reply.codes()
            #expect(
                codes.count == 1 && codes.first?.hasSuffix(String(code.drop { $0 != "." })) == true,
                "\(codes)")
        }
    }
}
