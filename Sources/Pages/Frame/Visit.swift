import HTTPTypes
import Hummingbird
import Reports
import Web

/// Who came for a page, and in which language.
struct Visit: Sendable {
    private(set) var language: Language
    /// Whether the language was chosen by this very request, and is to be kept.
    private(set) var choosesLanguage: Bool
    let path: String
    let query: QueryText?
    /// Who has signed in; nil for whoever has not, and on open pages.
    var person: Person?
    /// What every form of somebody who has signed in must carry.
    var formToken: String?

    static let cookieName = "lykta-lang"
    /// Every page takes it.
    static let parameter = Route.QueryParameter(
        "lang", .word(Language.allCases.map(\.rawValue)),
        "The language; wins over the cookie that it sets, which wins over `Accept-Language`.", example: "en")

    /// - Throws: 400 for a language that there is not.
    init(_ call: Call) throws(Problem) {
        var asked: Language?
        if let word = call.query[Self.parameter.name] {
            asked = Language(rawValue: word)
            if asked == nil {
                throw .parameters([
                    .parameter("lang", "parameter.value", sv: "sv eller en.", en: "sv or en.")
                ])
            }
        }
        self.init(asked, call.headers, call.language, path: call.path, query: call.query)
        person = try? call.caller().person
        formToken = person == nil ? nil : call.session?.formToken
    }

    /// Somebody who is told of a problem.
    init(_ asked: ProblemPages.Asked) {
        let word = asked.query?.split(separator: "&").first { $0.hasPrefix("lang=") }?.dropFirst(5)
        self.init(
            word.flatMap { Language(rawValue: String($0)) }, asked.headers, asked.language, path: asked.path,
            query: nil)
        person = asked.person
        formToken = asked.formToken
    }

    private init(
        _ asked: Language?, _ headers: HTTPFields, _ accepted: Language, path: String, query: QueryText?
    ) {
        let kept = Cookies.values(of: Self.cookieName, in: headers).first.flatMap {
            Language(rawValue: String($0))
        }
        language = asked ?? kept ?? accepted
        choosesLanguage = asked != nil
        self.path = path
        self.query = query
    }

    /// The same in a language that a form's button has chosen; nil for none.
    func choosing(_ language: Language?) -> Visit {
        guard let language else { return self }
        var visit = self
        visit.language = language
        visit.choosesLanguage = true
        return visit
    }

    /// The link to the same page in the other language.
    var otherLanguageLink: String {
        "?" + (query?.setting("lang", to: otherLanguage.rawValue) ?? "lang=\(otherLanguage.rawValue)")
    }

    var otherLanguage: Language { language == .swedish ? .english : .swedish }

    /// Keeps the language for a year. Needed for what was asked for, so no consent is.
    var languageCookie: String {
        "\(Self.cookieName)=\(language.rawValue); Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax"
    }
}
