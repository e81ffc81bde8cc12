import Reports

/// Reads the questions of the safety survey of `profile.yaml`.
struct SurveyQuestionsReader {
    /// The built-in ones where there is no list; nil when there is any fault, which is then in the log.
    func questions(from value: YAMLValue?) -> SurveyQuestions? {
        guard let value else { return .builtIn }
        var codes = UniqueCodes<SurveyQuestion>(
            named: Bilingual(swedish: "frågan", english: "question"))
        guard let list = value.list()?.map({ question(from: $0, codes: &codes) }).complete() else {
            return nil
        }
        guard let questions = SurveyQuestions(list) else {
            value.fault(
                Bilingual(
                    swedish: "1–\(SurveyQuestions.most) frågor",
                    english: "1–\(SurveyQuestions.most) questions"))
            return nil
        }
        return questions
    }

    private func question(from value: YAMLValue, codes: inout UniqueCodes<SurveyQuestion>)
        -> SurveyQuestion?
    {
        guard let mapping = value.mapping(keys: ["code", "name", "lower-is-better"]) else {
            codes.miss()
            return nil
        }
        let code = codes.code(from: mapping.required("code"))
        let name = mapping.required("name")?.bilingual()
        let lowerIsBetter = mapping.optional("lower-is-better").map { $0.flag() } ?? true
        guard let code, let name, let lowerIsBetter else { return nil }
        return SurveyQuestion(code: code, name: name, lowerIsBetter: lowerIsBetter)
    }
}
