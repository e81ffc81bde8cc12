import Reports

extension DigestedTable {
    /// What surveys found, and what it was before it was corrected.
    static let surveyFigures = DigestedTable(
        name: "survey_figure",
        columns: [
            "number", "keeper", "municipality", "question", "year", "share", "decimals", "asked", "answered",
            "source", "at", "by", "person",
        ],
        rowName: "'survey figure ' || survey_figure.number",
        promise: Bilingual(
            swedish: "varje siffra ur trygghetsmätningen är som den skrevs",
            english: "every figure of the safety survey is as it was written"))
}
