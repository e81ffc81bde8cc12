import Reports

/// What watch areas are kept in.
extension DigestedTable {
    static let watchAreaTables = [watchAreas, watchAreaEvents]

    /// With how often something happened to it.
    static let watchAreas = DigestedTable(
        name: "watch_area",
        columns: [
            "number", "id", "municipality", "name", "households", "contact", "since", "until", "outline",
            "version", "made", "changed", "asked", "withdrawn",
        ],
        additions: [
            "(SELECT max(watch_area_event.number) FROM watch_area_event WHERE watch_area_event.area = watch_area.number)"
        ],
        rowName: watchAreaName(of: "watch_area.number"),
        promise: Bilingual(
            swedish: "varje område med grannsamverkan finns och säger vad det sade",
            english: "every watch area is there and says what it said"))

    static let watchAreaEvents = DigestedTable(
        name: "watch_area_event",
        columns: ["area", "number", "at", "by", "person", "kind", "swedish", "english"],
        rowName:
            "'event ' || watch_area_event.number || ' of ' || \(watchAreaName(of: "watch_area_event.area"))",
        promise: Bilingual(
            swedish: "historiken för varje område med grannsamverkan är som den skrevs",
            english: "the history of each watch area is as it was written"))

    /// What an operator calls a watch area: by its id and the number of its row.
    static func watchAreaName(of number: String) -> String {
        name("watch area", in: "watch_area", of: number)
    }
}

extension SoundnessPromise {
    /// That what happened belongs to a watch area that is there, nothing of it is gone, and areas are such.
    static let watchAreaLinks = [
        SoundnessPromise(
            words: Bilingual(
                swedish:
                    "händelserna för varje område med grannsamverkan är numrerade utan lucka, och området finns",
                english: "the events of each watch area are numbered without a gap, and it is there"),
            broken: """
                SELECT \(DigestedTable.watchAreaName(of: "watch_area_event.area")) FROM watch_area_event
                GROUP BY area HAVING count(*) <> max(watch_area_event.number)
                    OR NOT EXISTS (SELECT 1 FROM watch_area WHERE watch_area.number = watch_area_event.area)
                """),
        SoundnessPromise(
            words: Bilingual(
                swedish: "ytan för varje område med grannsamverkan är en multipolygon i EPSG:3006",
                english: "the outline of every watch area is a multipolygon in EPSG:3006"),
            broken: """
                SELECT \(DigestedTable.watchAreaName(of: "watch_area.number")) FROM watch_area WHERE outline IS NOT NULL
                    AND GeometryConstraints(outline, 'MULTIPOLYGON', 3006) IS NOT 1
                """),
    ]
}
