import Reports

/// All free text of one submission on its way past the screens, so that what is found in any of it counts for the whole.
struct Screening {
    private let screen: PersonalDataScreen
    private var found: Set<PersonalDataKind> = []
    private var texts: [WordList] = []

    init(on day: CivilDate) { screen = PersonalDataScreen(today: day) }

    /// - Parameter namesThing: whether the text answers a question for an object's number.
    mutating func mask(_ text: String, namesThing: Bool = false) -> String {
        let masked = screen.mask(text, namesThing: namesThing)
        found.formUnion(masked.kinds)
        texts.append(WordList(text))
        return masked.text
    }

    mutating func mask(_ whereabouts: Whereabouts) -> Whereabouts {
        switch whereabouts {
        case .placed(let place, let accuracy, let words):
            .placed(place, accuracy: accuracy, words: words.map { mask($0) })
        case .unplaced(let words): .unplaced(words: mask(words))
        }
    }

    /// What was masked, in the order of the cases.
    var kinds: [PersonalDataKind] { PersonalDataKind.allCases.filter(found.contains) }

    var accusesSomeone: Bool {
        texts.contains { Accusation.isMade(in: $0, beside: found) }
    }

    func advice(for category: Code<Category>) -> [Advice] {
        DangerSigns(in: texts, category: category).advice
    }
}
