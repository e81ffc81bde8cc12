import HTTPTypes
import JSON
import Prevention
import Reports
import SpatialStore
import TestSupport
import Testing

@testable import API
@testable import Web

/// The yearly report through the API: drafted, adopted, corrected and published.
@Suite struct YearlyReportAPITests {
    private let installation: TestInstallation
    private let path = "/api/v1/pictures"

    init() async throws { installation = try await TestInstallation() }

    private func address(_ number: Int) -> String { "\(path)/\(PictureID.numbered(number))" }

    private func make(_ ask: Asking, _ number: Int, _ more: String = "") async throws -> Reply {
        let id = PictureID.numbered(number)
        return try await ask.send(
            .post, path, key: .clerk, body: #"{"id":"\#(id)","kind":"yearly"\#(more)}"#)
    }

    private func send(
        _ ask: Asking, _ method: HTTPRequest.Method, _ number: Int, _ tail: String, _ body: String,
        key: TestInstallation.KeyPurpose = .clerk
    ) async throws -> Reply {
        let etag = try await ask.get(address(number), key: .all).headers[.eTag].orFail()
        return try await ask.send(
            method, address(number) + tail, key: key, body: body, headers: ["If-Match": etag])
    }

    private func adopt(
        _ ask: Asking, _ number: Int, _ day: String = "2026-11-20", body: String = "Kommunfullmäktige",
        _ more: String = "", key: TestInstallation.KeyPurpose = .clerk
    ) async throws -> Reply {
        try await send(
            ask, .post, number, "/adoption", #"{"day":"\#(day)","body":"\#(body)"\#(more)}"#, key: key)
    }

    private func rows(_ report: JSONValue, _ heading: String) -> [JSONValue] {
        let sections = report["sections"]?.array ?? []
        return sections.first { $0["heading"]?.string == heading }?["rows"]?.array ?? []
    }

    /// When the municipality last reported to its council.
    private func reported(_ ask: Asking) async throws -> JSONValue? {
        let list = try await ask.get("/api/v1/duties?on=2026-11-30", key: .clerk).json()
        return list["duties"]?.array?.first { $0["duty"]?.string == "report" }
    }

    @Test func `a report is drafted of what there is, and made again it is the same`() async throws {
        try await installation.ask { ask in
            let done = try await ask.send(
                .put, "/api/v1/duties/\(DutyDoneID.numbered(1))", key: .clerk,
                body: #"{"duty":"council","day":"2025-03-04","role":"Trygghetsrådet"}"#)
            #expect(done.status == .created, "\(done.text)")
            installation.advance(.days(1))
            let made = try await make(ask, 1, #","words":{"duties":"Vi är i fas."}"#)
            let report = try made.json()
            #expect(made.status == .created, "\(made.text)")
            #expect(report["title"]?.string == "Årsrapport 2025" && report["until"]?.string == "2025-12-31")
            #expect(report["adoption"] == nil && report["corrects"] == nil)
            #expect(rows(report, "cooperation").first?["words"]?.string == "Av: Trygghetsrådet.")
            #expect(!rows(report, "duties").isEmpty && rows(report, "alarms").isEmpty)
            let council = try await ask.send(
                .put, "/api/v1/duties/\(DutyDoneID.numbered(2))", key: .clerk,
                body: #"{"duty":"council","day":"2025-09-04","role":"Trygghetsrådet"}"#)
            #expect(council.status == .created)
            let again = try await make(ask, 2, #","day":"2026-11-20""#)
            #expect(try again.string("digest") == made.string("digest"), "\(again.text)")
            let look = try await ask.get("\(address(1))/again", key: .clerk).json()
            #expect(look["same"]?.bool == true, "\(look)")
            let other = try await make(ask, 3, #","from":"2025-02-01""#)
            #expect(try other.codes() == ["picture.not-a-year"], "\(other.text)")
        }
    }

    @Test func `adopted, it changes no more, and the law's clock tells of it with a link`() async throws {
        try await installation.ask { ask in
            _ = try await make(ask, 1, #","words":{"summary":"Ett lugnt år."}"#)
            let early = try await send(ask, .patch, 1, "", #"{"published":true}"#)
            #expect(try early.codes() == ["picture.not-adopted"], "\(early.text)")
            let adopted = try await adopt(ask, 1)
            #expect(adopted.status == .ok, "\(adopted.text)")
            let adoption = try adopted.json()["adoption"].orFail()
            #expect(adoption["day"]?.string == "2026-11-20" && adoption["digest"]?.string?.count == 64)
            let duty = try await reported(ask).orFail()
            #expect(duty["last"]?.string == "2026-11-20")
            let done = try (duty["done"]?.array?.first).orFail()
            #expect(done["role"]?.string == "Kommunfullmäktige" && done["id"] == adoption["duty"])
            #expect(
                done["link"]?.string == "https://lykta.example.se/lagesbilder/\(PictureID.numbered(1))",
                "\(done)")
            for (method, tail, body) in [
                (HTTPRequest.Method.patch, "", #"{"words":{"summary":"Annat."}}"#),
                (HTTPRequest.Method.post, "/adoption", #"{"day":"2026-11-20","body":"Kommunstyrelsen"}"#),
            ] {
                let refused = try await send(ask, method, 1, tail, body)
                #expect(try refused.codes() == ["picture.adopted"], "\(refused.text)")
            }
            let published = try await send(ask, .patch, 1, "", #"{"published":true}"#)
            #expect(published.status == .ok, "\(published.text)")
            let told = try await ask.get("/lagesbild/\(PictureID.numbered(1))/data.json", key: nil)
            #expect(told.status == .ok && told.text.contains("Ett lugnt år."), "\(told.text)")
            #expect(try installation.store.inspect { _ in } == [])
        }
    }

    @Test func `words that should not have stood in an adopted report are masked, and told to be`()
        async throws
    {
        try await installation.ask { ask in
            _ = try await make(ask, 1, #","words":{"summary":"Sture Udda bodde där."}"#)
            let early = try await send(ask, .patch, 1, "", #"{"words":{"summary":"x"},"reason":"Fel."}"#)
            #expect(try early.codes() == ["member.unknown"], "\(early.text)")
            let digest = try await adopt(ask, 1).json()["adoption"]?["digest"]
            let before = try await ask.get(address(1), key: .clerk).json()
            #expect(before["maskedDigest"] == nil)
            let worse = try await send(
                ask, .patch, 1, "",
                #"{"words":{"summary":"Kalle Andersson 19800101-1236"},"reason":"Ett namn."}"#)
            #expect(try Set(worse.codes()) == ["picture.personal-data"], "\(worse.text)")
            #expect(worse.text.contains("/words/summary"), "\(worse.text)")
            #expect(try await ask.get(address(1), key: .clerk).json()["maskedDigest"] == nil)
            let masked = try await send(
                ask, .patch, 1, "",
                #"{"words":{"summary":"[namn] bodde där."},"reason":"Ett namn.","published":true}"#)
            #expect(masked.status == .ok, "\(masked.text)")
            let told = try await ask.get("/lagesbild/\(PictureID.numbered(1))/data.json", key: nil)
            #expect(told.text.contains("[namn] bodde där.") && !told.text.contains("Sture"))
            #expect(try told.json()["adoption"]?["digest"] == digest)
            let own = try told.json()["maskedDigest"]
            #expect(own?.string?.count == 64 && own != digest)
            #expect(try masked.json()["maskedDigest"] == own && masked.text.contains("Ett namn."))
            #expect(try installation.store.inspect { _ in } == [])
        }
    }

    @Test func `a correction is a new report with the words of the former, which tells of it`() async throws {
        try await installation.ask { ask in
            _ = try await make(ask, 1, #","words":{"summary":"Ett lugnt år.","plan":"Planen håller."}"#)
            _ = try await adopt(ask, 1)
            let corrects = #","corrects":"\#(PictureID.numbered(1))""#
            let second = try await make(ask, 2, corrects + #","words":{"plan":"Planen höll inte."}"#)
            #expect(second.status == .created, "\(second.text)")
            let report = try second.json()
            #expect(report["corrects"]?.string == PictureID.numbered(1).description)
            #expect(report["words"]?["summary"]?.string == "Ett lugnt år.")
            #expect(report["words"]?["plan"]?.string == "Planen höll inte.")
            #expect(try await make(ask, 2, corrects).status == .ok)
            let before = try await ask.get(address(1), key: .clerk).json()
            #expect(before["correctedBy"] == nil, "\(before)")
            _ = try await make(ask, 4)
            let fork = try await adopt(ask, 4)
            #expect(try fork.codes() == ["picture.other-adopted"], "\(fork.text)")
            #expect(fork.text.contains(PictureID.numbered(1).description), "\(fork.text)")
            #expect(try await adopt(ask, 2).status == .ok)
            let first = try await ask.get(address(1), key: .clerk).json()
            #expect(first["correctedBy"]?.array?.first?.string == PictureID.numbered(2).description)
            #expect(first["words"]?["plan"]?.string == "Planen håller.")
            let missing = try await make(ask, 3, #","corrects":"\#(PictureID.numbered(77))""#)
            #expect(try missing.codes() == ["picture.corrects-another"], "\(missing.text)")
        }
    }

    @Test func `what is wrong is told at its member, and nothing is told done`() async throws {
        try await installation.ask { ask in
            _ = try await make(ask, 1)
            let strategic = #"{"id":"\#(PictureID.numbered(2))","kind":"strategic"}"#
            _ = try await ask.send(.post, path, key: .clerk, body: strategic)
            for (reply, code) in [
                (try await adopt(ask, 1, "2026-11-21"), "picture.adoption-day"),
                (try await adopt(ask, 1, "2026-11-19"), "picture.adoption-day"),
                (try await adopt(ask, 1, body: "ring 070-123 45 67"), "duty.role-person"),
                (try await adopt(ask, 1, body: "KF", #","link":"http://x.se""#), "member.value"),
                (try await adopt(ask, 2), "picture.not-yearly"),
            ] {
                #expect(try reply.codes() == [code], "\(reply.text)")
            }
            #expect(try await adopt(ask, 1, key: .neighbour).status == .notFound)
            _ = try await send(ask, .patch, 1, "", #"{"words":{"summary":"Ring Anna på 070-123 45 67"}}"#)
            let personal = try await adopt(ask, 1)
            #expect(try Set(personal.codes()) == ["picture.personal-data"], "\(personal.text)")
            #expect(try await reported(ask)?["done"]?.array?.isEmpty == true)
        }
    }
}
