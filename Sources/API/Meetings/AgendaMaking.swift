import Geometry
package import Planning
package import Prevention
package import Reports

/// Makes agendas by the questions that the API answers: the one way for every door.
package struct AgendaMaking: Sendable {
    package typealias Store = ReportStore & KeptHotspotStore & MeasureStore & WalkStore & PromiseStore
        & DutyStore & MeetingStore

    private let store: any Store
    private let areas: AreaMap
    private let profile: Profile

    /// - Parameter profile: That of the municipality.
    package init(_ store: any Store, _ areas: AreaMap, of profile: Profile) {
        (self.store, self.areas, self.profile) = (store, areas, profile)
    }

    /// What an agenda takes, but for the trends.
    package struct Gathered: Sendable {
        fileprivate let material: AgendaMaterial

        package func agenda(with trends: Trends) -> MeetingAgenda {
            var material = material
            material.trends = trends
            return material.agenda
        }
    }

    /// What the trends of an agenda are reckoned of.
    package struct Counted: Sendable {
        fileprivate let question: TrendQuestion
        fileprivate let reports: [FoundReport]

        /// - Parameter continuing: called now and then with the share done; false cancels.
        /// - Throws: `CancellationError` when told to stop.
        /// - Cost: some seconds for many reports.
        package func trends(
            continuing: (_ shareDone: Double) -> Bool = { _ in !Task.isCancelled }
        ) throws(CancellationError) -> Trends {
            try question.trends(among: reports, continuing: continuing)
        }
    }

    /// What there is to tell at a meeting beside trends. What is restricted counts for nothing, and texts that seem to hold personal data are not copied.
    package func gather(for meeting: Meeting, at now: Timestamp) async throws -> Gathered {
        let home: Set<MunicipalityCode> = [meeting.municipality]
        let today = SwedishTime(now).date
        var material = AgendaMaterial(on: today, for: meeting.day, profile)
        material.holdsPersonalData = { text in !APIService.refusals(ofOpen: [text], at: now).isEmpty }
        material.meetings = try await store.meetings(MeetingQuery(municipalities: home))
            .filter { $0.id != meeting.id }
        material.hotspots = try await store.keptHotspots(
            in: home, holding: nil, limit: Self.mostHotspots)
        material.measures = try await store.measures(MeasureQuery(municipalities: home))
        material.promises = try await store.promises(PromiseQuery(municipalities: home))
        material.findings = try await store.findings(
            FindingQuery(
                municipalities: home, statuses: Finding.Status.stillOpen, dueBefore: today)
        ).filter { !$0.isRestricted }
        material.duties = try await store.dutiesDone(in: home).standings(
            in: meeting.municipality, profile.dutyTerms, on: today)
        return Gathered(material: material)
    }

    /// The reports among which an agenda looks for trends. Restricted ones count for nothing.
    ///
    /// - Throws: ``MeetingFault/tooManyReports``.
    package func count(at now: Timestamp) async throws -> Counted {
        let question = try TrendQuestion(
            among: Set(profile.categories.map(\.code)), areas: areas.all(of: .district), at: now)
        let filter = question.filter(municipalities: [profile.municipality], includesRestricted: false)
        return Counted(question: question, reports: try await reports(filter))
    }

    /// How many of the latest are looked through for new ones.
    private static let mostHotspots = 500

    private func reports(_ filter: ReportFilter) async throws -> [FoundReport] {
        guard let everywhere = Bounds.everywhere else { return [] }
        let found = try await store.reports(
            in: everywhere, matching: filter, page: PageRequest(limit: PictureMaking.mostReports))
        guard found.next == nil else { throw MeetingFault.tooManyReports }
        return found.elements
    }
}
