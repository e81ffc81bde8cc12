import HTTPTypes
import JSON
import Reports
import TestSupport
import Testing

@testable import API
@testable import Web

/// What becomes of requests, for whoever may know.
@Suite struct Open311FollowingTests {
    /// A key as an app has it: it reports, and follows what it sent.
    private static func key(_ ask: Asking, _ scopes: [String] = ["report:write", "report:own"]) async throws
        -> String
    {
        let list = scopes.map { "\"\($0)\"" }.joined(separator: ",")
        let made = try await ask.send(
            .post, "/api/v1/keys", body: #"{"name":"App","scopes":[\#(list)],"municipalities":["1060"]}"#)
        return try made.string("key")
    }

    private static func edit(_ report: String, _ body: String, _ ask: Asking) async throws {
        let home = try await ask.get("/api/v1/reports/\(report)").string("properties", "case")
        let tag = try await ask.get("/api/v1/cases/\(home)").headers[.eTag].orFail()
        let reply = try await ask.send(
            .patch, "/api/v1/cases/\(home)", body: body, headers: ["If-Match": tag])
        #expect(reply.status == .ok, "\(reply.text)")
    }

    @Test func `a request says what its report says, in both formats`() async throws {
        try await Open311Client.talk { client in
            let id = try await client.report(text: "Mörkt <här>. Ring 070-123 45 67.")
            let reply = try await client.get("v2/requests/\(id).json", key: .read)
            #expect(reply.status == .ok, "\(reply.text)")
            let request = try reply.first()
            #expect(try reply.all().count == 1)
            #expect(try request.text("service_request_id") == id && request.text("status") == "open")
            #expect(try request.text("service_code") == "lighting")
            #expect(try request.text("agency_responsible") == "Gata och park")
            #expect(try request.text("status_notes").hasPrefix("Rapporten har kommit fram"))
            #expect(try request.text("requested_datetime").hasPrefix("2026-11-20T17:00:00"))
            #expect(try request.text("description").contains("Mörkt <här>"))
            #expect(!reply.text.contains("070-123"))
            let sent = try client.fields()
            for (name, number) in [("lat", 2), ("long", 3)] {
                let found = try (request[name]?.number).orFail()
                let expected = try Double(sent[number].1).orFail()
                #expect(abs(found - expected) < 1e-6)
            }
            for name in [
                "service_notice", "expected_datetime", "address", "address_id", "zipcode", "media_url",
            ] {
                #expect(request[name]?.isNull == true, "\(name)")
            }
            let xml = try await client.get("v2/requests/\(id).xml", key: .read)
            #expect(xml.text.contains("<service_requests><request><service_request_id>\(id)</service"))
            #expect(xml.text.contains("Mörkt &lt;här&gt;") && xml.text.contains("<zipcode/>"))
            // As it is said, too, and with more where that is asked for.
            let said = id.replacing("-", with: "").lowercased()
            let more = try await client.get("v2/requests/\(said).json?extensions=true", key: .read)
            #expect(try more.first()["extended_attributes"]?.text("state") == "received")
        }
    }

    @Test func `a request is closed when its case is, and says in residents' words how it went`() async throws
    {
        try await Open311Client.talk { client in
            let id = try await client.report()
            let other = try await client.report(north: 900)
            client.ask.installation.advance(.days(2))
            try await Self.edit(id, #"{"state":{"kind":"done","what":"Ny lampa."}}"#, client.ask)
            let request = try await client.get("v2/requests/\(id).json", key: .read).first()
            #expect(try request.text("status") == "closed")
            #expect(try request.text("status_notes").hasSuffix("Ny lampa."))
            #expect(try request.text("updated_datetime").hasPrefix("2026-11-22T17:00:00"))
            #expect(try await client.ids("?status=closed") == [id])
            #expect(try await client.ids("?status=open") == [other])
            #expect(try await client.ids("?status=open,closed") == [other, id])
            #expect(try await client.ids("?updated_after=2026-11-21T00:00:00Z") == [id])
            #expect(try await client.ids("?updated_after=2026-11-20T00:00:00Z&page_size=1&page=2") == [id])
        }
    }

    @Test func `a list is filtered, the latest first, page by page`() async throws {
        try await Open311Client.talk { client in
            var ids: [String] = []
            for number in 0..<3 { ids.append(try await client.report(north: Double(number) * 500)) }
            let bench = try await client.report(
                service: "vandalism", text: "Bänken är sönder.", [("attribute[what]", "bench")])
            let words = try await client.post([
                ("service_code", "drugs"), ("description", "Spår av droger."), ("address_string", "Parken"),
            ]).first().text("service_request_id")
            let all = [words, bench] + ids.reversed()
            #expect(try await client.ids() == all)
            #expect(try await client.ids("?service_code=lighting&status=") == Array(ids.reversed()))
            #expect(try await client.ids("?service_code=vandalism,drugs") == [words, bench])
            #expect(try await client.ids("?page_size=2") == Array(all[..<2]))
            #expect(try await client.ids("?page_size=2&page=3") == Array(all[4...]))
            #expect(try await client.ids("?page_size=2&page=4") == [])
            // Nothing else counts beside ids, and what is not there is left out.
            #expect(
                try await client.ids("?service_request_id=\(ids[0]),OLO-7K3M-9Q,x,\(bench)&status=closed")
                    == [
                        ids[0], bench,
                    ])
            let unplaced = try await client.get("v2/requests/\(words).json", key: .read).first()
            #expect(unplaced["lat"]?.isNull == true && unplaced["long"]?.isNull == true)
            #expect(try unplaced.text("address") == "Parken")
        }
    }

    @Test func `a span is of 90 days, the last ones where nobody says`() async throws {
        try await Open311Client.talk { client in
            let early = try await client.report()
            client.ask.installation.advance(.days(91))
            let late = try await client.report(north: 900)
            #expect(try await client.ids() == [late])
            #expect(try await client.ids("?start_date=2026-11-20T00:00:00Z") == [early])
            #expect(try await client.ids("?end_date=2026-11-21T00:00:00Z") == [early])
            // A sign that nobody encoded comes as a blank.
            #expect(try await client.ids("?start_date=2026-11-20T00:00:00+01:00") == [early])
            #expect(
                try await client.ids("?start_date=2027-02-01T00:00:00Z&end_date=2027-03-01T00:00:00Z") == [
                    late
                ])
            for query in [
                "?start_date=2026-11-01T00:00:00Z&end_date=2027-03-01T00:00:00Z",
                "?start_date=2026-11-21T00:00:00Z&end_date=2026-11-20T00:00:00Z", "?start_date=2026-11-20",
                "?start_date=2026-11-20T00:00:00", "?status=done", "?page=0", "?page_size=1001",
                "?extensions=x",
                "?updated_after=x", "?bbox=1,2,3,4",
            ] {
                let reply = try await client.get("v2/requests.json\(query)", key: .read)
                #expect(reply.status == .badRequest, "\(query)")
            }
            let service = try await client.get("v2/requests.json?service_code=burglary", key: .read)
            #expect(service.status == .notFound)
            let two = try await client.get("v2/requests.json?status=x&page=x", key: .read)
            #expect(try two.faults().count == 2)
        }
    }

    @Test func `nobody lists or reads requests without a key that may`() async throws {
        try await Open311Client.talk { client in
            let id = try await client.report()
            for path in ["v2/requests.json", "v2/requests.xml", "v2/requests/\(id).json"] {
                for key in [nil, .write, .neighbour, .revoked, .admin] as [TestInstallation.KeyPurpose?] {
                    let reply = try await client.get(path, key: key)
                    #expect(reply.status == .forbidden, "\(path) \(String(describing: key))")
                    #expect(!reply.text.contains("Lamporna"))
                }
                let secret = try client.ask.installation.secret(.read)
                #expect(try await client.get("\(path)?api_key=\(secret)").status == .ok, "\(path)")
            }
        }
    }

    @Test func `a key that follows its own is told of no other, by list, id or guess`() async throws {
        try await Open311Client.talk { client in
            let key = try await Self.key(client.ask)
            let bearer = ["Authorization": "Bearer \(key)"]
            func get(_ path: String) async throws -> Reply {
                try await client.ask.send(.get, "/open311/v2/\(path)", key: nil, headers: bearer)
            }
            var own: [String] = []
            for number in 0..<3 {
                let reply = try await client.post(
                    client.fields(north: Double(number) * 500), key: nil, headers: bearer)
                own.append(try reply.first().text("service_request_id"))
            }
            let foreign = try await client.report(north: 3_000)
            let list = try await get("requests.json").all().map { try $0.text("service_request_id") }
            #expect(list == Array(own.reversed()))
            #expect(
                try await get("requests.json?page_size=1&page=2").first().text("service_request_id") == own[1]
            )
            #expect(try await get("requests.json?service_code=drugs").text == "[]")
            #expect(try await get("requests/\(own[0]).json").status == .ok)
            let guesses = try await [foreign, "OLO-7K3M-9Q", "x"].asyncMap {
                try await get("requests/\($0).json")
            }
            #expect(guesses.allSatisfy { $0.status == .notFound } && Set(guesses.map(\.text)).count == 1)
            #expect(try await get("requests.json?service_request_id=\(foreign)").text == "[]")
        }
    }

    @Test func `a restricted report is told to nobody but its sender, and then without words and place`()
        async throws
    {
        try await Open311Client.talk { client in
            let key = try await Self.key(client.ask)
            let bearer = ["Authorization": "Bearer \(key)"]
            let reply = try await client.post(client.fields(), key: nil, headers: bearer)
            let id = try reply.first().text("service_request_id")
            try await Self.edit(id, #"{"restricted":true,"reason":"Pekar ut någon."}"#, client.ask)
            for reader in [TestInstallation.KeyPurpose.read, .clerk] {
                #expect(try await client.ids(key: reader) == [])
                #expect(try await client.ids("?service_request_id=\(id)", key: reader) == [])
                #expect(try await client.get("v2/requests/\(id).json", key: reader).status == .notFound)
            }
            // Not even to a key that may read originals.
            #expect(try await client.ids(key: .all) == [])
            for path in ["requests/\(id).json", "requests.json"] {
                let own = try await client.ask.send(
                    .get, "/open311/v2/\(path)", key: nil, headers: bearer)
                let request = try own.first()
                #expect(try request.text("status") == "open")
                for name in ["description", "address", "lat", "long"] {
                    #expect(request[name]?.isNull == true, "\(name)")
                }
                #expect(!own.text.contains("Lamporna") && !own.text.contains("restricted"))
            }
        }
    }

    @Test func `whoever has the token follows the request without a key, and nobody else`() async throws {
        try await Open311Client.talk { client in
            let more = [("extensions", "true")]
            let sent = try await client.post(client.fields() + more).first()
            let id = try sent.text("service_request_id")
            let extended = try sent["extended_attributes"].orFail()
            let token = try extended.text("token")
            #expect(try extended.text("follow_url").hasSuffix("/follow/\(token.replacing(".", with: "/"))"))
            let told = try await client.get("v2/tokens/\(token).json")
            #expect(told.text == #"[{"service_request_id":"\#(id)","token":"\#(token)"}]"#)
            let xml = try await client.get("v2/tokens/\(token).xml")
            #expect(xml.text.contains("<request><service_request_id>\(id)</service_request_id><token>"))
            #expect(try await client.get("v2/requests/\(token).json").first().text("status") == "open")
            let secret = token.drop { $0 != "." }.dropFirst()
            let wrong = "\(id).\(secret.hasPrefix("A") ? "B" : "A")\(secret.dropFirst())"
            for other in [wrong, id, "\(id).", "OLO-7K3M-9Q.\(secret)"] {
                #expect(try await client.get("v2/tokens/\(other).json").status == .notFound, "\(other)")
            }
            #expect(try await client.get("v2/requests/\(wrong).json").status == .notFound)
        }
    }
}

extension Array {
    fileprivate func asyncMap<Value>(_ body: (Element) async throws -> Value) async rethrows -> [Value] {
        var values: [Value] = []
        for element in self { values.append(try await body(element)) }
        return values
    }
}
