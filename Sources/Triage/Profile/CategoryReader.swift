import Geometry
import Reports

/// Reads the categories of `profile.yaml`.
struct CategoryReader {
    let log: FaultLog

    /// - Parameter lists: gets the words that speak for the category.
    func category(
        from value: YAMLValue, codes: inout UniqueCodes<Category>, lists: inout [CategorySuggester.List]
    ) -> Category? {
        let keys = ["code", "name", "group", "joining", "questions", "suggest"]
        guard let mapping = value.mapping(keys: keys) else {
            codes.miss()
            return nil
        }
        let code = codes.code(from: mapping.required("code"))
        let name = mapping.required("name")?.bilingual()
        let joining = mapping.required("joining").flatMap(joiningRule)
        var group = code.flatMap { Code<CategoryGroup>($0.description) }
        if let value = mapping.optional("group") { group = value.code() }
        var questions: [Question]? = []
        if let value = mapping.optional("questions") { questions = value.list().flatMap(self.questions) }
        var entries: [CategorySuggester.Entry]? = []
        if let value = mapping.optional("suggest") { entries = SuggestionReader().entries(from: value) }
        guard let code, let name, let group, let joining, let questions, let entries else { return nil }
        let category = Category(code: code, name: name, group: group, joining: joining, questions: questions)
        lists.append(CategorySuggester.List(category: category, entries: entries))
        return category
    }

    /// Refuses categories whose group another category has with other numbers.
    func requireOneRule(perGroupOf categories: [(category: Category, spot: Spot)]) {
        var firsts: [Code<CategoryGroup>: (category: Category, spot: Spot)] = [:]
        for (category, spot) in categories {
            guard let first = firsts[category.group] else {
                firsts[category.group] = (category, spot)
                continue
            }
            if first.category.joining != category.joining {
                log.add(
                    Bilingual(
                        swedish:
                            "“\(category.code)” och “\(first.category.code)” (rad \(first.spot.line)) är en grupp, “\(category.group)”, men har olika regler för sammanslagning",
                        english:
                            "“\(category.code)” and “\(first.category.code)” (line \(first.spot.line)) are one group, “\(category.group)”, but have different joining rules"
                    ), at: spot)
            }
        }
    }

    private func joiningRule(_ value: YAMLValue) -> JoiningRule? {
        guard let mapping = value.mapping(keys: ["reach-metres", "memory-days", "minimum", "extent-metres"])
        else { return nil }
        let reach = mapping.required("reach-metres").flatMap { radius($0) }
        let memory = mapping.required("memory-days")?.wholeNumber(in: 1...36_500)
        let minimum = mapping.required("minimum")?.wholeNumber(in: 1...1_000)
        let extent = mapping.required("extent-metres").flatMap { radius($0) }
        guard let reach, let memory, let minimum, let extent else { return nil }
        guard
            let rule = JoiningRule(
                reach: reach, memory: .days(Int64(memory)), minimum: minimum, extent: extent)
        else {
            log.add(
                Bilingual(
                    swedish: "extent-metres är mindre än reach-metres",
                    english: "extent-metres is less than reach-metres"), at: mapping.spot(of: "extent-metres")
            )
            return nil
        }
        return rule
    }

    private func radius(_ value: YAMLValue) -> Radius? {
        value.number(in: 1...100_000, unit: Bilingual(swedish: "meter", english: "metres")).flatMap {
            Radius(metres: $0)
        }
    }

    private func questions(from values: [YAMLValue]) -> [Question]? {
        var codes = UniqueCodes<Question>(named: Bilingual(swedish: "frågan", english: "question"))
        return values.map { question(from: $0, codes: &codes) }.complete()
    }

    private func question(from value: YAMLValue, codes: inout UniqueCodes<Question>) -> Question? {
        guard let mapping = value.mapping(keys: ["code", "text", "required", "choices"]) else { return nil }
        let code = codes.code(from: mapping.required("code"))
        let text = mapping.required("text")?.bilingual()
        var isRequired: Bool? = false
        if let value = mapping.optional("required") { isRequired = value.flag() }
        var choices: [Question.Choice]? = []
        if let value = mapping.optional("choices") { choices = value.list().flatMap(self.choices) }
        guard let code, let text, let isRequired, let choices else { return nil }
        return Question(code: code, text: text, isRequired: isRequired, choices: choices)
    }

    private func choices(from values: [YAMLValue]) -> [Question.Choice]? {
        var codes = UniqueCodes<Question.Choice>(
            named: Bilingual(swedish: "svarsalternativet", english: "choice"))
        return values.map { value -> Question.Choice? in
            guard let mapping = value.mapping(keys: ["code", "text"]) else { return nil }
            let code = codes.code(from: mapping.required("code"))
            let text = mapping.required("text")?.bilingual()
            guard let code, let text else { return nil }
            return Question.Choice(code: code, text: text)
        }.complete()
    }
}
