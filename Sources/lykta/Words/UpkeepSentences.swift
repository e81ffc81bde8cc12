import Prevention
import Reports

/// What is said of a database that was checked.
enum UpkeepSentences {
    /// That a judgement's numbers can no longer be followed to all their reports; no promise is broken by it.
    static func erased(_ reports: [Report.ID], from judgement: JudgementID) -> Bilingual {
        let list = reports.map(\.description).joined(separator: ", ")
        return Bilingual(
            swedish: "Bedömningen \(judgement) räknade rapporter som har gallrats sedan dess: \(list)",
            english: "Judgement \(judgement) counted reports that were erased since: \(list)")
    }

    static func allHold(_ count: Int) -> Bilingual {
        Bilingual(swedish: "Alla \(count) löften hålls.", english: "All \(count) promises hold.")
    }
}
