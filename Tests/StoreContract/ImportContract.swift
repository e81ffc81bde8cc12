import Reports
import TestSupport
import Testing

/// What every store promises about imports.
package struct ImportContract: Sendable {
    private let backend: any StoreBackend

    package init(_ backend: any StoreBackend) { self.backend = backend }

    package func `many reports are kept in their order, and a refused one takes no other with it`()
        async throws
    {
        let store = try await backend.makeStore()
        let outcomes = try await store.acceptAll(
            [
                Report.fixture(1, at: .olofstrom()).new(repeatKey: 5),
                Report.fixture(2, at: .olofstrom(), municipality: "1082").new(),
                Report.fixture(3, at: .olofstrom(), received: .testNow.adding(.hours(1))).new(repeatKey: 5),
                Report.fixture(4, at: .olofstrom(north: 10)).new(),
            ])
        #expect(outcomes.count == 4)
        guard case .success(.accepted(let first)) = outcomes[0], case .failure(.notServed) = outcomes[1],
            case .success(.repeated(let again)) = outcomes[2],
            case .success(.accepted(let last)) = outcomes[3]
        else {
            Issue.record("\(outcomes)")
            return
        }
        #expect(again == first && last.case == first.case)
        #expect(
            try await store.nearest(9, to: .olofstrom(), matching: .all).map(\.id) == [
                .numbered(1), .numbered(4),
            ])
        #expect(try await store.case(first.case, in: []).orFail().reportCount == 2)
    }

    package func `a row is kept once, foreseen as it then comes to be, and known afterwards`() async throws {
        let location = try backend.makeLocation()
        let store = try await location.open()
        func row(_ number: Int, key: UInt64, repeatKey: Int64? = nil, at north: Double = 0) throws
            -> ImportRow
        {
            let report = try Report.fixture(number, at: .olofstrom(north: north)).new(repeatKey: repeatKey)
            let digest = RowDigest(high: key, low: .max - key)
            return ImportRow(report: report, key: digest, content: digest, saysWhen: true)
        }
        let first = try [row(1, key: 1, repeatKey: 5), row(2, key: 2, at: 500)]
        #expect(try await store.foresee(first) == [.kept, .kept])
        #expect(try await store.importRows(first) == [.success(.kept), .success(.kept)])
        let reference = try await store.report(.numbered(1), in: []).orFail().report.reference
        let known = KnownRow(content: first[0].content, reference: reference)
        let second = try [row(3, key: 1, at: 900), row(4, key: 3, repeatKey: 5), row(5, key: 4, at: 900)]
        #expect(try await store.foresee(second) == [.known(known), .repeated, .kept])
        #expect(
            try await store.importRows(second) == [
                .success(.known(known)), .success(.repeated), .success(.kept),
            ])
        try await store.close()
        let later = try await location.open()
        let keys = (second + first).map(\.key) + [RowDigest(high: 9, low: 9)]
        let found = try await later.knownRows(under: keys)
        #expect(
            found.count == 4 && found[first[0].key] == known && found[second[1].key]?.reference == reference)
        #expect(
            try await later.nearest(9, to: .olofstrom(), matching: .all).map(\.id) == [
                .numbered(1), .numbered(2), .numbered(5),
            ])
    }

    package func `a row of history comes into its case, and no unit is told`() async throws {
        let store = try await backend.makeStore()
        func row(_ number: Int, notifies: Bool) throws -> ImportRow {
            let digest = RowDigest(high: UInt64(number), low: 1)
            return ImportRow(
                report: try Report.fixture(number, at: .olofstrom(north: Double(number) * 900)).new(),
                key: digest, content: digest, saysWhen: true, notifies: notifies)
        }
        let outcomes = try await store.importRows([row(1, notifies: false), row(2, notifies: true)])
        #expect(outcomes == [.success(.kept), .success(.kept)])
        let home = try await store.report(.numbered(1), in: []).orFail().case
        #expect(try await store.case(home, in: []).orFail().units.isEmpty == false)
        let told = try await store.due(at: .testNow.adding(.hours(1)), limit: 9).messages.map(\.case)
        #expect(try await told == [store.report(.numbered(2), in: []).orFail().case])
        // Nor when its last day to act comes; of the other's it is.
        for day in [0, 14] as [Int64] { try await store.queueDueNotices(at: .testNow.adding(.days(day))) }
        func due() async throws -> [Case.ID] {
            try await store.messages(in: .waiting, limit: 9).messages.compactMap { message in
                if case .notice(let notice) = message.payload, notice.event == .due {
                    notice.case
                } else {
                    nil
                }
            }
        }
        #expect(try await due() == told)
    }

    package func `a refused row is not known afterwards`() async throws {
        let store = try await backend.makeStore()
        let digest = RowDigest(high: 1, low: 2)
        let row = ImportRow(
            report: try Report.fixture(1, at: .olofstrom(), municipality: "1082").new(), key: digest,
            content: digest, saysWhen: false)
        #expect(try await store.importRows([row]) == [.failure(.notServed)])
        #expect(try await store.knownRows(under: [digest]).isEmpty)
    }
}
