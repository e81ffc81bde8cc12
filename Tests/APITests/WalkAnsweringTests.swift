import HTTPTypes
import JSON
import Prevention
import Reports
import TestSupport
import Testing

@testable import API
@testable import Web

/// Answers that telephones send from walks, through the API and over a real store.
@Suite struct WalkAnsweringTests {
    private let walk = "/api/v1/walks/01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e0f"

    private func answer(_ number: Int, _ members: String) -> String {
        #"{"id":"\#(WalkAnswerID.numbered(number))","walker":"\#(WalkerID.numbered(1))","stop":1,\#(members)}"#
    }

    private func send(_ ask: Asking, _ answers: String...) async throws -> Reply {
        try await ask.send(
            .post, "\(walk)/answers", key: .clerk,
            body: #"{"answers":[\#(answers.joined(separator: ","))]}"#)
    }

    private func keepWalk(_ ask: Asking) async throws {
        let kept = try await ask.send(.put, walk, key: .clerk, body: Examples.newWalk)
        #expect(kept.status == .created, "\(kept.text)")
    }

    @Test func `one answer that cannot be read loses none of the others, and is told with why`() async throws
    {
        try await TestInstallation().ask { ask in
            try await keepWalk(ask)
            let reply = try await send(
                ask, answer(1, #""point":"lighting","score":2"#), answer(2, #""point":"upkeep","score":9"#),
                #"{"id":"x","walker":"y"}"#, "7", answer(3, #""point":"people","score":4,"mood":1"#),
                answer(4, #""note":"Mörkt.""#), answer(5, #""point":"smell","score":4"#))
            #expect(reply.status == .ok, "\(reply.text)")
            let told = try reply.json()
            func ids(_ list: String) -> [String]? { told[list]?.array?.compactMap(\.string) }
            #expect(
                ids("kept") == [1, 4].map { WalkAnswerID.numbered($0).description }
                    && ids("repeated") == [])
            let refused = try (told["refused"]?.array).orFail()
            #expect(refused.compactMap { $0["index"]?.number } == [1, 2, 3, 4, 6])
            let named: [Int?] = [2, nil, nil, 3, 5]
            #expect(
                refused.map { $0["id"]?.string }
                    == named.map { $0.map { WalkAnswerID.numbered($0).description } })
            #expect(refused.first?["reason"]?.string == "score: Ett heltal 1–5.")
            #expect(refused.allSatisfy { $0["reason"]?.string?.isEmpty == false })
            #expect(refused[1]["reason"]?.string?.contains("walker: ") == true)
            let whole = try await ask.get(walk, key: .clerk).json()
            #expect(whole["answers"]?.array?.count == 1 && whole["notes"]?.array?.count == 1)
            let none = try await send(ask)
            #expect(none.status == .unprocessableContent)
        }
    }

    @Test func `an answer of a day to come does not win over what is answered after it`() async throws {
        try await TestInstallation().ask { ask in
            try await keepWalk(ask)
            let wrong = answer(1, #""point":"lighting","score":1,"answeredAt":"2031-01-01T12:00:00Z""#)
            #expect(try await send(ask, wrong).status == .ok)
            // Sent again, since its receipt was lost.
            let again = try await send(ask, wrong).json()
            #expect(again["repeated"]?.array?.count == 1)
            ask.installation.advance(.minutes(3))
            #expect(try await send(ask, answer(2, #""point":"lighting","score":4"#)).status == .ok)
            let whole = try await ask.get(walk, key: .clerk).json()
            let marks = whole["answers"]?.array?.first?["marks"]?.array
            #expect(marks?.compactMap { $0["score"]?.number } == [4])
        }
    }

    @Test func `an answer of long ago is told as of the walk's day`() async throws {
        try await TestInstallation().ask { ask in
            try await keepWalk(ask)
            ask.installation.advance(.days(7))
            let old = answer(1, #""note":"Mörkt.","answeredAt":"1990-01-01T12:00:00Z""#)
            #expect(try await send(ask, old).status == .ok)
            let notes = try await ask.get(walk, key: .clerk).json()["notes"]?.array
            let told = try (notes?.first?["answeredAt"]?.string).orFail()
            // The midnight in Sweden with which 26 November begins.
            #expect(told.hasPrefix("2026-11-25T23:00:"), "\(told)")
        }
    }

    @Test func `what says where its stop was shown is refused where the stop lies elsewhere by now`()
        async throws
    {
        try await TestInstallation().ask { ask in
            try await keepWalk(ask)
            func stopPlace(_ position: String) -> String {
                #""stopPlace":{"type":"Point","coordinates":[\#(position)]}"#
            }
            let (here, there) = (stopPlace("14.5306,56.2767"), stopPlace("14.534,56.278"))
            let told = try await send(
                ask, answer(1, #""point":"lighting","score":2,\#(there)"#),
                answer(2, #""point":"upkeep","score":4,\#(here)"#)
            ).json()
            #expect(told["kept"]?.array?.compactMap(\.string) == [WalkAnswerID.numbered(2).description])
            let refused = try (told["refused"]?.array?.first).orFail()
            #expect(refused["id"]?.string == WalkAnswerID.numbered(1).description)
            #expect(refused["reason"]?.string?.contains("stopp 1 är nu ”Idrottshallen”") == true)
            func find(_ place: String) async throws -> Reply {
                try await ask.send(
                    .post, "\(walk)/findings", key: .clerk,
                    body: #"{"stop":1,"what":"Lampan är släckt.",\#(place)}"#)
            }
            #expect(try await find(there).codes() == ["walk.other-stop"])
            #expect(try await find(here).status == .created)
            let whole = try await ask.get(walk, key: .clerk).json()
            #expect(whole["answers"]?.array?.compactMap { $0["point"]?.string } == ["upkeep"])
            #expect(whole["findings"]?.array?.count == 1)
        }
    }

    @Test func `an answer that somebody else sends is told as such in the history`() async throws {
        try await TestInstallation().ask { ask in
            try await keepWalk(ask)
            let left = answer(1, #""point":"lighting","score":2,"sentForAnother":true"#)
            #expect(try await send(ask, left).status == .ok)
            let history = try await ask.get(walk, key: .clerk).json()["history"]?.array
            let words = try (history?.last?["words"]?.string).orFail()
            #expect(words == "1 svar kom in, skickade av någon annan än den som svarade.")
            // Sent again without it, it is the same answer.
            let again = try await send(ask, answer(1, #""point":"lighting","score":2"#)).json()
            #expect(again["repeated"]?.array?.count == 1)
        }
    }
}
