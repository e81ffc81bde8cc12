package import Prevention
import Reports
import TestSupport
import Testing

/// What every store promises about action plans: each is kept once, and every change with who made it.
package struct PlanContract: Sendable {
    private let backend: any StoreBackend

    package init(_ backend: any StoreBackend) { self.backend = backend }

    package func `a plan comes back whole, and so does every change of it`() async throws {
        let location = try backend.makeLocation()
        var store = try await location.open()
        let anna = try Person.fixture(1, ["planner:1060"])
        try await store.add(anna, password: nil)
        let measure = try Measure.kept(1)
        _ = try await store.addMeasure(measure, by: Agent(anna))
        let made = try ActionPlan.kept(1, measures: [measure.id])
        #expect(try await store.addPlan(made, by: Agent(anna)).isRepeat == false)
        let walkers = try Code<PlanIndicator>("vandrare").orFail()
        let day = SwedishTime(.testNow).date
        let number = try PlanNumber(24.5).orFail()
        let figure = PlanFollowUp.FrozenFigure(indicator: walkers, name: "Nattvandrare", value: number)
        let changed = try await store.changePlan(
            made.id, in: [made.municipality],
            [
                .setTitle("Planen"), .setDecidedBy("Fullmäktige"), .setDecided(nil),
                .setNumber(walkers, day, number), .followUp(day, words: "Bra.", [figure]),
            ], version: 1, by: Agent(anna), at: .testNow)
        let withdrawn = try await store.changePlan(
            made.id, in: [],
            [
                .withdrawFollowUp(1, reason: "Fel plan."), .setNumber(walkers, day, nil),
                .setAreas([made.areas[0], PriorityArea(name: "Mopeder")]),
            ], version: 2, by: Agent(anna), at: .testNow)
        try await store.close()
        store = try await location.open()
        #expect(changed.numbers.map(\.number) == [number] && changed.followUps.map(\.figures) == [[figure]])
        #expect(try await store.plan(made.id, in: []) == withdrawn)
        #expect(withdrawn.followUps.map(\.withdrawn) == ["Fel plan."] && withdrawn.numbers == [])
        let history = try await store.planHistory(of: made.id)
        #expect(history.map(\.number) == Array(1...9) && history.allSatisfy { $0.by == Agent(anna) })
        await #expect(throws: PlanFault.stale(current: 3)) {
            try await store.changePlan(
                made.id, in: [], [.setTitle("x")], version: 2, by: "bo", at: .testNow)
        }
        #expect(try store.inspect { _ in } == [])
    }

    package func `a plan that was withdrawn stays with its reason, and changes no more`() async throws {
        let location = try backend.makeLocation()
        var store = try await location.open()
        let plan = try ActionPlan.kept(1)
        _ = try await store.addPlan(plan, by: "anna")
        let gone = try await store.changePlan(
            plan.id, in: [], [.setTitle("Planen"), .withdraw(reason: "Fel kommun.")], version: 1, by: "bo",
            at: .testNow)
        try await store.close()
        store = try await location.open()
        #expect(gone.withdrawn == "Fel kommun." && gone.version == 2)
        #expect(try await store.plan(plan.id, in: []) == gone)
        #expect(try await store.plans(in: []) == [gone])
        let history = try await store.planHistory(of: plan.id)
        #expect(history.map(\.kind) == [.made, .changed, .withdrawn])
        await #expect(throws: PlanFault.isWithdrawn) {
            _ = try await store.changePlan(
                plan.id, in: [], [.setTitle("x")], version: 2, by: "bo", at: .testNow)
        }
        #expect(try await store.addPlan(plan, by: "anna").plan == gone)
        #expect(try store.inspect { _ in } == [])
    }

    package func `a plan that is sent again is kept once, and another under its id not at all`() async throws
    {
        let store = try await backend.makeStore()
        let plan = try ActionPlan.kept(1)
        _ = try await store.addPlan(plan, by: "anna")
        let changed = try await store.changePlan(
            plan.id, in: [], [.setTitle("Planen")], version: 1, by: "bo", at: .testNow)
        let again = try await store.addPlan(plan, by: "anna")
        #expect(again.isRepeat && again.plan == changed)
        await #expect(throws: PlanFault.idTaken) { _ = try await store.addPlan(changed, by: "anna") }
        await #expect(throws: PlanFault.idTaken) {
            _ = try await store.addPlan(try .kept(1, municipality: "0880"), by: "eva")
        }
        let tomorrow = SwedishTime(.testNow).date.adding(days: 1)
        await #expect(throws: PlanFault.decidedNotYet(tomorrow)) {
            _ = try await store.addPlan(
                ActionPlan(
                    id: .numbered(3), municipality: plan.municipality, title: "x", period: plan.period,
                    decided: tomorrow, made: .testNow), by: "anna")
        }
        let abroad = try ActionPlan.kept(2, municipality: "0880")
        _ = try await store.addPlan(abroad, by: "eva")
        #expect(try await store.plans(in: [plan.municipality]) == [changed])
        #expect(try await store.plan(abroad.id, in: [plan.municipality]) == nil)
        await #expect(throws: PlanFault.noSuchPlan) {
            try await store.changePlan(
                abroad.id, in: [plan.municipality], [.setTitle("x")], version: 1, by: "bo", at: .testNow)
        }
    }
}

extension ActionPlan {
    package static func kept(_ number: Int, municipality: String = "1060", measures: [MeasureID] = []) throws
        -> ActionPlan
    {
        let lighting = try Code<Category>("lighting").orFail()
        return ActionPlan(
            id: .numbered(number), municipality: try MunicipalityCode(municipality).orFail(),
            title: "Åtgärdsplan 2026–2027",
            period: try PlanPeriod(
                from: CivilDate("2026-01-01").orFail(), until: CivilDate("2027-12-31").orFail()
            ).orFail(), decidedBy: "Kommunstyrelsen", decided: try CivilDate("2025-12-09").orFail(),
            areas: [
                PriorityArea(
                    name: "Mörka platser", problem: "Vägen är mörk.", goal: "Färre ärenden.",
                    indicators: [
                        PlanIndicator(
                            code: try Code("belysning").orFail(), name: "Öppna ärenden",
                            kind: .openCases(lighting)),
                        PlanIndicator(
                            code: try Code("vandrare").orFail(), name: "Nattvandrare",
                            kind: .stated(unit: "personer")),
                        PlanIndicator(
                            code: try Code("utsatta").orFail(), name: "Utsatta",
                            kind: .survey(try Code("victim").orFail())),
                    ], measures: measures)
            ], made: .testNow)
    }
}
