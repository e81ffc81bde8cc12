package import Planning
package import Reports

/// All that a picture is made of: what the store held of a municipality when a day ended, as the questions of the API answer it. The order of the
/// lists is of no matter.
package struct PictureMaterial: Sendable {
    package let scope: PictureScope
    package let profile: Profile
    /// Reports that were received in the span, by source.
    package var sources: [StatisticsRow] = []
    /// The same by category.
    package var categories: [StatisticsRow] = []
    package var cases: [CaseThen] = []
    /// The names of the districts of cases that lie in one.
    package var districts: [Case.ID: String] = [:]
    /// Nil where nothing was asked.
    package var trends: Trends?
    package var hotspots: [Hotspot] = []
    package var measures: [MeasureThen] = []
    /// Those that were kept before the day ended, with the measures they are of.
    package var judgements: [KeptJudgement] = []
    package var promises: [PromiseThen] = []
    /// Of the municipality itself, as they were.
    package var survey: [SurveyFigure] = []
    /// Crime statistics that the municipality kept then.
    package var crimes: [CrimeCount] = []
    /// Those that were held in the span, and had been kept by then.
    package var dialogues: [Dialogue] = []
    /// Those that had been kept by then.
    package var watchAreas: [WatchArea] = []
    package var heard: [DistrictReports] = []
    /// What a yearly report takes beside.
    package var year = YearMaterial()

    package init(_ scope: PictureScope, _ profile: Profile) {
        self.scope = scope
        self.profile = profile
    }

    /// The parts of a picture, a line each, in the order of their headings.
    static let parts: [@Sendable (PictureMaterial) -> PictureSection] = [
        { $0.received }, { $0.newAndGrowing }, { $0.alarms }, { $0.placesThen }, { $0.overdue },
        { $0.measuresThen }, { $0.effects }, { $0.promisesThen }, { $0.surveyThen },
        { $0.crimeStatistics }, { $0.dialoguesThen }, { $0.watchAreasThen }, { $0.unheard },
    ]

    /// The parts of a yearly report, in the order of their headings.
    static let yearlyParts: [@Sendable (PictureMaterial) -> PictureSection] = [
        { $0.picturesOfYear }, { $0.plansOfYear }, { $0.cooperation }, { $0.receivedRounded },
        { $0.measuresOfYear }, { $0.effectsTogether }, { $0.promisesOfYear }, { $0.surveyThen },
        { $0.crimeStatistics }, { $0.dialoguesOfYear }, { $0.watchAreasOfYear }, { $0.walksOfYear },
        { $0.cameras }, { $0.dutiesThen },
    ]

    /// The picture: the same material gives the same.
    package var content: PictureContent {
        let parts = scope.kind == .yearly ? Self.yearlyParts : Self.parts
        return PictureContent(scope, parts.map { $0(self) })
    }

    /// Of the row that tells the final account of a promise.
    package static func key(ofEnded promise: PromiseID) -> String { "ended/\(promise)" }

    /// How many rows of one sort a section has at most; figures count all.
    static let mostRows = 50

    func name(of category: Code<Category>) -> Bilingual {
        profile.category(category)?.name ?? Bilingual(category.description)
    }

    func name(of group: Code<CategoryGroup>) -> Bilingual {
        profile.categories.first { $0.group == group }?.name ?? Bilingual(group.description)
    }
}

/// How many reports lie in a district, and how many live there.
package struct DistrictReports: Hashable, Sendable {
    package let code: String
    package let name: String
    package let inhabitants: Int
    package let reports: Int

    package init(code: String, name: String, inhabitants: Int, reports: Int) {
        self.code = code
        self.name = name
        self.inhabitants = inhabitants
        self.reports = reports
    }
}

/// A measure, and the state that it was in when a day ended.
package struct MeasureThen: Hashable, Sendable {
    package let measure: Measure
    package let state: MeasureState

    /// - Parameters:
    ///   - history: What happened to the measure, the first first: the first change of the state since the day says what it was before. The
    ///     measure's name, days and cost are those of now.
    ///   - moment: The first after the day.
    package init(_ measure: Measure, history: [MeasureEvent], asOf moment: Timestamp) {
        self.measure = measure
        let later = history.filter { $0.at >= moment }
        state =
            later.compactMap { event in
                MeasureState.allCases.first { event.words.swedish.hasPrefix("\($0.name.swedish) → ") }
            }.first ?? measure.state
    }
}

/// A promise as it stood when a day ended.
package struct PromiseThen: Hashable, Sendable {
    package let promise: CitizenPromise
    /// How often each commitment had been kept.
    package let counts: [CommitmentID: Int]
    package let missed: Int

    /// Nil for one that was not in force, or that was withdrawn since.
    ///
    /// - Parameters:
    ///   - versions: What was promised on which day.
    ///   - events: All that were counted for it: those that had been entered by then, and not withdrawn, count.
    package init?(
        _ promise: CitizenPromise, versions: [DatedTerms], events: [PromiseEvent], on day: CivilDate,
        asOf moment: Timestamp
    ) {
        guard let signature = promise.signature, signature.day <= day, promise.made < moment,
            promise.withdrawn == nil, promise.account.map({ $0.day > day }) ?? true
        else { return nil }
        var then = promise
        if let terms = versions.terms(on: day) { then.terms = terms }
        self.promise = then
        let counted = events.filter { event in
            event.day <= day && event.made < moment && (event.withdrawn.map { $0.at >= moment } ?? true)
        }
        counts = counted.reduce(into: [:]) { counts, event in counts[event.commitment, default: 0] += 1 }
        missed = promise.standingFollowUps.count { followUp in
            followUp.due < day && (followUp.held.map { $0.day > day } ?? true)
        }
    }
}
