import HTTPTypes
import JSON
import Reports
import TestSupport
import Testing

@testable import API
@testable import Web

/// What is sent becomes a report by the one way in.
@Suite struct Open311PostingTests {
    @Test func `a form becomes a report, checked and masked as any, with its reference as id`() async throws {
        try await Open311Client.talk { client in
            let reply = try await client.post(
                client.fields(text: "Lamporna är trasiga. Ring 070-123 45 67.")
                    + [("email", "anna@example.se"), ("address_string", "Bakom hallen"), ("phone", "")])
            #expect(reply.status == .ok, "\(reply.text)")
            let answer = try reply.first()
            let id = try answer.text("service_request_id")
            #expect(id.hasPrefix("OLO-") && answer["token"] == nil && answer["account_id"]?.isNull == true)
            #expect(
                try answer.text("service_notice").contains("https://lykta.example.se/follow/\(id)/"))
            let kept = try await client.ask.get("/api/v1/reports/\(id)")
            #expect(
                kept.status == .ok && !kept.text.contains("070-123") && kept.text.contains("Bakom hallen"))
            #expect(try kept.string("properties", "source") == "resident")
            let original = try await client.ask.get("/api/v1/reports/\(id)/original")
            #expect(original.text.contains("070-123") && original.text.contains("anna@example.se"))
        }
    }

    @Test func `JSON says the same as a form, and XML answers the same as JSON`() async throws {
        try await Open311Client.talk { client in
            let fields = Dictionary(uniqueKeysWithValues: try client.fields(service: "vandalism"))
            let body =
                #"{"api_key":"\#(try client.ask.installation.secret(.write))","service_code":"vandalism","lat":\#(fields["lat"] ?? ""),"long":"\#(fields["long"] ?? "")","description":"Bänken är sönder.","attribute":{"what":"bench","number":5},"email":null}"#
            let reply = try await client.ask.send(
                .post, "/open311/v2/requests.xml", key: nil, body: body)
            #expect(reply.status == .ok, "\(reply.text)")
            #expect(reply.headers[.contentType] == "text/xml; charset=utf-8")
            let start =
                #"<?xml version="1.0" encoding="utf-8"?><service_requests><request><service_request_id>"#
            #expect(reply.text.hasPrefix(start) && reply.text.hasSuffix("</request></service_requests>"))
            let id = reply.text.dropFirst(start.count).prefix(11)
            let kept = try await client.ask.get("/api/v1/reports/\(id)")
            #expect(kept.text.contains("bench") && kept.text.contains(#""5""#), "\(kept.text)")
        }
    }

    @Test func `answers come in brackets, one to each question`() async throws {
        try await Open311Client.talk { client in
            let fields = try client.fields(service: "vandalism")
            let one = try await client.post(fields + [("attribute[what][]", "wall")])
            #expect(one.status == .ok, "\(one.text)")
            for (more, words) in [
                ([("attribute[what]", "wall"), ("attribute[what]", "bench")], "what: "),
                ([], "what required: "), ([("attribute[what]", "moon")], "what: "),
                ([("attribute[what]", "wall"), ("attribute[colour]", "red")], "colour: "),
            ] as [([(String, String)], String)] {
                let reply = try await client.post(fields + more)
                #expect(reply.status == .badRequest)
                #expect(try reply.faults().contains { $0.hasPrefix(words) }, "\(reply.text)")
            }
        }
    }

    @Test func `everything that is wrong is told at once, and nothing is kept`() async throws {
        try await Open311Client.talk { client in
            let reply = try await client.post([
                ("service_code", "lighting"), ("lat", "norr"), ("long", "14.5"), ("email", "anna"),
                ("description", ""),
            ])
            #expect(reply.status == .badRequest)
            let faults = try reply.faults()
            #expect(faults.map { $0.prefix { $0 != ":" } } == ["lat", "description required", "email"])
            for (fields, words) in [
                ([], "service_code required: "),
                (
                    [("service_code", "lighting"), ("description", "Lampan är trasig.")],
                    "lat, long required: "
                ),
                ([("service_code", "lighting"), ("lat", "56.27")], "long required: "),
                // Stockholm, and the two the wrong way round.
                (
                    [
                        ("service_code", "lighting"), ("description", "Lampan är trasig."), ("lat", "59.33"),
                        ("long", "18.06"),
                    ], "lat, long: "
                ),
                (
                    [
                        ("service_code", "lighting"), ("description", "Lampan är trasig."), ("lat", "14.53"),
                        ("long", "56.27"),
                    ], "lat, long: "
                ),
            ] as [([(String, String)], String)] {
                let reply = try await client.post(fields)
                #expect(reply.status == .badRequest)
                #expect(try reply.faults().contains { $0.hasPrefix(words) }, "\(reply.text)")
            }
            let unknown = try await client.post(client.fields(service: "burglary"))
            #expect(unknown.status == .notFound)
            #expect(try unknown.faults()[0].hasPrefix("service_code: "))
            #expect(try await client.ask.get("/api/v1/reports").ids() == [])
        }
    }

    @Test func `a place in words alone waits for staff, and what is not kept is named`() async throws {
        try await Open311Client.talk { client in
            let reply = try await client.post([
                ("service_code", "lighting"), ("description", "Lampan är trasig."),
                ("address_string", "Storgatan 1"), ("first_name", "Anna"), ("media_url", "https://a.example"),
                ("address_id", "17"),
            ])
            #expect(reply.status == .ok, "\(reply.text)")
            let notice = try reply.first().text("service_notice")
            #expect(notice.contains("Sparades inte: first_name, media_url, address_id."), "\(notice)")
            #expect(notice.contains("Bilder lämnas"))
            let waiting = try await client.ask.get("/api/v1/reports?placed=false")
            #expect(waiting.text.contains("Storgatan 1") && !waiting.text.contains("Anna"))
        }
    }

    @Test func `a request that is sent again gets its first answer, byte for byte`() async throws {
        try await Open311Client.talk { client in
            let again = ["Idempotency-Key": "a-1"]
            let first = try await client.post(client.fields(), headers: again)
            let second = try await client.post(client.fields(), headers: again)
            #expect(second.status == .ok && second.bytes == first.bytes)
            #expect(try await client.ask.get("/api/v1/reports").ids().count == 1)
            for other in [
                try await client.post(client.fields(north: 500), headers: again),
                try await client.post(client.fields(), to: "v2/requests.xml", headers: again),
            ] {
                #expect(other.status == .badRequest && other.text.contains("Idempotency-Key: "))
            }
            // The same account says the same twice: one report.
            let account = try client.fields(north: 900) + [("account_id", "anna"), ("extensions", "true")]
            let told = try await client.post(account).first()
            let repeated = try await client.post(account).first()
            #expect(
                try told.text("service_request_id") == repeated.text("service_request_id"))
            #expect(told["extended_attributes"]?["repeated"]?.bool == false)
            #expect(repeated["extended_attributes"]?["repeated"]?.bool == true)
        }
    }

    @Test func `without a key that may report here nothing is kept, and every refusal is 403`() async throws {
        try await Open311Client.talk { client in
            for key in [nil, .read, .revoked, .neighbour, .admin] as [TestInstallation.KeyPurpose?] {
                for path in ["v2/requests.json", "v2/requests.xml"] {
                    let reply = try await client.post(client.fields(), to: path, key: key)
                    #expect(reply.status == .forbidden, "\(String(describing: key))")
                    #expect(reply.text.contains("403") && reply.headers[.wwwAuthenticate] == nil)
                }
            }
            let wrong = try await client.post(client.fields() + [("api_key", "x")], key: nil)
            #expect(wrong.status == .forbidden)
            #expect(try await client.ask.get("/api/v1/reports").ids() == [])
            // By the header, and by the address.
            let secret = try client.ask.installation.secret(.write)
            let header = try await client.post(
                client.fields(), key: nil, headers: ["Authorization": "Bearer \(secret)"])
            let address = try await client.post(
                client.fields(north: 300), to: "v2/requests.json?api_key=\(secret)", key: nil)
            #expect(header.status == .ok && address.status == .ok, "\(header.text) \(address.text)")
        }
    }

    @Test func `what is neither a form nor JSON is refused, and so is what is too large`() async throws {
        try await Open311Client.talk { client in
            let type = try await client.post([], headers: ["Content-Type": "text/plain"])
            #expect(type.status == .badRequest && type.text.contains("application/x-www-form-urlencoded"))
            let large = try await client.post([("description", String(repeating: "a", count: 40_000))])
            #expect(large.status == .contentTooLarge)
            let list = try await client.ask.send(.post, "/open311/v2/requests.json", key: .write, body: "[]")
            #expect(list.status == .badRequest, "\(list.text)")
            let broken = try await client.ask.send(.post, "/open311/v2/requests.json", key: .write, body: "{")
            #expect(try broken.status == .badRequest && broken.first().text("code") == "400")
        }
    }
}
