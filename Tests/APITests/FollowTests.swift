import HTTPTypes
import JSON
import Reports
import TestSupport
import Testing

@testable import API
@testable import Web

/// The link from the receipt, as it is passed on.
@Suite struct FollowTests {
    private static func link(_ ask: Asking) async throws -> String {
        let sent = try await ask.send(.post, "/api/v1/reports", body: try ask.submission())
        return try String(sent.string("followUrl").dropFirst("https://lykta.example.se".count))
    }

    @Test(arguments: [
        "?fbclid=IwAR0x", "?gclid=a&utm_source=brev&utm_medium=epost", "?UTM_Campaign=x", "/",
        "/?fbclid=x&fbclid=y",
        "?mc_eid=%FF", "?",
    ])
    func `what others add to the link does not break it`(_ added: String) async throws {
        try await TestInstallation().ask { ask in
            let link = try await Self.link(ask)
            let plain = try await ask.get(link, key: nil)
            let marked = try await ask.get(link + added, key: nil)
            #expect(marked.status == .ok && marked.bytes == plain.bytes)
        }
    }

    @Test(arguments: ["/?utm_source=x", "/logga-in?fbclid=x", "/logga-in/"])
    func `other pages are as patient`(_ path: String) async throws {
        try await TestInstallation().ask { ask in
            let reply = try await ask.get(path, key: nil)
            #expect(reply.status == .ok)
        }
    }

    @Test(arguments: [
        ("/api/v1/reports?fbclid=x", HTTPResponse.Status.badRequest), ("/api/v1/reports/", .notFound),
        ("/api/v1/api-info?utm_source=x", .badRequest), ("/healthz/", .notFound), ("/?ref=x", .badRequest),
    ])
    func `programs are told of what they add`(_ path: String, _ status: HTTPResponse.Status) async throws {
        try await TestInstallation().ask { ask in
            let reply = try await ask.get(path)
            #expect(reply.status == status)
        }
    }

    @Test func `the same is there as JSON, with nothing of what was written`() async throws {
        try await TestInstallation().ask { ask in
            let link = try await Self.link(ask)
            func get(_ path: String, _ accept: String, _ language: String = "sv") async throws -> Reply {
                try await ask.send(
                    .get, path, key: nil, headers: ["Accept": accept, "Accept-Language": language])
            }
            let json = try await get(link, "application/json")
            #expect(json.headers[.contentType]?.hasPrefix("application/json") == true)
            #expect(json.headers[.vary] == "Accept, Accept-Language")
            #expect(
                try json.string("state", "kind") == "received" && json.string("state", "name") == "Mottaget")
            #expect(try json.json()["units"]?.array?.map(\.string) == ["Gata och park"])
            #expect(try link.contains(json.string("reference")) && !json.text.contains("Lamporna"))
            #expect(
                try await get("\(link)?lang=en", "application/json").string("state", "name") == "Received")
            let missing = try await get(String(link.dropLast(2)) + "AA", "application/json")
            #expect(
                missing.status == .notFound && missing.headers[.contentType] == "application/problem+json")
            for page in [
                "text/html,application/xhtml+xml,*/*;q=0.8", "*/*", "", "application/json;q=0.1,text/html",
            ] {
                #expect(
                    try await get(link, page).headers[.contentType] == "text/html; charset=utf-8", "\(page)")
            }
            #expect(try await get(link, "application/json, text/plain, */*").bytes == json.bytes)
        }
    }

    @Test func `words of an outcome that was corrected, or of a decision that was undone, are read no more`()
        async throws
    {
        try await TestInstallation().ask { ask in
            let link = try await Self.link(ask)
            let path = "/api/v1/cases/\(try await ask.get("/api/v1/cases").ids()[0])"
            func edit(_ body: String) async throws -> Reply {
                let etag = try await ask.get(path).headers[.eTag].orFail()
                return try await ask.send(.patch, path, body: body, headers: ["If-Match": etag])
            }
            func reads(_ words: String) async throws -> Bool {
                try await ask.get(link, key: nil).text.contains(words)
            }
            _ = try await edit(#"{"state":{"kind":"waiting","for":"Pelles delar"}}"#)
            #expect(try await reads("Pelles delar"))
            let history = try (try await ask.get(path).json()["history"]?.array).orFail()
            let waited = try Int((history.last?["entry"]?.number).orFail())
            _ = try await edit(#"{"undo":\#(waited),"reason":"Fel."}"#)
            #expect(try await !reads("Pelles delar"))
            _ = try await edit(#"{"state":{"kind":"waiting","for":"lampor"}}"#)
            _ = try await edit(#"{"state":{"kind":"done","what":"Lisas lampa lagad"}}"#)
            #expect(try await reads("Lisas lampa lagad"))
            _ = try await edit(#"{"state":{"kind":"done","what":"Lampan lagad"}}"#)
            #expect(try await !reads("Lisas"))
            for words in ["Lampan lagad", "lampor"] { #expect(try await reads(words)) }
        }
    }

    @Test func `the page is English to whoever asks for it, and links to the other language`() async throws {
        try await TestInstallation().ask { ask in
            let link = try await Self.link(ask)
            func get(_ added: String, _ language: String) async throws -> Reply {
                try await ask.send(.get, link + added, key: nil, headers: ["Accept-Language": language])
            }
            let english = try await get("", "en-GB,en;q=0.9,sv;q=0.1")
            #expect(english.headers[.contentLanguage] == "en")
            for words in [
                #"<html lang="en">"#, "Received", "Streets and parks", "call 112", #"href="?lang=sv""#,
            ] {
                #expect(english.text.contains(words), "\(words)")
            }
            for words in ["Mottaget", "Gata och park", "ring 112"] {
                #expect(!english.text.contains(words), "\(words)")
            }
            let swedish = try await get("", "de")
            #expect(swedish.text.contains("Mottaget") && swedish.text.contains(#"href="?lang=en""#))
            #expect(try await get("?lang=en&fbclid=x", "sv").bytes == english.bytes)
            #expect(try await get("/?lang=sv", "en").bytes == swedish.bytes)
            #expect(try await get("?lang=de", "sv").status == .badRequest)
            let missing = try await ask.send(
                .get, "/follow/x/y", key: nil, headers: ["Accept-Language": "en"])
            #expect(missing.status == .notFound && missing.text.contains("There is no such page"))
        }
    }
}
