import Reports
import Statistics

extension Bilingual {
    /// Words of the statistics, as the rest of Lykta has them.
    init(_ words: PlainWords) { self.init(swedish: words.swedish, english: words.english) }
}
