/// Something that staff can do with a case. The raw values are sent by forms.
enum CaseAction: String, CaseIterable, Sendable {
    case take
    case state
    case answer
    case note
    case assign
    case due
    case units
    case handOver = "hand-over"
    case category
    case place
    case restricted
    case merge
    case bring
    case separate
    case pin
    case unpin
    case undo

    /// Those that have a form of their own on the page of a case, in the order of the page.
    static let shown: [CaseAction] = [
        .state, .answer, .note, .assign, .due, .units, .handOver, .category, .place, .restricted, .merge,
        .bring,
    ]

    /// Those that can be done with several cases at once.
    static let ofMany: [CaseAction] = [.state, .assign, .note, .answer, .due, .units, .restricted]

    /// The `id` of one of its fields.
    func field(_ name: String) -> String { "\(rawValue)-\(name)" }

    /// The key of what its form is called.
    var word: String {
        switch self {
        case .take: "case-take"
        case .state: "case-set-state"
        case .answer: "case-give-answer"
        case .note: "case-write-note"
        case .assign: "case-assign"
        case .due: "case-set-due"
        case .units: "case-set-units"
        case .handOver: "case-hand-over"
        case .category: "case-set-category"
        case .place: "case-set-place"
        case .restricted: "case-restrict"
        case .merge: "case-merge"
        case .bring: "case-bring"
        case .separate: "case-separate"
        case .pin: "case-pin"
        case .unpin: "case-unpin"
        case .undo: "case-undo"
        }
    }

    /// The field to which what the API says of a member belongs.
    ///
    /// - Parameter pointer: Into the body of `PATCH /api/v1/cases/{id}`.
    func field(at pointer: String) -> String {
        let last = pointer.split(separator: "/").last.map(String.init) ?? ""
        switch (self, last) {
        case (.undo, _): return firstField
        case (.state, "measure"), (.state, "why"), (.state, "kind"): return field(last)
        case (.state, _), (.answer, _), (.note, _): return field("text")
        case (_, "reason"), (_, "accuracyMetres"): return field(last == "reason" ? "reason" : "accuracy")
        case (.handOver, "from"), (.handOver, "to"): return field(last)
        case (.place, _): return field("lon")
        default: return firstField
        }
    }

    /// The field that a fault of the whole belongs to.
    var firstField: String {
        switch self {
        case .state: field("kind")
        case .answer, .note: field("text")
        case .assign: field("name")
        case .due: field("day")
        case .units: field("chosen")
        case .handOver: field("to")
        case .category: field("code")
        case .place: field("lon")
        case .restricted: field("is")
        case .merge: field("other")
        case .bring: field("report")
        case .take, .separate, .pin, .unpin, .undo: "main"
        }
    }
}
