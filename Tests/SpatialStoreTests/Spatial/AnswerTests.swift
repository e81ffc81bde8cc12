import GRDB
import Reports
import StoreContract
import TestSupport
import Testing

@testable import SpatialStore

/// Answers as rows: who gets them, and where the address is not.
@Suite struct AnswerTests {
    @Test
    func `the row of an answer holds no address, and the message has it while the original can be read`()
        async throws
    {
        let temporary = try TemporaryStore()
        let store = temporary.store
        let original = SealedOriginal(
            text: "Mörkt", words: nil, answers: [], contact: Contact(email: "eva@example.se", phone: nil))
        let new = try NewReport(
            report: .fixture(1, at: .olofstrom()), original: original, repeatKey: nil, retry: nil)
        guard case .accepted(let receipt) = try await store.accept(new, answer: { _ in [] })
        else { throw FixtureFault() }
        let version = try await store.case(receipt.case, in: []).orFail().version
        _ = try await store.edit(
            receipt.case, [.answer("Vi kommer.")], version: version, in: [], seesRestricted: true, by: "anna",
            at: .testNow)
        #expect(try await store.answers(to: .numbered(1)) == [GivenAnswer(text: "Vi kommer.", at: .testNow)])
        let message = try await store.due(at: .testNow, limit: 9).messages.filter { $0.unit == nil }.first
            .orFail()
        #expect(message.channel == .email(address: "eva@example.se"))
        guard case .answer(let notice) = message.payload else { throw FixtureFault() }
        #expect(notice.text == "Vi kommer." && notice.report == .numbered(1) && notice.case == receipt.case)
        let rows = try await store.ask {
            try String.fetchAll(
                $0, sql: "SELECT target || CAST(payload AS TEXT) FROM outbox WHERE report = 1")
        }
        #expect(rows.count == 1 && !rows[0].contains("eva@"))
        #expect(try store.inspect { _ in } == [])
        try await store.file.pool.write {
            try $0.execute(sql: "UPDATE sealed_original SET sealed = zeroblob(length(sealed))")
        }
        #expect(
            try await store.due(at: .testNow, limit: 9).messages.filter { $0.unit == nil }.map(\.channel)
                == [.email(address: "")])
    }

    @Test func `how often units hand over is counted by rule`() async throws {
        let store = try TemporaryStore().store
        for (number, north) in [(1, 0.0), (2, 1_000), (3, 2_000)] {
            let home = try await store.keep(.fixture(number, at: .olofstrom(north: north))).case
            guard number > 1 else { continue }
            let version = try await store.case(home, in: []).orFail().version
            _ = try await store.edit(
                home, [.handOver(from: nil, to: nil, reason: "Inte vår.")], version: version, in: [],
                seesRestricted: true, by: "anna", at: .testNow)
        }
        let count = HandOverCount(
            rule: "lighting", unit: try Code("gata-park").orFail(), handedOver: 2, cases: 3)
        #expect(try await store.handOvers(in: MunicipalityCode("1060").orFail()) == [count])
        #expect(try await store.handOvers(in: MunicipalityCode("1081").orFail()).isEmpty)
    }
}
