import Geometry
import Reports
import TestSupport
import Testing

/// What every store promises about the people who sign in, and about what they see.
package struct PersonContract: Sendable {
    private let backend: any StoreBackend

    package init(_ backend: any StoreBackend) { self.backend = backend }

    package func `an account is found by its address and by its subject, and no two share either`()
        async throws
    {
        let store = try await backend.makeStore()
        let anna = try Person.fixture(1, ["triage:1060"], name: "Anna")
        let bo = try Person.fixture(2, ["reader:1060"], name: "Bo")
        try await store.add(bo, password: nil)
        try await store.add(anna, password: "$scrypt$x")
        #expect(try await store.people() == [anna, bo])
        let found = try await store.account(anna.email).orFail()
        #expect(found.person == anna && found.password == "$scrypt$x")
        #expect(try await store.account(try EmailAddress("x@example.se").orFail()) == nil)
        await #expect(throws: PersonFault.emailTaken) {
            try await store.add(.fixture(3, ["reader:1060"], email: "person-1@example.se"), password: nil)
        }
        #expect(try await store.bind(anna.id, to: "s", at: "https://a"))
        #expect(try await !store.bind(anna.id, to: "t", at: "https://a"))
        #expect(try await !store.bind(bo.id, to: "s", at: "https://a"))
        #expect(try await store.person("s", at: "https://a") == anna)
        #expect(try await store.person("s", at: "https://b") == nil)
        #expect(try await store.bind(bo.id, to: "s", at: "https://b"))
    }

    package func `a session is its own until it ends, and what ends it ends it at once`() async throws {
        let store = try await backend.makeStore()
        let (anna, bo) = (try Person.fixture(1, ["triage:1060"]), try Person.fixture(2, ["reader:1060"]))
        for person in [anna, bo] { try await store.add(person, password: nil) }
        let digest = { (number: UInt8) in [UInt8](repeating: number, count: 32) }
        func begin(_ number: UInt8, _ person: Person, at moment: Timestamp = .testNow) async throws -> Bool {
            try await store.begin(Session(digest: digest(number), person: person.id, begun: moment))
        }
        func who(_ number: UInt8, at moment: Timestamp = .testNow) async throws -> Person? {
            try await store.person(inSession: digest(number), at: moment)
        }
        for (number, person) in [(UInt8(1), anna), (2, anna), (3, bo)] {
            #expect(try await begin(number, person))
        }
        #expect(try await [who(1), who(3)] == [anna, bo])
        #expect(try await who(9) == nil)
        #expect(try await who(1, at: .testNow.adding(.hours(12))) == nil)
        #expect(try await who(1, at: .testNow.adding(TimeSpan(milliseconds: -1))) == nil)
        #expect(try await store.sessions(at: .testNow) == [anna.id: 2, bo.id: 1])

        try await store.endSession(digest(1))
        #expect(try await [who(1), who(2)] == [nil, anna])
        #expect(try await store.setPassword("$scrypt$y", of: anna.email, endingSessions: false))
        #expect(try await who(2) == anna)
        #expect(try await store.setPassword("$scrypt$z", of: anna.email, endingSessions: true))
        #expect(try await [who(2), who(3)] == [nil, bo])
        #expect(try await store.setDisabled(.testNow, of: bo.email))
        #expect(try await who(3) == nil)
        #expect(try await !begin(4, bo))
        #expect(try await store.setDisabled(nil, of: bo.email))
        #expect(try await who(3) == nil)
        #expect(try await begin(4, bo))
        #expect(try await who(4) == bo)
        #expect(try await store.endSessions(of: bo.email))
        #expect(try await who(4) == nil)
        #expect(try await begin(4, bo))
        #expect(try await !store.endSessions(of: EmailAddress("x@example.se").orFail()))
        // One that begins takes those away that have ended.
        #expect(try await begin(5, anna, at: .testNow.adding(.hours(13))))
        #expect(try await store.sessions(at: .testNow) == [anna.id: 1])
        #expect(try await !store.setDisabled(nil, of: EmailAddress("x@example.se").orFail()))
    }

    package func `roles are kept as they were given, and replaced whole`() async throws {
        let store = try await backend.makeStore()
        let all = [
            "triage:1060", "triage:1060:unit/gata-park", "reader:0880:district/holje", "admin:1060",
            "police:1081:police-area/lpo 4", "planner:2584",
        ]
        let anna = try Person.fixture(1, all)
        try await store.add(anna, password: nil)
        #expect(try await store.people().map(\.bindings) == [anna.bindings])
        let fewer = Set([try RoleBinding("reader:1060").orFail()])
        #expect(try await store.setBindings(fewer, of: anna.email))
        #expect(try await store.people().map(\.bindings) == [fewer])
    }

    package func `a change that keeps administrators leaves no municipality without one`() async throws {
        let store = try await backend.makeStore()
        let anna = try Person.fixture(1, ["admin:1060", "admin:1081"])
        let bo = try Person.fixture(2, ["admin:1060", "reader:1081"])
        for person in [anna, bo] { try await store.add(person, password: nil) }
        let ronneby = try MunicipalityCode("1081").orFail()
        let lone = PersonFault.lastAdministrator(ronneby)
        let fewer = Set([try RoleBinding("reader:1081").orFail()])
        await #expect(throws: lone) {
            try await store.setDisabled(.testNow, of: anna.email, keepingAdministrators: true)
        }
        await #expect(throws: lone) {
            try await store.setBindings(fewer, of: anna.email, keepingAdministrators: true)
        }
        #expect(try await store.people() == [anna, bo])
        let half = anna.bindings.filter { $0.municipality == ronneby }.union(fewer)
        #expect(try await store.setBindings(half, of: anna.email, keepingAdministrators: true))
        await #expect(throws: PersonFault.lastAdministrator(try MunicipalityCode("1060").orFail())) {
            try await store.setDisabled(.testNow, of: bo.email, keepingAdministrators: true)
        }
        // Whoever runs the server may: there one adds another.
        #expect(try await store.setDisabled(.testNow, of: bo.email, keepingAdministrators: false))
        // One who is disabled administers nothing, so that nothing is lost.
        #expect(try await store.setBindings(fewer, of: bo.email, keepingAdministrators: true))
        #expect(try await store.setDisabled(nil, of: bo.email, keepingAdministrators: true))
    }

    package func `what a person did names the person as called then, and the account`() async throws {
        let store = try await backend.makeStore()
        let anna = try Person.fixture(1, ["triage:1060"], name: "Anna")
        try await store.add(anna, password: nil)
        let receipt = try await store.keep(.fixture(1, at: .olofstrom()))
        let version = try await store.case(receipt.case, in: []).orFail().version
        _ = try await store.edit(
            receipt.case, [.note("Sett.")], version: version, in: [], seesRestricted: true,
            by: Agent(anna), at: .testNow)
        let last = try await store.history(of: receipt.case).last.orFail()
        #expect(last.by == "Anna" && last.person == anna.id)
        _ = try await store.original(of: .numbered(1), readBy: Agent(anna), at: .testNow)
        let reading = try await store.originalReadings(limit: 1).first.orFail()
        #expect(reading.readerName == "Anna" && reading.person == anna.id && reading.keyNumber == nil)
    }

    /// Cases of two units and of places within and without an area, some of them restricted, against looking at each.
    package func `a unit's people are given their own cases alone, in every question`() async throws {
        let store = try await backend.makeStore()
        try await store.keep([try Self.district()])
        try await Self.fill(store)
        for roles in [
            ["reader:1060:unit/gata-park"], ["reader:1060:unit/kontaktcenter"], ["police:1060:district/mitt"],
            ["reader:1060:unit/gata-park", "police:1060:district/mitt"], ["reader:1081"], ["triage:1060"],
            ["reader:1060", "police:1060:unit/gata-park"],
        ] {
            let bindings = try roles.map { try RoleBinding($0).orFail() }
            try await Self.compare(
                store, Sight(bindings, restricted: bindings.filter { $0.role != .reader }), "\(roles)")
        }
    }

    package func `whoever sees by municipality is answered from memory and from rows alike`() async throws {
        let store = try await backend.makeStore()
        try await Self.fill(store)
        let (reader, police) = (
            try RoleBinding("reader:1060").orFail(), try RoleBinding("police:1060").orFail()
        )
        for sight in [Sight([reader], restricted: []), Sight([police], restricted: [police])] {
            #expect(sight.isOfWholes)
            try await Self.compare(store, sight, "\(sight)")
        }
    }

    private static func fill(_ store: any ContractStore) async throws {
        var chance = SeededChance(seed: 5)
        for number in 0..<80 {
            try await store.keep(
                .fixture(
                    number, at: number % 9 == 0 ? nil : .random(within: 700, using: &chance),
                    category: number % 3 == 0 ? "visibility" : "lighting", isRestricted: number % 5 == 0))
        }
    }

    private static func district() throws -> MappedArea {
        let corners = [(-300.0, -300.0), (300, -300), (300, 300), (-300, 300), (-300, -300)]
        let ring = try Ring(closed: corners.map { try Place.olofstrom(north: $0.1, east: $0.0) })
        return MappedArea(
            layer: .district, code: "mitt", name: "Mitt", area: try Area(polygons: [Polygon(outline: ring)]))
    }

    private static func compare(_ store: any ContractStore, _ sight: Sight, _ what: String) async throws {
        let areas = store.areasNow
        let cases = try await store.cases(matching: CaseFilter(), limit: 1_000, after: nil)
        let seen = cases.filter { sight.sees($0, areas: areas) }
        let listed = try await store.cases(matching: CaseFilter(sight: sight), limit: 1_000, after: nil)
        #expect(listed == seen, "\(what)")
        let query = CaseQuery(CaseFilter(sight: sight))
        #expect(Set(try await store.list(query, by: 7).map(\.case.id)) == Set(seen.map(\.id)), "\(what)")
        var placed: Set<Report.ID> = []
        var unplaced: Set<Report.ID> = []
        for item in cases {
            for filed in try await store.reports(of: item.id) {
                let isSeen =
                    filed.report.isRestricted
                    ? sight.seesRestricted(of: item, areas: areas) : sight.sees(item, areas: areas)
                guard isSeen else { continue }
                if filed.report.whereabouts.place == nil {
                    unplaced.insert(filed.report.id)
                } else {
                    placed.insert(filed.report.id)
                }
            }
        }
        let filter = ReportFilter(includesRestricted: true, sight: sight)
        let box = try Bounds(around: .olofstrom(), reaching: Radius(metres: 2_000).orFail())
        let inBox = try await store.reports(in: box, matching: filter, page: .everything).elements
        #expect(Set(inBox.map(\.id)) == placed, "\(what)")
        #expect(
            Set(try await store.nearest(1_000, to: .olofstrom(), matching: filter).map(\.id)) == placed,
            "\(what)")
        let counts = try await store.counts(in: box, side: 10_000, matching: filter)
        #expect(counts.reduce(0) { $0 + $1.count } == placed.count, "\(what)")
        let waiting = try await store.unplacedReports(matching: filter, page: .everything).elements
        #expect(Set(waiting.map(\.report.id)) == unplaced, "\(what)")
    }
}
