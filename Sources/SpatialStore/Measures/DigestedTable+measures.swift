import Reports

/// What measures are kept in.
extension DigestedTable {
    static let measureTables = [measures, measureUnits, measureCauses, measurePhotos, measureEvents]

    /// With how many units and causes it has, and how often something happened to it.
    static let measures = DigestedTable(
        name: "measure",
        columns: [
            "number", "id", "municipality", "kind", "title", "details", "planned", "begun", "done", "cost",
            "responsible", "state", "reason", "version", "made", "changed", "asked", "northing", "easting",
            "place", "shape_kind", "shape", "published", "formerly_done", "formerly_begun",
        ],
        additions: [
            "(SELECT count(*) FROM measure_unit WHERE measure_unit.measure = measure.number)",
            "(SELECT count(*) FROM measure_cause WHERE measure_cause.measure = measure.number)",
            "(SELECT max(measure_event.number) FROM measure_event WHERE measure_event.measure = measure.number)",
        ],
        rowName: measureName(of: "measure.number"),
        promise: Bilingual(
            swedish: "varje åtgärd finns, med alla sina delar, och säger vad den sade",
            english: "every measure is there, with all its parts, and says what it said"))

    static let measureUnits = DigestedTable(
        name: "measure_unit", columns: ["measure", "position", "unit"],
        rowName: "'a unit of ' || \(measureName(of: "measure_unit.measure"))",
        promise: Bilingual(
            swedish: "vilka som ansvarar för varje åtgärd är som det skrevs",
            english: "who is responsible for each measure is as it was written"))

    static let measureCauses = DigestedTable(
        name: "measure_cause",
        columns: ["number", "measure", "case_number", "hotspot", "finding", "commitment"],
        rowName: "'cause ' || measure_cause.number || ' of ' || \(measureName(of: "measure_cause.measure"))",
        promise: Bilingual(
            swedish: "vad varje åtgärd beror på är som det skrevs",
            english: "what each measure is because of is as it was written"))

    /// With the picture; none where it was erased.
    static let measurePhotos = DigestedTable(
        name: "measure_photo",
        columns: [
            "number", "id", "measure", "source", "alternative", "published", "width", "height", "bytes",
            "received", "erased",
        ],
        additions: [
            "(SELECT jpeg FROM measure_photo_image WHERE measure_photo_image.photo = measure_photo.number)"
        ],
        rowName: "'photo ' || measure_photo.number || ' of ' || \(measureName(of: "measure_photo.measure"))",
        promise: Bilingual(
            swedish: "varje bild av en åtgärd säger och visar vad den gjorde när den sparades",
            english: "every photo of a measure says and shows what it did when it was kept"))

    static let measureEvents = DigestedTable(
        name: "measure_event",
        columns: ["measure", "number", "at", "by", "person", "kind", "swedish", "english"],
        rowName: "'event ' || measure_event.number || ' of ' || \(measureName(of: "measure_event.measure"))",
        promise: Bilingual(
            swedish: "varje åtgärds historik är som den skrevs",
            english: "the history of each measure is as it was written"))

    /// What an operator calls a measure: by its id and the number of its row.
    static func measureName(of number: String) -> String { name("measure", in: "measure", of: number) }
}

extension SoundnessPromise {
    /// That what measures name is there, and lies where it says.
    static let measureLinks = [
        SoundnessPromise(
            words: Bilingual(
                swedish: "varje ansvarig, orsak och händelse hör till en åtgärd som finns",
                english: "every unit, cause and event is of a measure that there is"),
            broken: """
                SELECT DISTINCT \(DigestedTable.measureName(of: "said.measure")) || ' is gone' FROM (
                    SELECT measure FROM measure_unit UNION SELECT measure FROM measure_cause
                    UNION SELECT measure FROM measure_event) AS said
                WHERE NOT EXISTS (SELECT 1 FROM measure WHERE measure.number = said.measure)
                """),
        SoundnessPromise(
            words: Bilingual(
                swedish:
                    "varje orsak till en åtgärd är ett ärende, en sparad plats eller en iakttagelse i samma kommun, eller ett åtagande i ett av dess löften",
                english:
                    "every cause of a measure is a case, a kept hotspot or a finding of the same municipality, or a commitment of one of its promises"
            ),
            broken: """
                SELECT 'cause ' || measure_cause.number || ' of ' || \(DigestedTable.measureName(of: "measure_cause.measure"))
                FROM measure_cause JOIN measure ON measure.number = measure_cause.measure
                LEFT JOIN case_file ON case_file.number = measure_cause.case_number
                LEFT JOIN kept_hotspot ON kept_hotspot.number = measure_cause.hotspot
                LEFT JOIN finding ON finding.number = measure_cause.finding
                LEFT JOIN safety_walk ON safety_walk.number = finding.walk
                WHERE (measure_cause.case_number IS NOT NULL) + (measure_cause.hotspot IS NOT NULL)
                        + (measure_cause.finding IS NOT NULL) + (measure_cause.commitment IS NOT NULL) <> 1
                    OR coalesce(case_file.municipality, kept_hotspot.municipality, safety_walk.municipality,
                        (SELECT promise_party.municipality FROM commitment
                            JOIN promise_party ON promise_party.promise = commitment.promise
                            WHERE commitment.number = measure_cause.commitment
                                AND promise_party.municipality = measure.municipality))
                        IS NOT measure.municipality
                """),
        SoundnessPromise(
            words: Bilingual(
                swedish: "varje iakttagelse som blivit en åtgärd är en orsak till den",
                english: "every finding that has become a measure is a cause of it"),
            broken: """
                SELECT 'finding ' || finding.number FROM finding WHERE finding.measure IS NOT NULL AND NOT EXISTS (
                    SELECT 1 FROM measure JOIN measure_cause ON measure_cause.measure = measure.number
                    WHERE measure.id = finding.measure AND measure_cause.finding = finding.number)
                """),
        SoundnessPromise(
            words: Bilingual(
                swedish: "varje åtgärds geometri är dess northing och easting",
                english: "the geometry of every measure is its northing and easting"),
            broken: """
                SELECT \(DigestedTable.measureName(of: "measure.number")) FROM measure WHERE place IS NOT NULL AND NOT
                    (SRID(place) = 3006 AND round(ST_Y(place) * 100) = northing AND round(ST_X(place) * 100) = easting
                    AND (shape IS NULL OR SRID(shape) = 3006))
                """),
        SoundnessPromise(
            words: Bilingual(
                swedish:
                    "varje åtgärd har så många bilder som dess historik säger, och de som inte är raderade har sin bild",
                english:
                    "every measure has as many photos as its history says, and those that are not erased have their picture"
            ),
            broken: """
                SELECT \(DigestedTable.measureName(of: "measure.number")) FROM measure WHERE
                    (SELECT count(*) FROM measure_photo WHERE measure_photo.measure = measure.number) <>
                    (SELECT count(*) FROM measure_event
                        WHERE measure_event.measure = measure.number AND measure_event.kind = 'photo-added')
                    OR (SELECT count(*) FROM measure_photo
                        WHERE measure_photo.measure = measure.number AND measure_photo.erased IS NOT NULL) <>
                    (SELECT count(*) FROM measure_event
                        WHERE measure_event.measure = measure.number AND measure_event.kind = 'photo-erased')
                UNION ALL SELECT 'photo ' || measure_photo.number || ' of ' || \(DigestedTable.measureName(of: "measure_photo.measure"))
                FROM measure_photo LEFT JOIN measure_photo_image ON measure_photo_image.photo = measure_photo.number
                WHERE (measure_photo.erased IS NULL) <> (measure_photo_image.photo IS NOT NULL)
                    OR NOT EXISTS (SELECT 1 FROM measure WHERE measure.number = measure_photo.measure)
                """),
        SoundnessPromise(
            words: Bilingual(
                swedish: "varje åtgärds händelser är numrerade utan lucka",
                english: "the events of each measure are numbered without a gap"),
            broken: """
                SELECT \(DigestedTable.measureName(of: "measure_event.measure")) FROM measure_event
                GROUP BY measure HAVING count(*) <> max(measure_event.number)
                """),
    ]
}
