import Crypto
import GRDB
import Prevention
import Reports

/// What judgements are kept in.
extension DigestedTable {
    /// With its reports.
    static let judgements = DigestedTable(
        name: "judgement",
        columns: [
            "number", "id", "measure", "judged", "by", "person", "method", "treated", "control",
            "control_name", "why_swedish", "why_english", "ring", "before_from", "before_weeks", "after_from",
            "after_weeks", "categories", "difference", "difference_low", "difference_high", "difference_p",
            "ratio", "ratio_low", "ratio_high", "ratio_p", "ratio_corrected", "chance", "enough_reports",
            "enough_months", "verdict", "swedish", "english", "data_digest",
        ],
        additions: [
            """
            (SELECT group_concat(hex(report) || area || is_after || ' ' || week) FROM (SELECT * FROM judgement_report \
            WHERE judgement_report.judgement = judgement.number ORDER BY report))
            """
        ],
        rowName: judgementName(of: "judgement.number"),
        promise: Bilingual(
            swedish: "varje bedömning av en åtgärds effekt är som den sparades",
            english: "every judgement of a measure's effect is as it was kept"))

    /// What an operator calls a judgement: by its id and the number of its row.
    static func judgementName(of number: String) -> String { name("judgement", in: "judgement", of: number) }
}

extension SoundnessPromise {
    /// That what a judgement names is there, and that it is of what it says.
    static let judgementLinks = [
        SoundnessPromise(
            words: Bilingual(
                swedish:
                    "varje bedömning hör till en åtgärd som finns, och varje räknad rapport till en sådan bedömning",
                english:
                    "every judgement is of a measure that there is, and every counted report of such a judgement"
            ),
            broken: """
                SELECT \(DigestedTable.judgementName(of: "judgement.number")) FROM judgement
                WHERE measure NOT IN (SELECT number FROM measure)
                UNION SELECT DISTINCT 'judgement number ' || judgement_report.judgement || ' is gone' FROM judgement_report
                WHERE judgement_report.judgement NOT IN (SELECT number FROM judgement)
                """),
        SoundnessPromise(
            words: Bilingual(
                swedish:
                    "varje räknad rapport som finns är av åtgärdens kommun, och varje bedömnings kontrollsumma stämmer med det som räknades",
                english:
                    "every counted report that there is is of the measure's municipality, and the digest of every judgement is that of what was counted"
            ),
            broken: """
                SELECT DISTINCT \(DigestedTable.judgementName(of: "judgement.number")) FROM judgement
                JOIN measure ON measure.number = judgement.measure
                JOIN judgement_report ON judgement_report.judgement = judgement.number
                JOIN report ON report.id = judgement_report.report WHERE report.municipality <> measure.municipality
                """, brokenInRows: wrongDigests),
    ]

    /// The judgements whose digest is another than that of the reports they counted.
    private static func wrongDigests(in db: Database) throws -> [String] {
        var wrong: [String] = []
        try JudgementRecord.forEach(in: db) { judgement in
            guard Array(SHA256.hash(data: judgement.digestedBytes)) != judgement.digest else { return }
            wrong.append("judgement \(judgement.id)")
        }
        return wrong
    }
}
