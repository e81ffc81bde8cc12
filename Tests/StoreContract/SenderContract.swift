import Reports
import TestSupport
import Testing

/// What every store promises about the keys that send reports.
package struct SenderContract: Sendable {
    private let backend: any StoreBackend

    package init(_ backend: any StoreBackend) { self.backend = backend }

    private static let webhook = KeyWebhook(url: "https://etjanst.example.se/lykta", secret: "whsec_hemlig")

    /// A store with the keys 1 and 2, the first with a webhook.
    private func store() async throws -> any ContractStore {
        let store = try await backend.makeStore()
        for (prefix, webhook) in [("aaaaaaaa", Self.webhook), ("bbbbbbbb", nil)] {
            try await store.add(
                APIKey(
                    prefix: prefix, name: prefix, scopes: [.reportWrite, .reportOwn], municipalities: [],
                    created: .testNow, revoked: nil, webhook: webhook),
                digest: [UInt8](repeating: 1, count: 32))
        }
        return store
    }

    private func sent(_ number: Int, by key: Int64?, as name: String?) throws -> Report {
        let plain = try Report.fixture(number, at: .olofstrom(north: Double(number)), reporter: Int64(number))
        return Report(
            id: plain.id, reference: plain.reference, municipality: plain.municipality,
            category: plain.category, source: plain.source, text: plain.text, whereabouts: plain.whereabouts,
            observed: plain.observed, received: plain.received, clientReference: name,
            reporter: plain.reporter, sender: key)
    }

    package func `what a key sent is found by its own name for it, and by no other key`() async throws {
        let store = try await store()
        for (number, key, name) in [
            (1, 1, "OEP-1"), (2, 2, "OEP-1"), (3, 1, "OEP-1"), (4, 1, "oep-1"), (5, 1, nil),
            (6, nil, "OEP-1"),
        ] as [(Int, Int64?, String?)] {
            let report = try sent(number, by: key, as: name)
            let receipt = try await store.keep(report)
            #expect(receipt.clientReference == name)
            #expect(try await store.report(report.id, in: [])?.report == report)
        }
        func found(_ key: Int64, _ name: String, limit: Int = 9) async throws -> [Report.ID] {
            try await store.reports(sentBy: key, as: name, limit: limit).map(\.report.id)
        }
        #expect(try await found(1, "OEP-1") == [.numbered(1), .numbered(3)])
        #expect(try await found(1, "OEP-1", limit: 1) == [.numbered(1)])
        #expect(try await found(2, "OEP-1") == [.numbered(2)])
        #expect(try await found(2, "oep-1") == [])
        #expect(try await found(3, "OEP-1") == [])
        // What staff correct leaves it the sender's.
        _ = try await store.place(
            .numbered(3), at: .olofstrom(north: 900), accuracy: nil, version: nil, by: "eva", at: .testNow)
        #expect(try await found(1, "OEP-1").count == 2)
    }

    package func `what a key sent comes the latest first, page by page`() async throws {
        let store = try await store()
        for (number, key, name) in [
            (1, 1, "OEP-1"), (2, 2, nil), (3, 1, nil), (4, nil, nil), (5, 1, nil),
        ] as [(Int, Int64?, String?)] {
            try await store.keep(try sent(number, by: key, as: name))
        }
        func found(_ key: Int64, before last: Report.ID? = nil, limit: Int = 9) async throws -> [Report.ID] {
            try await store.reports(sentBy: key, before: last, limit: limit).map(\.report.id)
        }
        #expect(try await found(1) == [.numbered(5), .numbered(3), .numbered(1)])
        #expect(try await found(1, limit: 2) == [.numbered(5), .numbered(3)])
        #expect(try await found(1, before: .numbered(3)) == [.numbered(1)])
        // Also after a report of another.
        #expect(try await found(1, before: .numbered(2)) == [.numbered(1)])
        #expect(try await found(1, before: .numbered(1)) == [])
        #expect(try await found(2) == [.numbered(2)])
        #expect(try await found(3) == [])
    }

    package func `a repeat names the first report only to the key that sent that`() async throws {
        let store = try await store()
        func accept(_ number: Int, by key: Int64?, as name: String? = nil) async throws -> Acceptance {
            try await store.accept(
                try sent(number, by: key, as: name ?? "OEP-\(number)").sent(by: key).new(repeatKey: 5)
            ) { _ in [] }
        }
        guard case .accepted = try await accept(1, by: 1),
            case .repeated(let own) = try await accept(2, by: 1, as: "OEP-1"),
            case .repeated(let foreign) = try await accept(3, by: 2),
            case .repeated(let unknown) = try await accept(4, by: nil)
        else { throw FixtureFault() }
        #expect(own.clientReference == "OEP-1")
        // Under another name of its own it is another report, so that the name is not lost.
        guard case .accepted(let named) = try await accept(5, by: 1) else { throw FixtureFault() }
        #expect(named.clientReference == "OEP-5")
        #expect(foreign.clientReference == nil && unknown.clientReference == nil)
    }

    package func
        `what becomes of a report waits for its key with its webhook, and for nobody once that is revoked`()
        async throws
    {
        let store = try await store()
        let home = try await store.keep(try sent(1, by: 1, as: "OEP-1")).case
        try await store.keep(try sent(2, by: 2, as: "OEP-2"))
        func statuses() async throws -> [(notice: StatusNotice, webhook: KeyWebhook?, message: OutboxMessage)]
        {
            try await store.due(at: .testNow, limit: 99).messages.compactMap { message in
                guard case .status(let notice, let webhook) = message.payload else { return nil }
                return (notice, webhook, message)
            }
        }
        let version = try await store.case(home, in: []).orFail().version
        let edits: [CaseEdit] = [.setState(.done(what: "Ny lampa.", measure: nil)), .answer("Tack.")]
        _ = try await store.edit(
            home, edits, version: version, in: [], seesRestricted: true, by: "eva", at: .testNow)
        let waiting = try await statuses()
        #expect(waiting.map(\.notice.event) == [.stateChanged, .answered])
        #expect(waiting.allSatisfy { $0.webhook == Self.webhook && $0.message.unit == nil })
        let notice = try waiting.last.orFail().notice
        #expect(
            notice.clientReference == "OEP-1" && notice.answer == "Tack." && notice.state == .done
                && notice.case == home && !notice.namesCase)
        #expect(notice.told == ToldState(.done(what: "Ny lampa.", measure: nil), by: CaseWords()))

        let id = try waiting.first.orFail().message.id
        try await store.failed([id], fault: "503", nextAttempt: nil)
        #expect(try await store.messages(in: .dead, limit: 9).messages.map(\.id) == [id])
        #expect(try await store.retry(id, at: .testNow))
        _ = try await store.revoke(prefix: "aaaaaaaa", at: .testNow)
        #expect(try await statuses().map(\.webhook) == [nil, nil])
    }

    package func `a key comes back with its webhook and its number`() async throws {
        let keys = try await store().keys()
        #expect(keys.map(\.webhook) == [Self.webhook, nil] && keys.map(\.number) == [1, 2])
    }
}
