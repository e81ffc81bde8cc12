/// A question of the yearly safety survey (*trygghetsmätning*), such as how many were victims of crime.
package struct SurveyQuestion: Hashable, Sendable {
    package let code: Code<SurveyQuestion>
    /// What the share says, such as "Utsatta för brott".
    package let name: Bilingual
    /// Whether a lower share is the better one.
    package let lowerIsBetter: Bool

    package init(code: Code<SurveyQuestion>, name: Bilingual, lowerIsBetter: Bool) {
        self.code = code
        self.name = name
        self.lowerIsBetter = lowerIsBetter
    }
}

/// The questions that a municipality follows from year to year.
package struct SurveyQuestions: Hashable, Sendable {
    /// In the order in which they are shown; no two of one code.
    package let all: [SurveyQuestion]

    /// How many there may be.
    package static let most = 60

    /// Nil for none, for more than ``most``, and for two of one code.
    package init?(_ questions: [SurveyQuestion]) {
        guard (1...Self.most).contains(questions.count),
            Set(questions.map(\.code)).count == questions.count
        else { return nil }
        all = questions
    }

    package func question(_ code: Code<SurveyQuestion>) -> SurveyQuestion? { all.first { $0.code == code } }

    /// What a question is called; its code for one that the profile has no more.
    package func name(of code: Code<SurveyQuestion>) -> Bilingual {
        question(code)?.name ?? Bilingual(code.description)
    }

    /// What is used where the profile has no list.
    package static let builtIn = SurveyQuestions(unchecked: [
        ("victim", "Utsatta för brott", "Victims of crime", true),
        ("unsafe-outdoors", "Otrygga ute på kvällen", "Unsafe outdoors in the evening", true),
        ("stayed-in", "Låter bli att gå ut av oro", "Stay in because of worry", true),
        ("worried", "Oroliga för att utsättas för brott", "Worried about crime", true),
        ("litter", "Störs av nedskräpning", "Disturbed by litter", true),
        ("traffic", "Störs av trafiken", "Disturbed by traffic", true),
        ("drugs", "Ser narkotika som ett problem", "See drugs as a problem", true),
        ("trust-police", "Litar på polisen", "Trust the police", false),
    ])

    private init(unchecked questions: [(String, String, String, Bool)]) {
        all = questions.compactMap { code, swedish, english, lowerIsBetter in
            Code<SurveyQuestion>(code).map {
                SurveyQuestion(
                    code: $0, name: Bilingual(swedish: swedish, english: english),
                    lowerIsBetter: lowerIsBetter)
            }
        }
    }
}
