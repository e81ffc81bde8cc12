package import JSON
package import Prevention
package import Reports
import Triage
package import Web

/// Action plans, as every door asks for them. A plan is of one municipality, and is as if it were not for whoever has no right there. Its indicators count all
/// reports that are not restricted, whoever reads it.
extension APIService {
    /// Everything that is known of a plan.
    package struct WholePlan: Sendable {
        package let plan: ActionPlan
        /// What each indicator said over time.
        package let series: [Code<PlanIndicator>: [IndicatorFigure]]
        package let history: [PlanEvent]
        /// What should not stand in its words, and what looks the same.
        package let warnings: [Bilingual]

        package init(
            _ plan: ActionPlan, series: [Code<PlanIndicator>: [IndicatorFigure]], history: [PlanEvent],
            alike: [ActionPlan] = [], at now: Timestamp
        ) {
            self.plan = plan
            self.series = series
            self.history = history
            warnings =
                APIService.warnings(of: plan.texts, at: now)
                + APIService.warnings(ofAlike: alike.map(\.title))
        }
    }

    /// The one that ends last first.
    package func plans(for caller: Caller) async throws -> [ActionPlan] {
        try await store.plans(in: caller.municipalities)
    }

    /// - Throws: ``Problem/notFound``.
    /// - Cost: a question of the store for each day of the series.
    package func wholePlan(_ id: PlanID, for caller: Caller, at now: Timestamp) async throws -> WholePlan {
        try await whole(try await plan(id, for: caller), at: now)
    }

    private func whole(_ plan: ActionPlan, at now: Timestamp) async throws -> WholePlan {
        let alike = try await store.plans(in: [plan.municipality]).filter { $0.isAlike(plan) }
        return WholePlan(
            plan,
            series: try await IndicatorMaking(store, of: try profile(of: plan)).series(of: plan, at: now),
            history: try await store.planHistory(of: plan.id), alike: alike, at: now)
    }

    private func profile(of plan: ActionPlan) throws -> Profile {
        guard let profile = served[plan.municipality]?.profile else { throw Problem.notFound }
        return profile
    }

    private func plan(_ id: PlanID, for caller: Caller) async throws -> ActionPlan {
        guard let plan = try await store.plan(id, in: caller.municipalities) else {
            throw Problem.notFound
        }
        return plan
    }

    /// The measures that a plan names, by their ids; those that there are.
    package func measures(of plan: ActionPlan) async throws -> [MeasureID: Measure] {
        var found: [MeasureID: Measure] = [:]
        for id in plan.measures {
            found[id] = try await store.measure(id, in: [plan.municipality])
        }
        return found
    }

    /// Keeps a plan under an id that the caller made, so that one that is sent twice is kept once.
    ///
    /// - Parameter body: As `PUT /api/v1/plans/{id}` takes it.
    /// - Returns: The plan, and whether it was there already.
    /// - Throws: a ``Problem`` with every fault; 409 when something else has the id, wherever, and of one that was decided for who sees a part of the municipality alone.
    package func keepPlan(_ body: JSONValue, as id: PlanID, for caller: Caller, at now: Timestamp)
        async throws -> (plan: WholePlan, isRepeat: Bool)
    {
        var reader = BodyReader(body)
        let profile = try namedProfile(&reader, for: caller)
        let parts = reader.planParts(isNew: true, of: profile, at: now)
        try reader.finish()
        guard let plan = parts.plan(id, of: profile.municipality, at: now) else {
            throw Problem.internalFault
        }
        if plan.decided != nil { try Self.require(.plan, of: [plan.municipality], by: caller) }
        let kept = try await Self.refusingPlan {
            try await Self.requireMeasures(of: plan.areas, in: plan.municipality, store)
            return try await store.addPlan(plan, by: caller.agent)
        }
        return (try await whole(kept.plan, at: now), kept.isRepeat)
    }

    /// - Parameter body: As `PATCH /api/v1/plans/{id}` takes it.
    /// - Throws: ``Problem``; 412 when somebody else has changed it meanwhile, and 409 to change one that was withdrawn or to withdraw one that was followed up.
    package func changePlan(
        _ id: PlanID, _ body: JSONValue, version: Int, for caller: Caller, at now: Timestamp
    ) async throws -> WholePlan {
        let before = try await plan(id, for: caller)
        var reader = BodyReader(body)
        let parts = reader.planParts(
            isNew: false, of: try profile(of: before), insteadOf: before, at: now)
        let edits = parts.edits(of: before)
        reader.requireEdits(edits)
        try reader.finish()
        return try await change(before, edits, version: version, for: caller, at: now)
    }

    /// Keeps the number of a day for an indicator that nothing computes, or takes it away.
    ///
    /// - Parameter body: As `POST /api/v1/plans/{id}/numbers` takes it.
    /// - Throws: ``Problem``.
    package func keepPlanNumber(
        _ body: JSONValue, of id: PlanID, version: Int, for caller: Caller, at now: Timestamp
    ) async throws -> WholePlan {
        let before = try await plan(id, for: caller)
        var reader = BodyReader(body)
        let code = reader.value(
            "indicator", isRequired: true, sv: "En indikators kod.", en: "The code of an indicator."
        ) { Code<PlanIndicator>($0) }
        let day = reader.day("day", isRequired: true)
        var number: PlanNumber?
        if let json = reader.json("number", isRequired: true), reader.emptied("number") == false {
            if let text = json.string, Double(text.replacing(",", with: ".")) != nil {
                reader.wrongValue(
                    at: JSONPointer.root.appending("number"),
                    sv: "Ett tal med punkt och utan citattecken: 24.5, inte \"24,5\".",
                    en: "A number with a point and without quotes: 24.5, not \"24,5\".")
            } else {
                number = reader.number("number", in: PlanNumber.bounds).flatMap { PlanNumber($0) }
            }
        }
        try reader.finish()
        guard let code, let day else { throw Problem.internalFault }
        return try await change(
            before, [.setNumber(code, day, number)], version: version, for: caller, at: now)
    }

    /// Follows a plan up: what its indicators say on the day is frozen, and so are the words.
    ///
    /// - Parameter body: As `POST /api/v1/plans/{id}/follow-ups` takes it.
    /// - Throws: ``Problem``: 422 where the words seem to hold personal data, too.
    package func followUpPlan(
        _ body: JSONValue, of id: PlanID, version: Int, for caller: Caller, at now: Timestamp
    ) async throws -> WholePlan {
        let before = try await plan(id, for: caller)
        var reader = BodyReader(body)
        let day = reader.day("day", isRequired: true)
        let words = reader.line("words", isRequired: true, most: PlanFollowUp.longestWords)
        reader.refusePersonalData(words, at: "words", "plan.personal-data", now)
        try reader.finish()
        guard let day, let words else { throw Problem.internalFault }
        let figures = try await IndicatorMaking(store, of: try profile(of: before)).figures(
            of: before, on: day, at: now)
        return try await change(
            before, [.followUp(day, words: words, figures)], version: version, for: caller, at: now)
    }

    /// - Parameter body: As `POST /api/v1/plans/{id}/follow-ups/{number}/withdrawal` takes it.
    /// - Throws: ``Problem``.
    package func withdrawPlanFollowUp(
        _ body: JSONValue, _ number: Int, of id: PlanID, version: Int, for caller: Caller,
        at now: Timestamp
    ) async throws -> WholePlan {
        let before = try await plan(id, for: caller)
        var reader = BodyReader(body)
        let reason = reader.line("reason", isRequired: true, most: PlanFollowUp.longestReason)
        reader.refusePersonalData(reason, at: "reason", "plan.personal-data", now)
        try reader.finish()
        guard let reason else { throw Problem.internalFault }
        return try await change(
            before, [.withdrawFollowUp(number, reason: reason)], version: version, for: caller, at: now)
    }

    private func change(
        _ before: ActionPlan, _ edits: [PlanEdit], version: Int, for caller: Caller, at now: Timestamp
    ) async throws -> WholePlan {
        try Self.requireWhole(edits, of: before, by: caller)
        let changed = try await Self.refusingPlan {
            for case .setAreas(let areas) in edits {
                try await Self.requireMeasures(of: areas, in: before.municipality, store)
            }
            return try await store.changePlan(
                before.id, in: caller.municipalities, edits, version: version, by: caller.agent, at: now)
        }
        return try await whole(changed, at: now)
    }

    /// That the measures of areas are there, in their municipality.
    ///
    /// - Throws: ``PlanFault/noSuchMeasure``.
    package static func requireMeasures(
        of areas: [PriorityArea], in municipality: MunicipalityCode, _ store: any MeasureStore
    ) async throws {
        for id in Set(areas.flatMap(\.measures)) {
            guard try await store.measure(id, in: [municipality]) != nil else {
                throw PlanFault.noSuchMeasure
            }
        }
    }

    /// How a refusal is told.
    private static func refusingPlan<Value: Sendable>(_ work: () async throws -> Value) async throws -> Value
    {
        do { return try await work() } catch let fault as PlanFault { throw problem(of: fault) }
    }

    private static func problem(of fault: PlanFault) -> Problem {
        func refusal(_ pointer: String, _ code: String) -> Problem {
            .content([.init(.pointer(pointer), code, fault.words)])
        }
        switch fault {
        case .noSuchPlan, .noSuchFollowUp: return .notFound
        case .isWithdrawn: return .conflict("plan.withdrawn", fault.words)
        case .isFollowedUp: return .conflict("plan.followed-up", fault.words)
        case .stale(let current): return .changedMeanwhile(current: current)
        case .idTaken: return .conflict("plan.id-taken", fault.words)
        case .tooManyFollowUps: return .conflict("plan.too-many-follow-ups", fault.words)
        case .codeTwice: return refusal("/areas", "plan.code-twice")
        case .noSuchMeasure: return refusal("/areas", "plan.no-such-measure")
        case .noSuchIndicator: return refusal("/indicator", "plan.no-such-indicator")
        case .isComputed: return refusal("/indicator", "plan.computed")
        case .decidedNotYet: return refusal("/decidedOn", "plan.decided-not-yet")
        case .decidedTooEarly: return refusal("/decidedOn", "plan.day-too-early")
        case .periodTooEarly: return refusal("/from", "plan.day-too-early")
        case .periodTooFar: return refusal("/from", "plan.day-too-far")
        case .followUpBeforePlan: return refusal("/day", "plan.follow-up-before")
        case .dayNotCome: return refusal("/day", "plan.day-not-come")
        case .dayTooEarly: return refusal("/day", "plan.day-too-early")
        }
    }
}
