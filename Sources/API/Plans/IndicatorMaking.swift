package import Prevention
package import Reports

/// Gathers what indicators of plans are computed of: the one way for every door.
package struct IndicatorMaking: Sendable {
    package typealias Store = KeptHotspotStore & PictureStore & WatchAreaStore & SurveyStore

    private let store: any Store
    private let profile: Profile

    /// - Parameter profile: That of the municipality.
    package init(_ store: any Store, of profile: Profile) {
        (self.store, self.profile) = (store, profile)
    }

    /// How many kept hotspots are counted at most.
    static let mostHotspots = 10_000

    /// What a plan's indicators need, and no more. Cases of restricted reports alone count for nothing.
    ///
    /// - Parameter days: On which cases are counted beside those of its series.
    /// - Cost: a question of the store for each day, where cases are counted.
    package func material(of plan: ActionPlan, and days: [CivilDate] = [], at now: Timestamp) async throws
        -> IndicatorMaterial
    {
        let today = SwedishTime(now).date
        let home: Set<MunicipalityCode> = [plan.municipality]
        let words = Set(plan.indicators.map(\.kind.word))
        var material = IndicatorMaterial(profile, on: today)
        if words.contains(.openCases) {
            for day in Set(plan.indicatorDays(on: today) + days) {
                guard let span = PictureSpan(from: day, until: day) else { continue }
                material.cases[day] = try await store.casesThen(
                    of: PictureScope(
                        municipality: plan.municipality, kind: .operative, span: span, day: day))
            }
        }
        if words.contains(.hotspots) {
            material.hotspots = try await store.keptHotspots(
                in: home, holding: nil, limit: Self.mostHotspots)
        }
        if words.contains(.watchAreas) { material.watchAreas = try await store.watchAreas(in: home) }
        if words.contains(.survey) {
            var query = SurveyQuery()
            query.keepers = home
            query.municipality = plan.municipality
            material.survey = try await store.surveyFigures(query)
        }
        return material
    }

    /// What each indicator said over time.
    package func series(of plan: ActionPlan, at now: Timestamp) async throws
        -> [Code<PlanIndicator>: [IndicatorFigure]]
    {
        let material = try await material(of: plan, at: now)
        return Dictionary(
            plan.indicators.map { ($0.code, plan.series(of: $0, given: material)) }
        ) { first, _ in first }
    }

    /// What each indicator says on a day, to be frozen.
    package func figures(of plan: ActionPlan, on day: CivilDate, at now: Timestamp) async throws
        -> [PlanFollowUp.FrozenFigure]
    {
        let material = try await material(of: plan, and: [day], at: now)
        return plan.indicators.map { indicator in
            PlanFollowUp.FrozenFigure(
                indicator: indicator.code, name: indicator.name,
                value: plan.figure(of: indicator, on: day, given: material).value)
        }
    }
}
