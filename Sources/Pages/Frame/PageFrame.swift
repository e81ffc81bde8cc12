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
        templates = try PageTemplates(PageAssets.templates, words: words, addresses: addresses)
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

    private func content(of page: Page, for visit: Visit) -> [String: any Sendable] {
        let words = words[visit.language]
        let place = municipalities.only?.name ?? "Lykta"
        var content = page.content
        content["title"] = page.title
        let fault = page.faults.isEmpty ? "" : "\(words["fault-prefix"]) "
        content["windowTitle"] = "\(fault)\(page.title) – \(place)"
        content["brand"] = place
        content["municipalities"] = municipalities.names
        content["controllers"] = municipalities.profiles.map {
            ServedMunicipalities.controller(of: $0, words)
        }
        content["arms"] = municipalities.only.flatMap { municipalities.arms(of: $0, at: addresses) }
        content["themeColour"] = municipalities.colour.description
        content["themeStyle"] = addresses[ServedMunicipalities.styleName]
        content["lang"] = visit.language.rawValue
        content["otherLanguage"] = visit.otherLanguage.rawValue
        if let form = page.languageForm {
            content["languageForm"] = form
        } else {
            content["languageLink"] = visit.otherLanguageLink
        }
        content["scripts"] = (["base.js"] + page.scripts).compactMap { addresses[$0] }
        content["styles"] = page.styles.compactMap { addresses[$0] }
        content["hasHeading"] = page.hasHeading
        content["isWide"] = page.isWide
        if !page.faults.isEmpty {
            let labels = FieldLabels(of: page)
            content["faults"] = page.faults.map { labels.named($0) }
        }
        content["hasFaults"] = !page.faults.isEmpty
        if let person = visit.person {
            content["personName"] = person.name
            content["menu"] = StaffMenu(person, at: visit.path, words).items
        }
        if let token = visit.formToken { content["formToken"] = token }
        return content
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
