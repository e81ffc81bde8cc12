package import Geometry

/// What is wrong at a place, as the municipality's profile defines it.
package struct Category: Hashable, Sendable {
    package let code: Code<Category>
    package let name: Bilingual
    /// Categories of one group can be the same trouble: their reports join the same cases.
    package let group: Code<CategoryGroup>
    package let joining: JoiningRule
    package let questions: [Question]

    package init(
        code: Code<Category>, name: Bilingual, group: Code<CategoryGroup>, joining: JoiningRule,
        questions: [Question] = []
    ) {
        self.code = code
        self.name = name
        self.group = group
        self.joining = joining
        self.questions = questions
    }

    /// The categories that every profile has.
    package static let always = ["lighting", "drugs", "speeding", "visibility"]
}

/// The name space of category groups; see ``Category/group``.
package enum CategoryGroup {}

/// When reports of a category group are one case. All categories of a group share one rule.
package struct JoiningRule: Hashable, Sendable {
    /// How far apart two linked reports may lie.
    package let reach: Radius
    /// How far apart in time two linked reports may have been seen.
    package let memory: TimeSpan
    /// How many linked reports, itself counted, make a report the core of a case; 1 where every report matters.
    package let minimum: Int
    /// A case wider than this is split.
    package let extent: Radius

    package init?(reach: Radius, memory: TimeSpan, minimum: Int, extent: Radius) {
        guard memory.milliseconds > 0, (1...1_000).contains(minimum), extent >= reach else { return nil }
        self.reach = reach
        self.memory = memory
        self.minimum = minimum
        self.extent = extent
    }
}

/// A follow-up question that a category asks.
package struct Question: Hashable, Sendable {
    package let code: Code<Question>
    package let text: Bilingual
    package let isRequired: Bool
    /// The answers to choose among; empty for a free answer of at most 500 characters.
    package let choices: [Choice]

    package init(code: Code<Question>, text: Bilingual, isRequired: Bool, choices: [Choice]) {
        self.code = code
        self.text = text
        self.isRequired = isRequired
        self.choices = choices
    }

    package struct Choice: Hashable, Sendable {
        package let code: Code<Choice>
        package let text: Bilingual

        package init(code: Code<Choice>, text: Bilingual) {
            self.code = code
            self.text = text
        }
    }
}
