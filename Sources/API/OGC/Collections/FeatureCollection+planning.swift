import CQL2
import Prevention
import Reports
import Web

/// What is found out about places and done about them, as the layers of the file show it.
extension FeatureCollection {
    static let walks = FeatureCollection(
        id: "walks",
        title: Bilingual(swedish: "Stopp på trygghetsvandringar", english: "Stops of safety walks"),
        notes: Bilingual(
            swedish:
                "Stoppen på de senaste \(WalkQuery.most) vandringarna som inte är inställda, som de var när vandringen lades upp.",
            english:
                "The stops of the latest \(WalkQuery.most) walks that were not called off, as they were when the walk was planned."
        ),
        geometry: .point,
        fields: [
            municipality,
            ofWalk,
            FeatureField("title", .text, Bilingual(swedish: "Vandring", english: "Walk")),
            FeatureField(
                "state", .text, Bilingual(swedish: "Vandringens läge", english: "State of the walk")),
            dayOfWalk,
            FeatureField("stop", .integer, Bilingual(swedish: "Stoppets nummer", english: "Number")),
            FeatureField("name", .text, Bilingual(swedish: "Namn", english: "Name")),
            FeatureField("reason", .text, Bilingual(swedish: "Skäl", english: "Reason")),
            FeatureField(
                "hotspot", .text,
                Bilingual(swedish: "Den sparade platsens id", english: "Id of the kept hotspot")),
            FeatureField(
                "mean", .number,
                Bilingual(
                    swedish: "Medel av allas sista betyg, 1–5", english: "Mean of everybody's last marks, 1–5"
                )),
            FeatureField(
                "findings", .integer,
                Bilingual(
                    swedish: "Iakttagelser som nyckeln får se", english: "Findings that the key may see")),
        ],
        time: .instant(4), sorts: ["day"], access: .to(.plan))

    /// Those of ``walks`` that are not known of a walk until its answers and findings have been read.
    static let ofAnswers = Set([walks.index(of: "mean"), walks.index(of: "findings")].compactMap(\.self))

    static let findings = FeatureCollection(
        id: "findings",
        title: Bilingual(swedish: "Iakttagelser", english: "Findings"),
        notes: Bilingual(
            swedish:
                "Det som upptäcktes på vandringar som inte är inställda; högst \(FindingQuery.most). Av det som nyckeln inte får läsa visas en ruta.",
            english:
                "What was found on walks that were not called off; at most \(FindingQuery.most). Of what the key may not read a square is shown."
        ),
        geometry: .point,
        fields: [
            municipality,
            ofWalk,
            FeatureField("walkTitle", .text, Bilingual(swedish: "Vandring", english: "Walk")),
            dayOfWalk,
            FeatureField("stop", .integer, Bilingual(swedish: "Stoppets nummer", english: "Stop")),
            FeatureField(
                "checklistPoint", .text,
                Bilingual(swedish: "Punkt i checklistan", english: "Point of the checklist")),
            FeatureField("what", .text, Bilingual(swedish: "Iakttagelse", english: "What")),
            FeatureField("whereabouts", .text, Bilingual(swedish: "Var", english: "Where")),
            FeatureField("gravity", .text, Bilingual(swedish: "Allvar", english: "Gravity")),
            FeatureField("action", .text, Bilingual(swedish: "Förslag", english: "Proposal")),
            FeatureField("unit", .text, Bilingual(swedish: "Ansvarig", english: "Unit")),
            FeatureField("due", .day, Bilingual(swedish: "Sista dag", english: "Last day")),
            FeatureField("status", .text, Bilingual(swedish: "Läge", english: "Status")),
            FeatureField("case", .text, Bilingual(swedish: "Ärendets id", english: "Id of the case")),
            FeatureField(
                "measure", .text, Bilingual(swedish: "Åtgärdens id", english: "Id of the measure")),
            FeatureField(
                "withheld", .bool,
                Bilingual(
                    swedish: "Visas inte: platsen är mitten av en ruta",
                    english: "Withheld: the place is the middle of a square")),
            FeatureField("madeAt", .moment, Bilingual(swedish: "Nedtecknad", english: "Written down")),
            FeatureField("changedAt", .moment, Bilingual(swedish: "Ändrad", english: "Changed")),
        ],
        time: .instant(16), sorts: ["madeAt"], access: .to(.plan))

    static let measures = FeatureCollection(
        id: "measures",
        title: Bilingual(swedish: "Åtgärder", english: "Measures"),
        notes: Bilingual(
            swedish:
                "Åtgärder; av en linje eller en yta en plats på den, och ingen plats för dem som inte har någon. Högst \(MeasureQuery.most).",
            english:
                "Measures; of a line or an area a place of it, and no place for those that have none. At most \(MeasureQuery.most)."
        ),
        geometry: .point,
        fields: [
            municipality,
            FeatureField("kind", .text, Bilingual(swedish: "Slag", english: "Kind")),
            FeatureField("title", .text, Bilingual(swedish: "Namn", english: "Name")),
            FeatureField("details", .text, Bilingual(swedish: "Beskrivning", english: "Details")),
            FeatureField("state", .text, Bilingual(swedish: "Läge", english: "State")),
            FeatureField(
                "day", .day,
                Bilingual(
                    swedish: "Dag: genomförd, annars planerad, annars påbörjad",
                    english: "Day: done, else planned, else begun")),
            FeatureField("planned", .day, Bilingual(swedish: "Planerad", english: "Planned")),
            FeatureField("begun", .day, Bilingual(swedish: "Påbörjad", english: "Begun")),
            FeatureField("done", .day, Bilingual(swedish: "Genomförd", english: "Done")),
            FeatureField("cost", .integer, Bilingual(swedish: "Kostnad i kronor", english: "Cost in kronor")),
            FeatureField("responsible", .text, Bilingual(swedish: "Ansvar", english: "Responsible")),
            FeatureField(
                "units", .text,
                Bilingual(swedish: "Ansvariga, åtskilda av komma", english: "Units, with commas between")),
            FeatureField(
                "causes", .integer,
                Bilingual(
                    swedish: "Antal anledningar som nyckeln får se",
                    english: "Number of causes that the key may see")),
            FeatureField(
                "shape", .text,
                Bilingual(
                    swedish: "Vad platsen står för: point, line eller area",
                    english: "What the place stands for: point, line or area")),
            FeatureField("changedAt", .moment, Bilingual(swedish: "Ändrad", english: "Changed")),
        ],
        time: .instant(5), sorts: ["day"], access: .to(.plan))

    private static let ofWalk = FeatureField(
        "walk", .text, Bilingual(swedish: "Vandringens id", english: "Id of the walk"))
    private static let dayOfWalk = FeatureField(
        "day", .day, Bilingual(swedish: "Vandringens dag", english: "Day of the walk"))
}
