import Geometry
import Reports
import TestSupport
import Testing

/// What every store promises about keeping reports.
package struct FilingContract: Sendable {
    private let backend: any StoreBackend

    package init(_ backend: any StoreBackend) { self.backend = backend }

    package func `a kept report comes back as it was, by id and by reference`() async throws {
        let store = try await backend.makeStore()
        var chance = SeededChance(seed: 4)
        let report = Report(
            id: .numbered(1),
            reference: Reference(prefix: try ReferencePrefix("OLO").orFail(), using: &chance),
            municipality: try MunicipalityCode("1060").orFail(), category: try Code("lighting").orFail(),
            source: .association, text: try ReportText("Rad 1\nRad \"2\"; 'å' 🧑‍🚒 \u{202F}").orFail(),
            answers: [Answer(question: try Code("lamp-number").orFail(), value: "A;1,\"2\"")],
            whereabouts: .placed(
                try .olofstrom(), accuracy: Distance(metres: 12.5), words: "bakom idrottshallen"),
            otherMunicipalities: [try MunicipalityCode("0880").orFail()],
            observed: .testNow.subtracting(.days(2)),
            received: .testNow, recurs: [.evening, .weekend], isRestricted: true, clientReference: "OEP-4711",
            reporter: ReporterKey(digest: .min))
        try await store.keep(report)
        let filed = try await store.report(report.id, in: []).orFail()
        #expect(filed.report == report)
        #expect(filed.version == 1 && filed.status == .open)
        #expect(try await store.report(report.reference)?.report == report)
        #expect(try await store.reports([.numbered(9), report.id]).map(\.report) == [report])
        #expect(try await store.report(report.id, in: [MunicipalityCode("1082").orFail()]) == nil)
    }

    package func `the original is kept apart and comes back whole`() async throws {
        let store = try await backend.makeStore()
        let report = try Report.fixture(1, at: .olofstrom(), text: "Ring [telefon] om lampan.")
        let original = SealedOriginal(
            text: "Ring 070-1740605 om lampan.", words: nil, answers: [],
            contact: Contact(email: "anna@example.se", phone: nil))
        _ = try await store.accept(
            NewReport(report: report, original: original, repeatKey: nil, retry: nil)
        ) { _ in [] }
        let key = APIKey(
            prefix: "aaaaaaaa", name: "samordnare", scopes: [.originalRead], municipalities: [],
            created: .testNow, revoked: nil)
        let namesake = APIKey(
            prefix: "bbbbbbbb", name: "samordnare", scopes: [.originalRead], municipalities: [],
            created: .testNow, revoked: nil)
        for one in [key, namesake] { try await store.add(one, digest: [UInt8](repeating: 1, count: 32)) }
        #expect(try await store.original(of: report.id, readBy: Agent(key), at: .testNow) == original)
        #expect(try await store.original(of: .numbered(2), readBy: Agent(key), at: .testNow) == nil)
        let later = Timestamp.testNow.adding(.hours(1))
        #expect(try await store.original(of: report.id, readBy: Agent(namesake), at: later) == original)
        let readings = try await store.originalReadings(limit: 10)
        #expect(readings.map(\.keyPrefix) == ["bbbbbbbb", "aaaaaaaa"])
        #expect(readings.map(\.keyNumber) == [2, 1])
        #expect(readings.map(\.readerName) == ["samordnare", "samordnare"])
        #expect(readings.map(\.at) == [later, .testNow])
        #expect(readings.allSatisfy { $0.report == report.id && $0.reference == report.reference })
        #expect(try await store.originalReadings(limit: 1) == [readings[0]])
    }

    package func `a retried request gets its first answer, and another under its key is told so`()
        async throws
    {
        let store = try await backend.makeStore()
        let retry = RetryKey(client: "oep", key: "k1", requestDigest: [1, 2, 3])
        let first = try Report.fixture(1, at: .olofstrom()).new(retry: retry)
        #expect(try await store.earlierAnswer(to: retry) == nil)
        guard case .accepted = try await store.accept(first, answer: { _ in [7, 0, 255] }) else {
            Issue.record("the first was not accepted")
            return
        }
        let again = try Report.fixture(2, at: .olofstrom()).new(retry: retry)
        #expect(try await store.accept(again) { _ in [8] } == .answeredBefore([7, 0, 255]))
        #expect(try await store.earlierAnswer(to: retry) == .answeredBefore([7, 0, 255]))
        let other = RetryKey(client: "oep", key: "k1", requestDigest: [9])
        #expect(
            try await store.accept(Report.fixture(3, at: .olofstrom()).new(retry: other)) { _ in [] }
                == .retryKeyReused)
        let sameKeyOfAnother = RetryKey(client: "annan", key: "k1", requestDigest: [9])
        #expect(try await store.earlierAnswer(to: sameKeyOfAnother) == nil)
        #expect(try await store.report(.numbered(2), in: []) == nil)
    }

    package func `the same words of the same reporter within a day and 25 metres are the same report`()
        async throws
    {
        let store = try await backend.makeStore()
        let first = try await store.keep(.fixture(1, at: .olofstrom()), repeatKey: 5)
        func send(_ number: Int, north: Double = 0, hours: Int64 = 0, key: Int64? = 5) async throws
            -> Acceptance
        {
            let report = try Report.fixture(
                number, at: .olofstrom(north: north), received: .testNow.adding(.hours(hours)))
            return try await store.accept(report.new(repeatKey: key)) { _ in [] }
        }
        guard case .repeated(let receipt) = try await send(2, north: 25, hours: 24) else {
            Issue.record("not seen as a repeat")
            return
        }
        #expect(receipt == first)
        for acceptance in [
            try await send(3, north: 25.01), try await send(4, hours: 25), try await send(5, key: 6),
            try await send(6, key: nil),
        ] {
            guard case .accepted = acceptance else {
                Issue.record("seen as a repeat")
                return
            }
        }
    }

    package func `a report of a municipality that is not served is refused, and a taken reference is told`()
        async throws
    {
        let store = try await backend.makeStore()
        await #expect(throws: ReportStoreError.notServed) {
            try await store.keep(.fixture(1, at: .olofstrom(), municipality: "1082"))
        }
        await #expect(throws: ReportStoreError.notServed) {
            try await store.keep(.fixture(1, at: .olofstrom(), category: "unheard-of"))
        }
        let first = try Report.fixture(1, at: .olofstrom())
        try await store.keep(first)
        let second = Report(
            id: .numbered(2), reference: first.reference, municipality: first.municipality,
            category: first.category,
            source: first.source, text: first.text, whereabouts: first.whereabouts, observed: .testNow,
            received: .testNow)
        await #expect(throws: ReportStoreError.referenceTaken) { try await store.keep(second) }
        #expect(try await store.report(.numbered(2), in: []) == nil)
    }

    package func `one refused report does not take those it shares a transaction with`() async throws {
        let store = try await backend.makeStore()
        let outcomes = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<200 {
                group.addTask {
                    let municipality = number % 10 == 3 ? "1082" : "1060"
                    return
                        (try? await store.keep(.fixture(number, at: .olofstrom(), municipality: municipality)))
                        != nil
                }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(outcomes == 180)
        #expect(try await store.nearest(1_000, to: .olofstrom(), matching: .all).count == 180)
    }

    package func `a report in words alone waits, and joins a case when it gets a place`() async throws {
        let store = try await backend.makeStore()
        let placed = try await store.keep(.fixture(1, at: .olofstrom()))
        let waiting = try await store.keep(.fixture(2, received: .testNow.adding(.minutes(1))))
        let waitingWords = try await store.report(.numbered(2), in: []).orFail().report.whereabouts.words
        #expect(waiting.case != placed.case && !waiting.units.isEmpty)
        #expect(
            try await store.unplacedReports(matching: .all, page: .everything).elements.map(\.report.id) == [
                .numbered(2)
            ])

        await #expect(throws: ReportEditFault.stale(current: 1)) {
            try await store.place(
                .numbered(2), at: .olofstrom(north: 20), accuracy: nil, version: 7, by: "anna", at: .testNow)
        }
        let moved = try await store.place(
            .numbered(2), at: .olofstrom(north: 20), accuracy: Distance(metres: 5), version: 1, by: "anna",
            at: .testNow)
        #expect(moved.case == placed.case && moved.version == 2)
        #expect(moved.report.whereabouts.accuracy?.metres == 5)
        #expect(moved.report.whereabouts.words == waitingWords)
        #expect(try await store.unplacedReports(matching: .all, page: .everything).elements.isEmpty)
        #expect(try await store.nearest(2, to: .olofstrom(), matching: .all).count == 2)
        let emptied = try await store.case(waiting.case, in: []).orFail()
        #expect(emptied.status == .merged && emptied.mergedInto == placed.case)

        let away = try await store.place(
            .numbered(2), at: .olofstrom(north: 500), accuracy: nil, version: nil, by: "anna", at: .testNow)
        #expect(away.case != placed.case)
        #expect(away.report.whereabouts.words == waitingWords)
        let named = try await store.place(
            .numbered(2), at: .olofstrom(north: 500), accuracy: nil, words: "bakom badet", version: nil,
            by: "anna",
            at: .testNow)
        #expect(named.report.whereabouts.words == "bakom badet")
        #expect(try await store.case(placed.case, in: []).orFail().reportCount == 1)
    }
}
