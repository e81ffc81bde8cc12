import Crypto
import Foundation
import Mustache
import Reports
import Web

/// The few pages that the server shows to people: a value with everything shown, and a function from it to HTML.
struct PageTemplates: Sendable {
    private let followTemplates: [Language: MustacheTemplate]
    private let startTemplate: MustacheTemplate
    private let missingTemplates: [Language: MustacheTemplate]
    private let signInTemplate: MustacheTemplate

    /// - Throws: when a template is not well-formed.
    init() throws {
        var follow: [Language: MustacheTemplate] = [:]
        var missing: [Language: MustacheTemplate] = [:]
        for language in Language.allCases {
            follow[language] = try MustacheTemplate(
                string: Self.frame(FollowPage.template(in: language), in: language))
            missing[language] = try MustacheTemplate(
                string: Self.frame(FollowPage.missingTemplate(in: language), in: language))
        }
        followTemplates = follow
        missingTemplates = missing
        startTemplate = try MustacheTemplate(string: Self.frame(Self.start))
        signInTemplate = try MustacheTemplate(string: Self.frame(SignInPage.template))
    }

    func follow(_ page: FollowPage) -> String {
        let title = Bilingual(swedish: "Rapport \(page.reference)", english: "Report \(page.reference)")
        return followTemplates[page.language]?.render(
            ["title": title.text(in: page.language), "page": page] as [String: any Sendable]) ?? ""
    }

    /// - Parameter municipalities: their names.
    func start(_ municipalities: [String]) -> String {
        startTemplate.render(["title": "Lykta", "municipalities": municipalities] as [String: any Sendable])
    }

    func signIn(_ page: SignInPage) -> String {
        signInTemplate.render(["title": "Logga in", "page": page] as [String: any Sendable])
    }

    func missing(in language: Language) -> String {
        let title = Bilingual(swedish: "Sidan finns inte", english: "There is no such page")
        return missingTemplates[language]?.render(["title": title.text(in: language)]) ?? ""
    }

    /// What a page's Content-Security-Policy names the style by.
    static let styleHash: String = {
        let digest = Array(SHA256.hash(data: Array(style.utf8)))
        return "sha256-\(Data(digest).base64EncodedString())"
    }()

    private static func frame(_ main: String, in language: Language = .swedish) -> String {
        """
        <!doctype html>
        <html lang="\(language.rawValue)">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="robots" content="noindex">
        <title>{{title}} – Lykta</title>
        <style>\(style)</style>
        </head>
        <body>
        <main>
        <h1>{{title}}</h1>
        \(main)
        <p class="help">\(help.text(in: language))</p>
        </main>
        </body>
        </html>

        """
    }

    private static let help = Bilingual(
        swedish: "Pågår ett brott eller är någon i fara: ring 112. Polisen når du annars på 114 14.",
        english:
            "Is a crime going on, or is somebody in danger: call 112. Otherwise you reach the police at 114 14."
    )

    private static let style = """
        body{margin:0;background:#fff;color:#1a1a1a;font:1.125rem/1.5 system-ui,sans-serif}\
        main{max-width:40rem;margin:0 auto;padding:1.5rem 1rem}\
        h1{font-size:1.75rem;line-height:1.2}dt{font-weight:700}dd{margin:0 0 1rem}\
        a{color:#0b4a8f}.help{margin-top:2rem;padding-top:1rem;border-top:1px solid #6b6b6b}
        """

    private static let start = """
        <p>Här tas rapporter emot om platser som känns otrygga: trasig belysning, skymd sikt, buskörning, droghandel.</p>
        <p>Kommuner: {{#municipalities}}<span>{{.}}</span> {{/municipalities}}{{^municipalities}}inga ännu{{/municipalities}}</p>
        <p>För program: <a href="/api/v1/openapi.json">beskrivning av gränssnittet (OpenAPI)</a>.</p>
        """
}
