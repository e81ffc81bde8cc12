import Demo
import Foundation
import Reports
import SpatialStore
import TestSupport
import Testing
import Triage

/// The deadlines of a whole demo, against the table in docs/configuration.md.
@Suite struct DemoDeadlineTests {
    @Test func `every deadline of a demo is one that its rules give, and more reports postponed none`()
        async throws
    {
        let rules = try ProfileDocument(
            profileYAML: BuiltInProfile.profile.contents, routingYAML: BuiltInProfile.routing.contents
        ).rules
        let folder = try TemporaryFolder()
        let database = folder.path("demo.sqlite")
        let made = try Program.run(
            "demo", "--database", database, "--reports", "4000", "--seed", "1", "--until", "2026-11-20")
        #expect(made.status == 0)
        let store = try SpatiaLiteStore(reading: database, settings: .reading())
        let cases = try await store.cases(
            matching: CaseFilter(statuses: [.open, .inProgress, .closed, .merged], includesRestricted: true),
            limit: 10_000, after: nil)
        var openings: [Case.ID: Timestamp] = [:]
        for found in cases { openings[found.id] = found.opened }

        var assignments = 0
        for found in cases where found.status != .merged {
            var life = Life(opened: found.opened)
            try await life.follow(found.id, in: store, openings)
            // What staff handed over has the day that they gave it.
            for assignment in found.units where assignment.rule != "staff" {
                assignments += 1
                let due = try #require(assignment.due, "\(found.id) \(assignment.rule)")
                let days = try #require(rules.days(of: assignment.rule))
                let given = rules.days(everFor: assignment.unit)
                #expect(
                    life.days(given: days, elsewhere: given).contains(due),
                    "\(found.id) \(assignment.unit) \(assignment.rule): \(due)")
                let latest = WorkingDays.deadline(
                    after: max(assignment.since, found.opened), workingDays: given.max() ?? 0)
                #expect(due <= latest, "\(found.id) \(assignment.unit) \(assignment.rule): \(due)")
            }
        }
        #expect(assignments > 1_000)
    }
}

/// The moments from which days of a case may be counted.
private struct Life {
    let opened: Timestamp
    /// Of the case and of those that it took over.
    private var openings: [Timestamp]
    /// Of everything that happened to them.
    private var events: [Timestamp] = []

    init(opened: Timestamp) {
        self.opened = opened
        openings = [opened]
    }

    mutating func follow(_ id: Case.ID, in store: SpatiaLiteStore, _ known: [Case.ID: Timestamp]) async throws
    {
        for event in try await store.history(of: id) {
            events.append(event.at)
            guard event.kind == .tookOver, let other = event.other, let opening = known[other] else {
                continue
            }
            openings.append(opening)
            try await follow(other, in: store, known)
        }
    }

    /// The days that the table allows a rule of so many working days.
    ///
    /// - Parameter elsewhere: The working days of every rule that could have given the unit the case before.
    func days(given days: Int, elsewhere: Set<Int>) -> Set<CivilDate> {
        let anew = events.filter {
            WorkingDays.deadline(after: opened, workingDays: days) < SwedishTime($0).date
        }.map { WorkingDays.deadline(after: $0, workingDays: days) }
        var allowed = Set(openings.map { WorkingDays.deadline(after: $0, workingDays: days) }).union(anew)
        guard let last = anew.max() else { return allowed }
        let before = elsewhere.flatMap { other in
            (openings + events).map { WorkingDays.deadline(after: $0, workingDays: other) }
        }
        allowed.formUnion(before.filter { $0 < last })
        return allowed
    }
}

extension RuleSet {
    fileprivate func days(of name: String) -> Int? {
        name == Self.fallbackName
            ? fallback.duty.deadline : rules.first { $0.id.description == name }?.duty.deadline
    }

    fileprivate func days(everFor unit: Code<Reports.Unit>) -> Set<Int> {
        var days = rules.filter { $0.units.contains(unit) }.map(\.duty.deadline)
        if fallback.units.contains(unit) { days.append(fallback.duty.deadline) }
        return Set(days.compactMap(\.self))
    }
}
