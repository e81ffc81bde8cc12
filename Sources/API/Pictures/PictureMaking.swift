import Crypto
import Geometry
import Planning
package import Prevention
package import Projection
package import Reports

/// Makes situational pictures by the questions that the API answers, each asked as of the end of a day: the one way for every door.
///
/// What the store cannot tell of that day is asked of now: the names and days of measures, the names that places have, areas and the profile, and
/// what was erased. Made again, it then shows as a correction.
package struct PictureMaking: Sendable {
    package typealias Store = ReportStore & CaseLists & PlaceStore & MeasureStore & JudgementStore
        & PromiseStore & SurveyStore & PictureStore & CrimeCountStore & DialogueStore & WatchAreaStore
        & PlanStore & MeetingStore & WalkStore & DutyStore & KeptHotspotStore

    let store: any Store
    let areas: AreaMap
    private let projector: Projector
    let profile: Profile

    /// - Parameter profile: That of the municipality.
    package init(_ store: any Store, _ areas: AreaMap, _ projector: Projector, of profile: Profile) {
        (self.store, self.areas, self.projector, self.profile) = (store, areas, projector, profile)
    }

    /// How many reports one part of a picture may rest on.
    package static let mostReports = 200_000

    /// What a picture takes, before anything is reckoned.
    package struct Gathered: Sendable {
        fileprivate let material: PictureMaterial
        fileprivate let trends: TrendQuestion
        fileprivate let trendReports: [FoundReport]
        fileprivate let hotspots: HotspotQuestion
        fileprivate let hotspotReports: [FoundReport]
        fileprivate let projector: Projector

        /// - Parameter continuing: called now and then with the share done; false cancels.
        /// - Throws: `CancellationError` when told to stop.
        /// - Cost: some seconds for many reports.
        package func reckoned(
            continuing: (_ shareDone: Double) -> Bool = { _ in !Task.isCancelled }
        ) throws(CancellationError) -> PictureMaterial {
            var material = material
            // A yearly report tells of neither trends nor hotspots.
            guard material.scope.kind != .yearly else { return material }
            material.trends = try trends.trends(among: trendReports, continuing: continuing)
            material.hotspots = try hotspots.answer(
                among: hotspotReports, projector,
                statistics: HotspotStatistics(surges: nil, nearRepeats: nil), continuing: continuing
            ).hotspots
            return material
        }
    }

    /// - Throws: ``PictureFault``.
    package func gather(_ scope: PictureScope) async throws -> Gathered {
        var material = PictureMaterial(scope, profile)
        let trends = try TrendQuestion(
            among: Set(profile.categories.map(\.code)), areas: areas.all(of: .district), at: scope.asOf)
        let hotspots = try Self.hotspots(of: scope)
        material.sources = try await received(scope, by: .source)
        material.categories = try await received(scope, by: .category)
        try await gatherWork(scope, into: &material)
        if scope.kind == .yearly {
            try await gatherYear(scope, into: &material)
            return Gathered(
                material: material, trends: trends, trendReports: [], hotspots: hotspots, hotspotReports: [],
                projector: projector)
        }
        let municipalities: Set<MunicipalityCode> = [scope.municipality]
        let trendReports = try await reports(
            trends.filter(municipalities: municipalities, includesRestricted: false), before: scope.asOf)
        let hotspotReports = try await reports(
            hotspots.filter(municipalities: municipalities, includesRestricted: false), before: scope.asOf)
        material.cases = try await store.casesThen(of: scope)
        for one in material.cases { material.districts[one.id] = district(of: one, on: scope.day) }
        material.heard = heard(hotspotReports, on: scope.day)
        return Gathered(
            material: material, trends: trends, trendReports: trendReports, hotspots: hotspots,
            hotspotReports: hotspotReports, projector: projector)
    }

    /// The time of hotspots, which is that of who is not heard too.
    static func hotspots(of scope: PictureScope) throws -> HotspotQuestion {
        try HotspotQuestion(
            since: scope.kind == .strategic ? scope.span.start : nil, until: scope.asOf, at: scope.asOf)
    }

    /// The picture, with the names that places have.
    package func content(of material: PictureMaterial) async throws -> PictureContent {
        var material = material
        let naming = PlaceNaming(store, areas, on: material.scope.day)
        for index in material.hotspots.indices {
            material.hotspots[index].name = try await naming.name(of: material.hotspots[index].centre)
        }
        return material.content
    }

    /// How many reports that were seen in the span came in after the day, by source.
    package func late(after scope: PictureScope) async throws -> [Source: Int] {
        let filter = ReportFilter(
            municipalities: [scope.municipality], observedFrom: scope.span.start,
            observedUntil: scope.span.end, receivedFrom: scope.asOf)
        let placed = try await reports(filter)
        let unplaced = try await store.unplacedReports(
            matching: filter, page: PageRequest(limit: Self.mostReports))
        return (placed.map(\.source) + unplaced.elements.map(\.report.source))
            .reduce(into: [:]) { counts, source in counts[source, default: 0] += 1 }
    }

    /// SHA-256.
    package static func digest(_ bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes)) }

    private func gatherWork(_ scope: PictureScope, into material: inout PictureMaterial) async throws {
        let (home, moment) = (scope.municipality, scope.asOf)
        material.measures = try await measures(scope)
        material.judgements = try await store.judgements(of: material.measures.map(\.measure.id), in: [home])
            .filter { $0.judged < moment }
        for promise in try await store.promises(PromiseQuery(municipalities: [home])) {
            let then = PromiseThen(
                promise, versions: try await store.termsOverTime(of: promise.id),
                events: try await store.events(of: promise.id), on: scope.standing, asOf: moment)
            if let then { material.promises.append(then) }
        }
        var query = SurveyQuery()
        query.keepers = [home]
        query.municipality = home
        for figure in try await store.surveyFigures(query) {
            guard scope.kind != .yearly || figure.key.year.number <= scope.span.until.year else { continue }
            let history = try await store.surveyHistory(of: figure.key)
            if let then = history.last(where: { $0.at < moment })?.figure { material.survey.append(then) }
        }
        try await gatherBeside(scope, into: &material)
    }

    /// Those that there were, each in the state in which it was.
    func measures(_ scope: PictureScope) async throws -> [MeasureThen] {
        var then: [MeasureThen] = []
        let measures = try await store.measures(MeasureQuery(municipalities: [scope.municipality]))
        for measure in measures where measure.made < scope.asOf {
            var history: [MeasureEvent] = []
            if measure.changed >= scope.asOf { history = try await store.measureHistory(of: measure.id) }
            then.append(MeasureThen(measure, history: history, asOf: scope.asOf))
        }
        return then
    }

    /// The sources beside reports. Dialogues and watch areas that have been changed since are told as they are now.
    func gatherBeside(_ scope: PictureScope, into material: inout PictureMaterial) async throws {
        var query = CrimeQuery()
        query.keepers = [scope.municipality]
        query.asOf = scope.asOf
        material.crimes = try await store.crimeCounts(query)
        if scope.kind == .yearly {
            material.crimes.removeAll { ($0.key.period.begins ?? scope.span.until) > scope.span.until }
        }
        material.dialogues = try await store.dialogues(
            DialogueQuery(
                municipalities: [scope.municipality], since: scope.span.from,
                until: scope.span.until.adding(days: 1))
        ).filter { $0.made < scope.asOf && !$0.isWithdrawn }
        material.watchAreas = try await store.watchAreas(in: [scope.municipality])
            .filter { $0.made < scope.asOf }
    }

    /// - Parameter span: Another than that of the picture.
    func received(_ scope: PictureScope, in span: PictureSpan? = nil, by grouping: StatisticsGrouping)
        async throws -> [StatisticsRow]
    {
        let span = span ?? scope.span
        return try await store.statistics(
            StatisticsQuestion(
                municipalities: [scope.municipality], from: span.start, until: span.end, by: grouping,
                today: scope.day)
        ).rows
    }

    func reports(_ filter: ReportFilter, before moment: Timestamp) async throws -> [FoundReport] {
        var filter = filter
        filter.receivedUntil = moment
        return try await reports(filter)
    }

    func reports(_ filter: ReportFilter) async throws -> [FoundReport] {
        guard let everywhere = Bounds.everywhere else { return [] }
        let found = try await store.reports(
            in: everywhere, matching: filter, page: PageRequest(limit: Self.mostReports))
        guard found.next == nil else { throw PictureFault.tooManyReports }
        return found.elements
    }

    func district(of one: CaseThen, on day: CivilDate) -> String? {
        one.place.flatMap { areas.area(of: .district, holding: $0, on: day)?.area.name }
    }

    /// Of the districts of which the profile says how many live there, by their codes or names.
    private func heard(_ reports: [FoundReport], on day: CivilDate) -> [DistrictReports] {
        let districts = areas.all(of: .district).filter { $0.isValid(on: day) }
        let names = Dictionary(districts.map { ($0.name, 1) }, uniquingKeysWith: +)
        let known = districts.compactMap { district -> (area: MappedArea, inhabitants: Int)? in
            let byName = names[district.name] == 1 ? profile.inhabitants[district.name] : nil
            guard let number = profile.inhabitants[district.code] ?? byName else { return nil }
            return (district, number)
        }
        guard !known.isEmpty else { return [] }
        let counts = reports.reduce(into: [String: Int]()) { counts, report in
            if let code = areas.area(of: .district, holding: report.place, on: day)?.area.code {
                counts[code, default: 0] += 1
            }
        }
        return known.map { district, inhabitants in
            DistrictReports(
                code: district.code, name: district.name, inhabitants: inhabitants,
                reports: counts[district.code] ?? 0)
        }
    }
}
