import Reports

/// The rows of statistics that are no group.
enum StatisticsSentences {
    static let all = Bilingual(swedish: "alla", english: "all")
    static let unknown = Bilingual(swedish: "ingen uppgift", english: "not stated")
}
