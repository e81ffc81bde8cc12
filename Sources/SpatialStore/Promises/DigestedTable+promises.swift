import Reports

/// What promises are kept in.
extension DigestedTable {
    static let promiseTables = [
        promises, promiseParties, promiseTerms, commitments, promiseCommitments, promiseProlongations,
        promiseCorrections, promiseFollowUps, promiseFigures, promiseEvents, promiseChanges,
    ]

    /// With how many parts it has, and how often something happened to it.
    static let promises = DigestedTable(
        name: "promise",
        columns: [
            "number", "id", "keeper", "state", "signed", "signed_by", "ends", "ended", "account", "published",
            "version", "made", "changed", "asked", "signed_version", "withdrawn",
            "account_masked",
        ],
        additions: [
            "promise_party", "promise_terms", "promise_commitment", "promise_prolongation",
            "promise_follow_up",
            "promise_figure", "promise_event", "commitment", "promise_correction",
        ].map { "(SELECT count(*) FROM \($0) WHERE \($0).promise = promise.number)" } + [
            "(SELECT max(promise_change.number) FROM promise_change WHERE promise_change.promise = promise.number)"
        ],
        rowName: promiseName(of: "promise.number"),
        promise: Bilingual(
            swedish: "varje löfte finns, med alla sina delar, och säger vad det sade",
            english: "every promise is there, with all its parts, and says what it said"))

    static let promiseParties = part(
        "promise_party", ["promise", "municipality"], "a party",
        Bilingual(
            swedish: "parterna i varje löfte är som de skrevs",
            english: "the parties of each promise are as they were written"))

    static let promiseTerms = part(
        "promise_terms",
        [
            "promise", "version", "day", "title", "police", "begins", "ends", "background", "priorities",
            "follow_ups",
        ], "what was promised",
        Bilingual(
            swedish: "vad som lovades på vilken dag är som det skrevs",
            english: "what was promised on which day is as it was written"))

    static let commitments = part(
        "commitment", ["number", "id", "promise"], "a commitment",
        Bilingual(
            swedish: "varje åtagande hör till det löfte som det hörde till",
            english: "every commitment is of the promise that it was of"))

    static let promiseCommitments = part(
        "promise_commitment",
        [
            "promise", "version", "position", "commitment", "party", "text", "whereabouts", "time", "target",
            "target_count", "target_unit",
        ], "a commitment",
        Bilingual(
            swedish: "varje åtagandes ord är som de skrevs",
            english: "the words of every commitment are as they were written"))

    static let promiseProlongations = part(
        "promise_prolongation", ["promise", "position", "day", "former", "ends", "why"], "a prolongation",
        Bilingual(
            swedish: "varje förlängning av ett löfte är som den skrevs",
            english: "every prolongation of a promise is as it was written"))

    static let promiseCorrections = part(
        "promise_correction", ["promise", "position", "day", "what", "former", "why"], "a correction",
        Bilingual(
            swedish: "varje rättelse av ett löftes dagar är som den skrevs",
            english: "every correction of a promise's days is as it was written"))

    static let promiseFollowUps = part(
        "promise_follow_up", ["promise", "number", "due", "held", "words", "masked"], "a follow-up",
        Bilingual(
            swedish: "varje uppföljning av ett löfte är som den skrevs",
            english: "every follow-up of a promise is as it was written"))

    static let promiseFigures = part(
        "promise_figure", ["promise", "follow_up", "position", "commitment", "counted", "pace"], "a figure",
        Bilingual(
            swedish: "varje siffra som en uppföljning har fryst är som den skrevs",
            english: "every figure that a follow-up has frozen is as it was written"))

    static let promiseEvents = part(
        "promise_event",
        [
            "number", "id", "promise", "commitment", "day", "party", "whereabouts", "note", "measure", "walk",
            "made", "by", "person", "withdrawn", "reason",
        ], "an event",
        Bilingual(
            swedish: "varje händelse som räknats för ett löfte är som den skrevs",
            english: "everything that was counted for a promise is as it was written"))

    static let promiseChanges = part(
        "promise_change", ["promise", "number", "at", "by", "person", "kind", "swedish", "english"],
        "the history",
        Bilingual(
            swedish: "varje löftes historik är som den skrevs",
            english: "the history of each promise is as it was written"))

    private static func part(_ name: String, _ columns: [String], _ word: String, _ promise: Bilingual)
        -> DigestedTable
    {
        DigestedTable(
            name: name, columns: columns, rowName: "'\(word) of ' || \(promiseName(of: "\(name).promise"))",
            promise: promise)
    }

    /// What an operator calls a promise: by its id and the number of its row.
    static func promiseName(of number: String) -> String { Self.name("promise", in: "promise", of: number) }
}

extension SoundnessPromise {
    /// That what promises name is there, and is theirs.
    static let promiseLinks = [
        SoundnessPromise(
            words: Bilingual(
                swedish: "varje del av ett löfte hör till ett löfte som finns",
                english: "every part of a promise is of a promise that there is"),
            broken: """
                SELECT DISTINCT \(DigestedTable.promiseName(of: "said.promise")) || ' is gone' FROM (
                    SELECT promise FROM promise_party UNION SELECT promise FROM promise_terms
                    UNION SELECT promise FROM commitment UNION SELECT promise FROM promise_commitment
                    UNION SELECT promise FROM promise_prolongation UNION SELECT promise FROM promise_follow_up
                    UNION SELECT promise FROM promise_figure UNION SELECT promise FROM promise_event
                    UNION SELECT promise FROM promise_correction UNION SELECT promise FROM promise_change) AS said
                WHERE NOT EXISTS (SELECT 1 FROM promise WHERE promise.number = said.promise)
                """),
        SoundnessPromise(
            words: Bilingual(
                swedish:
                    "varje löfte har en kommun som håller i det, bland sina parter, och ord som gäller till dess slut",
                english: "every promise is kept by one of its parties, and has words that hold until its end"),
            broken: """
                SELECT \(DigestedTable.promiseName(of: "promise.number")) FROM promise WHERE NOT EXISTS (
                    SELECT 1 FROM promise_party WHERE promise_party.promise = promise.number
                        AND promise_party.municipality = promise.keeper)
                OR promise.ends IS NOT (SELECT promise_terms.ends FROM promise_terms
                    WHERE promise_terms.promise = promise.number ORDER BY promise_terms.version DESC LIMIT 1)
                """),
        SoundnessPromise(
            words: Bilingual(
                swedish: "varje händelse, siffra och ordalydelse gäller ett åtagande i sitt eget löfte",
                english: "every event, figure and wording is about a commitment of its own promise"),
            broken: """
                SELECT DISTINCT said.what || ' of ' || \(DigestedTable.promiseName(of: "said.promise")) FROM (
                    SELECT 'event ' || number AS what, promise, commitment FROM promise_event
                    UNION ALL SELECT 'a figure', promise, commitment FROM promise_figure
                    UNION ALL SELECT 'a wording', promise, commitment FROM promise_commitment) AS said
                LEFT JOIN commitment ON commitment.number = said.commitment
                WHERE commitment.promise IS NOT said.promise
                """),
        SoundnessPromise(
            words: Bilingual(
                swedish:
                    "varje åtgärd och vandring bakom en händelse finns hos en part i löftet, och hos den som gjorde det",
                english:
                    "every measure and walk behind an event is of a party of the promise, and of the one that did it"
            ),
            broken: """
                SELECT 'event ' || promise_event.number || ' of ' || \(DigestedTable.promiseName(of: "promise_event.promise"))
                FROM promise_event LEFT JOIN measure ON measure.number = promise_event.measure
                LEFT JOIN safety_walk ON safety_walk.number = promise_event.walk
                WHERE (promise_event.measure IS NOT NULL OR promise_event.walk IS NOT NULL) AND (
                    ifnull(measure.municipality, safety_walk.municipality) IS NULL
                    OR promise_event.party NOT IN ('police', 'together')
                        AND printf('%04d', ifnull(measure.municipality, safety_walk.municipality)) <> promise_event.party
                    OR NOT EXISTS (SELECT 1 FROM promise_party WHERE promise_party.promise = promise_event.promise
                        AND promise_party.municipality = ifnull(measure.municipality, safety_walk.municipality)))
                """),
        SoundnessPromise(
            words: Bilingual(
                swedish: "varje uppföljning som är hållen har siffror, och inga andra",
                english: "every follow-up that was held has figures, and no other has"),
            broken: """
                SELECT 'follow-up ' || promise_follow_up.number || ' of '
                    || \(DigestedTable.promiseName(of: "promise_follow_up.promise")) FROM promise_follow_up
                WHERE (held IS NOT NULL) <> EXISTS (SELECT 1 FROM promise_figure
                    WHERE promise_figure.promise = promise_follow_up.promise
                        AND promise_figure.follow_up = promise_follow_up.number)
                """),
        SoundnessPromise(
            words: Bilingual(
                swedish: "varje löftes historik är numrerad utan lucka",
                english: "the history of each promise is numbered without a gap"),
            broken: """
                SELECT \(DigestedTable.promiseName(of: "promise_change.promise")) FROM promise_change
                GROUP BY promise HAVING count(*) <> max(promise_change.number)
                """),
    ]
}
