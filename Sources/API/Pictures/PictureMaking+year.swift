import Prevention
import Reports

/// What a yearly report takes beside what every picture does, by what had been kept when its day ended.
///
/// Plans, meetings, walks and findings that have been changed since, and pictures that were withdrawn, are told as they are now.
extension PictureMaking {
    func gatherYear(_ scope: PictureScope, into material: inout PictureMaterial) async throws {
        let (home, moment, span) = (scope.municipality, scope.asOf, scope.span)
        let after = span.until.adding(days: 1)
        var year = YearMaterial()
        if let before = scope.yearBefore {
            year.sourcesBefore = try await received(scope, in: before, by: .source)
            year.categoriesBefore = try await received(scope, in: before, by: .category)
        }
        year.pictures = try await store.pictures(PictureQuery(municipalities: [home], kind: .strategic))
            .filter { $0.made < moment && $0.scope.day <= span.until && $0.withdrawn == nil }
        year.duties = try await store.dutiesDone(in: [home]).compactMap { $0.known(before: moment) }
        year.plans = try await store.plans(in: [home])
            .filter { $0.made < moment && $0.isInForce(in: span) }
        year.meetings = try await store.meetings(MeetingQuery(municipalities: [home]))
            .filter { $0.made < moment && span.contains($0.day) }
        year.walks = try await store.walks(
            WalkQuery(municipalities: [home], since: span.from, until: after)
        ).filter { $0.made < moment }
        try await gatherFindings(scope, into: &year)
        year.ended = try await store.promises(PromiseQuery(municipalities: [home], states: [.ended]))
            .filter { promise in promise.account.map { span.contains($0.day) } ?? false }
        try await gatherIndicators(scope, into: &year)
        material.year = year
    }

    /// Of each walk of the year, and those of others that are open.
    private func gatherFindings(_ scope: PictureScope, into year: inout YearMaterial) async throws {
        for walk in year.walks {
            let found = try await store.findings(
                FindingQuery(municipalities: [scope.municipality], walk: walk.id))
            year.findings.append(contentsOf: found.filter { $0.made < scope.asOf })
        }
        let walks = Set(year.walks.map(\.id))
        let open = try await store.findings(
            FindingQuery(municipalities: [scope.municipality], statuses: Finding.Status.stillOpen))
        year.findings.append(
            contentsOf: open.filter { $0.made < scope.asOf && !walks.contains($0.walk) })
    }

    /// A question of the store for each first and last day of a plan in the year, where it counts cases.
    private func gatherIndicators(_ scope: PictureScope, into year: inout YearMaterial) async throws {
        guard !year.plans.isEmpty else { return }
        let home = scope.municipality
        year.hotspots = try await store.keptHotspots(
            in: [home], holding: nil, limit: IndicatorMaking.mostHotspots)
        for plan in year.plans where plan.countsCases {
            let days = plan.days(in: scope.span)
            for day in [days.first, days.last] where year.casesOn[day] == nil {
                guard let span = PictureSpan(from: day, until: day) else { continue }
                year.casesOn[day] = try await store.casesThen(
                    of: PictureScope(municipality: home, kind: .operative, span: span, day: day))
            }
        }
    }
}
