import Reports
import Web

/// All that is shown of a report to whoever follows it, in one language.
struct FollowPage: Hashable, Sendable {
    let language: Language
    let reference: String
    let category: String
    let received: String
    let status: String
    let explanation: String
    let units: [String]
    let changed: String
    /// What the reporter was answered, the latest first.
    let answers: [Answer]
    /// Over them; nil when there are none.
    let answerLabel: String?

    struct Answer: Hashable, Sendable {
        let text: String
        let day: String
    }

    /// - Parameter words: Those in which the municipality tells how a case stands.
    init(
        _ report: Report, _ found: Case, category: String, words: CaseWords = CaseWords(),
        answers: [GivenAnswer] = [], in language: Language = .swedish
    ) {
        let told = ToldState(found.state, by: words)
        self.language = language
        reference = report.reference.description
        self.category = category
        received = SwedishTime(report.received).date.description
        status = told.name.text(in: language)
        explanation = told.explanation.text(in: language)
        units = found.units.map { $0.unitName.text(in: language) }
        changed = SwedishTime(found.changed).date.description
        self.answers = answers.reversed().map {
            Answer(text: $0.text, day: SwedishTime($0.at).date.description)
        }
        answerLabel = answers.isEmpty ? nil : Self.answerLabel.text(in: language)
    }

    /// Over the answers, in either frame.
    static let answerLabel = Bilingual(
        swedish: "Svar från dem som ansvarar", english: "Answer from those responsible")

    static func template(in language: Language) -> String {
        func words(_ swedish: String, _ english: String) -> String {
            Bilingual(swedish: swedish, english: english).text(in: language)
        }
        return """
            {{#page}}
            <dl>
            <dt>\(words("Det gäller", "About"))</dt><dd>{{category}}</dd>
            <dt>\(words("Kom in", "Received"))</dt><dd><time datetime="{{received}}">{{received}}</time></dd>
            <dt>\(words("Så står det till", "How it stands"))</dt><dd><strong>{{status}}.</strong> {{explanation}}</dd>
            {{#answerLabel}}<dt>{{.}}</dt>{{/answerLabel}}
            {{#answers}}<dd><time datetime="{{day}}">{{day}}</time>: {{text}}</dd>{{/answers}}
            <dt>\(words("Ansvarig", "Responsible"))</dt><dd>{{#units}}{{.}}<br>{{/units}}{{^units}}\(words("Ingen ännu", "Nobody yet"))\
            {{/units}}</dd>
            <dt>\(words("Senast ändrat", "Last changed"))</dt><dd><time datetime="{{changed}}">{{changed}}</time></dd>
            </dl>
            {{/page}}
            <p>\(words(
                "Spara adressen till den här sidan om du vill se hur det går. Det här är inte en polisanmälan.",
                "Keep the address of this page if you want to see how it goes. This is not a report to the police."))</p>
            \(Self.otherLanguage(than: language))
            """
    }

    static func missingTemplate(in language: Language) -> String {
        let words = Bilingual(
            swedish:
                "Adressen är felskriven, eller så gäller den inte längre. Kontrollera att hela länken kom med.",
            english: "The address is misspelt, or holds no more. Check that the whole link came with it."
        ).text(in: language)
        return "<p>\(words)</p>\n\(Self.otherLanguage(than: language))"
    }

    /// A link to the same page in the other language.
    private static func otherLanguage(than language: Language) -> String {
        switch language {
        case .swedish: #"<p><a href="?lang=en" hreflang="en" lang="en">In English</a></p>"#
        case .english: #"<p><a href="?lang=sv" hreflang="sv" lang="sv">På svenska</a></p>"#
        }
    }
}
