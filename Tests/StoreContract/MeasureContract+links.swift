import Prevention
import Reports
import TestSupport
import Testing

/// What becomes of the things that a measure and its causes know of each other.
extension MeasureContract {
    package func
        `a case that was merged counts once among the causes, and lives by itself again when parted`()
        async throws
    {
        let store = try await backend.makeStore()
        let near = try await store.keep(.fixture(1, at: .olofstrom())).case
        let far = try await store.keep(
            .fixture(2, at: .olofstrom(north: 2_000), received: .testNow.adding(.minutes(1)))
        ).case
        let measure = try Measure.kept(1, causes: MeasureCauses(cases: [near, far]))
        _ = try await store.addMeasure(measure, by: "anna")
        func edit(_ edit: CaseEdit) async throws {
            let version = try await store.case(near, in: []).orFail().version
            _ = try await store.carryOut(
                [edit], on: near, version: version, seeing: .everything, by: "eva",
                at: .testNow.adding(.minutes(2)))
        }
        try await edit(.merge(far, reason: "Samma lampa."))
        #expect(try await store.measure(measure.id, in: [])?.causes.cases == [near])
        let told = try await store.measureHistory(of: measure.id).last.orFail()
        #expect(told.kind == .casesMerged)
        for id in [near, far] { #expect(told.words.swedish.contains(id.description)) }
        // Under its former id it is the same case, here too.
        let later = try Measure.kept(2, causes: MeasureCauses(cases: [far]))
        #expect(try await store.addMeasure(later, by: "anna").measure.causes.cases == [near])
        #expect(try await store.addMeasure(later, by: "anna").isRepeat)
        let same = try await store.changeMeasure(
            measure.id, in: [], [.setCauses(MeasureCauses(cases: [far, near]))], version: 1, by: "anna",
            at: .testNow)
        #expect(same.version == 1)
        let entry = try await store.history(of: near).last { $0.kind == .tookOver }.orFail().number
        try await edit(.undo(entry, reason: "Två lampor."))
        #expect(try await store.measure(measure.id, in: [])?.causes.cases == [near, far].sorted())
        #expect(try await store.measureHistory(of: measure.id).last?.kind == .casesParted)
        try await edit(.merge(far, reason: "Samma ändå."))
        let without = try await store.changeMeasure(
            measure.id, in: [], [.setCauses(MeasureCauses())], version: 1, by: "anna", at: .testNow)
        #expect(without.causes.cases == [])
        #expect(try await store.measure(measure.id, in: [])?.causes.cases == [])
        #expect(try store.inspect { _ in } == [])
    }

    package func `findings go the way of the measure that they became, and back again`() async throws {
        let store = try await backend.makeStore()
        let causes = try await Self.causes(in: store)
        let id = try causes.findings.first.orFail()
        let walk = try await store.finding(id, in: []).orFail().walk
        let kept = try await store.walk(walk, in: []).orFail()
        var others: [Finding] = []
        for number in 2...3 {
            let finding = try await store.addFinding(.kept(number, of: kept), by: "anna").finding
            let status = number == 2 ? Finding.Status.done : .declined
            others.append(
                try await store.changeFinding(
                    finding.id, in: [], [.setStatus(status)], version: 1, by: "bo", at: .testNow))
        }
        let measure = try Measure.kept(
            1, causes: MeasureCauses(cases: causes.cases, findings: [id] + others.map(\.id)))
        _ = try await store.addMeasure(measure, by: "anna")
        var version = 1
        func become(_ edits: [MeasureEdit]) async throws -> [Finding.Status?] {
            version = try await store.changeMeasure(
                measure.id, in: [], edits, version: version, by: "anna",
                at: Timestamp.testNow.adding(.days(3))
            ).version
            var statuses: [Finding.Status?] = []
            for id in [id] + others.map(\.id) {
                statuses.append(try await store.finding(id, in: [])?.status)
            }
            return statuses
        }
        #expect(
            try await become([.setState(.decided), .setState(.underWay)]) == [.underWay, .done, .declined])
        #expect(try await become([.setState(.done)]) == [.done, .done, .declined])
        let event = try await store.walkHistory(of: walk).last.orFail()
        #expect(event.kind == .findingChanged && event.words.swedish.contains(measure.title))
        #expect(
            try await become([.setState(.underWay, reason: "Elen räcker inte.")]).first == .underWay)
        #expect(
            try await become([.setState(.stopped, reason: "Inga pengar.")]) == [.open, .done, .declined])
        #expect(try await store.finding(id, in: [])?.measure == measure.id)
        let next = try Measure.kept(2, causes: MeasureCauses(findings: [id]))
        _ = try await store.addMeasure(next, by: "anna")
        let became = try await store.finding(id, in: []).orFail()
        #expect(became.measure == next.id && became.status == .underWay)
        #expect(
            try await become([.setState(.proposed, reason: "Det finns pengar.")]).first == .underWay)
        #expect(try store.inspect { _ in } == [])
    }

    package func `what somebody said is done stays so when the measure of the same day is opened again`()
        async throws
    {
        let store = try await backend.makeStore()
        let first = try (try await Self.causes(in: store)).findings.first.orFail()
        let walk = try await store.finding(first, in: []).orFail().walk
        let kept = try await store.walk(walk, in: []).orFail()
        let other = try await store.addFinding(.kept(2, of: kept), by: "anna").finding.id
        let measure = try Measure.kept(1, causes: MeasureCauses(findings: [first, other]))
        _ = try await store.addMeasure(measure, by: "anna")
        let version = try await store.finding(other, in: []).orFail().version
        _ = try await store.changeFinding(
            other, in: [], [.setStatus(.done)], version: version, by: "bo", at: .testNow)
        let done = try await store.changeMeasure(
            measure.id, in: [], [.setState(.decided), .setState(.underWay), .setState(.done)], version: 1,
            by: "anna", at: .testNow)
        #expect(try await store.finding(first, in: [])?.status == .done)
        #expect(try await store.finding(first, in: [])?.statusOrigin == .measure)
        _ = try await store.changeMeasure(
            measure.id, in: [], [.setState(.underWay, reason: "Elen räcker inte.")], version: done.version,
            by: "anna", at: .testNow)
        #expect(try await store.finding(first, in: [])?.status == .underWay)
        #expect(try await store.finding(other, in: [])?.status == .done)
        #expect(try store.inspect { _ in } == [])
    }

    package func `a measure reaches the cases of its findings, filed before or after, and closes them`()
        async throws
    {
        let store = try await backend.makeStore()
        let id = try (try await Self.causes(in: store)).findings.first.orFail()
        let measure = try Measure.kept(1, causes: MeasureCauses(findings: [id]))
        _ = try await store.addMeasure(measure, by: "anna")
        #expect(try await store.measure(measure.id, in: []).orFail().reachedCases == [])
        let home = try await store.keep(
            .fixture(7, at: .olofstrom(north: 2_000), received: .testNow.adding(.minutes(1)))
        ).case
        let into = try await store.keep(
            .fixture(8, at: .olofstrom(north: 4_000), received: .testNow.adding(.minutes(2)))
        ).case
        let version = try await store.finding(id, in: []).orFail().version
        _ = try await store.changeFinding(
            id, in: [], [.setCase(home)], version: version, by: "bo", at: .testNow)
        let reached = try await store.measure(measure.id, in: []).orFail()
        #expect(reached.causes.cases == [] && reached.reachedCases == [home])
        #expect(try await store.measures(MeasureQuery(cause: .case(home))).map(\.id) == [measure.id])
        #expect(try await store.measures(MeasureQuery(cause: .case(into))) == [])
        // As it lives on.
        let living = try await store.case(into, in: []).orFail().version
        _ = try await store.carryOut(
            [.merge(home, reason: "Samma lampa.")], on: into, version: living, seeing: .everything, by: "eva",
            at: .testNow.adding(.minutes(3)))
        #expect(try await store.measures(MeasureQuery(cause: .case(into))).map(\.id) == [measure.id])
        let done = try await store.changeMeasure(
            measure.id, in: [], [.setState(.decided), .setState(.underWay), .setState(.done)],
            version: reached.version, by: "anna", at: .testNow.adding(.minutes(4)))
        #expect(done.reachedCases == [into])
        let closed = try await store.closeCases(
            of: measure.id, in: [], answering: "Nu lyser det igen.", version: done.version,
            seeing: .everything, by: "anna", at: .testNow.adding(.minutes(5)))
        #expect(closed.closed == [into])
        #expect(try await store.answers(to: .numbered(7)).map(\.text) == ["Nu lyser det igen."])
        #expect(try store.inspect { _ in } == [])
    }

    package func `a finding stands as the measure that it is put on, and no more when it is taken off`()
        async throws
    {
        let store = try await backend.makeStore()
        let id = try (try await Self.causes(in: store)).findings.first.orFail()
        let measure = try Measure.kept(1)
        _ = try await store.addMeasure(measure, by: "anna")
        _ = try await store.changeMeasure(
            measure.id, in: [], [.setState(.decided), .setState(.underWay), .setState(.done)], version: 1,
            by: "anna", at: .testNow)
        func change(_ edits: [FindingEdit]) async throws -> Finding.Status {
            let version = try await store.finding(id, in: []).orFail().version
            return try await store.changeFinding(
                id, in: [], edits, version: version, by: "bo", at: .testNow
            ).status
        }
        #expect(try await change([.setMeasure(measure.id)]) == .done)
        #expect(try await store.finding(id, in: [])?.statusOrigin == .measure)
        #expect(try await change([.setMeasure(nil)]) == .open)
        // What is said with it is said.
        #expect(try await change([.setMeasure(measure.id), .setStatus(.underWay)]) == .underWay)
        #expect(try await change([.setMeasure(nil)]) == .underWay)
        // The other way, from the measure.
        func cause(_ findings: [FindingID]) async throws -> Finding.Status? {
            let version = try await store.measure(measure.id, in: []).orFail().version
            _ = try await store.changeMeasure(
                measure.id, in: [], [.setCauses(MeasureCauses(findings: findings))], version: version,
                by: "anna", at: .testNow)
            return try await store.finding(id, in: [])?.status
        }
        #expect(try await cause([id]) == .done)
        let home = try await store.keep(.fixture(9, at: .olofstrom(north: 4_000))).case
        #expect(try await change([.setCase(home)]) == .done)
        #expect(try await cause([]) == .underWay)
        #expect(try await store.finding(id, in: [])?.statusOrigin == .case)
        #expect(try store.inspect { _ in } == [])
    }

    package func `a measure that was opened again keeps the day on which it was done`() async throws {
        let location = try backend.makeLocation()
        var store = try await location.open()
        let measure = try Measure.kept(1)
        _ = try await store.addMeasure(measure, by: "anna")
        let day = SwedishTime(.testNow).date.adding(days: -300)
        let done = try await store.changeMeasure(
            measure.id, in: [],
            [.setState(.decided), .setState(.underWay), .setBegun(day), .setState(.done), .setDone(day)],
            version: 1, by: "anna", at: .testNow)
        let reopened = try await store.changeMeasure(
            measure.id, in: [], [.setState(.underWay, reason: "Fel knapp.")], version: done.version,
            by: "anna", at: .testNow)
        #expect(reopened.days.doneBefore == day)
        let back = try await store.changeMeasure(
            measure.id, in: [], [.setState(.decided)], version: reopened.version, by: "anna", at: .testNow)
        #expect(back.days.doneBefore == day && back.days.begunBefore == day)
        try await store.close()
        store = try await location.open()
        #expect(try await store.measure(measure.id, in: []) == back)
        let again = try await store.changeMeasure(
            measure.id, in: [], [.setState(.underWay), .setState(.done)], version: back.version, by: "anna",
            at: .testNow)
        #expect(again.days == done.days)
        #expect(try store.inspect { _ in } == [])
    }

    package func `a measure is not because of what was found after it was done`() async throws {
        let store = try await backend.makeStore()
        let id = try (try await Self.causes(in: store)).findings.first.orFail()
        // Both the walk and the finding are of this day.
        let day = SwedishTime(.testNow).date
        let before = day.adding(days: -1)
        let fault = MeasureEditFault.doneBeforeFound(before, found: day)
        let measure = try Measure.kept(1, causes: MeasureCauses(findings: [id]))
        _ = try await store.addMeasure(measure, by: "anna")
        let steps: [MeasureEdit] = [
            .setState(.decided), .setState(.underWay), .setBegun(before), .setState(.done),
        ]
        await #expect(throws: fault) {
            _ = try await store.changeMeasure(
                measure.id, in: [], steps + [.setDone(before)], version: 1, by: "anna", at: .testNow)
        }
        #expect(try await store.finding(id, in: [])?.status == .underWay)
        _ = try await store.changeMeasure(measure.id, in: [], steps, version: 1, by: "anna", at: .testNow)
        #expect(try await store.finding(id, in: [])?.status == .done)
        let other = try Measure.kept(2)
        _ = try await store.addMeasure(other, by: "anna")
        let earlier = try await store.changeMeasure(
            other.id, in: [], steps + [.setDone(before)], version: 1, by: "anna", at: .testNow)
        await #expect(throws: fault) {
            _ = try await store.changeMeasure(
                other.id, in: [], [.setCauses(MeasureCauses(findings: [id]))], version: earlier.version,
                by: "anna", at: .testNow)
        }
        let version = try await store.finding(id, in: []).orFail().version
        await #expect(throws: WalkEditFault.measureDoneBefore(before, found: day)) {
            _ = try await store.changeFinding(
                id, in: [], [.setMeasure(other.id)], version: version, by: "bo", at: .testNow)
        }
        #expect(try await store.finding(id, in: [])?.measure == measure.id)
        #expect(try store.inspect { _ in } == [])
    }
}
