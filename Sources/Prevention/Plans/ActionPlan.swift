package import Reports

/// What a municipality has decided to do to prevent crime, and to be safe (*åtgärdsplan*): for each priority area the problem, the goal, what
/// shows whether it is reached, and what is done; and how it has gone.
package struct ActionPlan: Hashable, Sendable, Identifiable {
    /// Given by the caller that makes it.
    package let id: PlanID
    package let municipality: MunicipalityCode
    package internal(set) var title: String
    package internal(set) var period: PlanPeriod
    /// The body that decided it, such as "Kommunstyrelsen"; empty for a draft. Never a person.
    package internal(set) var decidedBy: String
    package internal(set) var decided: CivilDate?
    /// In the order in which they are read.
    package internal(set) var areas: [PriorityArea]
    /// What staff have typed in for indicators that nothing computes, by indicator and day.
    package internal(set) var numbers: [StatedNumber]
    /// By number, withdrawn ones too.
    package internal(set) var followUps: [PlanFollowUp]
    /// Why it was entered by mistake; nil for one that was not. It counts for nothing, and changes no more.
    package internal(set) var withdrawn: String?
    /// Grows with every change.
    package internal(set) var version: Int
    package let made: Timestamp
    package internal(set) var changed: Timestamp

    /// In bytes, as all such bounds are.
    package static let longestLine = 200
    package static let mostAreas = 20
    package static let longestReason = 1_000
    /// How many days ahead it may begin: five years.
    package static let furthestAhead = 1_830

    package init(
        id: PlanID, municipality: MunicipalityCode, title: String, period: PlanPeriod,
        decidedBy: String = "", decided: CivilDate? = nil, areas: [PriorityArea] = [],
        numbers: [StatedNumber] = [], followUps: [PlanFollowUp] = [], version: Int = 1, made: Timestamp,
        changed: Timestamp? = nil, withdrawn: String? = nil
    ) {
        self.id = id
        self.municipality = municipality
        self.title = title
        self.period = period
        self.decidedBy = decidedBy
        self.decided = decided
        self.areas = areas
        self.numbers = numbers
        self.followUps = followUps
        self.withdrawn = withdrawn
        self.version = version
        self.made = made
        self.changed = changed ?? made
    }

    package var indicators: [PlanIndicator] { areas.flatMap(\.indicators) }

    package func indicator(_ code: Code<PlanIndicator>) -> PlanIndicator? {
        indicators.first { $0.code == code }
    }

    /// The measures of all its areas, each once.
    package var measures: Set<MeasureID> { Set(areas.flatMap(\.measures)) }

    /// Whether a follow-up of it stands: then it was used, and was no mistake.
    package var isFollowedUp: Bool { followUps.contains { $0.withdrawn == nil } }

    /// What is written in it.
    package var texts: [String] {
        let own = [title, decidedBy, withdrawn ?? ""]
        let followed = followUps.flatMap { [$0.words, $0.withdrawn ?? ""] }
        return (own + areas.flatMap(\.texts) + followed).filter { !$0.isEmpty }
    }

    /// That no two indicators have one code.
    package func requireSound() throws(PlanFault) {
        guard Set(indicators.map(\.code)).count == indicators.count else { throw .codeTwice }
    }
}

/// From one day through another.
package struct PlanPeriod: Hashable, Sendable {
    package let from: CivilDate
    /// The last day.
    package let until: CivilDate

    /// How many days a period holds at most: ten years.
    package static let longest = 3_660

    /// Nil when it would end before it begins, or be longer than ``longest``.
    package init?(from: CivilDate, until: CivilDate) {
        guard from <= until, until.daysSinceEpoch - from.daysSinceEpoch < Self.longest else { return nil }
        self.from = from
        self.until = until
    }

    package var words: Bilingual { Bilingual("\(from) – \(until)") }
}

/// Something that the plan puts first: what is wrong, and what is to be reached.
package struct PriorityArea: Hashable, Sendable {
    package let name: String
    /// Empty for not said.
    package let problem: String
    /// Empty for not said.
    package let goal: String
    package let indicators: [PlanIndicator]
    /// What is done about it: measures of the municipality, each once, in the order given.
    package let measures: [MeasureID]

    package static let longestText = 4_000
    package static let mostIndicators = 20
    package static let mostMeasures = 200

    package init(
        name: String, problem: String = "", goal: String = "", indicators: [PlanIndicator] = [],
        measures: [MeasureID] = []
    ) {
        var seen: Set<MeasureID> = []
        self.name = name
        self.problem = problem
        self.goal = goal
        self.indicators = indicators
        self.measures = measures.filter { seen.insert($0).inserted }
    }

    var texts: [String] { [name, problem, goal] + indicators.flatMap { [$0.name, $0.kind.unit] } }

    package func with(_ indicator: PlanIndicator) -> PriorityArea {
        PriorityArea(
            name: name, problem: problem, goal: goal, indicators: indicators + [indicator],
            measures: measures)
    }

    package func with(_ measure: MeasureID) -> PriorityArea {
        PriorityArea(
            name: name, problem: problem, goal: goal, indicators: indicators, measures: measures + [measure])
    }
}

/// How it had gone on a day. Its figures never change; a wrong one is withdrawn, and stays.
package struct PlanFollowUp: Hashable, Sendable {
    /// From 1.
    package let number: Int
    package let day: CivilDate
    package let words: String
    /// What the indicators said then, as they are frozen.
    package let figures: [FrozenFigure]
    /// Why it does not count; nil for one that does.
    package internal(set) var withdrawn: String?

    package static let longestWords = 8_000
    package static let longestReason = 1_000
    package static let most = 200

    package init(
        number: Int, day: CivilDate, words: String, figures: [FrozenFigure], withdrawn: String? = nil
    ) {
        self.number = number
        self.day = day
        self.words = words
        self.figures = figures
        self.withdrawn = withdrawn
    }

    /// What an indicator said, and what it was called.
    package struct FrozenFigure: Hashable, Sendable {
        package let indicator: Code<PlanIndicator>
        package let name: String
        /// Nil for what was not known.
        package let value: PlanNumber?

        package init(indicator: Code<PlanIndicator>, name: String, value: PlanNumber?) {
            self.indicator = indicator
            self.name = name
            self.value = value
        }
    }
}
