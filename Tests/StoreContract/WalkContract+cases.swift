import Prevention
import Reports
import TestSupport
import Testing

/// What becomes of findings with the cases that they became or joined.
extension WalkContract {
    package func `a finding leaves its case, but not while it was filed as a restricted report`() async throws
    {
        let store = try await backend.makeStore()
        let walk = try SafetyWalk.kept(1)
        try await store.addWalk(walk, by: "anna")
        let (filed, joined) = (try Finding.kept(1, of: walk), try Finding.kept(2, of: walk))
        let receipt = try await store.keep(
            .fixture(1, at: .olofstrom(), isRestricted: true, clientReference: filed.reference))
        func change(_ finding: Finding, _ edits: [FindingEdit], version: Int) async throws -> Finding {
            try await store.changeFinding(
                finding.id, in: [], edits, version: version, by: "anna", at: .testNow)
        }
        for finding in [filed, joined] {
            _ = try await store.addFinding(finding, by: "anna")
            _ = try await change(finding, [.setCase(receipt.case), .setStatus(.underWay)], version: 1)
        }
        await #expect(throws: WalkEditFault.filedRestricted) {
            try await change(filed, [.setCase(nil)], version: 2)
        }
        let left = try await change(joined, [.setCase(nil)], version: 2)
        #expect(left.case == nil && left.status == .open && !left.isRestricted)
        #expect(try await store.walkHistory(of: walk.id).suffix(2).allSatisfy { $0.kind == .findingChanged })
        #expect(try await store.findings(FindingQuery(case: receipt.case)).map(\.id) == [filed.id])
        #expect(try store.inspect { _ in } == [])
    }

    package func `findings go the way of their case, and back again`() async throws {
        let store = try await backend.makeStore()
        let walk = try SafetyWalk.kept(1)
        try await store.addWalk(walk, by: "anna")
        let receipt = try await store.keep(.fixture(1, at: .olofstrom()))
        let statuses: [Finding.Status] = [.underWay, .open, .declined]
        for (number, status) in zip(1..., statuses) {
            let finding = try await store.addFinding(.kept(number, of: walk), by: "anna").finding
            _ = try await store.changeFinding(
                finding.id, in: [], [.setCase(receipt.case), .setStatus(status)], version: 1, by: "anna",
                at: .testNow)
        }
        var moment = Timestamp.testNow
        func become(_ edit: CaseEdit) async throws -> [Finding.Status] {
            moment = moment.adding(.minutes(1))
            let version = try await store.case(receipt.case, in: []).orFail().version
            _ = try await store.carryOut(
                [edit], on: receipt.case, version: version, seeing: .everything, by: "eva", at: moment)
            return try await store.findings(FindingQuery(walk: walk.id)).sorted { $0.id < $1.id }
                .map(\.status)
        }
        #expect(
            try await become(.setState(.done(what: "Lagat.", measure: nil))) == [.done, .open, .declined])
        let event = try await store.walkHistory(of: walk.id).last.orFail()
        #expect(event.kind == .findingChanged && event.words.swedish.contains("Dess ärende avslutades."))
        #expect(!event.words.swedish.contains(receipt.case.description))
        #expect(
            try await become(.setState(.reopened(reason: "Släckt igen."))) == [.underWay, .open, .declined])
        #expect(try await become(.setStatus(.closed)) == [.done, .open, .declined])
        #expect(try store.inspect { _ in } == [])
    }

    package func `a finding that is taken off a case that ended is open again, and goes with its next one`()
        async throws
    {
        let store = try await backend.makeStore()
        let walk = try SafetyWalk.kept(1)
        try await store.addWalk(walk, by: "anna")
        let cases = [
            try await store.keep(.fixture(1, at: .olofstrom())).case,
            try await store.keep(.fixture(2, at: .olofstrom(north: 2_000))).case,
        ]
        let id = try await store.addFinding(.kept(1, of: walk), by: "anna").finding.id
        var moment = Timestamp.testNow
        func change(_ edits: [FindingEdit]) async throws -> Finding {
            moment = moment.adding(.minutes(1))
            let version = try await store.finding(id, in: []).orFail().version
            return try await store.changeFinding(
                id, in: [], edits, version: version, by: "anna", at: moment)
        }
        func become(_ state: CaseState, _ held: Case.ID) async throws -> Finding.Status? {
            moment = moment.adding(.minutes(1))
            let version = try await store.case(held, in: []).orFail().version
            _ = try await store.carryOut(
                [.setState(state)], on: held, version: version, seeing: .everything, by: "eva", at: moment)
            return try await store.finding(id, in: [])?.status
        }
        for held in cases {
            let finding = try await store.finding(id, in: []).orFail()
            #expect(try await change(finding.edits(becoming: held)).status == .underWay)
            #expect(try await become(.done(what: "Lagat.", measure: nil), held) == .done)
            #expect(try await become(.reopened(reason: "Släckt igen."), held) == .underWay)
            #expect(try await become(.done(what: "Lagat.", measure: nil), held) == .done)
            let left = try await change([.setCase(nil)])
            #expect(left.status == .open && left.case == nil)
            let words = try await store.walkHistory(of: walk.id).last.orFail().words.swedish
            #expect(words.contains("Klar → Öppen"), "\(words)")
        }
        // What somebody has said of it stays.
        _ = try await change([.setCase(cases[0])])
        _ = try await change([.setStatus(.done)])
        #expect(try await change([.setCase(nil)]).status == .done)
        #expect(try store.inspect { _ in } == [])
    }

    package func `the last day of a finding is not before the day of its walk`() async throws {
        let store = try await backend.makeStore()
        let (walk, dayless) = (try SafetyWalk.kept(1), try SafetyWalk.kept(2, day: nil))
        let day = try walk.days.walk.orFail()
        let eve = day.adding(days: -1)
        for walk in [walk, dayless] { try await store.addWalk(walk, by: "anna") }
        func found(_ number: Int, on walk: SafetyWalk, due: CivilDate) throws -> Finding {
            try Finding.kept(number, of: walk).applying([.setDue(due)], at: .testNow).finding
        }
        let fault = WalkEditFault.dueBeforeWalk(eve, walk: day)
        await #expect(throws: fault) {
            _ = try await store.addFinding(found(1, on: walk, due: eve), by: "anna")
        }
        let kept = try await store.addFinding(found(1, on: walk, due: day), by: "anna").finding
        await #expect(throws: fault) {
            _ = try await store.changeFinding(
                kept.id, in: [], [.setDue(eve)], version: kept.version, by: "anna", at: .testNow)
        }
        #expect(try await store.finding(kept.id, in: [])?.due == day)
        #expect(try await store.addFinding(found(2, on: dayless, due: eve), by: "anna").finding.due == eve)
        // A walk that is moved takes no finding's last day away, nor the way to change something else of it.
        _ = try await store.changeWalk(
            walk.id, in: [],
            [.setStart(nil), .setDays(WalkDays(walk: day.adding(days: 9)).orFail())], version: 1, by: "anna",
            at: .testNow)
        let other = try await store.changeFinding(
            kept.id, in: [], [.setGravity(.slight)], version: kept.version, by: "anna", at: .testNow)
        #expect(other.gravity == .slight && other.due == day)
    }

    package func `a finding that became a measure too does not go the way of its case`() async throws {
        let store = try await backend.makeStore()
        let walk = try SafetyWalk.kept(1)
        try await store.addWalk(walk, by: "anna")
        let receipt = try await store.keep(.fixture(1, at: .olofstrom()))
        let finding = try await store.addFinding(.kept(1, of: walk), by: "anna").finding
        _ = try await store.changeFinding(
            finding.id, in: [], [.setCase(receipt.case)], version: 1, by: "anna", at: .testNow)
        _ = try await store.addMeasure(
            .kept(1, causes: MeasureCauses(findings: [finding.id])), by: "anna")
        let version = try await store.case(receipt.case, in: []).orFail().version
        _ = try await store.carryOut(
            [.setStatus(.closed)], on: receipt.case, version: version, seeing: .everything, by: "eva",
            at: .testNow)
        #expect(try await store.finding(finding.id, in: [])?.status == .underWay)
    }

    package func `what somebody said is done stays so when the case of a finding is opened again`()
        async throws
    {
        let store = try await backend.makeStore()
        let walk = try SafetyWalk.kept(1)
        try await store.addWalk(walk, by: "anna")
        let receipt = try await store.keep(.fixture(1, at: .olofstrom()))
        let finding = try await store.addFinding(.kept(1, of: walk), by: "anna").finding
        _ = try await store.changeFinding(
            finding.id, in: [], [.setCase(receipt.case)], version: 1, by: "anna", at: .testNow)
        func become(_ edit: CaseEdit) async throws {
            let version = try await store.case(receipt.case, in: []).orFail().version
            _ = try await store.carryOut(
                [edit], on: receipt.case, version: version, seeing: .everything, by: "eva",
                at: .testNow.adding(.minutes(1)))
        }
        try await become(.setStatus(.closed))
        #expect(try await store.finding(finding.id, in: [])?.status == .open)
        _ = try await store.changeFinding(
            finding.id, in: [], [.setStatus(.done)], version: 2, by: "bo", at: .testNow.adding(.minutes(2)))
        try await become(.setState(.reopened(reason: "Släckt igen.")))
        #expect(try await store.finding(finding.id, in: [])?.status == .done)
        #expect(try store.inspect { _ in } == [])
    }

    package func `nothing is found on a walk that was called off, and what was is not published`()
        async throws
    {
        let store = try await backend.makeStore()
        let walk = try SafetyWalk.kept(1)
        try await store.addWalk(walk, by: "anna")
        let finding = try await store.addFinding(.kept(1, of: walk), by: "anna").finding
        #expect(finding.mayBePublished)
        let called = try await store.changeWalk(
            walk.id, in: [], [.setState(.calledOff)], version: 1, by: "anna", at: .testNow)
        let kept = try await store.finding(finding.id, in: []).orFail()
        #expect(kept.isOfCalledOffWalk && !kept.mayBePublished)
        await #expect(throws: WalkEditFault.calledOff) {
            _ = try await store.addFinding(.kept(2, of: walk), by: "anna")
        }
        // Sent again it is there already.
        #expect(try await store.addFinding(.kept(1, of: walk), by: "anna").isRepeat)
        _ = try await store.changeWalk(
            walk.id, in: [], [.setState(.planned)], version: called.version, by: "anna", at: .testNow)
        #expect(try await store.addFinding(.kept(2, of: walk), by: "anna").finding.mayBePublished)
        #expect(try store.inspect { _ in } == [])
    }
}
