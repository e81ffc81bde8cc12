import Reports

extension DigestedTable {
    /// Crime statistics, and what they were before they were corrected.
    static let crimeCounts = DigestedTable(
        name: "crime_count",
        columns: [
            "number", "keeper", "area", "offence", "publisher", "year", "length", "part", "count", "status",
            "at", "by", "person",
        ],
        rowName: "'crime count ' || crime_count.number",
        promise: Bilingual(
            swedish: "varje siffra ur brottsstatistiken är som den skrevs",
            english: "every figure of the crime statistics is as it was written"))
}
