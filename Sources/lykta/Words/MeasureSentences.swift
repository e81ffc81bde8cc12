import Exports
import Prevention
import Reports

/// What is said of measures.
enum MeasureSentences {
    static let measureID = Bilingual(swedish: "en åtgärds id", english: "a measure's id")
    static let hotspotID = Bilingual(swedish: "en sparad plats id", english: "a kept hotspot's id")
    static let kronor = Bilingual(swedish: "ett antal hela kronor", english: "a number of whole kronor")
    static let responsible = Bilingual(swedish: "en ansvarig part", english: "who is responsible")
    static let year = Bilingual(swedish: "ett år som 2026", english: "a year such as 2026")
    static let answer = Bilingual(swedish: "ett svar på 1–4000 byte", english: "an answer of 1–4000 bytes")
    static let sayNoPersonalData = Bilingual(
        swedish: "Inget ärende är avslutat. Är det inga personuppgifter: --no-personal-data.",
        english: "No case was closed. If it is no personal data: --no-personal-data.")
    static let newNotStopped = Bilingual(
        swedish: "En ny åtgärd är inte stoppad.", english: "A new measure is not stopped.")

    static func summary(of told: ToldMeasure) -> Bilingual {
        let measure = told.measure
        let causes =
            told.cases.count + measure.causes.hotspots.count + measure.causes.findings.count
        let cost = measure.cost.map { ", \($0)" } ?? ""
        return Bilingual(
            swedish:
                "\(measure.title): \(told.kindName.swedish.lowercased()), \(measure.state.name.swedish.lowercased()), \(measure.day?.description ?? "ingen dag satt")\(cost). \(causes) orsaker.",
            english:
                "\(measure.title): \(told.kindName.english.lowercased()), \(measure.state.name.english.lowercased()), \(measure.day?.description ?? "no day set")\(cost). \(causes) causes."
        )
    }

    /// A refusal of the store in words.
    static func fault(_ fault: MeasureEditFault) -> CommandFault { .refused([fault.words]) }
}

enum MeasureColumns {
    static let measure = TableColumn(title: Bilingual(swedish: "Åtgärd", english: "Measure"))
    static let day = TableColumn(title: Bilingual(swedish: "Dag", english: "Day"))
    static let cost = TableColumn(title: Bilingual(swedish: "Kostnad kr", english: "Cost SEK"), kind: .number)
}
