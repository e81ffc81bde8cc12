import Reports

/// What hotspots of a past day are kept in.
extension DigestedTable {
    /// With its reasons and its reports.
    static let keptHotspots = DigestedTable(
        name: "kept_hotspot",
        columns: [
            "number", "id", "municipality", "kept", "by", "person", "since", "until", "categories", "rank",
            "northing",
            "easting", "radius", "outline", "name", "reports", "voices", "chance", "pattern_swedish",
            "pattern_english",
        ],
        additions: [
            """
            (SELECT group_concat(position || swedish || char(10) || english, char(10)) FROM (SELECT * FROM \
            kept_hotspot_reason WHERE kept_hotspot_reason.hotspot = kept_hotspot.number ORDER BY position))
            """,
            """
            (SELECT group_concat(report) FROM (SELECT report FROM kept_hotspot_report \
            WHERE kept_hotspot_report.hotspot = kept_hotspot.number ORDER BY report))
            """,
        ],
        rowName: "'kept hotspot ' || kept_hotspot.number",
        promise: Bilingual(
            swedish: "varje sparad plats som ofta nämnts är som den sparades",
            english: "every kept hotspot is as it was kept"))
}

extension SoundnessPromise {
    /// That what a kept hotspot names is there.
    static let hotspotLinks = [
        SoundnessPromise(
            words: Bilingual(
                swedish:
                    "varje rapport i en sparad plats finns, i samma kommun, och varje skäl hör till en sådan plats",
                english:
                    "every report of a kept hotspot is there, of the same municipality, and every reason is of such a one"
            ),
            broken: """
                SELECT 'kept hotspot ' || said.hotspot FROM kept_hotspot_report AS said
                LEFT JOIN kept_hotspot ON kept_hotspot.number = said.hotspot
                LEFT JOIN report ON report.number = said.report
                WHERE report.municipality IS NOT kept_hotspot.municipality OR kept_hotspot.number IS NULL
                UNION SELECT 'kept hotspot ' || hotspot FROM kept_hotspot_reason
                WHERE hotspot NOT IN (SELECT number FROM kept_hotspot)
                """)
    ]
}
