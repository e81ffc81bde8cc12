import Reports

/// What is said to whoever reports a place.
enum ReportSentences {
    static func perhaps(_ suggestion: CategorySuggestion) -> Bilingual {
        Bilingual(
            swedish:
                "Kanske \(suggestion.category)? \(suggestion.reason.swedish) Kategorin är inte ändrad.",
            english:
                "Perhaps \(suggestion.category)? \(suggestion.reason.english) The category was not changed.")
    }
}
