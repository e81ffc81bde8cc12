import Reports

/// What the made-up staff write of the cases of a group. No name, number or address stands in it.
struct DemoDeskWords: Sendable {
    let done: [(what: String, measure: String?)]
    let cannot: [(why: Refusal, explanation: String)]
    let waits: [String]
    /// Why a unit says that a case is not its own.
    let notOurs: String

    static func of(_ group: String) -> DemoDeskWords {
        switch DemoCategory(rawValue: group) {
        case .lighting: lighting
        case .speeding: speeding
        case .visibility: visibility
        case .vandalism: vandalism
        case .drugs, .disorder, .mopeds, .burglary, .other, nil: order
        }
    }

    private static let lighting = DemoDeskWords(
        done: [
            ("Lamporna är bytta mot nya LED-lampor.", "replacement"),
            ("Ett kabelfel är lagat och belysningen lyser igen.", "repair"),
            ("Stolpen är rätad och luckan låst.", "repair"),
        ],
        cannot: [
            (.privateGround, "Belysningen står på en samfällighets mark. Vi har hört av oss till den."),
            (.noFaultFound, "Vi har varit där två kvällar, och alla lampor lyste."),
            (.notOurs, "Lamporna sitter längs en statlig väg."),
        ],
        waits: ["Reservdelar till armaturen", "Elnätsbolagets grävning", "Bygglov för en ny stolpe"],
        notOurs: "Stolpen är inte vår; den hör till en annan väghållare.")

    private static let speeding = DemoDeskWords(
        done: [
            ("Farthindret är återställt och en skylt som visar hastigheten är uppsatt.", "repair"),
            ("Hastigheten är mätt, och poliskontroller har gjorts på platsen.", nil),
        ],
        cannot: [
            (.notOurs, "Vägen är statlig. Vi har skickat uppgiften till väghållaren."),
            (.noFaultFound, "Mätningen i två veckor visade att de allra flesta höll hastigheten."),
            (.knownAndAccepted, "Gatan byggs om enligt trafikplanen; till dess görs inget här."),
        ],
        waits: ["Mätning av hastigheten", "Beslut om lokal trafikföreskrift"],
        notOurs: "Det gäller övervakning av trafiken, som inte är vår uppgift.")

    private static let visibility = DemoDeskWords(
        done: [
            ("Häckar och buskar är klippta så att sikten är fri.", "clearing"),
            ("Grenarna är beskurna och skylten är flyttad.", "clearing"),
        ],
        cannot: [
            (.privateGround, "Häcken står på en tomt. Ägaren har fått brev om att klippa den."),
            (.noFaultFound, "Sikten är mätt och uppfyller kraven för korsningen."),
        ],
        waits: ["Att fåglarnas häckning är över", "Svar från fastighetens ägare"],
        notOurs: "Växtligheten står inte på kommunens mark.")

    private static let vandalism = DemoDeskWords(
        done: [
            ("Klottret är sanerat.", "clearing"),
            ("Rutan är bytt och dörren lagad.", "repair"),
        ],
        cannot: [
            (.privateGround, "Väggen hör till ett privat hus. Ägaren har fått veta det."),
            (.noFaultFound, "Vi hittade ingen skada på platsen."),
        ],
        waits: ["Glasmästare", "Försäkringsbolagets besiktning"],
        notOurs: "Byggnaden ägs av någon annan.")

    private static let order = DemoDeskWords(
        done: [
            (
                "Platsen har fått tätare tillsyn, och fältarbetare har varit där under fyra helger.",
                "supervision"
            ),
            ("Platsen är städad, och bänkar och belysning är flyttade så att den syns bättre.", "clearing"),
            ("Ordningsvakter går här på kvällarna, och det har blivit lugnt.", "supervision"),
        ],
        cannot: [
            (.noFaultFound, "Vid våra besök har platsen varit lugn."),
            (.privateGround, "Platsen är en gård. Värden har fått veta det."),
            (.knownAndAccepted, "Platsen är känd och följs redan upp varje vecka."),
        ],
        waits: ["Samråd med polisen", "Nästa trygghetsvandring"],
        notOurs: "Det ligger hos en annan verksamhet.")
}
