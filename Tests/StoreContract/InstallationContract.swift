import Geometry
import Reports
import TestSupport
import Testing

/// What every store promises about areas, keys, profiles and secrets, which an installation keeps beside its reports.
package struct InstallationContract: Sendable {
    private let backend: any StoreBackend

    package init(_ backend: any StoreBackend) { self.backend = backend }

    package func `areas are kept by layer, code and first day, and routed by at once`() async throws {
        let location = try backend.makeLocation()
        let store = try await location.open()
        let park = try area("park", name: "Parken", from: "2020-01-01", withHole: true)
        let other = try area("park", name: "Parken", from: "2026-01-01")
        let always = try area("ån", name: "Ån", owner: "gata-park")
        try await store.keep([other, always])
        try await store.keep([park])
        #expect(try await store.areas() == [park, other, always])
        #expect(store.areasNow.all(of: .owner) == [park, other, always])

        let renamed = try area(
            "park", name: "Stadsparken", owner: "anna", from: "2020-01-01", until: "2026-01-01")
        try await store.keep([renamed])
        #expect(try await store.areas() == [renamed, other, always])
        try await store.close()
        let reopened = try await location.open()
        #expect(try await reopened.areas() == [renamed, other, always])
        #expect(reopened.areasNow.all(of: .owner) == [renamed, other, always])
        let (first, day) = (try CivilDate("2026-01-01").orFail(), try CivilDate("2026-11-28").orFail())
        try await reopened.revise(AreaRevision(ending: [other, always], on: day))
        let ended = [renamed, other.valid(from: first, until: day), always.valid(from: nil, until: day)]
        #expect(try await reopened.areas() == ended)
        #expect(reopened.areasNow.all(of: .owner) == ended)
        try await reopened.revise(AreaRevision(erasing: [renamed, ended[2]]))
        #expect(try await reopened.areas() == [ended[1]])
    }

    private func area(
        _ code: String, name: String, owner: String? = nil, from: String? = nil, until: String? = nil,
        withHole: Bool = false
    ) throws -> MappedArea {
        func ring(_ corners: [(Double, Double)]) throws -> Ring {
            try Ring(closed: corners.map { try Place.olofstrom(north: $0.1, east: $0.0) })
        }
        let outline = try ring([(0, 0), (100.25, 0), (100, 100), (0, 100), (0, 0)])
        let hole = try ring([(40, 40), (60, 40), (60, 60), (40, 40)])
        let island = try ring([(200, 0), (210, 0), (210, 10), (200, 0)])
        return MappedArea(
            layer: .owner, code: code, name: name, owner: owner,
            area: try Area(polygons: [
                Polygon(outline: outline, holes: withHole ? [hole] : []), Polygon(outline: island),
            ]),
            validFrom: from.flatMap { CivilDate($0) }, validUntil: until.flatMap { CivilDate($0) })
    }

    package func `a key is found by its public part, listed by age and revoked once`() async throws {
        let store = try await backend.makeStore()
        let younger = try key(
            "bbbb", scopes: [.reportWrite], municipalities: [], created: .testNow, number: 1)
        let older = try key(
            "cccc", scopes: Set(APIKey.Scope.allCases), municipalities: ["0880", "1060"],
            created: .testNow.subtracting(.days(1)), number: 2)
        try await store.add(younger, digest: [UInt8](repeating: 7, count: 32))
        try await store.add(older, digest: [UInt8](0..<32))
        let found = try await store.key(prefix: "cccc").orFail()
        #expect(found.key == older && found.digest == [UInt8](0..<32))
        #expect(try await store.key(prefix: "aaaa") == nil)
        #expect(try await store.keys() == [older, younger])
        let withDigests = try await store.keysWithDigests()
        #expect(withDigests.map(\.key) == [older, younger])
        #expect(withDigests.map(\.digest) == [[UInt8](0..<32), [UInt8](repeating: 7, count: 32)])

        #expect(try await store.revoke(prefix: "bbbb", at: .testNow.adding(.hours(1))))
        #expect(try await !store.revoke(prefix: "bbbb", at: .testNow.adding(.hours(2))))
        #expect(try await !store.revoke(prefix: "aaaa", at: .testNow))
        #expect(try await store.key(prefix: "bbbb").orFail().key.revoked == .testNow.adding(.hours(1)))
    }

    private func key(
        _ prefix: String, scopes: Set<APIKey.Scope>, municipalities: [String], created: Timestamp,
        number: Int64
    ) throws -> APIKey {
        APIKey(
            prefix: prefix, name: "OEP, \(prefix)", scopes: scopes,
            municipalities: Set(try municipalities.map { try MunicipalityCode($0).orFail() }),
            created: created, revoked: nil, number: number)
    }

    package func `a profile's files replace those kept before, and only that municipality's`() async throws {
        let location = try backend.makeLocation()
        let store = try await location.open()
        let (one, other) = (try MunicipalityCode("1060").orFail(), try MunicipalityCode("0880").orFail())
        #expect(try await store.profiles() == [])
        let files = [
            StoredProfileFile(name: "profile.yaml", content: "å\n"),
            StoredProfileFile(name: "routing.yaml", content: ""),
        ]
        try await store.keepProfile(files.reversed(), of: one)
        try await store.keepProfile([files[0]], of: other)
        #expect(
            try await store.profiles() == [
                StoredProfile(municipality: other, files: [files[0]]),
                StoredProfile(municipality: one, files: files),
            ])
        let fewer = [StoredProfileFile(name: "routing.yaml", content: "fallback")]
        try await store.keepProfile(fewer, of: one)
        try await store.close()
        #expect(try await location.open().profiles().map(\.files) == [[files[0]], fewer])
    }

    package func `a secret is kept the first time and the same ever after`() async throws {
        let location = try backend.makeLocation()
        let store = try await location.open()
        #expect(try await store.keptSecret(named: "intake") == nil)
        let offered = (0..<20).map { [UInt8](repeating: UInt8($0), count: 32) }
        let got = try await withThrowingTaskGroup(of: [UInt8].self) { group in
            for fresh in offered {
                group.addTask { try await store.secret(named: "intake", orKeep: fresh) }
            }
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        let kept = try await store.keptSecret(named: "intake").orFail()
        #expect(got == [kept] && offered.contains(kept))
        #expect(try await store.secret(named: "follow", orKeep: offered[3]) == offered[3])
        try await store.close()
        #expect(try await location.open().keptSecret(named: "intake") == kept)
    }
}
