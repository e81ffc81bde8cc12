import Geometry
package import Prevention
package import Reports
import TestSupport
import Testing

/// What every store promises about watch areas: each is kept once, and every change with who made it.
package struct WatchAreaContract: Sendable {
    private let backend: any StoreBackend

    package init(_ backend: any StoreBackend) { self.backend = backend }

    package func `a watch area comes back whole, and so does every change of it`() async throws {
        let location = try backend.makeLocation()
        var store = try await location.open()
        let anna = try Person.fixture(1, ["planner:1060"])
        try await store.add(anna, password: nil)
        let made = try WatchArea.kept(1)
        let bare = WatchArea(
            id: .numbered(2), municipality: made.municipality, name: "Norra udden", since: made.since,
            made: .testNow)
        for area in [made, bare] {
            #expect(try await store.addWatchArea(area, by: Agent(anna)).isRepeat == false)
        }
        let edits: [WatchAreaEdit] = [
            .setName("Linden och Eken"), .setArea(nil), .setHouseholds(nil), .setContact(""),
            .setSince(made.since.adding(days: -3)), .setUntil(made.since.adding(days: 500)),
        ]
        let changed = try await store.changeWatchArea(
            made.id, in: [made.municipality], edits, version: 1, by: Agent(anna), at: .testNow)
        let drawn = try await store.changeWatchArea(
            bare.id, in: [], [.setArea(made.area)], version: 1, by: "bo", at: .testNow)
        try await store.close()
        store = try await location.open()
        #expect(try await store.watchArea(made.id, in: []) == changed)
        #expect(try await store.watchArea(bare.id, in: []) == drawn)
        #expect(drawn.area == made.area && drawn.area != nil)
        #expect(changed.version == 2 && changed.area == nil && changed.households == nil)
        let history = try await store.watchAreaHistory(of: made.id)
        #expect(history.map(\.number) == Array(1...7))
        #expect(history.map(\.kind) == [.made] + Array(repeating: .changed, count: 6))
        #expect(history.allSatisfy { $0.by == Agent(anna) })
        await #expect(throws: WatchAreaFault.stale(current: 2)) {
            _ = try await store.changeWatchArea(
                made.id, in: [], [.setHouseholds(1)], version: 1, by: "bo", at: .testNow)
        }
        #expect(try store.inspect { _ in } == [])
    }

    package func `a watch area that is sent again is kept once, and another under its id not at all`()
        async throws
    {
        let store = try await backend.makeStore()
        let area = try WatchArea.kept(1)
        _ = try await store.addWatchArea(area, by: "anna")
        let changed = try await store.changeWatchArea(
            area.id, in: [], [.setHouseholds(40)], version: 1, by: "bo", at: .testNow)
        let again = try await store.addWatchArea(area, by: "anna")
        #expect(again.isRepeat && again.area == changed)
        await #expect(throws: WatchAreaFault.idTaken) {
            _ = try await store.addWatchArea(changed, by: "anna")
        }
        let abroad = try WatchArea.kept(1, municipality: "0880")
        await #expect(throws: WatchAreaFault.idTaken) {
            _ = try await store.addWatchArea(abroad, by: "eva")
        }
        #expect(try await store.watchAreas(in: []) == [changed])
    }

    package func `a watch area that was withdrawn counts on no day, and changes no more`() async throws {
        let location = try backend.makeLocation()
        var store = try await location.open()
        let area = try WatchArea.kept(1)
        _ = try await store.addWatchArea(area, by: "anna")
        let gone = try await store.changeWatchArea(
            area.id, in: [], [.withdraw(reason: "Dubbelt.")], version: 1, by: "bo", at: .testNow)
        #expect(gone.withdrawn == "Dubbelt." && gone.version == 2 && !gone.isActive(on: area.since))
        try await store.close()
        store = try await location.open()
        #expect(try await store.watchAreas(in: []) == [gone])
        let history = try await store.watchAreaHistory(of: area.id)
        #expect(history.map(\.kind) == [.made, .withdrawn])
        #expect(history.last?.words.swedish == "Togs tillbaka: Dubbelt.")
        await #expect(throws: WatchAreaFault.isWithdrawn) {
            _ = try await store.changeWatchArea(
                area.id, in: [], [.setHouseholds(2)], version: 2, by: "bo", at: .testNow)
        }
        #expect(try store.inspect { _ in } == [])
    }

    package func `watch areas are asked for by municipality, in the order of their names`() async throws {
        let store = try await backend.makeStore()
        let kept = [
            try WatchArea.kept(1, name: "Linden"), try WatchArea.kept(2, name: "Eken"),
            try WatchArea.kept(3, municipality: "0880", name: "Almen"),
        ]
        for area in kept { _ = try await store.addWatchArea(area, by: "anna") }
        let home = kept[0].municipality
        #expect(try await store.watchAreas(in: [home]) == [kept[1], kept[0]])
        #expect(try await store.watchAreas(in: []) == [kept[2], kept[1], kept[0]])
        #expect(try await store.watchArea(kept[2].id, in: [home]) == nil)
        await #expect(throws: WatchAreaFault.noSuchArea) {
            _ = try await store.changeWatchArea(
                kept[2].id, in: [home], [.setHouseholds(1)], version: 1, by: "bo", at: .testNow)
        }
        await #expect(throws: WatchAreaFault.daysOutOfOrder) {
            let backwards = try WatchArea.kept(5, until: kept[0].since.adding(days: -1))
            _ = try await store.addWatchArea(backwards, by: "anna")
        }
        let slip = try CivilDate.of("1979-12-31")
        await #expect(throws: WatchAreaFault.dayTooEarly(slip)) {
            _ = try await store.addWatchArea(try .kept(5, since: slip), by: "anna")
        }
        let first = try WatchArea.kept(6, since: slip.adding(days: 1))
        #expect(try await store.addWatchArea(first, by: "anna").isRepeat == false)
    }
}

extension WatchArea {
    package static func kept(
        _ number: Int, municipality: String = "1060", name: String = "Kvarteret Linden",
        since: CivilDate = CivilDate(daysSinceEpoch: 19_783), until: CivilDate? = nil
    ) throws -> WatchArea {
        let corners = [(0.0, 0.0), (100, 0), (100, 100), (0, 100), (0, 0)]
        let ring = try Ring(closed: corners.map { try Place.olofstrom(north: $0.1, east: $0.0) })
        return WatchArea(
            id: .numbered(number), municipality: try MunicipalityCode(municipality).orFail(), name: name,
            area: try Area(polygons: [Polygon(outline: ring)]), households: 24, contact: "Kontaktombudet",
            since: since, until: until, made: .testNow)
    }
}
