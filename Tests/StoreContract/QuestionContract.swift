import Geometry
import Reports
import TestSupport
import Testing

/// What every store promises about spatial questions, compared with looking at every report.
package struct QuestionContract: Sendable {
    private let backend: any StoreBackend

    package init(_ backend: any StoreBackend) { self.backend = backend }

    package func `a report exactly on the radius is inside, nearest first, ties by id`() async throws {
        let store = try await backend.makeStore()
        let centre = try Place.olofstrom()
        try await store.keep(.fixture(3, at: .olofstrom(east: 100)))
        try await store.keep(.fixture(1, at: .olofstrom(north: -100)))
        try await store.keep(.fixture(2, at: .olofstrom(north: 99)))
        try await store.keep(.fixture(4, at: .olofstrom(north: 100.01)))
        let found = try await store.reports(
            near: centre, within: Radius(metres: 100).orFail(), matching: .all, page: .everything)
        #expect(found.elements.map(\.id) == [.numbered(2), .numbered(1), .numbered(3)])
        #expect(found.next == nil)
    }

    package func `contacts that were given together once are one voice, of earlier reports and later`()
        async throws
    {
        let store = try await backend.makeStore()
        func keep(_ number: Int, by reporter: Int64, _ link: ContactLink? = nil) async throws {
            try await store.keep(
                .fixture(number, at: .olofstrom(north: Double(number)), reporter: reporter), link: link)
        }
        func voices(_ filter: ReportFilter = .all) async throws -> [ReportVoice?] {
            try await store.reports(
                near: .olofstrom(), within: Radius(metres: 100).orFail(), matching: filter, page: .everything
            ).elements.sorted { $0.id < $1.id }.map(\.voice)
        }
        let (email, phone, other) = (ReporterKey(digest: 9), ReporterKey(digest: -4), ReporterKey(digest: 5))
        try await keep(1, by: email.digest)
        try await keep(2, by: phone.digest)
        try await keep(3, by: other.digest)
        #expect(try await Set(voices()).count == 3)
        try await keep(4, by: email.digest, ContactLink(email, phone))
        try await keep(5, by: phone.digest)
        let found = try await voices()
        #expect(found.count == 5 && Set(found).count == 2)
        #expect(found[2] == .reporter(other) && found[0] == found[1] && found[1] == found[4])
        // Once more says nothing new, and another number of the same person joins.
        try await keep(6, by: email.digest, ContactLink(phone, email))
        try await keep(7, by: email.digest, ContactLink(email, other))
        #expect(try await Set(voices()).count == 1)
    }

    package func `every question agrees with looking at every report`() async throws {
        let store = try await backend.makeStore()
        var chance = SeededChance(seed: 11)
        var all: [Report] = []
        let categories = ["lighting", "drugs", "speeding", "visibility"]
        for number in 0..<600 {
            let report = try Report.fixture(
                number, at: .random(within: 2_000, using: &chance),
                category: categories[Int.random(in: 0..<4, using: &chance)],
                source: Source.allCases[Int.random(in: 0..<6, using: &chance)],
                observed: Timestamp.testNow.subtracting(.days(Int64.random(in: 0...400, using: &chance))),
                received: Timestamp.testNow.subtracting(.hours(Int64.random(in: 0...200, using: &chance))),
                isRestricted: number % 50 == 0)
            all.append(report)
            try await store.keep(report)
        }
        let filters = [
            ReportFilter.all, ReportFilter(includesRestricted: true),
            ReportFilter(categories: [try Code("drugs").orFail()]),
            ReportFilter(
                categories: [try Code("drugs").orFail(), try Code("lighting").orFail()], sources: [.police]),
            ReportFilter(
                observedFrom: Timestamp.testNow.subtracting(.days(100)),
                observedUntil: Timestamp.testNow.subtracting(.days(10))),
            ReportFilter(
                observedFrom: Timestamp.testNow.subtracting(.days(200)),
                receivedFrom: Timestamp.testNow.subtracting(.days(6)),
                receivedUntil: Timestamp.testNow.subtracting(.days(2))),
            ReportFilter(statuses: [.closed]),
            ReportFilter(municipalities: [try MunicipalityCode("1082").orFail()]),
            ReportFilter(categories: [try Code("unheard-of").orFail()]),
        ]
        for filter in filters {
            let admitted = all.filter(filter.admitsOpen)
            let centre = try Place.random(within: 2_000, using: &chance)
            let radius = try Radius(metres: Double.random(in: 50...1_500, using: &chance)).orFail()
            let byDistance = admitted.compactMap { report in
                report.whereabouts.place.map { (centre.squaredCentimetres(to: $0), report.id) }
            }.sorted { $0 < $1 }

            let near = try await store.reports(
                near: centre, within: radius, matching: filter, page: .everything)
            #expect(
                near.elements.map(\.id) == byDistance.filter { $0.0 <= radius.squaredCentimetres }.map(\.1))

            for count in [1, 7, 1_000] {
                let nearest = try await store.nearest(count, to: centre, matching: filter)
                #expect(nearest.map(\.id) == byDistance.prefix(count).map(\.1))
            }

            let corner = try Place.random(within: 1_000, using: &chance)
            let bounds = try Bounds(
                southWest: corner, northEast: corner.moved(northMetres: 700, eastMetres: 900).orFail()
            ).orFail()
            let inBox = try await store.reports(in: bounds, matching: filter, page: .everything)
            #expect(
                inBox.elements.map(\.id)
                    == admitted.filter { $0.whereabouts.place.map(bounds.contains) ?? false }.map(\.id)
                    .sorted())

            let counts = try await store.counts(in: bounds, side: 250, matching: filter)
            #expect(counts.reduce(0) { $0 + $1.count } == inBox.elements.count)
            for cell in counts {
                #expect(
                    cell.count
                        == inBox.elements.count {
                            Int($0.place.northing / 250) * 250 == cell.northing
                                && Int($0.place.easting / 250) * 250 == cell.easting
                        })
            }
        }
    }

    package func `polygons with holes and islands hold what lies in them, boundary included`() async throws {
        let store = try await backend.makeStore()
        var chance = SeededChance(seed: 5)
        for number in 0..<300 {
            try await store.keep(
                .fixture(
                    number,
                    at: .olofstrom(
                        north: Double(Int.random(in: -5...105, using: &chance)),
                        east: Double(Int.random(in: -5...215, using: &chance)))))
        }
        func ring(_ corners: [(Double, Double)]) throws -> Ring {
            try Ring(closed: corners.map { try Place.olofstrom(north: $0.1, east: $0.0) })
        }
        let area = try Area(polygons: [
            Polygon(
                outline: ring([(0, 0), (100, 0), (100, 100), (0, 100), (0, 0)]),
                holes: [ring([(40, 40), (60, 40), (60, 60), (40, 60), (40, 40)])]),
            Polygon(outline: ring([(200, 0), (210, 0), (210, 10), (200, 10), (200, 0)])),
        ])
        let found = try await store.reports(within: area, matching: .all, page: .everything)
        let box = try await store.reports(in: area.bounds, matching: .all, page: .everything)
        let prepared = PreparedArea(area)
        #expect(found.elements.map(\.id) == box.elements.filter { prepared.contains($0.place) }.map(\.id))
        #expect((80...250).contains(found.elements.count))
    }

    package func `pages put together are the whole answer, once each, while reports keep coming`()
        async throws
    {
        let store = try await backend.makeStore()
        var chance = SeededChance(seed: 9)
        for number in 0..<150 {
            try await store.keep(.fixture(number, at: .random(within: 300, using: &chance)))
        }
        let centre = try Place.olofstrom(north: 150, east: 150)
        let radius = try Radius(metres: 400).orFail()
        let whole = try await store.reports(near: centre, within: radius, matching: .all, page: .everything)
        var collected: [Report.ID] = []
        var after: ReportCursor?
        repeat {
            let page = try await store.reports(
                near: centre, within: radius, matching: .all, page: PageRequest(limit: 7, after: after))
            collected += page.elements.map(\.id)
            after = page.next
            // What comes nearer than the cursor is not seen and shifts nothing.
            try await store.keep(.fixture(1_000 + collected.count, at: centre))
        } while after != nil
        #expect(collected.filter { $0 < .numbered(1_000) } == whole.elements.map(\.id))

        let bounds = try Bounds(
            southWest: .olofstrom(), northEast: .olofstrom(north: 300, east: 300)
        ).orFail()
        var byID: [Report.ID] = []
        after = nil
        repeat {
            let page = try await store.reports(
                in: bounds, matching: .all, page: PageRequest(limit: 10, after: after))
            byID += page.elements.map(\.id)
            after = page.next
        } while after != nil
        #expect(byID.count == Set(byID).count && byID == byID.sorted() && byID.count >= 150)
    }

    package func `asking for a unit's reports gives those of its cases`() async throws {
        let store = try await backend.makeStore()
        try await store.keep(.fixture(1, at: .olofstrom(), category: "lighting"))
        try await store.keep(.fixture(2, at: .olofstrom(), category: "drugs"))
        let filter = ReportFilter(unit: try Code("gata-park").orFail())
        let found = try await store.nearest(5, to: .olofstrom(), matching: filter)
        #expect(found.map(\.id) == [.numbered(1)])
    }
}

extension ReportFilter {
    /// Whether a report in an open case passes.
    fileprivate func admitsOpen(_ report: Report) -> Bool {
        (includesRestricted || !report.isRestricted)
            && (municipalities.isEmpty || municipalities.contains(report.municipality))
            && (categories.isEmpty || categories.contains(report.category))
            && (statuses.isEmpty || statuses.contains(.open))
            && (sources.isEmpty || sources.contains(report.source))
            && (observedFrom.map { $0 <= report.observed } ?? true)
            && (observedUntil.map { report.observed < $0 } ?? true)
            && (receivedFrom.map { $0 <= report.received } ?? true)
            && (receivedUntil.map { report.received < $0 } ?? true)
    }
}
