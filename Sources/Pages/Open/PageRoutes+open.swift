import API
import Exports
import Hummingbird
import Prevention
import Reports
import Web

/// The public site of a municipality: what it has chosen to tell everybody, part by part. A part that is off is as a page that there is not.
extension PageRoutes {
    var openSiteRoutes: [Route] {
        [openHome, openPromises, openDone, openMap, openStatistics] + openDataRoutes
    }

    /// Whose site; the only one where none is named.
    static let openSiteParameter = Route.QueryParameter(
        "kommun", .text,
        "The kommunkod; when absent the only municipality with a site, or a choice of those that there are.",
        example: "1060")

    private var openHome: Route {
        openPage(
            "/oppet", query: [Self.openSiteParameter],
            Bilingual(swedish: "Kommunens öppna sidor", english: "The municipality's public site")
        ) { call, visit in
            let words = frame.words[visit.language]
            let sites = api.openSites
            let asked = call.query["kommun"] ?? ""
            var page = Page(template: "open", title: words["open-title"])
            guard asked.isEmpty, sites.count > 1 else {
                let profile = try api.openSite(asked)
                page.show(profile, words)
                page.content["isOne"] = true
                page.content["contacts"] = OpenContact.all(of: profile)
                return page
            }
            page.show(choiceAmong: sites, at: "/oppet")
            return page
        }
    }

    /// The choice of a municipality, where none is named and several have a site; nil where the part of one is to be shown, or none has it.
    ///
    /// - Parameter path: The page of the part.
    func openChoice(of part: OpenSite.Part, at path: String, titled title: String, _ call: Call) -> Page? {
        let sites = api.openSites
        guard (call.query["kommun"] ?? "").isEmpty, sites.count > 1 else { return nil }
        let telling = sites.filter { $0.openSite.parts.contains(part) }
        guard !telling.isEmpty else { return nil }
        var page = Page(template: "open", title: title)
        page.show(choiceAmong: telling, at: path)
        return page
    }

    private var openPromises: Route {
        openPage(
            "/oppet/loften", query: [Self.openSiteParameter],
            Bilingual(
                swedish: "Kommunens medborgarlöften", english: "The municipality's citizen promises")
        ) { call, visit in
            let words = frame.words[visit.language]
            let title = words["promises-title"]
            if let choice = openChoice(of: .promises, at: "/oppet/loften", titled: title, call) {
                return choice
            }
            let profile = try api.openSite(call.query["kommun"], telling: .promises)
            let found = try await api.publicPromises(at: call.now).filter {
                $0.promise.involves(profile.municipality)
            }
            var page = Page(template: "open-promises", title: title)
            page.show(profile, words)
            page.content["promises"] = found.map { PromiseRow($0, at: "/lofte", visit.language, words) }
            page.content["isEmpty"] = found.isEmpty
            return page
        }
    }

    private var openDone: Route {
        openPage(
            "/oppet/gjort", query: [Self.openSiteParameter],
            Bilingual(swedish: "Det som kommunen har gjort", english: "What the municipality has done")
        ) { call, visit in
            let words = frame.words[visit.language]
            let title = words["done-title"]
            if let choice = openChoice(of: .done, at: "/oppet/gjort", titled: title, call) { return choice }
            let profile = try api.openSite(call.query["kommun"], telling: .done)
            let asked = APIService.AskedDone(municipality: profile.municipality)
            let found = try await api.done(asked, at: call.now)
            var page = Page(template: "open-done", title: title)
            page.show(profile, words)
            page.styles.append("photos.css")
            page.content["years"] = DoneYear.all(
                found, severalMunicipalities: false, visit.language, words)
            page.content["isEmpty"] = found.isEmpty
            return page
        }
    }
}

extension Page {
    fileprivate mutating func show(choiceAmong sites: [Profile], at path: String) {
        content["sites"] = sites.map {
            OpenLink(address: "\(path)?kommun=\($0.municipality)", label: $0.name)
        }
    }
}

/// A link of the public site.
struct OpenLink: Sendable {
    let address: String
    let label: String
}

/// A way to reach a municipality about its site.
struct OpenContact: Sendable {
    let address: String
    let text: String

    /// As the profile's site says; else as its words on personal data do.
    static func all(of profile: Profile) -> [OpenContact] {
        let known = profile.dataProtection.contact
        let email = (profile.openSite.contact ?? known?.email).map {
            OpenContact(address: "mailto:\($0.description)", text: $0.description)
        }
        let phone = known?.phone.map { phone in
            OpenContact(address: "tel:\(phone.filter { $0.isNumber || $0 == "+" })", text: phone)
        }
        let page = known?.page.map { OpenContact(address: $0, text: $0) }
        return [email, phone, page].compactMap(\.self)
    }
}

extension Page {
    /// Whose site it is, and the parts of it that are on.
    mutating func show(_ profile: Profile, _ words: Words) {
        let names: [OpenSite.Part: (String, String)] = [
            .promises: ("loften", words["open-promises"]),
            .done: ("gjort", words["open-done"]), .map: ("karta", words["open-map"]),
            .statistics: ("statistik", words["open-statistics"]), .openData: ("data", words["open-data"]),
        ]
        // The latter has what is left out on paper.
        styles = ["planning.css", "pictures.css"]
        content["openName"] = profile.name
        content["openHome"] = "/oppet?kommun=\(profile.municipality)"
        content["openParts"] = OpenSite.Part.allCases.filter(profile.openSite.parts.contains)
            .compactMap { part -> OpenLink? in
                guard let (path, label) = names[part] else { return nil }
                return OpenLink(address: "/oppet/\(path)?kommun=\(profile.municipality)", label: label)
            }
    }
}
