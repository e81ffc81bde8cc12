/// What one municipality has decided, as far as intake and clustering need it. Routing rules stand beside it in `Triage`.
package struct Profile: Hashable, Sendable {
    package let municipality: MunicipalityCode
    package let name: String
    package let referencePrefix: ReferencePrefix
    /// In the order of the file.
    package let categories: [Category]
    package let units: [Unit]
    /// How long ago the trouble may have been seen.
    package let oldestObservation: TimeSpan
    /// How residents are told how a case stands.
    package let caseWords: CaseWords
    /// In the order of the file.
    package let answerTemplates: [AnswerTemplate]
    /// What is looked at on safety walks.
    package let checklist: Checklist
    /// How many live in districts, by their codes or names; empty where nobody has said.
    package let inhabitants: [String: Int]
    /// Nil for the usual one.
    package let colour: ThemeColour?
    package let dataProtection: DataProtection
    /// Nil where the profile has none.
    package let arms: Arms?
    /// What sorts of measure are planned and followed up.
    package let measureKinds: MeasureKinds
    /// What the yearly safety survey asks.
    package let surveyQuestions: SurveyQuestions
    /// How the law's clock is kept.
    package let dutyTerms: DutyTerms
    /// What is told everybody on the public site.
    package let openSite: OpenSite
    /// Whether programs that speak Open311 may report to the municipality, and follow what was reported.
    package let speaksOpen311: Bool

    /// The rule of each category group.
    package let joining: [Code<CategoryGroup>: JoiningRule]

    package init(
        municipality: MunicipalityCode, name: String, referencePrefix: ReferencePrefix,
        categories: [Category],
        units: [Unit], oldestObservation: TimeSpan, caseWords: CaseWords = CaseWords(),
        answerTemplates: [AnswerTemplate] = [], checklist: Checklist = .builtIn,
        inhabitants: [String: Int] = [:],
        colour: ThemeColour? = nil, dataProtection: DataProtection = DataProtection(), arms: Arms? = nil,
        measureKinds: MeasureKinds = .builtIn, surveyQuestions: SurveyQuestions = .builtIn,
        dutyTerms: DutyTerms = DutyTerms(), openSite: OpenSite = OpenSite(),
        speaksOpen311: Bool = false
    ) {
        self.municipality = municipality
        self.name = name
        self.referencePrefix = referencePrefix
        self.categories = categories
        self.units = units
        self.oldestObservation = oldestObservation
        self.caseWords = caseWords
        self.answerTemplates = answerTemplates
        self.checklist = checklist
        self.inhabitants = inhabitants
        self.colour = colour
        self.dataProtection = dataProtection
        self.arms = arms
        self.measureKinds = measureKinds
        self.surveyQuestions = surveyQuestions
        self.dutyTerms = dutyTerms
        self.openSite = openSite
        self.speaksOpen311 = speaksOpen311
        joining = Dictionary(categories.map { ($0.group, $0.joining) }) { first, _ in first }
    }

    package func category(_ code: Code<Category>) -> Category? { categories.first { $0.code == code } }

    package func unit(_ code: Code<Unit>) -> Unit? { units.first { $0.code == code } }
}
