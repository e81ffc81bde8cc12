import Reports
import Statistics

extension Storyteller {
    /// A sentence with personal data to be masked. Only numbers that are reserved or published for tests, and only plates
    /// out of the authorities' own examples.
    func confidence(_ wording: Wording, using chance: inout Chance) -> String {
        switch chance.index(below: wording.mentionsVehicles ? 6 : 4) {
        case 0: "Ring mig på \(phone(using: &chance)) om ni undrar något."
        case 1: "Jag nås på \(phone(using: &chance)) dagtid."
        case 2: "Mejla mig på \(chance.pick(Self.addresses) ?? "test@example.se")."
        case 3: "Mitt personnummer är \(chance.pick(Self.personalNumbers) ?? "")."
        case 4: "Bilen hade registreringsnummer \(chance.pick(Self.plates) ?? "")."
        default: "Skylten på en av dem var \(chance.pick(Self.plates) ?? "")."
        }
    }

    /// A number between 070-1740605 and 070-1740699, which belong to no one.
    func phone(using chance: inout Chance) -> String {
        let last = chance.number(in: 605...699)
        return switch chance.index(below: 3) {
        case 0: "070-1740\(last)"
        case 1: "070-174 0\(last / 100) \(last % 100 < 10 ? "0" : "")\(last % 100)"
        default: "+46 70 174 0\(last)"
        }
    }

    private static let addresses = [
        "test.testsson@example.se", "boende@example.se", "anmalan.123@example.se",
    ]
    private static let personalNumbers = ["640823-3234", "811218-9876", "701063-2391", "19640823-3234"]
    private static let plates = ["ABC 123", "ABC123", "ABC 12A"]

    static let introductions: [Source: [String]] = [
        .municipalStaff: [
            "Upptäckt vid rondering.", "Från trygghetsronden.", "Noterat av fältgruppen.",
            "Inkommet till kontaktcenter.", "Iakttaget av parkarbetare.",
        ],
        .municipalCompany: [
            "Bovärden meddelar.", "Från hyresgästmötet.", "Fastighetsskötaren har noterat det här.",
            "Hyresgäst har hört av sig.",
        ],
        .police: [
            "Från yttre tjänst.", "Tips till polisen.", "Iakttaget vid fotpatrull.",
            "Områdespolisen noterar.",
        ],
        .association: [
            "Från nattvandringen.", "Vår förening har fått höra följande.", "Byalaget rapporterar.",
        ],
        .propertyOwner: ["Från fastighetsägaren.", "Butiksägaren hör av sig.", "Vår vaktmästare meddelar."],
    ]

    static let recurrences: [Recurrence: [Phrase]] = [
        .morning: ["på morgnarna", "tidigt på morgnarna", "innan skolan börjar"],
        .day: ["mitt på dagen", "på dagarna", "efter lunch"],
        .evening: ["på kvällarna", "om kvällarna", "sent på kvällarna", "efter klockan sju på kvällen"],
        .night: ["på nätterna", "nattetid", "efter midnatt"],
        .weekday: ["på vardagarna", "i rusningstrafiken", "måndag till fredag"],
        .weekend: ["på helgerna", "på fredags- och lördagskvällarna", "varje helg"],
        .winter: ["på vintern", "under den mörka årstiden", "vintertid"],
        .always: ["dygnet runt", "alla dagar i veckan", "året om"],
    ].mapValues { $0.map { Phrase($0) } }
}
