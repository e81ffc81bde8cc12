import Reports

/// The sentences of a digest.
enum DigestWords {
    static func subject(_ unit: Bilingual, events: Int, cases: Int) -> Bilingual {
        Bilingual(
            swedish: "Sammanställning för \(unit.swedish): "
                + "\(counted(events, "händelse", "händelser")) i \(counted(cases, "ärende", "ärenden"))",
            english: "Summary for \(unit.english): "
                + "\(counted(events, "event", "events")) in \(counted(cases, "case", "cases"))")
    }

    private static func counted(_ count: Int, _ one: String, _ many: String) -> String {
        "\(count) \(count == 1 ? one : many)"
    }
}
