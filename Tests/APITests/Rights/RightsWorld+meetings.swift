import Prevention
import Reports
import SpatialStore
import TestSupport

@testable import API
@testable import Web

extension RightsWorld {
    /// Of routes about meetings and action plans.
    func meetingProbe(of route: Route) async throws -> RightsProbe? {
        switch route.name {
        case "GET /api/v1/meetings": return make(route, mark: try await keptMeeting().description)
        case "PUT /api/v1/meetings/{id}":
            return make(route, id: "\(try freshID())", body: Examples.newMeeting)
        case "GET /api/v1/meetings/{id}", "GET /api/v1/meetings/{id}/agenda":
            return make(route, id: "\(try await keptMeeting())")
        case "PATCH /api/v1/meetings/{id}":
            return try await change(
                route, "/api/v1/meetings", "\(try await keptMeeting())", #"{"present":"Kommunpolisen"}"#)
        case "PUT /api/v1/meetings/{id}/decisions/{decision}":
            // The path has the same id twice: that of the meeting, and one that no decision has.
            return try await change(
                route, "/api/v1/meetings", "\(try await keptMeeting())", Examples.newDecision)
        case "PATCH /api/v1/meetings/{id}/decisions/{decision}":
            return try await change(
                route, "/api/v1/meetings", "\(try await keptMeeting(deciding: true))", Examples.decisionEdit)
        case "GET /api/v1/plans": return make(route, mark: try await keptPlan().description)
        case "PUT /api/v1/plans/{id}":
            return make(route, id: "\(try freshID())", body: Examples.newPlan)
        case "GET /api/v1/plans/{id}": return make(route, id: "\(try await keptPlan())")
        case "PATCH /api/v1/plans/{id}":
            return try await change(route, "/api/v1/plans", "\(try await keptPlan())", Examples.planEdit)
        case "POST /api/v1/plans/{id}/numbers":
            return try await change(route, "/api/v1/plans", "\(try await keptPlan())", Examples.planNumber)
        case "POST /api/v1/plans/{id}/follow-ups":
            return try await change(route, "/api/v1/plans", "\(try await keptPlan())", Examples.planFollowUp)
        case "POST /api/v1/plans/{id}/follow-ups/{number}/withdrawal":
            return try await change(
                route, "/api/v1/plans", "\(try await keptPlan())", Examples.planWithdrawal)
        default: return nil
        }
    }

    private func change(_ route: Route, _ path: String, _ id: String, _ body: String) async throws
        -> RightsProbe
    {
        try await make(route, id: id, body: body, version: "\(path)/\(id)")
    }

    /// A meeting of Olofström that is open, perhaps with a decision that has its id.
    private func keptMeeting(deciding: Bool = false) async throws -> MeetingID {
        var chance = SystemRandomNumberGenerator()
        let store = ask.installation.store
        let id = MeetingID(at: .testNow, using: &chance)
        let day = SwedishTime(.testNow).date
        let meeting = Meeting(
            id: id, municipality: try MunicipalityCode("1060").orFail(), day: day, made: .testNow)
        _ = try await store.addMeeting(meeting, by: "anna")
        var edits: [MeetingEdit] = [.open(MeetingAgenda(day: day, since: nil, points: []))]
        if deciding {
            let decision = MeetingDecision(
                id: try DecisionID(id.description).orFail(), number: 1, words: "Röj.", owner: "Parken",
                state: .decided)
            edits.append(.addDecision(decision))
        }
        _ = try await store.changeMeeting(id, in: [], edits, version: 1, by: "anna", at: .testNow)
        return id
    }

    /// A plan of Olofström that was followed up, with a number that is typed in.
    private func keptPlan() async throws -> PlanID {
        var chance = SystemRandomNumberGenerator()
        let store = ask.installation.store
        let plan = ActionPlan(
            id: PlanID(at: .testNow, using: &chance), municipality: try MunicipalityCode("1060").orFail(),
            title: "Planen",
            period: try PlanPeriod(
                from: CivilDate("2026-01-01").orFail(), until: CivilDate("2026-12-31").orFail()
            ).orFail(),
            areas: [
                PriorityArea(
                    name: "Trygga kvällar",
                    indicators: [
                        PlanIndicator(
                            code: try Code("vandrare").orFail(), name: "Nattvandrare",
                            kind: .stated(unit: ""))
                    ])
            ], made: .testNow)
        _ = try await store.addPlan(plan, by: "anna")
        _ = try await store.changePlan(
            plan.id, in: [], [.followUp(SwedishTime(.testNow).date, words: "Bra.", [])], version: 1,
            by: "anna", at: .testNow)
        return plan.id
    }
}
