import Reports

/// Reads `profile.yaml`.
struct ProfileReader {
    let log: FaultLog
    /// What has been read that rules may refer to.
    private(set) var names = ProfileNames()
    /// What speaks for each category that could be read, in the order of the file.
    private(set) var suggestionLists: [CategorySuggester.List] = []

    init(log: FaultLog) { self.log = log }

    /// The profile; nil when there is any fault, which is then in the log.
    ///
    /// - Parameter arms: From the file beside it.
    mutating func profile(from root: YAMLValue, arms: Arms?) -> Profile? {
        let keys = [
            "municipality", "name", "reference-prefix", "oldest-observation-days", "categories", "units",
            "measures", "words-for-residents", "answers", "checklist", "inhabitants", "colour",
            "personal-data", "measure-kinds", "survey-questions",
            "duties", "open", "open311",
        ]
        guard let mapping = root.mapping(keys: keys) else { return nil }
        let municipality = mapping.required("municipality").flatMap(municipalityCode)
        let name = mapping.required("name")?.text()
        let prefix = mapping.required("reference-prefix").flatMap(referencePrefix)
        let oldest = mapping.required("oldest-observation-days")?.wholeNumber(in: 1...36_500)
        let categories = mapping.required("categories")?.list().flatMap { readCategories($0) }
        let units = mapping.required("units")?.list().flatMap { readUnits($0) }
        let caseWords = CaseWordsReader().words(
            measures: mapping.optional("measures"), explanations: mapping.optional("words-for-residents"))
        let answers = AnswerTemplateReader().templates(from: mapping.optional("answers"))
        let checklist = ChecklistReader().checklist(from: mapping.optional("checklist"))
        let inhabitants = InhabitantsReader().inhabitants(from: mapping.optional("inhabitants"))
        let colour = ThemeColourReader().colour(from: mapping.optional("colour"))
        let dataProtection = DataProtectionReader().terms(from: mapping.optional("personal-data"))
        let measureKinds = MeasureKindsReader().kinds(from: mapping.optional("measure-kinds"))
        let surveyQuestions = SurveyQuestionsReader().questions(from: mapping.optional("survey-questions"))
        let dutyTerms = DutyTermsReader().terms(from: mapping.optional("duties"))
        let openSite = OpenSiteReader().site(from: mapping.optional("open"))
        // Nil for a fault, which is then in the log.
        let speaksOpen311: Bool? =
            if let given = mapping.optional("open311") { given.flag() } else { false }
        if let known = names.categories {
            for code in Category.always where !known.contains(where: { $0.description == code }) {
                log.add(
                    Bilingual(
                        swedish: "kategorin “\(code)” saknas; varje profil har den",
                        english: "the category “\(code)” is missing; every profile has it"),
                    at: mapping.spot(of: "categories"))
            }
        }
        guard let municipality, let name, let prefix, let oldest, let categories, let units,
            let caseWords, let answers, let checklist, let inhabitants, let colour, let dataProtection,
            let measureKinds, let surveyQuestions, let dutyTerms, let openSite,
            let speaksOpen311
        else {
            return nil
        }
        return Profile(
            municipality: municipality, name: name, referencePrefix: prefix, categories: categories,
            units: units, oldestObservation: .days(Int64(oldest)), caseWords: caseWords,
            answerTemplates: answers, checklist: checklist, inhabitants: inhabitants, colour: colour,
            dataProtection: dataProtection, arms: arms, measureKinds: measureKinds,
            surveyQuestions: surveyQuestions, dutyTerms: dutyTerms, openSite: openSite,
            speaksOpen311: speaksOpen311)
    }

    private func municipalityCode(_ value: YAMLValue) -> MunicipalityCode? {
        guard
            let text = value.quotedText(
                because: Bilingual(
                    swedish: "YAML tar en kod som 0880 för ett tal",
                    english: "YAML takes a code such as 0880 for a number"))
        else {
            return nil
        }
        guard let code = MunicipalityCode(text) else {
            value.fault(
                Bilingual(
                    swedish: "“\(text.prefix(60))” är ingen kommunkod: fyra siffror, som \"1060\"",
                    english: "“\(text.prefix(60))” is not a municipality code: four digits, such as \"1060\"")
            )
            return nil
        }
        return code
    }

    private func referencePrefix(_ value: YAMLValue) -> ReferencePrefix? {
        guard let text = value.text() else { return nil }
        guard let prefix = ReferencePrefix(text) else {
            value.fault(
                Bilingual(
                    swedish: "“\(text.prefix(60))” är inget prefix för referenser: tre bokstäver A–Z",
                    english: "“\(text.prefix(60))” is not a reference prefix: three letters A–Z"))
            return nil
        }
        return prefix
    }

    private mutating func readCategories(_ values: [YAMLValue]) -> [Category]? {
        let reader = CategoryReader(log: log)
        var codes = UniqueCodes<Category>(named: Bilingual(swedish: "kategorin", english: "category"))
        let categories = values.map { reader.category(from: $0, codes: &codes, lists: &suggestionLists) }
        names.categories = codes.all
        reader.requireOneRule(
            perGroupOf: zip(categories, values).compactMap { category, value in
                category.map { ($0, value.spot) }
            })
        return categories.complete()
    }

    private mutating func readUnits(_ values: [YAMLValue]) -> [Unit]? {
        let reader = UnitReader()
        var codes = UniqueCodes<Unit>(named: Bilingual(swedish: "ansvarig", english: "unit"))
        let units = values.map { reader.unit(from: $0, codes: &codes) }
        names.units = codes.all
        return units.complete()
    }
}

/// Reads the codes of a list, and refuses one that has been read before.
struct UniqueCodes<Kind> {
    private let name: Bilingual
    private var seen: [Code<Kind>: Spot] = [:]
    private var isComplete = true

    init(named name: Bilingual) { self.name = name }

    /// Every code; nil when one could not be read.
    var all: Set<Code<Kind>>? { isComplete ? Set(seen.keys) : nil }

    mutating func code(from value: YAMLValue?) -> Code<Kind>? {
        guard let value, let code = value.code(of: Kind.self) else {
            isComplete = false
            return nil
        }
        if let first = seen[code] {
            value.fault(
                Bilingual(
                    swedish: "\(name.swedish) “\(code)” står två gånger; först på rad \(first.line)",
                    english: "the \(name.english) “\(code)” stands twice; first in line \(first.line)"))
            return nil
        }
        seen[code] = value.spot
        return code
    }

    /// Tells that an element had no place for a code at all.
    mutating func miss() { isComplete = false }
}

extension Sequence {
    /// The values; nil when one is missing.
    func complete<Value>() -> [Value]? where Element == Value? {
        var values: [Value] = []
        for value in self {
            guard let value else { return nil }
            values.append(value)
        }
        return values
    }
}
