import Reports

/// What is said of a database that was checked.
enum UpkeepSentences {
    static func allHold(_ count: Int) -> Bilingual {
        Bilingual(swedish: "Alla \(count) löften hålls.", english: "All \(count) promises hold.")
    }
}
