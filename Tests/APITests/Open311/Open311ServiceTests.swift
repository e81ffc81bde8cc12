import HTTPTypes
import JSON
import Reports
import TestSupport
import Testing

@testable import API
@testable import Open311
@testable import Web

/// What everybody is told: where the service is, and what can be reported.
@Suite struct Open311ServiceTests {
    private static let paths = [
        "discovery.xml", "discovery.json", "v2/services.xml", "v2/services.json", "v2/services/lighting.json",
        "v2/requests.xml", "v2/requests.json", "v2/requests/OLO-7K3M-9Q.json", "v2/tokens/a.b.xml",
    ]

    @Test func `nothing is there before a municipality has chosen it`() async throws {
        try await Open311Client.talk([]) { client in
            for path in Self.paths {
                let reply = try await client.get(path, key: .all)
                #expect(reply.status == .notFound, "\(path)")
            }
            let posted = try await client.post(client.fields())
            #expect(posted.status == .notFound)
            #expect(try await client.ask.get("/api/v1/reports").ids() == [])
        }
    }

    @Test func `discovery leads to the service, in both formats and by bare types`() async throws {
        try await Open311Client.talk { client in
            let json = try await client.get("discovery.json")
            #expect(json.status == .ok && json.headers[.contentType] == "application/json")
            let endpoint = try (try json.json()["endpoints"]?.array?.first).orFail()
            #expect(try endpoint.text("specification") == "http://wiki.open311.org/GeoReport_v2")
            #expect(try endpoint.text("url") == "https://lykta.example.se/open311/v2")
            #expect(try endpoint.text("type") == "production")
            #expect(endpoint["formats"]?.array?.map(\.string) == ["text/xml", "application/json"])
            for name in ["changeset", "contact", "key_service"] {
                #expect(try json.json()[name]?.string?.isEmpty == false, "\(name)")
            }
            // Where clients look that know the service's address alone.
            let below = try await client.get("v2/discovery.json?jurisdiction_id=1060")
            #expect(below.bytes == json.bytes && below.headers[.contentType] == "application/json")
            let xml = try await client.get("discovery.xml")
            #expect(xml.headers[.contentType] == "text/xml")
            #expect(xml.text.hasPrefix(#"<?xml version="1.0" encoding="utf-8"?><discovery><changeset>"#))
            #expect(
                xml.text.contains(
                    "<formats><format>text/xml</format><format>application/json</format></formats>"))
        }
    }

    @Test func `services are the categories, in either language and format`() async throws {
        try await Open311Client.talk { client in
            let json = try await client.get("v2/services.json")
            #expect(json.headers[.contentType] == "application/json; charset=utf-8")
            let services = try json.all()
            #expect(
                try services.map { try $0.text("service_code") } == [
                    "vandalism", "lighting", "drugs", "speeding", "visibility",
                ])
            #expect(services.map { $0["metadata"]?.bool } == [true, false, false, false, false])
            #expect(services.allSatisfy { $0["type"]?.string == "realtime" })
            #expect(try services[0].text("service_name") == "Skadegörelse")
            let english = try await client.get("v2/services.json", language: "en")
            #expect(try english.first().text("service_name") == "Vandalism")
            let xml = try await client.get("v2/services.xml")
            #expect(xml.headers[.contentType] == "text/xml; charset=utf-8")
            #expect(
                xml.text.hasPrefix(
                    #"<?xml version="1.0" encoding="utf-8"?><services><service><service_code>vandalism</service_code>"#
                ))
        }
    }

    @Test func `a definition has the questions of a category, in their order`() async throws {
        try await Open311Client.talk { client in
            let json = try await client.get("v2/services/vandalism.json").json()
            #expect(try json.text("service_code") == "vandalism")
            let attributes = try (json["attributes"]?.array).orFail()
            #expect(try attributes.map { try $0.text("code") } == ["what", "number"])
            #expect(attributes.map { $0["order"]?.number } == [1, 2])
            #expect(attributes.map { $0["required"]?.bool } == [true, false])
            #expect(try attributes.map { try $0.text("datatype") } == ["singlevaluelist", "text"])
            let values = try (attributes[0]["values"]?.array).orFail()
            #expect(try values.map { try $0.text("key") } == ["bench", "wall"])
            #expect(try values[0].text("name") == "Bänk")
            let xml = try await client.get("v2/services/vandalism.xml")
            #expect(
                xml.text.contains(
                    "<values><value><key>bench</key><name>Bänk</name></value><value><key>wall</key>"))
            // One that asks nothing has none.
            let none = try await client.get("v2/services/lighting.json").json()
            #expect(none["attributes"]?.array?.isEmpty == true)
        }
    }

    @Test func `a municipality is named where several speak Open311, and only those that do`() async throws {
        try await Open311Client.talk(["1060", "1081"]) { client in
            for path in [
                "v2/services", "v2/services/lighting", "v2/requests", "v2/requests/x", "v2/tokens/a.b",
            ] {
                let missing = try await client.get("\(path).json?jurisdiction_id=", key: .all)
                #expect(missing.status == .badRequest, "\(path)")
                #expect(try missing.faults()[0].hasPrefix("jurisdiction_id required: "))
                let unknown = try await client.get("\(path).json?jurisdiction_id=0180", key: .all)
                #expect(unknown.status == .notFound, "\(path)")
            }
            #expect(try await client.get("v2/services.json?jurisdiction_id=1081").status == .ok)
            let posted = try await client.post(client.fields() + [("jurisdiction_id", "1081")])
            #expect(posted.status == .badRequest, "\(posted.text)")
            #expect(
                try await client.post(client.fields() + [("jurisdiction_id", "1060")]).status == .ok)
        }
        try await Open311Client.talk { client in
            for (query, status) in [
                ("", HTTPResponse.Status.ok), ("?jurisdiction_id=1060", .ok),
                ("?jurisdiction_id=1081", .notFound),
            ] {
                let reply = try await client.get("v2/services.json\(query)")
                #expect(reply.status == status, "\(query)")
            }
        }
    }

    @Test func `every error is a list of codes and descriptions in the format of its address`() async throws {
        try await Open311Client.talk { client in
            for (path, status) in [
                ("v2/services/burglary", "404"), ("v2/nothing", "404"), ("v2/requests", "403"),
                ("v2/requests/OLO-7K3M-9Q", "403"), ("v2/tokens/OLO-7K3M-9Q.abc", "404"),
                ("nothing", "404"),
            ] {
                let json = try await client.get("\(path).json")
                #expect("\(json.status.code)" == status, "\(path)")
                #expect(json.headers[.contentType] == "application/json; charset=utf-8")
                #expect(try json.first().text("code") == status)
                #expect(try json.first().text("description").isEmpty == false)
                let xml = try await client.get("\(path).xml")
                #expect("\(xml.status.code)" == status)
                #expect(xml.headers[.contentType] == "text/xml; charset=utf-8")
                #expect(xml.text.contains("<errors><error><code>\(status)</code><description>"), "\(path)")
            }
            let unknown = try await client.get("v2/services.json?jurisdiktion_id=1060")
            #expect(unknown.status == .badRequest)
            #expect(try unknown.faults()[0].hasPrefix("jurisdiktion_id: "))
            // Without a format there is nothing, and that is told in XML.
            let bare = try await client.get("v2/services")
            #expect(bare.status == .notFound && bare.text.contains("<errors>"))
            let method = try await client.ask.send(.delete, "/open311/v2/requests.json")
            #expect(method.status == .methodNotAllowed && method.headers[.allow]?.contains("POST") == true)
            #expect(try method.first().text("code") == "405")
            // Elsewhere errors are as they were.
            let other = try await client.ask.get("/open3111/v2/services.json")
            #expect(other.headers[.contentType] == "application/problem+json")
        }
    }

    @Test(arguments: [
        ("a & <b> \"c\"", "a &amp; &lt;b&gt; \"c\""), ("a\u{0}\u{8}\u{FFFE}b\tc\n", "ab\tc\n"),
        ("a\rb", "a&#13;b"), ("åäö 💡", "åäö 💡"),
    ])
    func `XML holds no sign that it may not hold`(_ text: String, _ written: String) {
        let document = Document("a", .object([("b", .text(text)), ("c", .text(nil)), ("d", .degrees(1.5))]))
        #expect(
            String(decoding: document.bytes(as: .xml), as: UTF8.self)
                == #"<?xml version="1.0" encoding="utf-8"?><a><b>\#(written)</b><c/><d>1.5</d></a>"#)
    }
}
