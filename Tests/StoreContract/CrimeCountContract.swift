import Prevention
package import Reports
import TestSupport
import Testing

/// What every store promises about crime statistics.
package struct CrimeCountContract: Sendable {
    private let backend: any StoreBackend

    package init(_ backend: any StoreBackend) { self.backend = backend }

    package func `a count is kept once, corrected, and taken away, and its history keeps all of it`()
        async throws
    {
        let location = try backend.makeLocation()
        var store = try await location.open()
        let anna = try Person.fixture(1, ["planner:1060"])
        try await store.add(anna, password: nil)
        let (first, other) = (
            try CrimeCount.kept("2024", 131, .preliminary), try CrimeCount.kept("2023", 118)
        )
        #expect(
            try await store.keepCounts([first, other], by: Agent(anna), at: .testNow) == [.added, .added])
        #expect(try await store.keepCounts([first], by: Agent(anna), at: .testNow) == [.unchanged])
        let corrected = try CrimeCount.kept("2024", 134)
        let later = Timestamp.testNow.adding(.hours(1))
        #expect(try await store.keepCounts([corrected], by: "lykta", at: later) == [.corrected])
        var query = CrimeQuery()
        query.asOf = later
        #expect(try await store.crimeCounts(query) == [other, first])
        query.asOf = .testNow
        #expect(try await store.crimeCounts(query) == [])
        try await store.close()
        store = try await location.open()
        #expect(try await store.crimeCounts(CrimeQuery()) == [other, corrected])
        #expect(try await store.removeCount(first.key, by: Agent(anna), at: .testNow))
        #expect(try await !store.removeCount(first.key, by: Agent(anna), at: .testNow))
        #expect(try await store.crimeCounts(CrimeQuery()) == [other])
        let history = try await store.crimeHistory(of: first.key)
        #expect(history.map(\.count) == [first, corrected, nil])
        #expect(history.map(\.by) == [Agent(anna), "lykta", Agent(anna)])
        #expect(try await store.keepCounts([first], by: "lykta", at: .testNow) == [.added])
        #expect(try store.inspect { _ in } == [])
    }

    package func `no count of a period that has not begun is kept, nor any beside it`() async throws {
        let store = try await backend.makeStore()
        let sound = try CrimeCount.kept("2026-11", 4, .preliminary)
        let early = try CrimeCount.kept("2026-12", 4)
        await #expect(throws: FigureFault.periodToCome(early.key.period)) {
            _ = try await store.keepCounts([sound, early], by: "lykta", at: .testNow)
        }
        #expect(try await store.crimeCounts(CrimeQuery()) == [])
        #expect(try await store.keepCounts([sound], by: "lykta", at: .testNow) == [.added])
    }

    package func
        `a count of a period that is not over is preliminary, and of a part until it is kept after it`()
        async throws
    {
        let store = try await backend.makeStore()
        let whole = try CrimeCount.kept("2026-10", 4)
        let wrong = try CrimeCount.kept("2026", 9)
        await #expect(throws: FigureFault.periodNotOver(wrong.key.period)) {
            _ = try await store.keepCounts([whole, wrong], by: "lykta", at: .testNow)
        }
        let early = try CrimeCount.kept("2026", 9, .preliminary)
        #expect(try await store.keepCounts([whole, early], by: "lykta", at: .testNow) == [.added, .added])
        #expect(try await store.keepCounts([early], by: "lykta", at: .testNow) == [.unchanged])
        #expect(try await store.crimeCounts(CrimeQuery()).map(\.isOfPart) == [false, true])
        let lastDay = SwedishTime.moment(of: try CivilDate("2026-12-31").orFail(), minuteOfDay: 1_439)
        #expect(try await store.keepCounts([early], by: "lykta", at: lastDay) == [.unchanged])
        let after = lastDay.adding(.minutes(1))
        #expect(try await store.keepCounts([early], by: "lykta", at: after) == [.corrected])
        #expect(try await store.crimeCounts(CrimeQuery()).map(\.isOfPart) == [false, false])
        #expect(try store.inspect { _ in } == [])
    }

    package func `counts are asked for by keeper, area, offence, publisher and period`() async throws {
        let store = try await backend.makeStore()
        let counts = try [
            CrimeCount.kept("2023", 118), .kept("2024", 131), .kept("2024-Q1", 30),
            .kept("2024", 9, offence: "Rån"), .kept("2024", 2_000, area: "Blekinge län"),
            .kept("2024", 4, keeper: "0880"), .kept("2024", 130, publisher: "Polisen"),
        ]
        _ = try await store.keepCounts(counts, by: "lykta", at: .testNow)
        func found(_ change: (inout CrimeQuery) throws -> Void) async throws -> Set<CrimeCount> {
            var query = CrimeQuery()
            try change(&query)
            return Set(try await store.crimeCounts(query))
        }
        let home = try MunicipalityCode("1060").orFail()
        #expect(try await found { _ in } == Set(counts))
        #expect(try await found { $0.keepers = [home] }.count == 6)
        #expect(try await found { $0.offence = OffenceName("Rån") } == [counts[3]])
        #expect(try await found { $0.area = CrimeArea("Blekinge län") } == [counts[4]])
        #expect(try await found { $0.publisher = SourceName("Polisen") } == [counts[6]])
        #expect(try await found { $0.length = .quarter } == [counts[2]])
        #expect(try await found { $0.years = 2_020...2_023 } == [counts[0]])
        #expect(try await found { $0.period = CrimePeriod("2024-Q1") } == [counts[2]])
        #expect(try await found { $0.period = CrimePeriod("2024") }.count == 5)
    }
}

extension CrimeCount {
    package static func kept(
        _ period: String, _ count: Int, _ status: Status = .settled, offence: String = "Skadegörelse",
        area: String = "1060", publisher: String = "Brå", keeper: String = "1060"
    ) throws -> CrimeCount {
        try CrimeCount(
            key: .init(
                keeper: try MunicipalityCode(keeper).orFail(), area: try CrimeArea(area).orFail(),
                offence: try OffenceName(offence).orFail(), period: try CrimePeriod(period).orFail(),
                publisher: try SourceName(publisher).orFail()), count: count, status: status
        ).orFail()
    }
}
