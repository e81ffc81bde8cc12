import Foundation
import HTTPTypes
import Hummingbird
import Reports
import Testing

@testable import Delivery

@Suite(.timeLimit(.minutes(1)))
struct ChannelTrialTests {
    private func send(through channel: Reports.Channel, sendmail: String = "/nonexistent") async throws
        -> String?
    {
        let unit = Reports.Unit(
            code: try #require(Code("gata-park")), name: Bilingual(swedish: "Gata", english: "Streets"),
            kind: .department, channels: [channel])
        let trial = ChannelTrial(
            try .onLoopback(sendmail: sendmail, limit: .seconds(5)), language: .swedish)
        return await trial.send(
            through: channel, of: unit, in: try #require(MunicipalityCode("1060")), askedForBy: "Anna Lind",
            id: "abc", at: .friday
        )?.code
    }

    @Test func `a test message is a signed event of its own, which tells of nobody's report`() async throws {
        try await Receiver.run(answering: { _ in Response(status: .noContent) }) { base, receiver in
            #expect(try await send(through: .webhook(url: base, secret: "gata")) == nil)
            let seen = try #require(receiver.seen.first)
            #expect(seen.headers["webhook-id"] == "test_abc")
            #expect(seen.headers["webhook-signature"]?.hasPrefix("v1,") == true)
            #expect(
                String(decoding: seen.body, as: UTF8.self)
                    == #"{"type":"test","timestamp":"2026-11-20T17:00:00Z","data":{"municipality":"1060","unit":"gata-park"}}"#
            )
        }
    }

    @Test func `what keeps it from the receiver is told, and it is tried once`() async throws {
        try await Receiver.run(answering: { _ in Response(status: .serviceUnavailable) }) { base, receiver in
            let refused = try await send(through: .webhook(url: base, secret: "gata"))
            #expect(refused == "webhook.status" && receiver.seen.count == 1)
            let unsigned = try await send(through: .webhook(url: base, secret: "borta"))
            #expect(unsigned == "webhook.secret-missing" && receiver.seen.count == 1)
        }
        #expect(try await send(through: .webhook(url: "http://127.0.0.1:9", secret: "gata")) != nil)
        #expect(try await send(through: .email(address: "gata@example.se")) != nil)
    }

    @Test func `an e-mail says that it is a test, and who asked for it`() async throws {
        let script = try Script(#"cat >"$0.message""#)
        #expect(try await send(through: .email(address: "gata@example.se"), sendmail: script.path) == nil)
        let message = try String(contentsOf: URL(filePath: "\(script.path).message"), encoding: .utf8)
        #expect(message.contains("To: gata@example.se"))
        let parts = message.split(separator: "\n\n").compactMap {
            Data(base64Encoded: $0.filter { $0 != "\n" }.prefix { $0 != "-" }.description)
        }.map { String(decoding: $0, as: UTF8.self) }
        #expect(parts.contains { $0.contains("Det här är ett prov") && $0.contains("Anna Lind") })
    }
}
