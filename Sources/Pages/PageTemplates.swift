import Crypto
import Foundation
import Mustache

/// The few pages that the server shows to people: a value with everything shown, and a function from it to HTML.
struct PageTemplates: Sendable {
    private let followTemplate: MustacheTemplate
    private let startTemplate: MustacheTemplate
    private let missingTemplate: MustacheTemplate
    private let signInTemplate: MustacheTemplate

    /// - Throws: when a template is not well-formed.
    init() throws {
        followTemplate = try MustacheTemplate(string: Self.frame(Self.follow))
        startTemplate = try MustacheTemplate(string: Self.frame(Self.start))
        missingTemplate = try MustacheTemplate(string: Self.frame(Self.missing))
        signInTemplate = try MustacheTemplate(string: Self.frame(SignInPage.template))
    }

    func follow(_ page: FollowPage) -> String {
        followTemplate.render(["title": "Rapport \(page.reference)", "page": page] as [String: any Sendable])
    }

    /// - Parameter municipalities: their names.
    func start(_ municipalities: [String]) -> String {
        startTemplate.render(["title": "Lykta", "municipalities": municipalities] as [String: any Sendable])
    }

    func signIn(_ page: SignInPage) -> String {
        signInTemplate.render(["title": "Logga in", "page": page] as [String: any Sendable])
    }

    func missing() -> String {
        missingTemplate.render(["title": "Sidan finns inte"])
    }

    /// What a page's Content-Security-Policy names the style by.
    static let styleHash: String = {
        let digest = Array(SHA256.hash(data: Array(style.utf8)))
        return "sha256-\(Data(digest).base64EncodedString())"
    }()

    private static func frame(_ main: String) -> String {
        """
        <!doctype html>
        <html lang="sv">
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
        <p class="help">Pågår ett brott eller är någon i fara: ring 112. Polisen når du annars på 114 14.</p>
        </main>
        </body>
        </html>

        """
    }

    private static let style = """
        body{margin:0;background:#fff;color:#1a1a1a;font:1.125rem/1.5 system-ui,sans-serif}\
        main{max-width:40rem;margin:0 auto;padding:1.5rem 1rem}\
        h1{font-size:1.75rem;line-height:1.2}dt{font-weight:700}dd{margin:0 0 1rem}\
        a{color:#0b4a8f}.help{margin-top:2rem;padding-top:1rem;border-top:1px solid #6b6b6b}
        """

    private static let follow = """
        {{#page}}
        <dl>
        <dt>Det gäller</dt><dd>{{category}}</dd>
        <dt>Kom in</dt><dd><time datetime="{{received}}">{{received}}</time></dd>
        <dt>Så står det till</dt><dd><strong>{{status}}.</strong> {{explanation}}</dd>
        {{#answerLabel}}<dt>{{.}}</dt>{{/answerLabel}}
        {{#answers}}<dd><time datetime="{{day}}">{{day}}</time>: {{text}}</dd>{{/answers}}
        <dt>Ansvarig</dt><dd>{{#units}}{{.}}<br>{{/units}}{{^units}}Ingen ännu{{/units}}</dd>
        <dt>Senast ändrat</dt><dd><time datetime="{{changed}}">{{changed}}</time></dd>
        </dl>
        {{/page}}
        <p>Spara adressen till den här sidan om du vill se hur det går. Det här är inte en polisanmälan.</p>
        """

    private static let start = """
        <p>Här tas rapporter emot om platser som känns otrygga: trasig belysning, skymd sikt, buskörning, droghandel.</p>
        <p>Kommuner: {{#municipalities}}<span>{{.}}</span> {{/municipalities}}{{^municipalities}}inga ännu{{/municipalities}}</p>
        <p>För program: <a href="/api/v1/openapi.json">beskrivning av gränssnittet (OpenAPI)</a>.</p>
        """

    private static let missing = """
        <p>Adressen är felskriven, eller så gäller den inte längre. Kontrollera att hela länken kom med.</p>
        """
}
