import Reports

/// What situational pictures that several municipalities share are kept in.
extension DigestedTable {
    static let sharedPictureTables = [
        sharedPictures, sharedPictureParts, sharedPictureWords, sharedPictureChanges,
    ]

    /// With how many parts it has, how often words were written, and how often something happened to it.
    static let sharedPictures = DigestedTable(
        name: "shared_picture",
        columns: [
            "number", "id", "kind", "begins", "ends", "day", "police_area", "version", "made", "changed",
            "by", "person",
        ],
        additions: [
            "(SELECT count(*) FROM shared_picture_part WHERE shared_picture_part.shared = shared_picture.number)",
            "(SELECT count(*) FROM shared_picture_words WHERE shared_picture_words.shared = shared_picture.number)",
            "(SELECT max(shared_picture_change.number) FROM shared_picture_change WHERE shared_picture_change.shared = shared_picture.number)",
        ],
        rowName: sharedPictureName(of: "shared_picture.number"),
        promise: Bilingual(
            swedish: "varje gemensam lägesbild finns, med alla sina delar, och säger vad den sade",
            english: "every shared picture is there, with all its parts, and says what it said"))

    static let sharedPictureParts = DigestedTable(
        name: "shared_picture_part", columns: ["shared", "municipality", "picture"],
        rowName: "'part of ' || \(sharedPictureName(of: "shared_picture_part.shared"))",
        promise: Bilingual(
            swedish: "vilka lägesbilder en gemensam består av är som det skrevs",
            english: "which pictures a shared one is made of is as it was written"))

    static let sharedPictureWords = DigestedTable(
        name: "shared_picture_words", columns: ["shared", "heading", "version", "text"],
        rowName: "'words of ' || \(sharedPictureName(of: "shared_picture_words.shared"))",
        promise: Bilingual(
            swedish: "de gemensamma orden i varje gemensam lägesbild är som de skrevs",
            english: "the words in common of each shared picture are as they were written"))

    static let sharedPictureChanges = DigestedTable(
        name: "shared_picture_change",
        columns: ["shared", "number", "at", "by", "person", "kind", "swedish", "english"],
        rowName: "'the history of ' || \(sharedPictureName(of: "shared_picture_change.shared"))",
        promise: Bilingual(
            swedish: "varje gemensam lägesbilds historik är som den skrevs",
            english: "the history of each shared picture is as it was written"))

    /// What an operator calls a shared picture: by its id and the number of its row.
    static func sharedPictureName(of number: String) -> String {
        name("shared picture", in: "shared_picture", of: number)
    }
}

extension SoundnessPromise {
    /// That the parts of shared pictures are of one, and that each is the picture of its own municipality, of the same kind, span and day.
    static let sharedPictureLinks = [
        SoundnessPromise(
            words: Bilingual(
                swedish: "varje del av en gemensam lägesbild hör till en som finns",
                english: "every part of a shared picture is of one that there is"),
            broken: """
                SELECT DISTINCT \(DigestedTable.sharedPictureName(of: "said.shared")) || ' is gone' FROM (
                    SELECT shared FROM shared_picture_part UNION SELECT shared FROM shared_picture_words
                    UNION SELECT shared FROM shared_picture_change) AS said
                WHERE NOT EXISTS (SELECT 1 FROM shared_picture WHERE shared_picture.number = said.shared)
                """),
        SoundnessPromise(
            words: Bilingual(
                swedish:
                    "varje del av en gemensam lägesbild är sin egen kommuns bild av samma dag och period",
                english:
                    "every part of a shared picture is its own municipality's picture of the same day and span"
            ),
            broken: """
                SELECT \(DigestedTable.sharedPictureName(of: "part.shared")) FROM shared_picture_part AS part
                WHERE NOT EXISTS (SELECT 1 FROM situational_picture AS own
                    JOIN shared_picture ON shared_picture.number = part.shared
                    WHERE own.number = part.picture AND own.municipality = part.municipality
                        AND own.kind = shared_picture.kind AND own.begins = shared_picture.begins
                        AND own.ends = shared_picture.ends AND own.day = shared_picture.day)
                """),
        SoundnessPromise(
            words: Bilingual(
                swedish: "varje gemensam lägesbilds historik är numrerad utan lucka",
                english: "the history of each shared picture is numbered without a gap"),
            broken: """
                SELECT \(DigestedTable.sharedPictureName(of: "shared_picture_change.shared"))
                FROM shared_picture_change GROUP BY shared HAVING count(*) <> max(number)
                """),
    ]
}
