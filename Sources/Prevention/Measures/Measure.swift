package import Reports

/// Something that is done about places where people feel unsafe (*åtgärd*, *insats*): what, where, when, by whom, at what cost, and because of
/// what. What it leads to in reports is judged elsewhere.
package struct Measure: Hashable, Sendable, Identifiable {
    /// Given by the caller that makes it, or by Lykta.
    package let id: MeasureID
    package let municipality: MunicipalityCode
    /// Of the profile's list on the day it was chosen.
    package internal(set) var kind: Code<MeasureKind>
    package internal(set) var title: String
    /// What is done, in more words; empty for not said.
    package internal(set) var details: String
    /// Nil for a measure that is of no place, such as a parent meeting.
    package internal(set) var place: MeasurePlace?
    package internal(set) var days: MeasureDays
    package internal(set) var cost: Kronor?
    package internal(set) var responsible: Responsible
    /// Those of the municipality's units that carry it out, each once, in the order given.
    package internal(set) var units: [Code<Unit>]
    package internal(set) var causes: MeasureCauses
    package internal(set) var state: MeasureState
    /// Why it was stopped; nil for all others.
    package internal(set) var reason: String?
    /// Whether everybody may know of it once it is done. Somebody has to choose that.
    package internal(set) var isPublished: Bool
    /// Grows with every change.
    package internal(set) var version: Int
    package let made: Timestamp
    package internal(set) var changed: Timestamp
    /// The cases of the findings that it is because of, as they live on, ordered by id. Told by the store, and kept nowhere: they follow the findings.
    package let casesOfFindings: [Case.ID]

    package init(
        id: MeasureID, municipality: MunicipalityCode, kind: Code<MeasureKind>, title: String,
        details: String = "", place: MeasurePlace? = nil, days: MeasureDays = MeasureDays(),
        cost: Kronor? = nil, responsible: Responsible = .municipality, units: [Code<Unit>] = [],
        causes: MeasureCauses = MeasureCauses(), state: MeasureState = .proposed, reason: String? = nil,
        isPublished: Bool = false, version: Int = 1, made: Timestamp, changed: Timestamp? = nil,
        casesOfFindings: [Case.ID] = []
    ) {
        self.id = id
        self.municipality = municipality
        self.kind = kind
        self.title = title
        self.details = details
        self.place = place
        self.days = days
        self.cost = cost
        self.responsible = responsible
        self.units = units
        self.causes = causes
        self.state = state
        self.reason = reason
        self.isPublished = isPublished
        self.version = version
        self.made = made
        self.changed = changed ?? made
        self.casesOfFindings = Set(casesOfFindings).sorted()
    }

    /// Every case that it is because of, directly or by way of what was found: whoever reported there is answered when it is done.
    package var reachedCases: [Case.ID] { Set(causes.cases + casesOfFindings).sorted() }

    /// Who answers for it. The raw values are kept, and the words of the API.
    package enum Responsible: String, CaseIterable, Sendable {
        case municipality, police
        /// The municipality and the police.
        case together

        package var name: Bilingual {
            switch self {
            case .municipality: Bilingual(swedish: "Kommunen", english: "The municipality")
            case .police: Bilingual(swedish: "Polisen", english: "The police")
            case .together:
                Bilingual(swedish: "Kommunen och polisen", english: "The municipality and the police")
            }
        }
    }

    package static let mostUnits = 30
    package static let longestDetails = 4_000
    package static let longestReason = 1_000

    /// The day it is listed under: when it was done, else when it is planned, else when it began.
    package var day: CivilDate? { days.done ?? days.planned ?? days.begun }

    /// What is written in it, which whoever publishes it must have looked at.
    package var texts: [String] { [title, details, reason ?? ""].filter { !$0.isEmpty } }
}

/// When a measure is planned, when it began, and when it was done.
package struct MeasureDays: Hashable, Sendable {
    package internal(set) var planned: CivilDate?
    package internal(set) var begun: CivilDate?
    package internal(set) var done: CivilDate?
    /// When it was said to have begun before it was taken back, until it begins anew: the day that it gets back where that was a slip of the hand.
    package internal(set) var begunBefore: CivilDate?
    /// When it was said to be done before it was opened again, until it is done anew, however far back it was taken: the day that it gets back.
    package internal(set) var doneBefore: CivilDate?

    package init(
        planned: CivilDate? = nil, begun: CivilDate? = nil, done: CivilDate? = nil,
        begunBefore: CivilDate? = nil, doneBefore: CivilDate? = nil
    ) {
        self.planned = planned
        self.begun = begun
        self.done = done
        self.begunBefore = begunBefore
        self.doneBefore = doneBefore
    }

    /// The day on which it was done before, where it can have been; nil where it has begun since.
    package var doneAgain: CivilDate? {
        guard let day = doneBefore, (begun ?? day) <= day else { return nil }
        return day
    }

    /// How many days ahead a measure may be planned: twenty years. A later day can only be a slip of the hand.
    package static let furthestAhead = 7_310

    /// Which of the days of a measure is meant. The raw values are the words of the API.
    package enum Member: String, Hashable, Sendable {
        case planned, begun, done
    }

    /// Those that nobody can have meant: before ``EarliestYear/ofWork``, or more than ``furthestAhead`` days ahead.
    ///
    /// - Parameter former: The days that it had before, which are left as they are.
    private func strayDays(since former: MeasureDays, on today: CivilDate) -> [MeasureEditFault] {
        let days: [(Member, CivilDate?, CivilDate?)] = [
            (.planned, planned, former.planned), (.begun, begun, former.begun), (.done, done, former.done),
        ]
        var faults: [MeasureEditFault] = []
        for case (let member, let day?, let former) in days where day != former {
            if day.year < EarliestYear.ofWork {
                faults.append(.dayTooEarly(member, day))
            } else if member == .planned, day > today.adding(days: Self.furthestAhead) {
                faults.append(.plannedTooFar(day))
            }
        }
        return faults
    }

    /// Why they are not the days of a measure in this state: all that has to be mended.
    ///
    /// - Parameter former: The days that it had before; of days that stay it is not told again that nobody can have meant them.
    package func faults(
        in state: MeasureState, on today: CivilDate, since former: MeasureDays = MeasureDays()
    ) -> [MeasureEditFault] {
        var faults = strayDays(since: former, on: today)
        if (done != nil) != (state == .done) { faults.append(.doneDay) }
        if begun != nil, ![.underWay, .done, .stopped].contains(state) { faults.append(.notBegun) }
        if let begun, begun > today { faults.append(.begunNotCome(begun)) }
        if let done, done > today { faults.append(.dayNotCome(done)) }
        if faults.isEmpty, let begun, let done, begun > done { faults.append(.daysOutOfOrder) }
        return faults
    }
}

/// Why a measure is carried out. The goals of a plan will be causes too.
package struct MeasureCauses: Hashable, Sendable {
    /// Each list is without repeats, ordered by id. A case that was merged is the one in which it lives on.
    package let cases: [Case.ID]
    package let hotspots: [KeptHotspotID]
    package let findings: [FindingID]
    /// What a promise commits to, whoever of its parties.
    package let commitments: [CommitmentID]

    /// How many causes of each kind a measure may have.
    package static let most = 200

    package init(
        cases: [Case.ID] = [], hotspots: [KeptHotspotID] = [], findings: [FindingID] = [],
        commitments: [CommitmentID] = []
    ) {
        self.cases = Set(cases).sorted()
        self.hotspots = Set(hotspots).sorted()
        self.findings = Set(findings).sorted()
        self.commitments = Set(commitments).sorted()
    }

    package var count: Int { cases.count + hotspots.count + findings.count + commitments.count }

    /// The same with one finding more, or without it.
    package func with(_ finding: FindingID) -> MeasureCauses {
        MeasureCauses(
            cases: cases, hotspots: hotspots, findings: findings + [finding], commitments: commitments)
    }

    package func without(_ finding: FindingID) -> MeasureCauses {
        MeasureCauses(
            cases: cases, hotspots: hotspots, findings: findings.filter { $0 != finding },
            commitments: commitments)
    }
}
