import Prevention
import Reports
import TestSupport
import Testing

/// What every store promises about measures: each is kept once, every change with who made it, and findings and measures tell of each
/// other.
package struct MeasureContract: Sendable {
    let backend: any StoreBackend

    package init(_ backend: any StoreBackend) { self.backend = backend }

    package func `a measure comes back whole, and so does every change of it`() async throws {
        let location = try backend.makeLocation()
        var store = try await location.open()
        let anna = try Person.fixture(1, ["planner:1060"])
        try await store.add(anna, password: nil)
        let causes = try await Self.causes(in: store)
        let made = try [MeasurePlace.bend(), .square(), .point(.olofstrom()), nil].enumerated().map {
            try Measure.kept($0 + 1, place: $1, causes: causes)
        }
        for measure in made {
            #expect(try await store.addMeasure(measure, by: Agent(anna)).isRepeat == false)
        }
        let edits: [MeasureEdit] = [
            .setState(.decided), .setState(.underWay), .setState(.stopped, reason: "Inga pengar."),
            .setUnits([try Code("kontaktcenter").orFail()]), .setPlace(try .square()),
            .setCauses(MeasureCauses(cases: causes.cases)), .setCost(Kronor(7)), .setDetails("Sex stolpar."),
        ]
        let changed = try await store.changeMeasure(
            made[0].id, in: [made[0].municipality], edits, version: 1, by: Agent(anna), at: .testNow)
        try await store.close()
        store = try await location.open()
        #expect(try await store.measure(made[0].id, in: []) == changed)
        for measure in made.dropFirst() { #expect(try await store.measure(measure.id, in: []) == measure) }
        #expect(changed.version == 2 && changed.reason == "Inga pengar." && changed.days.begun != nil)
        let history = try await store.measureHistory(of: made[0].id)
        #expect(history.map(\.number) == Array(1...9))
        #expect(history.map(\.kind) == [.made] + Array(repeating: .changed, count: 8))
        #expect(history.allSatisfy { $0.by == Agent(anna) })
        #expect(try store.inspect { _ in } == [])
    }

    package func `a measure that is sent again is kept once, and another under its id not at all`()
        async throws
    {
        let store = try await backend.makeStore()
        let measure = try Measure.kept(1)
        _ = try await store.addMeasure(measure, by: "anna")
        let changed = try await store.changeMeasure(
            measure.id, in: [], [.setTitle("Nya lampor")], version: 1, by: "bo", at: .testNow)
        let again = try await store.addMeasure(measure, by: "anna")
        #expect(again.isRepeat && again.measure == changed)
        await #expect(throws: MeasureEditFault.idTaken) {
            _ = try await store.addMeasure(changed, by: "anna")
        }
        let abroad = try Measure.kept(1, municipality: "0880")
        await #expect(throws: MeasureEditFault.idTaken) { _ = try await store.addMeasure(abroad, by: "eva") }
        #expect(try await store.measures(MeasureQuery()) == [changed])
        #expect(try await store.measureHistory(of: measure.id).count == 2)
    }

    package func
        `everybody is told of what is done and published, with what is mended and how many reported it`()
        async throws
    {
        let store = try await backend.makeStore()
        let causes = try await Self.causes(in: store)
        let measure = try Measure.kept(1, causes: causes)
        _ = try await store.addMeasure(measure, by: "anna")
        #expect(try await store.publishedMeasures(MeasureQuery(), at: .testNow) == [])
        let published = try await store.changeMeasure(
            measure.id, in: [], [.setPublished(true)], version: 1, by: "anna", at: .testNow)
        #expect(published.isPublished && published.version == 2)
        #expect(try await store.publishedMeasures(MeasureQuery(), at: .testNow) == [])
        let done = try await store.changeMeasure(
            measure.id, in: [], [.setState(.decided), .setState(.underWay), .setState(.done)], version: 2,
            by: "anna", at: .testNow)
        let tomorrow = Timestamp.testNow.adding(.days(1))
        let told = try await store.publishedMeasures(MeasureQuery(), at: tomorrow)
        let finding = try await store.finding(causes.findings.first.orFail(), in: []).orFail()
        #expect(told == [PublishedMeasure(done, reports: 1, mended: [finding])])
        #expect(try await store.publishedMeasures(MeasureQuery(), at: .testNow).map(\.reports) == [nil])
        _ = try await store.changeFinding(
            finding.id, in: [], [.setStatus(.declined)], version: finding.version, by: "bo", at: .testNow)
        #expect(try await store.publishedMeasures(MeasureQuery(), at: .testNow).map(\.mended) == [[]])
        let without = try Measure.kept(2)
        _ = try await store.addMeasure(without, by: "anna")
        _ = try await store.changeMeasure(
            without.id, in: [],
            [.setPublished(true), .setState(.decided), .setState(.underWay), .setState(.done)], version: 1,
            by: "anna", at: .testNow)
        #expect(
            try await store.publishedMeasures(MeasureQuery(kinds: [without.kind]), at: tomorrow).count == 2)
        let after = try await store.publishedMeasures(MeasureQuery(), at: tomorrow)
        #expect(after.filter { $0.reports == nil }.count == 1)
        #expect(try store.inspect { _ in } == [])
    }

    package func `a measure of another municipality is as if it were not`() async throws {
        let store = try await backend.makeStore()
        let other: Set<MunicipalityCode> = [try MunicipalityCode("0880").orFail()]
        let measure = try Measure.kept(1)
        _ = try await store.addMeasure(measure, by: "anna")
        #expect(try await store.measure(measure.id, in: other) == nil)
        #expect(try await store.measures(MeasureQuery(municipalities: other)) == [])
        await #expect(throws: MeasureEditFault.noSuchMeasure) {
            try await store.changeMeasure(
                measure.id, in: other, [.setTitle("x")], version: 1, by: "bo", at: .testNow)
        }
    }

    package func `a measure has no cause that its municipality has not`() async throws {
        let store = try await backend.makeStore()
        let causes = try await Self.causes(in: store)
        let faults: [(MeasureCauses, MeasureEditFault)] = [
            (MeasureCauses(cases: [.numbered(77)]), .noSuchCase(.numbered(77))),
            (MeasureCauses(hotspots: [.numbered(77)]), .noSuchHotspot(.numbered(77))),
            (MeasureCauses(findings: [.numbered(77)]), .noSuchFinding(.numbered(77))),
        ]
        for (wrong, fault) in faults {
            await #expect(throws: fault) {
                _ = try await store.addMeasure(try .kept(1, causes: wrong), by: "anna")
            }
        }
        let abroad = [
            MeasureCauses(cases: causes.cases), MeasureCauses(hotspots: causes.hotspots),
            MeasureCauses(findings: causes.findings),
        ]
        for causes in abroad {
            await #expect(throws: MeasureEditFault.self) {
                _ = try await store.addMeasure(
                    try .kept(1, municipality: "0880", causes: causes), by: "anna")
            }
        }
        #expect(try await store.measures(MeasureQuery()) == [])
        #expect(try store.inspect { _ in } == [])
    }

    package func `of two who change a measure at once the second is told`() async throws {
        let store = try await backend.makeStore()
        let measure = try Measure.kept(1)
        _ = try await store.addMeasure(measure, by: "anna")
        _ = try await store.changeMeasure(
            measure.id, in: [], [.setCost(nil)], version: 1, by: "anna", at: .testNow)
        await #expect(throws: MeasureEditFault.stale(current: 2)) {
            try await store.changeMeasure(
                measure.id, in: [], [.setCost(Kronor(1))], version: 1, by: "bo", at: .testNow)
        }
        await #expect(throws: MeasureEditFault.cannotBecome(.done, from: .proposed)) {
            try await store.changeMeasure(
                measure.id, in: [], [.setCost(Kronor(1)), .setState(.done)], version: 2, by: "bo",
                at: .testNow)
        }
        #expect(try await store.measure(measure.id, in: [])?.cost == nil)
    }

    package func `a finding and the measure that it became tell of each other`() async throws {
        let store = try await backend.makeStore()
        let causes = try await Self.causes(in: store)
        let id = try causes.findings.first.orFail()
        let (one, two) = (try Measure.kept(1, causes: causes), try Measure.kept(2, causes: causes))
        for measure in [one, two] { _ = try await store.addMeasure(measure, by: "anna") }
        let became = try await store.finding(id, in: []).orFail()
        #expect(became.measure == one.id && became.status == .underWay && became.version == 2)
        #expect(try await store.walkHistory(of: became.walk).last?.kind == .findingChanged)
        let without = try await store.changeMeasure(
            one.id, in: [], [.setCauses(MeasureCauses())], version: 1, by: "anna", at: .testNow)
        #expect(try await store.finding(id, in: [])?.measure == nil)
        let linked = try await store.changeFinding(
            id, in: [], [.setMeasure(one.id)], version: 3, by: "bo", at: .testNow)
        #expect(linked.measure == one.id)
        let told = try await store.measure(one.id, in: []).orFail()
        #expect(told.causes.findings == [id] && told.version == without.version + 1)
        await #expect(throws: WalkEditFault.noSuchMeasure) {
            try await store.changeFinding(
                id, in: [], [.setMeasure(.numbered(77))], version: 4, by: "bo", at: .testNow)
        }
        _ = try await store.changeFinding(
            id, in: [], [.setMeasure(nil)], version: 4, by: "bo", at: .testNow)
        #expect(try await store.measure(one.id, in: [])?.causes.findings == [])
        #expect(try await store.measure(two.id, in: [])?.causes.findings == [id])
        #expect(try store.inspect { _ in } == [])
    }

    package func `the cases of a measure that is done are closed together, with one letter to each address`()
        async throws
    {
        let store = try await backend.makeStore()
        let eva = "eva@example.se"
        var cases: [Case.ID] = []
        for (number, address) in [(1, eva), (2, "Eva@Example.se"), (3, "bo@example.se"), (4, eva)] {
            let report = try Report.fixture(number, at: .olofstrom(north: Double(number) * 900))
            let original = SealedOriginal(
                text: "Mörkt", words: nil, answers: [], contact: Contact(email: address, phone: nil))
            let new = NewReport(report: report, original: original, repeatKey: nil, retry: nil)
            guard case .accepted(let receipt) = try await store.accept(new, answer: { _ in [] }) else {
                throw FixtureFault()
            }
            cases.append(receipt.case)
        }
        let version = try await store.case(cases[3], in: []).orFail().version
        let ended = try await store.edit(
            cases[3], [.setStatus(.closed)], version: version, in: [], seesRestricted: true, by: "anna",
            at: .testNow)
        let measure = try Measure.kept(1, causes: MeasureCauses(cases: cases))
        _ = try await store.addMeasure(measure, by: "anna")
        func close(_ version: Int, _ visibility: Visibility = .everything) async throws -> ClosedCases {
            try await store.closeCases(
                of: measure.id, in: [], answering: "Nu lyser det igen.", version: version,
                seeing: visibility, by: "anna", at: .testNow)
        }
        await #expect(throws: MeasureEditFault.notDone) { _ = try await close(1) }
        _ = try await store.changeMeasure(
            measure.id, in: [], [.setState(.decided), .setState(.underWay), .setState(.done)], version: 1,
            by: "anna", at: .testNow)
        let abroad = Visibility(
            in: [try MunicipalityCode("0880").orFail()], seesRestricted: true, within: nil)
        await #expect(throws: CaseEditFault.touchesUnseen) { _ = try await close(2, abroad) }
        #expect(try await store.case(cases[0], in: [])?.status == .open)
        #expect(try await store.measure(measure.id, in: [])?.version == 2)
        func letters() async throws -> Int {
            try await store.messages(in: .waiting, limit: 99).messages.count {
                if case .answer = $0.payload { true } else { false }
            }
        }
        #expect(try await letters() == 0)
        let done = try await close(2)
        #expect(done.closed == cases.prefix(3).sorted() && done.measure.version == 3)
        #expect(try await letters() == 2)
        for id in cases.prefix(3) {
            let found = try await store.case(id, in: []).orFail()
            #expect(found.state == .done(what: measure.title, measure: nil))
        }
        #expect(try await store.case(cases[3], in: []) == ended)
        #expect(try await store.answers(to: .numbered(2)).map(\.text) == ["Nu lyser det igen."])
        #expect(try await store.answers(to: .numbered(4)) == [])
        await #expect(throws: MeasureEditFault.stale(current: 3)) { _ = try await close(2) }
        #expect(try await close(3) == ClosedCases(measure: done.measure, closed: []))
        #expect(try await letters() == 2)
        let history = try await store.measureHistory(of: measure.id)
        #expect(history.last?.kind == .casesClosed)
        #expect(!history.contains { $0.words.swedish.contains("lyser") })
        #expect(try store.inspect { _ in } == [])
    }

    package func `measures come by their days, and only those that are asked for`() async throws {
        let store = try await backend.makeStore()
        let causes = try await Self.causes(in: store)
        let day = CivilDate(daysSinceEpoch: 20_777)
        let (dayless, early, late) = (
            try Measure.kept(1, planned: nil), try Measure.kept(2, planned: day, causes: causes),
            try Measure.kept(3, kind: "patrol", planned: day.adding(days: 9))
        )
        for measure in [early, dayless, late] { _ = try await store.addMeasure(measure, by: "anna") }
        func ids(_ query: MeasureQuery) async throws -> [MeasureID] {
            try await store.measures(query).map(\.id)
        }
        #expect(try await ids(MeasureQuery()) == [dayless.id, late.id, early.id])
        #expect(try await ids(MeasureQuery(since: day.adding(days: 1))) == [late.id])
        #expect(try await ids(MeasureQuery(until: day.adding(days: 9))) == [early.id])
        #expect(try await ids(MeasureQuery(kinds: [Code("patrol").orFail()])) == [late.id])
        #expect(try await ids(MeasureQuery(states: [.done])) == [])
        #expect(try await ids(MeasureQuery(unit: Code("gata-park").orFail(), limit: 1)) == [dayless.id])
        #expect(try await ids(MeasureQuery(unit: Code("kontaktcenter").orFail())) == [])
        let walk = try await store.finding(causes.findings[0], in: []).orFail().walk
        for cause: MeasureQuery.Cause in [
            .case(causes.cases[0]), .hotspot(causes.hotspots[0]), .finding(causes.findings[0]), .walk(walk),
        ] {
            #expect(try await ids(MeasureQuery(cause: cause)) == [early.id])
        }
        #expect(try await ids(MeasureQuery(cause: .case(.numbered(77)))) == [])
    }

    /// A case, a kept hotspot and a finding of Olofström.
    static func causes(in store: any ContractStore) async throws -> MeasureCauses {
        let receipt = try await store.keep(.fixture(1, at: .olofstrom()))
        let hotspot = try KeptHotspot.kept(1)
        try await store.keep(hotspot)
        let walk = try SafetyWalk.kept(1)
        try await store.addWalk(walk, by: "anna")
        let finding = try await store.addFinding(.kept(1, of: walk), by: "anna").finding
        return MeasureCauses(cases: [receipt.case], hotspots: [hotspot.id], findings: [finding.id])
    }
}
