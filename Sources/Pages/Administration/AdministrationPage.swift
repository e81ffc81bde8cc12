import HTTPTypes
import Reports
import Web

/// What the pages of the administration have in common: the menu of their rooms, what was just done, and how a problem becomes faults
/// of a form.
extension PageRoutes {
    /// A page of the administration.
    ///
    /// - Parameter template: has `{{> admin-menu}}`.
    func administration(_ template: String, _ title: String, _ visit: Visit) -> Page {
        let words = frame.words[visit.language]
        var page = Page(template: template, title: title, styles: ["administration.css"])
        page.content["rooms"] = AdministrationRoom.allCases.map { room in
            AdministrationRoom.Link(
                address: room.rawValue,
                name: room == .overview ? words["admin-start"] : words[room.word],
                isHere: room == .overview ? visit.path == room.rawValue : visit.path.hasPrefix(room.rawValue))
        }
        if let done = visit.query?["gjort"].flatMap(AdministrationDone.init) {
            page.content["done"] = words[done.word]
        }
        return page
    }

    static let done = Route.QueryParameter(
        "gjort", .word(AdministrationDone.allCases.map(\.rawValue)), "What was just done, to be told of.",
        example: "aterkallad")

    /// The faults of a form, out of a problem.
    ///
    /// - Parameter fields: The `id` of the field for a fault's pointer, or for the first word of it.
    /// - Throws: The problem again, where it names nothing in a form.
    static func faults(of problem: Problem, at fields: [String: String], in language: Language)
        throws(Problem) -> [FormFault]
    {
        guard !problem.faults.isEmpty else { throw problem }
        var told: Set<FormFault> = []
        return problem.faults.map { fault in
            let text = fault.message.text(in: language)
            guard case .pointer(let pointer) = fault.location,
                let first = pointer.split(separator: "/").first
            else { return FormFault(field: "main", text: text) }
            let field = fields[String(pointer.dropFirst())] ?? fields[String(first)]
            return FormFault(field: field ?? "main", text: text)
        }.filter { told.insert($0).inserted }
    }
}

extension Page {
    /// Shows what is wrong in a form. Nothing was done then, and the answer is 422.
    mutating func refuse(_ faults: [FormFault]) {
        self.faults = faults
        if !faults.isEmpty { status = .unprocessableContent }
    }
}

/// A moment, for machines and as the staff read it.
struct ShownTime: Hashable, Sendable {
    let moment: String
    let when: String

    init(_ moment: Timestamp) {
        self.moment = moment.rfc3339
        when = SwedishTime(moment).description
    }
}

/// The rooms of the administration; the raw values are their addresses.
enum AdministrationRoom: String, CaseIterable {
    case overview = "/admin"
    case people = "/admin/konton"
    case keys = "/admin/nycklar"
    case units = "/admin/enheter"
    case messages = "/admin/utskick"
    case areas = "/admin/omraden"
    case rules = "/admin/regler"
    case health = "/admin/drift"
    case record = "/admin/logg"

    struct Link: Hashable, Sendable {
        let address: String
        let name: String
        let isHere: Bool
    }

    /// The key of what it is called.
    var word: String {
        switch self {
        case .overview: "admin-overview"
        case .people: "admin-people"
        case .keys: "admin-keys"
        case .units: "admin-units"
        case .messages: "admin-messages"
        case .areas: "admin-areas"
        case .rules: "admin-rules"
        case .health: "admin-health"
        case .record: "admin-record"
        }
    }
}

/// What a form of the administration has done, told on the page that comes after it.
enum AdministrationDone: String, CaseIterable {
    case roles = "roller"
    case sessions = "utloggad"
    case disabled = "avstangd"
    case enabled = "paslagen"
    case revoked = "aterkallad"
    case retried = "omsand"
    case dropped = "struken"
    case areas = "omraden"
    case rules = "regler"

    /// The key of what is said.
    var word: String {
        switch self {
        case .roles: "admin-done-roles"
        case .sessions: "admin-done-sessions"
        case .disabled: "admin-done-disabled"
        case .enabled: "admin-done-enabled"
        case .revoked: "admin-done-revoked"
        case .retried: "admin-done-retried"
        case .dropped: "admin-done-dropped"
        case .areas: "admin-done-areas"
        case .rules: "admin-done-rules"
        }
    }
}
