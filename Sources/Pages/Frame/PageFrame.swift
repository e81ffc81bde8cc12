import HTTPTypes
import Hummingbird
import Reports
import Web

/// What is around every page: header, language, menu, footer; and the headers that keep a browser from doing anything else.
struct PageFrame: Sendable {
    let templates: PageTemplates
    let words: Catalogues
    let addresses: [String: String]
    let settings: PageSettings
    let municipalities: ServedMunicipalities

    /// - Throws: ``PageFault``.
    init(_ settings: PageSettings, files: StaticFiles, municipalities: ServedMunicipalities) throws(PageFault)
    {
        words = try Catalogues()
        addresses = files.addresses
        templates = PageTemplates(PageAssets.templates, words: words, addresses: addresses)
        self.settings = settings
        self.municipalities = municipalities
    }

    func response(_ page: Page, to visit: Visit) -> Response {
        let html = templates.render(page.template, content(of: page, for: visit), in: visit.language)
        var headers = page.headers
        headers[.contentLanguage] = visit.language.rawValue
        headers[.vary] = "Accept, Accept-Language, Cookie"
        headers[.contentSecurityPolicy] = policy
        for (name, value) in Self.isolation {
            if let name = HTTPField.Name(name) { headers[name] = value }
        }
        if visit.choosesLanguage {
            headers.append(HTTPField(name: .setCookie, value: visit.languageCookie))
        }
        return Response(page.status, "text/html; charset=utf-8", Array(html.utf8), headers: headers)
    }

    /// The names under which a page may show nothing of its own: what the frame shows, and what every form must carry.
    static let reserved = (own: "frame", formToken: "formToken")

    /// What the page shows, and under one name of its own what the frame does: `{{frame.title}}`. So neither stands where the other is asked for.
    func content(of page: Page, for visit: Visit) -> [String: any Sendable] {
        var content = page.content
        content[Self.reserved.own] = own(around: page, for: visit)
        if let token = visit.formToken { content[Self.reserved.formToken] = token }
        return content
    }

    private func own(around page: Page, for visit: Visit) -> [String: any Sendable] {
        let words = words[visit.language]
        let place = municipalities.only?.name ?? "Lykta"
        var own: [String: any Sendable] = [:]
        own["title"] = page.title
        let fault = page.faults.isEmpty ? "" : "\(words["fault-prefix"]) "
        own["windowTitle"] = "\(fault)\(page.title) – \(place)"
        own["brand"] = place
        own["municipalities"] = municipalities.names
        own["controllers"] = municipalities.profiles.map {
            ServedMunicipalities.controller(of: $0, words)
        }
        own["arms"] = municipalities.only.flatMap { municipalities.arms(of: $0, at: addresses) }
        own["themeColour"] = municipalities.colour.description
        own["themeStyle"] = addresses[ServedMunicipalities.styleName]
        own["lang"] = visit.language.rawValue
        own["otherLanguage"] = visit.otherLanguage.rawValue
        if let form = page.languageForm {
            own["languageForm"] = form
        } else {
            own["languageLink"] = visit.otherLanguageLink
        }
        // What telephones keep of walks is looked after by every page of the staff, whoever signs in or out on it.
        let everywhere = visit.person == nil ? ["base.js"] : ["base.js", "kept-walks.js"]
        own["scripts"] = (everywhere + page.scripts).compactMap { addresses[$0] }
        own["styles"] = page.styles.compactMap { addresses[$0] }
        own["hasHeading"] = page.hasHeading
        own["isWide"] = page.isWide
        if !page.faults.isEmpty {
            let labels = FieldLabels(of: page)
            own["faults"] = page.faults.map { labels.named($0) }
        }
        own["hasFaults"] = !page.faults.isEmpty
        if let person = visit.person {
            own["personName"] = person.name
            own["personID"] = person.id.description
            own["menu"] = StaffMenu(person, at: visit.path, words).items
        }
        return own
    }

    /// Scripts, styles and pictures of ours alone, and no way for text to become script (Trusted Types).
    private var policy: String {
        let pictures = (["'self'", "data:"] + (settings.tiles.map { [$0.origin] } ?? [])).joined(
            separator: " ")
        return
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src \(pictures); connect-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types default lykta"
    }

    private static let isolation = [
        ("X-Frame-Options", "DENY"), ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Permissions-Policy", "geolocation=(self), camera=(), microphone=()"),
    ]
}
