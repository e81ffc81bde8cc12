import Prevention
import Reports
import Web

/// A meeting in a list.
struct MeetingRow: Sendable {
    let address: String
    let day: String
    let title: String
    let state: String
    /// How many of its points somebody still has something to do with.
    let open: Int
    let points: Int

    init(_ meeting: Meeting, _ language: Language) {
        address = "/moten/\(meeting.id)"
        day = meeting.day.description
        title = meeting.title.isEmpty ? "–" : meeting.title
        state = meeting.standing.name.text(in: language)
        open = meeting.openDecisions
        points = meeting.decisions.count
    }
}

/// What stands under one heading of an agenda.
struct AgendaSection: Sendable {
    let id: String
    let name: String
    let points: [ShownPoint]
    let isEmpty: Bool

    init(_ heading: AgendaHeading, of agenda: MeetingAgenda, _ language: Language) {
        id = "punkt-\(heading.rawValue)"
        name = heading.name.text(in: language)
        points = agenda.points(under: heading).map { ShownPoint($0, language) }
        isEmpty = points.isEmpty
    }

    static func all(of agenda: MeetingAgenda, _ language: Language) -> [AgendaSection] {
        AgendaHeading.allCases.map { AgendaSection($0, of: agenda, language) }
    }
}

struct ShownPoint: Sendable {
    let name: String
    let words: String?
    let address: String?

    init(_ point: AgendaPoint, _ language: Language) {
        name = point.name.text(in: language)
        words = point.words?.text(in: language)
        address = point.source?.address
    }
}

extension AgendaSource {
    /// The page that it leads to.
    fileprivate var address: String {
        switch kind {
        case .meeting: id.map { "/moten/\($0)" } ?? "/moten"
        case .trends: "/trender"
        case .hotspot: id.map { "/platser/sparade/\($0)" } ?? "/platser/sparade"
        case .measure: id.map { "/atgarder/\($0)" } ?? "/atgarder"
        case .promise: id.map { "/loften/\($0)" } ?? "/loften"
        case .finding: id.map { "/iakttagelser/\($0)" } ?? "/iakttagelser"
        case .duties: "/lagen"
        }
    }
}

extension DecisionLink {
    fileprivate var address: String {
        switch self {
        case .measure(let id): "/atgarder/\(id)"
        case .walk(let id): "/vandringar/\(id)"
        case .promise(let id): "/loften/\(id)"
        case .hotspot(let id): "/platser/sparade/\(id)"
        }
    }
}

/// A decision on the page of its meeting.
struct ShownDecision: Sendable {
    let id: String
    let number: Int
    let words: String
    let state: String
    /// How the state is coloured.
    let kind: String
    let owner: String?
    let due: String?
    let isLate: Bool
    let reason: String?
    let linkAddress: String?
    let linkName: String?
    /// Where a measure of it begins; nil where it leads somewhere, or who looks may not keep measures.
    let measureAddress: String?
    /// Nil for who may not change it.
    let form: DecisionForm.Shown?
    let formIsOpen: Bool
    /// What its form carries of what is kept: see ``KeptFields/opened``.
    let opened: String

    /// - Parameter typed: What somebody has typed of it that was refused.
    init(
        _ decision: MeetingDecision, on day: CivilDate, mayKeep: Bool, mayMeasure: Bool,
        typed: DecisionForm?, _ faults: [FormFault], _ texts: Words
    ) {
        let language = texts.language
        id = decision.id.description
        number = decision.number
        words = decision.words
        state = decision.state.name.text(in: language)
        isLate = decision.isOverdue(on: day)
        kind = isLate ? "bad" : decision.state == .done ? "good" : ""
        owner = decision.owner.isEmpty ? nil : decision.owner
        due = decision.due?.description
        reason = decision.reason.isEmpty ? nil : decision.reason
        linkAddress = decision.link?.address
        linkName = decision.link?.kind.name.text(in: language)
        measureAddress =
            mayMeasure && decision.link == nil && decision.state.isOpen
            ? "/atgarder/ny?\(FormText.written([("namn", decision.words)]))" : nil
        let isTyped = typed?.suffix == "-\(decision.number)"
        let shown = isTyped ? typed ?? DecisionForm(decision) : DecisionForm(decision)
        form = mayKeep ? shown.shown(isTyped ? faults : [], texts) : nil
        formIsOpen = isTyped
        opened = mayKeep ? KeptFields([DecisionForm(decision).shown([], texts)]).opened : ""
    }
}
