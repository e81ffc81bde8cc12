import Intake
import Reports

/// The questions of the form for residents, in their order: one a page.
enum ReportStep: String, CaseIterable, Sendable {
    case what = "vad"
    case whereIs = "var"
    /// Which of the places of the list is meant by words alone.
    case choose = "valj"
    /// Whether it is one of the open cases close by.
    case nearby = "nara"
    case when = "nar"
    /// The category's own questions.
    case questions = "fragor"
    case tell = "beratta"
    case photos = "bilder"
    case contact = "kontakt"
    case check = "kontrollera"

    /// Those that are counted for whoever wants to know how far it is; the others come only when there is something to ask.
    static let counted: [ReportStep] = [
        .what, .whereIs, .when, .questions, .tell, .photos, .contact, .check,
    ]

    /// The step that asks for a member of the submission, by its JSON pointer; nil for one that no step asks for.
    init?(pointer: String) {
        switch pointer.split(separator: "/").first {
        case "category": self = .what
        case "place", "accuracyMetres", "municipality": self = .whereIs
        case "observedAt", "recurs": self = .when
        case "answers": self = .questions
        case "text": self = .tell
        case "contact": self = .contact
        default: return nil
        }
    }

    /// The field that asks for a member of the submission.
    static func field(of pointer: String) -> String {
        let parts = pointer.split(separator: "/")
        switch parts.first {
        case "category": return "kategori"
        case "municipality": return "kommun"
        case "place", "accuracyMetres": return "plats"
        case "observedAt": return "dag"
        case "recurs": return "aterkommer"
        case "answers": return parts.count > 1 ? "svar-\(parts[1])" : "kategori"
        case "contact": return parts.last == "phone" ? "telefon" : "epost"
        default: return "beratta"
        }
    }
}
