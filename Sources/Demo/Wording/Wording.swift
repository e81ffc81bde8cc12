/// The sentences that reports of one category are put together from.
///
/// A report is an opening, and then with some chance a detail, an effect and a wish. Written for Lykta; no one's real words.
struct Wording: Sendable {
    let openings: [Template]
    /// Openings for December to March; empty when the year makes no difference.
    let winterOpenings: [Template]
    let details: [Template]
    let effects: [Template]
    /// That it is going on now, and someone may be hurt.
    let dangers: [String]
    /// That point someone out: by a role, a made-up address, or the name Test Testsson.
    let accusations: [String]
    /// Whether a registration plate may be told.
    let mentionsVehicles: Bool
    let answers: [AnswerChoice]

    init(
        openings: [String], winterOpenings: [String] = [], details: [String], effects: [String],
        lists: [String: [String]] = [:], dangers: [String] = [], accusations: [String] = [],
        mentionsVehicles: Bool = false, answers: [AnswerChoice] = []
    ) {
        let lists = Self.commonLists.merging(lists) { _, own in own }
        self.openings = openings.map { Template($0, lists: lists) }
        self.winterOpenings = winterOpenings.map { Template($0, lists: lists) }
        self.details = details.map { Template($0, lists: lists) }
        self.effects = effects.map { Template($0, lists: lists) }
        self.dangers = dangers
        self.accusations = accusations
        self.mentionsVehicles = mentionsVehicles
        self.answers = answers
    }
}

/// What a follow-up question of the built-in profile is answered with.
struct AnswerChoice: Sendable {
    let question: String
    /// Repeated to be chosen more often.
    let values: [String]
    let isRequired: Bool

    init(question: String, values: [String], isRequired: Bool = false) {
        self.question = question
        self.values = values
        self.isRequired = isRequired
    }
}
