package import Geometry
package import Reports

/// Something that was found at a stop of a walk: what, where, how grave, what to do about it, and who does it by when.
package struct Finding: Hashable, Sendable, Identifiable {
    /// Given by the device that sends it, or by Lykta.
    package let id: FindingID
    package let walk: WalkID
    package let municipality: MunicipalityCode
    /// The number of the stop.
    package let stop: Int
    /// The point of the checklist that it is about.
    package let point: Code<ChecklistPoint>?
    package internal(set) var what: String
    /// Where at the stop, in words; empty for not said.
    package internal(set) var whereabouts: String
    /// That of the stop where nothing else was said.
    package internal(set) var place: Place
    package internal(set) var gravity: Gravity
    /// What ought to be done; empty for not said.
    package internal(set) var action: String
    package internal(set) var unit: Code<Unit>?
    package internal(set) var due: CivilDate?
    package internal(set) var status: Status
    /// Nil for what was said before that was kept.
    package internal(set) var statusOrigin: StatusOrigin?
    /// The case that it became or joined.
    package internal(set) var `case`: Case.ID?
    /// Whether it was taken off a case: what it is filed as then belongs with no other report.
    package internal(set) var hasLeftCase: Bool
    /// The measure that it became.
    package internal(set) var measure: MeasureID?
    package internal(set) var version: Int
    package let made: Timestamp
    package internal(set) var changed: Timestamp
    /// Whether it tells what only those may know who may see restricted reports: it was filed as one, or its case has no others. Told by the
    /// store, and kept nowhere.
    package let isRestricted: Bool
    /// Whether the walk was called off after it was written down. Told by the store, and kept nowhere.
    package let isOfCalledOffWalk: Bool

    package init(
        id: FindingID, walk: WalkID, municipality: MunicipalityCode, stop: Int,
        point: Code<ChecklistPoint>? = nil,
        what: String, whereabouts: String = "", place: Place, gravity: Gravity = .middling,
        action: String = "",
        unit: Code<Unit>? = nil, due: CivilDate? = nil, status: Status = .open,
        statusOrigin: StatusOrigin? = .somebody, case: Case.ID? = nil, hasLeftCase: Bool = false,
        measure: MeasureID? = nil, version: Int = 1, made: Timestamp, changed: Timestamp? = nil,
        isRestricted: Bool = false, isOfCalledOffWalk: Bool = false
    ) {
        self.id = id
        self.walk = walk
        self.municipality = municipality
        self.stop = stop
        self.point = point
        self.what = what
        self.whereabouts = whereabouts
        self.place = place
        self.gravity = gravity
        self.action = action
        self.unit = unit
        self.due = due
        self.status = status
        self.statusOrigin = statusOrigin
        self.case = `case`
        self.hasLeftCase = hasLeftCase
        self.measure = measure
        self.version = version
        self.made = made
        self.changed = changed ?? made
        self.isRestricted = isRestricted
        self.isOfCalledOffWalk = isOfCalledOffWalk
    }

    /// Whether anybody may publish it, as far as is not told by its words: it is not restricted, and its walk was not called off.
    package var mayBePublished: Bool { !isRestricted && !isOfCalledOffWalk }

    /// What the report is called by its sender that a finding is filed as.
    package var reference: String { "\(Self.referencePrefix)\(id)" }

    package static let referencePrefix = "finding-"

    /// Why the report that a finding was filed as is moved or corrected, in the history of its case.
    package static let filedAgain = "Iakttagelsen gjordes till ärende igen."

    /// How grave it is. The raw values are kept, and the words of the API.
    package enum Gravity: String, CaseIterable, Sendable {
        case slight, middling, grave

        package var name: Bilingual {
            switch self {
            case .slight: Bilingual(swedish: "Liten", english: "Slight")
            case .middling: Bilingual(swedish: "Måttlig", english: "Middling")
            case .grave: Bilingual(swedish: "Allvarlig", english: "Grave")
            }
        }
    }

    /// How it stands. The raw values are kept, and the words of the API.
    package enum Status: String, CaseIterable, Sendable {
        case open
        case underWay = "under-way"
        case done
        /// Nothing will be done.
        case declined

        package var name: Bilingual {
            switch self {
            case .open: Bilingual(swedish: "Öppen", english: "Open")
            case .underWay: Bilingual(swedish: "Pågår", english: "Under way")
            case .done: Bilingual(swedish: "Klar", english: "Done")
            case .declined: Bilingual(swedish: "Görs inte", english: "Declined")
            }
        }

        /// Whether somebody still has something to do.
        package var isOpen: Bool { self == .open || self == .underWay }

        /// Those at which it is open.
        package static let stillOpen = Set(allCases.filter(\.isOpen))
    }

    /// Whether it is the same thing sent again. What is kept may have been changed since; as long as it has not, the words are the same.
    package func isRepeat(of kept: Finding) -> Bool {
        id == kept.id && walk == kept.walk && stop == kept.stop && point == kept.point
            && (kept.version > 1
                || what == kept.what && whereabouts == kept.whereabouts
                    && action == kept.action)
    }
}

/// A change to a finding.
package enum FindingEdit: Hashable, Sendable {
    case setWhat(String)
    case setWhereabouts(String)
    case setPlace(Place)
    case setGravity(Finding.Gravity)
    case setAction(String)
    case setUnit(Code<Unit>?)
    case setDue(CivilDate?)
    case setStatus(Finding.Status, by: Finding.StatusOrigin = .somebody)
    case setCase(Case.ID?)
    case setMeasure(MeasureID?)
}

extension Finding {
    /// The finding after the edits, and what was changed, in words; the same where nothing was.
    package func applying(_ edits: [FindingEdit], at moment: Timestamp) -> (
        finding: Finding, words: [Bilingual]
    ) {
        var finding = self
        var words: [Bilingual] = []
        for edit in edits {
            let before = finding
            finding.apply(edit)
            if finding != before { words.append(finding.words(of: edit, from: before)) }
        }
        guard finding != self else { return (self, []) }
        finding.version += 1
        finding.changed = moment
        return (finding, words)
    }

    private mutating func apply(_ edit: FindingEdit) {
        switch edit {
        case .setWhat(let text): what = text
        case .setWhereabouts(let text): whereabouts = text
        case .setPlace(let new): place = new
        case .setGravity(let new): gravity = new
        case .setAction(let text): action = text
        case .setUnit(let new): unit = new
        case .setDue(let day): due = day
        case .setStatus(let new, let origin):
            guard new != status else { return }
            status = new
            statusOrigin = origin
        case .setCase(let id):
            if id == nil, `case` != nil { hasLeftCase = true }
            // As with a measure, below.
            if id == nil, statusOrigin == .case { statusOrigin = .somebody }
            `case` = id
        case .setMeasure(let id):
            // What no measure says any more, and still stands, somebody has left so.
            if id == nil, statusOrigin == .measure { statusOrigin = .somebody }
            measure = id
        }
    }

    private func words(of edit: FindingEdit, from before: Finding) -> Bilingual {
        let what = "”\(what)”"
        let none = Bilingual(swedish: "ingen", english: "none")
        func change(_ sv: String, _ en: String, _ from: Bilingual, _ to: Bilingual) -> Bilingual {
            Bilingual(
                swedish: "\(what): \(sv) \(from.swedish) → \(to.swedish)",
                english: "\(what): \(en) \(from.english) → \(to.english)")
        }
        func told(_ value: (some CustomStringConvertible)?) -> Bilingual {
            value.map { Bilingual($0.description) } ?? none
        }
        /// Not which: the case may be one that not every reader of the history may know of.
        func toldCase(_ value: Case.ID?) -> Bilingual {
            value == nil
                ? Bilingual(swedish: "inget", english: "none")
                : Bilingual(swedish: "ett ärende", english: "a case")
        }
        /// Nor which of these: an id says nothing to people, and the finding leads to what it is now.
        func toldMeasure(_ value: MeasureID?) -> Bilingual {
            value == nil ? none : Bilingual(swedish: "en åtgärd", english: "one measure")
        }
        return switch edit {
        case .setWhat: change("texten", "text", told(before.what), told(self.what))
        case .setWhereabouts: change("var", "where", told(before.whereabouts), told(whereabouts))
        case .setPlace:
            Bilingual(swedish: "\(what): platsen är flyttad", english: "\(what): the place was moved")
        case .setGravity: change("allvar", "gravity", before.gravity.name, gravity.name)
        case .setAction: change("förslag", "proposal", told(before.action), told(action))
        case .setUnit: change("ansvarig", "unit", told(before.unit), told(unit))
        case .setDue: change("sista dag", "due", told(before.due), told(due))
        case .setStatus: change("läge", "status", before.status.name, status.name)
        case .setCase: change("ärende", "case", toldCase(before.case), toldCase(self.case))
        case .setMeasure:
            change(
                "åtgärd", "measure", toldMeasure(before.measure),
                before.measure != nil && measure != nil
                    ? Bilingual(swedish: "en annan", english: "another") : toldMeasure(measure))
        }
    }
}
