import Geometry
package import Prevention
package import Reports
import TestSupport
import Testing

/// What every store promises about judgements of measures.
package struct JudgementContract: Sendable {
    private let backend: any StoreBackend

    package init(_ backend: any StoreBackend) { self.backend = backend }

    package func `a judgement comes back whole, also when reports have come since`() async throws {
        let location = try backend.makeLocation()
        var store = try await location.open()
        let anna = try Person.fixture(1, ["planner:1060"])
        try await store.add(anna, password: nil)
        let measure = try await Self.measure(in: store)
        let whole = try KeptJudgement.kept(1, of: measure, by: Agent(anna))
        let bare = try KeptJudgement.kept(2, of: measure, isBare: true, after: .hours(1))
        for judgement in [whole, bare] {
            #expect(try await store.keep(judgement).isRepeat == false)
        }
        try await store.keep(.fixture(9, at: .olofstrom(), reporter: 9))
        try await store.close()
        store = try await location.open()
        #expect(try await store.judgement(whole.id, in: []) == whole)
        #expect(try await store.judgements(of: [measure.id], in: []) == [bare, whole])
        #expect(try await store.judgements(of: [.numbered(77)], in: []) == [])
        #expect(try await store.erasedReports().isEmpty)
        #expect(try store.inspect { _ in } == [])
    }

    package func `a judgement that is sent again is kept once, and another under its id not at all`()
        async throws
    {
        let store = try await backend.makeStore()
        let measure = try await Self.measure(in: store)
        let judgement = try KeptJudgement.kept(1, of: measure)
        _ = try await store.keep(judgement)
        // Judged anew, a moment later, under the id of one that is kept.
        let again = try await store.keep(.kept(1, of: measure, after: .minutes(1)))
        #expect(again.isRepeat && again.judgement == judgement)
        await #expect(throws: JudgementFault.idTaken) {
            _ = try await store.keep(.kept(1, of: measure, by: "bo"))
        }
        #expect(try await store.judgements(of: [measure.id], in: []) == [judgement])
    }

    package func `a judgement of another municipality is as if it were not`() async throws {
        let store = try await backend.makeStore()
        let measure = try await Self.measure(in: store)
        let judgement = try KeptJudgement.kept(1, of: measure)
        _ = try await store.keep(judgement)
        let other: Set<MunicipalityCode> = [try MunicipalityCode("0880").orFail()]
        #expect(try await store.judgement(judgement.id, in: other) == nil)
        #expect(try await store.judgements(of: [measure.id], in: other) == [])
    }

    package func `a judgement is kept with its measure and all its reports or not at all`() async throws {
        let store = try await backend.makeStore()
        let measure = try await Self.measure(in: store, reports: 2)
        await #expect(throws: JudgementFault.noSuchReport(.numbered(3))) {
            _ = try await store.keep(.kept(1, of: measure))
        }
        await #expect(throws: JudgementFault.noSuchMeasure) {
            _ = try await store.keep(.kept(1, of: .kept(8)))
        }
        #expect(try await store.judgements(of: [measure.id], in: []) == [])
    }

    /// A measure, and the reports that ``KeptJudgement/kept(_:of:isBare:after:by:)`` counts.
    private static func measure(in store: any ContractStore, reports: Int = 3) async throws -> Measure {
        for number in 1...reports {
            try await store.keep(.fixture(number, at: .olofstrom(), reporter: Int64(number)))
        }
        return try await store.addMeasure(.kept(1, place: .point(.olofstrom())), by: "anna").measure
    }
}

extension KeptJudgement {
    /// Of three reports.
    ///
    /// - Parameter isBare: Whether it has nothing that it may be without.
    package static func kept(
        _ number: Int, of measure: Measure, isBare: Bool = false, after: TimeSpan = .minutes(0),
        by agent: Agent = "anna"
    ) throws -> KeptJudgement {
        let began = CivilDate(daysSinceEpoch: 20_500)
        return KeptJudgement(
            id: .numbered(number), measure: measure.id, municipality: measure.municipality,
            judged: .testNow.adding(after), by: agent, controlName: isBare ? nil : "Jämshög",
            why: Bilingual(swedish: "De följdes åt.", english: "They kept together."),
            parameters: Parameters(
                method: 1, treated: "circle 15000 623697530 47093420",
                control: "circle 15000 623897530 47093420", ring: isBare ? nil : 15_000,
                before: Weeks(from: began.adding(days: -84), count: 12),
                after: Weeks(from: began.adding(days: 1), count: 12),
                categories: isBare ? nil : [try Code("lighting").orFail(), try Code("drugs").orFail()]),
            figures: Figures(
                difference: Figure(value: -1.5, low: -4.25, high: 1.0 / 3, p: 0.125),
                rateRatio: Figure(value: 0.75, low: 0.1, high: 5.5, p: 0.5), isRateRatioCorrected: true,
                chance: 0.625, enough: isBare ? nil : Enough(reports: 40, months: nil),
                verdict: "tooFewToSay", words: Bilingual(swedish: "För få.", english: "Too few.")),
            reports: [
                Counted(report: .numbered(1), area: 0, isAfter: false, week: 3),
                Counted(report: .numbered(2), area: 0, isAfter: true, week: 0),
                Counted(report: .numbered(3), area: 1, isAfter: false, week: 11),
            ],
            // SHA-256 of the bytes by Python 3.12.
            digest: [
                0x42, 0xe1, 0xa7, 0xf7, 0xce, 0x5c, 0xb6, 0xe8, 0x06, 0xc7, 0x29, 0xc9, 0x97, 0xb0, 0xfd,
                0x3b,
                0x84, 0x71, 0xc2, 0x51, 0xc7, 0x21, 0x67, 0xae, 0xf9, 0x57, 0xd1, 0x7d, 0x1c, 0x96, 0xb8,
                0xe0,
            ])
    }
}
