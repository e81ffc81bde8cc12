import HTTPTypes
import JSON
import Prevention
import Reports
import TestSupport
import Testing

@testable import API
@testable import SpatialStore
@testable import Web

/// The law's clock through the API, over a real store.
@Suite struct DutyTests {
    private let installation: TestInstallation
    private let path = "/api/v1/duties/01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e70"

    init() async throws { installation = try await TestInstallation() }

    /// How the picture of Olofström stands on a day.
    private func picture(_ day: String, _ ask: Asking) async throws -> String {
        let list = try await ask.get("/api/v1/duties?on=\(day)", key: .clerk).json()
        let duty = list["duties"]?.array?.first { $0["duty"]?.string == "picture" }
        return "\(duty?["state"]?.string ?? "none") \(duty?["due"]?.string ?? "none")"
    }

    @Test func `what is done is told once, counts from its day, and no more when it is withdrawn`()
        async throws
    {
        try await installation.ask { ask in
            #expect(try await picture("2026-10-14", ask) == "overdue 2023-07-01")
            let first = try await ask.send(.put, path, key: .clerk, body: Examples.newDutyDone)
            #expect(first.status == .created, "\(first.text)")
            #expect(try await ask.send(.put, path, key: .clerk, body: Examples.newDutyDone).status == .ok)
            let other = Examples.newDutyDone.replacing("picture", with: "plan")
            #expect(try await ask.send(.put, path, key: .clerk, body: other).status == .conflict)
            for (day, state) in [
                ("2026-10-13", "overdue 2023-07-01"), ("2026-10-14", "done 2028-10-14"),
                ("2028-09-14", "due 2028-10-14"), ("2028-10-15", "overdue 2028-10-14"),
            ] {
                #expect(try await picture(day, ask) == state)
            }
            let gone = try await ask.send(
                .post, path + "/withdrawal", key: .clerk, body: Examples.dutyWithdrawal)
            #expect(
                gone.status == .ok && gone.text.contains(#""reason":"Beslutet sköts upp.""#), "\(gone.text)")
            #expect(try await picture("2026-10-14", ask) == "overdue 2023-07-01")
            let list = try await ask.get("/api/v1/duties", key: .clerk).text
            #expect(list.contains("Beslutet sköts upp."), "\(list)")
        }
    }

    @Test func `what another municipality has done is as if it were not`() async throws {
        try await installation.ask { ask in
            let body = Examples.newDutyDone
            #expect(try await ask.send(.put, path, key: .clerk, body: body).status == .created)
            let list = try await ask.get("/api/v1/duties", key: .neighbour).text
            #expect(!list.contains("01936a1c") && !list.contains("1060") && list.contains("1081"), "\(list)")
            let withdrawal = try await ask.send(
                .post, path + "/withdrawal", key: .neighbour, body: Examples.dutyWithdrawal)
            #expect(withdrawal.status == .notFound)
            #expect(
                try await ask.send(.put, path, key: .neighbour, body: body).status == .unprocessableContent)
            let taken = body.replacing("1060", with: "1081")
            #expect(try await ask.send(.put, path, key: .neighbour, body: taken).status == .conflict)
        }
    }

    @Test func `every fault is told at its member`() async throws {
        try await installation.ask { ask in
            let start = #"{"duty":"picture","day":"2026-10-14","role":"Rådet""#
            for (body, pointer) in [
                (#"{"day":"2026-10-14","role":"Rådet"}"#, "/duty"),
                (#"{"duty":"magic","day":"2026-10-14","role":"Rådet"}"#, "/duty"),
                (#"{"duty":"plan","role":"Rådet"}"#, "/day"),
                (#"{"duty":"plan","day":"2026-11-21","role":"Rådet"}"#, "/day"),
                (#"{"duty":"plan","day":"2026-10-14"}"#, "/role"),
                (#"{"duty":"plan","day":"2026-10-14","role":"Ring 070-1740605"}"#, "/role"),
                (#"{"duty":"plan","day":"2026-10-14","role":"Anna Ek"}"#, "/role"),
                (start + #","link":"http://x.se"}"#, "/link"),
                (start + #","note":"Ring 070-1740605."}"#, "/note"),
                (start + #","note":"Anna Svensson var med."}"#, "/note"),
                (start + #","note":"19800101-1236 var med."}"#, "/note"),
                (start + #","note":"Grannens son säljer hasch från lägenhet 1203."}"#, "/note"),
            ] {
                let reply = try await ask.send(.put, path, key: .clerk, body: body)
                #expect(reply.status == .unprocessableContent, "\(body): \(reply.text)")
                let told = try reply.json()["errors"]?.array?.compactMap { $0["pointer"]?.string } ?? []
                #expect(told.contains(pointer), "\(body): \(reply.text)")
            }
            let empty = try await ask.send(.post, path + "/withdrawal", key: .clerk, body: "{}")
            #expect(empty.status == .unprocessableContent)
            _ = try await ask.send(.put, path, key: .clerk, body: Examples.newDutyDone)
            let named = try await ask.send(
                .post, path + "/withdrawal", key: .clerk, body: #"{"reason":"Anna Svensson skrev fel."}"#)
            #expect(try Set(named.codes()) == ["duty.reason-personal"], "\(named.text)")
        }
    }

    @Test func `what was told twice of one duty and day is told of, until one of them is withdrawn`()
        async throws
    {
        try await installation.ask { ask in
            let planner = try await ask.person(["planner:1060"])
            let body = Examples.newDutyDone
            let other = "/api/v1/duties/\(DutyDoneID.numbered(2))"
            let first = try await ask.send(.put, path, key: .clerk, body: body)
            #expect(!first.text.contains("warnings"), "\(first.text)")
            let next = body.replacing("2026-10-14", with: "2026-10-15")
            let apart = try await ask.send(
                .put, "/api/v1/duties/\(DutyDoneID.numbered(3))", key: .clerk, body: next)
            #expect(apart.status == .created && !apart.text.contains("warnings"), "\(apart.text)")
            let second = try await ask.send(.put, other, key: .clerk, body: body)
            #expect(second.status == .created, "\(second.text)")
            let told = try (second.json()["warnings"]?.array?.first?.string).orFail()
            #expect(told.contains("ser likadant ut: 2026-10-14 Kommunstyrelsen"), "\(told)")
            #expect(try await ask.page("/lagen", as: planner).text.contains("ser likadant ut"))
            _ = try await ask.send(
                .post, other + "/withdrawal", key: .clerk, body: Examples.dutyWithdrawal)
            #expect(try await !ask.page("/lagen", as: planner).text.contains("ser likadant ut"))
        }
    }

    @Test func `reminders wait in the outbox, each for whoever looks after its municipality`() async throws {
        for (code, name) in [("1060", "Olofström"), ("1081", "Ronneby")] {
            let profile = Profile(
                municipality: try MunicipalityCode(code).orFail(), name: name,
                referencePrefix: try ReferencePrefix("OLO").orFail(), categories: [], units: [],
                oldestObservation: .days(30),
                dutyTerms: DutyTerms(reminders: try EmailAddress("brott@example.se").orFail()))
            try await installation.store.writer.commit { db in
                try DutyReminding(db: db).look(profile, at: .testNow)
            }
        }
        try await installation.ask { ask in
            for (key, count) in [(TestInstallation.KeyPurpose.all, 2), (.olofstrom, 1), (.neighbour, 1)] {
                let waiting = try await ask.get("/api/v1/outbox?state=waiting", key: key)
                let listed = try waiting.json()["messages"]?.array
                #expect(listed?.count == count, "\(waiting.text)")
                #expect(!waiting.text.contains("brott@") && !waiting.text.contains(#""case""#))
            }
        }
    }
}
