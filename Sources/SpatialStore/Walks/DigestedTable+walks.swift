import Reports

/// What safety walks are kept in.
extension DigestedTable {
    static let walkTables = [
        safetyWalks, walkStops, walkPoints, walkParticipants, walkAnswers, walkPhotos, erasedWalkPhotos,
        findings, walkEvents,
    ]

    /// With how many stops and points it has, and how often something happened to it.
    static let safetyWalks = DigestedTable(
        name: "safety_walk",
        columns: [
            "number", "id", "municipality", "title", "state", "version", "made", "changed", "day_before",
            "day",
            "day_after", "starts", "meeting_place", "leader", "invitation", "repeats",
        ],
        additions: [
            "(SELECT count(*) FROM walk_stop WHERE walk_stop.walk = safety_walk.number)",
            "(SELECT count(*) FROM walk_point WHERE walk_point.walk = safety_walk.number)",
            "(SELECT count(*) FROM walk_participants WHERE walk_participants.walk = safety_walk.number)",
            "(SELECT max(walk_event.number) FROM walk_event WHERE walk_event.walk = safety_walk.number)",
            "(SELECT count(*) FROM walk_answer WHERE walk_answer.walk = safety_walk.number)",
            "(SELECT count(*) FROM finding WHERE finding.walk = safety_walk.number)",
            "(SELECT count(*) FROM walk_photo WHERE walk_photo.walk = safety_walk.number)",
            "(SELECT count(*) FROM erased_walk_photo WHERE erased_walk_photo.walk = safety_walk.number)",
        ],
        rowName: walkName(of: "safety_walk.number"),
        promise: Bilingual(
            swedish: "varje trygghetsvandring finns, med alla sina delar, och säger vad den sade",
            english: "every safety walk is there, with all its parts, and says what it said"))

    static let walkStops = DigestedTable(
        name: "walk_stop",
        columns: [
            "walk", "number", "name", "northing", "easting", "reason_swedish", "reason_english", "hotspot",
            "place",
        ],
        rowName: "'stop ' || walk_stop.number || ' of ' || \(walkName(of: "walk_stop.walk"))",
        promise: Bilingual(
            swedish: "varje stopp på en vandring är som det skrevs",
            english: "every stop of a walk is as it was written"))

    static let walkPoints = DigestedTable(
        name: "walk_point",
        columns: [
            "walk", "position", "code", "name_swedish", "name_english", "look_swedish", "look_english",
        ],
        rowName: "'point ' || walk_point.position || ' of ' || \(walkName(of: "walk_point.walk"))",
        promise: Bilingual(
            swedish: "varje vandrings checklista är som den skrevs",
            english: "the checklist of each walk is as it was written"))

    static let walkParticipants = DigestedTable(
        name: "walk_participants", columns: ["walk", "position", "role", "count", "names"],
        rowName: "'participants of ' || \(walkName(of: "walk_participants.walk"))",
        promise: Bilingual(
            swedish: "vilka som deltog i varje vandring är som det skrevs",
            english: "who took part in each walk is as it was written"))

    static let walkAnswers = DigestedTable(
        name: "walk_answer",
        columns: [
            "number", "id", "walk", "stop", "point", "score", "note", "walker", "role", "answered",
            "received",
        ],
        rowName: "'answer ' || walk_answer.number || ' of ' || \(walkName(of: "walk_answer.walk"))",
        promise: Bilingual(
            swedish: "varje svar på en vandring är som det lämnades",
            english: "every answer of a walk is as it was given"))

    static let walkPhotos = DigestedTable(
        name: "walk_photo",
        columns: [
            "number", "id", "walk", "stop", "walker", "source", "width", "height", "bytes", "received",
        ],
        additions: ["(SELECT jpeg FROM walk_photo_image WHERE walk_photo_image.photo = walk_photo.number)"],
        rowName: "'photo ' || walk_photo.number || ' of ' || \(walkName(of: "walk_photo.walk"))",
        promise: Bilingual(
            swedish: "varje bild från en vandring säger och visar vad den gjorde när den sparades",
            english: "every photo of a walk says and shows what it did when it was kept"))

    static let erasedWalkPhotos = DigestedTable(
        name: "erased_walk_photo", columns: ["number", "id", "walk", "erased"],
        rowName:
            "'erased photo ' || erased_walk_photo.number || ' of ' || \(walkName(of: "erased_walk_photo.walk"))",
        promise: Bilingual(
            swedish: "vilka bilder från vandringar som raderats är som det skrevs",
            english: "which photos of walks were erased is as it was written"))

    static let findings = DigestedTable(
        name: "finding",
        columns: [
            "number", "id", "walk", "stop", "point", "what", "whereabouts", "northing", "easting", "gravity",
            "action",
            "unit", "due", "status", "case_number", "measure", "version", "made", "changed", "place",
            "status_origin", "left_case",
        ],
        rowName: "'finding ' || finding.number || ' of ' || \(walkName(of: "finding.walk"))",
        promise: Bilingual(
            swedish: "varje iakttagelse är som den skrevs", english: "every finding is as it was written"))

    static let walkEvents = DigestedTable(
        name: "walk_event", columns: ["walk", "number", "at", "by", "person", "kind", "swedish", "english"],
        rowName: "'event ' || walk_event.number || ' of ' || \(walkName(of: "walk_event.walk"))",
        promise: Bilingual(
            swedish: "varje vandrings historik är som den skrevs",
            english: "the history of each walk is as it was written"))

    /// What an operator calls a walk: by its id and the number of its row.
    static func walkName(of number: String) -> String { name("walk", in: "safety_walk", of: number) }
}

extension SoundnessPromise {
    /// That what walks name is there, and lies where it says.
    static let walkLinks = [
        SoundnessPromise(
            words: Bilingual(
                swedish: "varje stopp, svar, bild, iakttagelse och händelse hör till en vandring som finns",
                english: "every stop, answer, photo, finding and event is of a walk that there is"),
            broken: """
                SELECT DISTINCT \(DigestedTable.walkName(of: "said.walk")) || ' is gone' FROM (
                    SELECT walk FROM walk_stop UNION SELECT walk FROM walk_answer UNION SELECT walk FROM finding
                    UNION SELECT walk FROM walk_photo UNION SELECT walk FROM erased_walk_photo
                    UNION SELECT walk FROM walk_event UNION SELECT walk FROM walk_point
                    UNION SELECT repeats FROM safety_walk WHERE repeats IS NOT NULL) AS said
                WHERE NOT EXISTS (SELECT 1 FROM safety_walk WHERE safety_walk.number = said.walk)
                """),
        SoundnessPromise(
            words: Bilingual(
                swedish: "ingen bild från en vandring som har raderats finns kvar",
                english: "no photo of a walk that was erased is there still"),
            broken: """
                SELECT 'photo ' || walk_photo.number || ' of ' || \(DigestedTable.walkName(of: "walk_photo.walk"))
                FROM walk_photo JOIN erased_walk_photo ON erased_walk_photo.id = walk_photo.id
                """),
        SoundnessPromise(
            words: Bilingual(
                swedish: "varje iakttagelse leder till ett ärende i samma kommun, när den leder till något",
                english: "every finding leads to a case of the same municipality, when it leads to one"),
            broken: """
                SELECT 'finding ' || finding.number FROM finding JOIN safety_walk ON safety_walk.number = finding.walk
                LEFT JOIN case_file ON case_file.number = finding.case_number
                WHERE finding.case_number IS NOT NULL AND case_file.municipality IS NOT safety_walk.municipality
                """),
        SoundnessPromise(
            words: Bilingual(
                swedish: "ingen iakttagelse på kartan är lämnad som en begränsad rapport",
                english: "no finding on the map was filed as a restricted report"),
            broken: """
                SELECT 'finding ' || finding_map._rowid_ FROM finding_map
                JOIN report ON report.client_reference = 'finding-' || finding_map.id
                WHERE report.client_reference GLOB 'finding-*' AND report.restricted = 1
                    AND printf('%04d', report.municipality) = finding_map.municipality
                """),
        SoundnessPromise(
            words: Bilingual(
                swedish: "varje stopp som valdes från en sparad plats leder till den, i samma kommun",
                english:
                    "every stop that was chosen from a kept hotspot leads to it, in the same municipality"),
            broken: """
                SELECT 'stop ' || walk_stop.number || ' of ' || \(DigestedTable.walkName(of: "walk_stop.walk"))
                FROM walk_stop JOIN safety_walk ON safety_walk.number = walk_stop.walk
                LEFT JOIN kept_hotspot ON kept_hotspot.id = walk_stop.hotspot
                WHERE walk_stop.hotspot IS NOT NULL AND kept_hotspot.municipality IS NOT safety_walk.municipality
                """),
        SoundnessPromise(
            words: Bilingual(
                swedish: "varje vandring som upprepar en annan ligger i samma kommun",
                english: "every walk that repeats another is of the same municipality"),
            broken: """
                SELECT \(DigestedTable.walkName(of: "safety_walk.number")) FROM safety_walk
                JOIN safety_walk AS earlier ON earlier.number = safety_walk.repeats
                WHERE earlier.municipality <> safety_walk.municipality
                """),
        SoundnessPromise(
            words: Bilingual(
                swedish: "varje stopps och iakttagelses geometri är dess northing och easting",
                english: "the geometry of every stop and finding is its northing and easting"),
            broken: """
                SELECT 'stop ' || number || ' of walk ' || walk FROM walk_stop WHERE NOT
                    (SRID(place) = 3006 AND round(ST_Y(place) * 100) = northing AND round(ST_X(place) * 100) = easting)
                UNION ALL SELECT 'finding ' || number FROM finding WHERE NOT
                    (SRID(place) = 3006 AND round(ST_Y(place) * 100) = northing AND round(ST_X(place) * 100) = easting)
                """),
        SoundnessPromise(
            words: Bilingual(
                swedish: "varje vandrings händelser är numrerade utan lucka",
                english: "the events of each walk are numbered without a gap"),
            broken: """
                SELECT \(DigestedTable.walkName(of: "walk_event.walk")) FROM walk_event
                GROUP BY walk HAVING count(*) <> max(walk_event.number)
                """),
    ]
}
