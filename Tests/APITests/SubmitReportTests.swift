import HTTPTypes
import JSON
import Reports
import TestSupport
import Testing

@testable import API
@testable import Web

@Suite struct SubmitReportTests {
    @Test func `a good submission is kept and answered with where it is`() async throws {
        try await TestInstallation().ask { ask in
            let reply = try await ask.send(.post, "/api/v1/reports", key: .write, body: try ask.submission())
            #expect(reply.status == .created)
            let id = try reply.string("id")
            #expect(reply.headers[.location] == "/api/v1/reports/\(id)")
            #expect(reply.headers[.contentType] == "application/json")
            #expect(try reply.string("reference").hasPrefix("OLO-"))
            let unit = try #require(try reply.json()["units"]?.array?.first)
            #expect(unit["id"]?.string == "gata-park")
            #expect(unit["name"]?.string == "Gata och park")
            #expect(unit["reason"]?.string == "Belysning på kommunens mark.")
            #expect(try reply.string("followUrl").hasPrefix("https://lykta.example.se/follow/OLO-"))
            #expect(try await ask.get("/api/v1/reports/\(id)").status == .ok)
        }
    }

    @Test func `English is answered to who asks for it`() async throws {
        try await TestInstallation().ask { ask in
            let reply = try await ask.send(
                .post, "/api/v1/reports", body: try ask.submission(),
                headers: ["Accept-Language": "en-GB, sv;q=0.5"])
            #expect(try reply.json()["units"]?.array?.first?["name"]?.string == "Streets and parks")
            #expect(reply.headers[.contentLanguage] == "en")
        }
    }

    @Test func `every fault is told at once`() async throws {
        try await TestInstallation().ask { ask in
            let reply = try await ask.send(
                .post, "/api/v1/reports",
                body:
                    #"{"category":"nonsense","text":"","place":{"type":"Point","coordinates":[56.2767,14.5306]},"colour":1}"#
            )
            #expect(reply.status == .unprocessableContent)
            #expect(reply.headers[.contentType] == "application/problem+json")
            let codes = try reply.codes()
            #expect(codes.contains("member.unknown"))
            #expect(codes.contains("category.unknown"))
            #expect(codes.contains("place.axes-swapped"))
            #expect(codes.contains("text.empty"))
        }
    }

    @Test func `the same again from the same reporter is the same report`() async throws {
        try await TestInstallation().ask { ask in
            let first = try await ask.send(
                .post, "/api/v1/reports", body: try ask.submission(reporter: "anna-7"))
            let second = try await ask.send(
                .post, "/api/v1/reports", body: try ask.submission(reporter: "anna-7"))
            #expect(first.status == .created)
            #expect(second.status == .ok)
            #expect(try second.json()["repeated"]?.bool == true)
            #expect(try second.string("id") == first.string("id"))
        }
    }

    @Suite struct IdempotencyKey {
        @Test func `sent again it gives the first answer, byte for byte`() async throws {
            try await TestInstallation().ask { ask in
                let body = try ask.submission()
                let first = try await ask.send(
                    .post, "/api/v1/reports", body: body, headers: ["Idempotency-Key": "a-1"])
                let again = try await ask.send(
                    .post, "/api/v1/reports", body: body,
                    headers: ["Idempotency-Key": "a-1", "Accept-Language": "en"])
                #expect(again.status == .created)
                #expect(again.bytes == first.bytes)
                #expect(again.headers[.location] == first.headers[.location])
                #expect(again.headers[.contentType] == first.headers[.contentType])
                #expect(again.headers[.contentLanguage] == first.headers[.contentLanguage])
            }
        }

        @Test func `with another body it is refused`() async throws {
            try await TestInstallation().ask { ask in
                let headers = ["Idempotency-Key": "a-1"]
                _ = try await ask.send(.post, "/api/v1/reports", body: try ask.submission(), headers: headers)
                let other = try await ask.send(
                    .post, "/api/v1/reports", body: try ask.submission(north: 200), headers: headers)
                #expect(other.status == .unprocessableContent)
                #expect(try other.codes() == ["idempotency-key.reused"])
            }
        }

        @Test func `the same key of two clients is two keys`() async throws {
            try await TestInstallation().ask { ask in
                let headers = ["Idempotency-Key": "a-1"]
                let one = try await ask.send(
                    .post, "/api/v1/reports", key: .all, body: try ask.submission(), headers: headers)
                let two = try await ask.send(
                    .post, "/api/v1/reports", key: .write, body: try ask.submission(north: 500),
                    headers: headers)
                #expect(two.status == .created)
                #expect(try one.string("id") != two.string("id"))
            }
        }

        @Test(.oneInstallation, arguments: ["", "two words", "åäö", String(repeating: "k", count: 256)])
        func `other than 1–255 visible ASCII characters is refused`(_ key: String) async throws {
            try await OneInstallation.current().ask { ask in
                let reply = try await ask.send(
                    .post, "/api/v1/reports", body: try ask.submission(), headers: ["Idempotency-Key": key])
                #expect(reply.status == .badRequest)
                #expect(try reply.codes() == ["idempotency-key.malformed"])
            }
        }
    }

    @Suite struct Bodies {
        @Test(
            .oneInstallation,
            arguments: [
                "{", "", "{\"a\":1,}", "{\"a\":1,\"a\":2}", "\u{FEFF}{}",
                "[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]",
            ])
        func `what is not JSON is refused with where it goes wrong`(_ body: String) async throws {
            try await OneInstallation.current().ask { ask in
                let reply = try await ask.send(.post, "/api/v1/reports", body: body)
                #expect(reply.status == .badRequest)
                #expect(try reply.codes().first?.hasPrefix("json.") == true)
                #expect(try reply.string("detail").contains("byte"))
            }
        }

        @Test func `one byte more than 32 kB is too much`() async throws {
            try await TestInstallation().ask { ask in
                let reply = try await ask.send(
                    .post, "/api/v1/reports", body: String(repeating: " ", count: 32 * 1_024 + 1))
                #expect(reply.status == .contentTooLarge)
                #expect(reply.headers[.connection] == "close")
            }
        }

        @Test(
            .oneInstallation,
            arguments: [
                ["Content-Type": "text/plain"],
                ["Content-Type": "application/json", "Content-Encoding": "gzip"],
            ])
        func `anything but plain JSON is refused`(_ headers: [String: String]) async throws {
            try await OneInstallation.current().ask { ask in
                let reply = try await ask.send(.post, "/api/v1/reports", body: "{}", headers: headers)
                #expect(reply.status == .unsupportedMediaType)
            }
        }

        @Test func `a charset is no other type`() async throws {
            try await TestInstallation().ask { ask in
                let reply = try await ask.send(
                    .post, "/api/v1/reports", body: try ask.submission(),
                    headers: ["Content-Type": "application/json; charset=utf-8"])
                #expect(reply.status == .created)
            }
        }
    }

    @Test func `a key may report to its own municipality only`() async throws {
        try await TestInstallation().ask { ask in
            let reply = try await ask.send(
                .post, "/api/v1/reports", key: .neighbour, body: try ask.submission())
            #expect(reply.status == .unprocessableContent)
        }
    }

    @Test func `what is kept, repeated and refused is counted`() async throws {
        let installation = try await TestInstallation()
        try await installation.ask { ask in
            try await ask.report(reporter: "anna-7")
            try await ask.report(reporter: "anna-7")
            _ = try await ask.send(.post, "/api/v1/reports", body: try ask.submission(category: "nonsense"))
            let text = try await ask.get("/metrics", key: .all).text
            #expect(text.contains("\nlykta_reports_accepted_total 1\n"))
            #expect(text.contains("\nlykta_reports_repeated_total 1\n"))
            #expect(text.contains("\nlykta_reports_refused_total{code=\"category.unknown\"} 1\n"))
        }
    }
}
