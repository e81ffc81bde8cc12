import Crypto
import GRDB
import Prevention
import Reports

/// What situational pictures are kept in.
extension DigestedTable {
    static let pictureTables = [pictures, pictureWords, pictureChanges, yearlyReports]

    /// With how often words were written, and how often something happened to it.
    static let pictures = DigestedTable(
        name: "situational_picture",
        columns: [
            "number", "id", "municipality", "kind", "begins", "ends", "day", "content", "content_digest",
            "published", "version", "made", "changed", "by", "person", "withdrawn",
        ],
        additions: [
            "(SELECT count(*) FROM picture_words WHERE picture_words.picture = situational_picture.number)",
            "(SELECT max(picture_change.number) FROM picture_change WHERE picture_change.picture = situational_picture.number)",
        ],
        rowName: pictureName(of: "situational_picture.number"),
        promise: Bilingual(
            swedish: "varje lägesbild finns, med alla sina delar, och säger vad den sade",
            english: "every situational picture is there, with all its parts, and says what it said"))

    static let pictureWords = DigestedTable(
        name: "picture_words", columns: ["picture", "heading", "version", "text"],
        rowName: "'words of ' || \(pictureName(of: "picture_words.picture"))",
        promise: Bilingual(
            swedish: "orden i varje lägesbild är som de skrevs",
            english: "the words of each situational picture are as they were written"))

    static let pictureChanges = DigestedTable(
        name: "picture_change",
        columns: ["picture", "number", "at", "by", "person", "kind", "swedish", "english"],
        rowName: "'the history of ' || \(pictureName(of: "picture_change.picture"))",
        promise: Bilingual(
            swedish: "varje lägesbilds historik är som den skrevs",
            english: "the history of each situational picture is as it was written"))

    static let yearlyReports = DigestedTable(
        name: "yearly_report",
        columns: [
            "picture", "corrects", "adopted", "body", "link", "adopted_at", "adopted_by", "adopted_person",
            "adoption_digest", "duty",
        ],
        rowName: "'the yearly report of ' || \(pictureName(of: "yearly_report.picture"))",
        promise: Bilingual(
            swedish: "vad varje årsrapport rättar, och när den antogs, är som det skrevs",
            english: "what each yearly report corrects, and when it was adopted, is as it was written"))

    /// What an operator calls a picture: by its id and the number of its row.
    static func pictureName(of number: String) -> String {
        name("picture", in: "situational_picture", of: number)
    }
}

extension SoundnessPromise {
    /// That the parts of pictures are of one, and that each is what its digest says.
    static let pictureLinks = [
        SoundnessPromise(
            words: Bilingual(
                swedish: "varje del av en lägesbild hör till en lägesbild som finns",
                english: "every part of a situational picture is of a picture that there is"),
            broken: """
                SELECT DISTINCT \(DigestedTable.pictureName(of: "said.picture")) || ' is gone' FROM (
                    SELECT picture FROM picture_words UNION SELECT picture FROM picture_change) AS said
                WHERE NOT EXISTS (SELECT 1 FROM situational_picture WHERE situational_picture.number = said.picture)
                """),
        SoundnessPromise(
            words: Bilingual(
                swedish: "varje lägesbild är den som dess kontrollsumma säger, och går att läsa",
                english: "every situational picture is the one that its digest says, and can be read"),
            broken: "SELECT '' WHERE 0", brokenInRows: wrongPictures),
        SoundnessPromise(
            words: Bilingual(
                swedish: "varje lägesbilds historik är numrerad utan lucka",
                english: "the history of each situational picture is numbered without a gap"),
            broken: """
                SELECT \(DigestedTable.pictureName(of: "picture_change.picture")) FROM picture_change
                GROUP BY picture HAVING count(*) <> max(picture_change.number)
                """),
        SoundnessPromise(
            words: Bilingual(
                swedish: "varje årsrapport är en lägesbild av det slaget, och rättar en som finns",
                english: "every yearly report is a picture of that kind, and corrects one that there is"),
            broken: """
                SELECT DISTINCT \(DigestedTable.pictureName(of: "said.picture")) FROM (
                    SELECT number AS picture FROM situational_picture WHERE kind = 'yearly'
                        AND NOT EXISTS (SELECT 1 FROM yearly_report WHERE yearly_report.picture = situational_picture.number)
                    UNION SELECT picture FROM yearly_report WHERE NOT EXISTS (
                        SELECT 1 FROM situational_picture
                        WHERE situational_picture.number = yearly_report.picture AND kind = 'yearly')
                    UNION SELECT picture FROM yearly_report WHERE corrects IS NOT NULL AND NOT EXISTS (
                        SELECT 1 FROM situational_picture
                        WHERE situational_picture.number = yearly_report.corrects AND kind = 'yearly')) AS said
                """),
        SoundnessPromise(
            words: Bilingual(
                swedish: "varje antagen årsrapport står bland lagens krav, den dag den antogs",
                english: "every yearly report that was adopted is told of among the duties, on its day"),
            broken: """
                SELECT \(DigestedTable.yearlyReports.rowName) FROM yearly_report WHERE adopted IS NOT NULL AND NOT EXISTS (
                    SELECT 1 FROM duty_done JOIN situational_picture ON situational_picture.number = yearly_report.picture
                    WHERE duty_done.number = yearly_report.duty AND duty_done.duty = 'report'
                        AND duty_done.day = yearly_report.adopted
                        AND duty_done.municipality = situational_picture.municipality)
                """),
    ]

    /// The pictures whose digest is another than that of what was frozen, or of what was adopted.
    private static func wrongPictures(in db: Database) throws -> [String] {
        var wrong: [String] = []
        try PictureRecord.forEach(in: db) { picture in
            let isFrozen = Array(SHA256.hash(data: picture.bytes)) == picture.head.digest
            let isAdopted = try isAdoptedAsSaid(picture, in: db)
            guard !isFrozen || !isAdopted else { return }
            wrong.append("picture \(picture.id)")
        }
        return wrong
    }

    /// Words that were masked later stand as they were in an earlier version.
    private static func isAdoptedAsSaid(_ picture: SituationalPicture, in db: Database) throws -> Bool {
        let head = picture.head
        guard let adoption = head.adoption else { return true }
        func isSaid(_ words: [PictureHeading: String]) -> Bool {
            let bytes = head.adoptedBytes(
                on: adoption.day, by: adoption.body, link: adoption.link, saying: words)
            return Array(SHA256.hash(data: bytes)) == adoption.digest
        }
        if isSaid(head.words) { return true }
        guard let (number, _) = try PictureRecord.picture(head.id, in: [], db) else { return false }
        return try (1..<max(1, head.version)).contains { version in
            isSaid(try PictureRecord.words(of: number, asOf: version, in: db))
        }
    }
}
