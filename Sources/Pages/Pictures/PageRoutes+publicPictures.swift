import API
import Exports
import HTTPTypes
import Hummingbird
import JSON
import Prevention
import Reports
import Web

/// Pictures as everybody may read them: published, without any number of reports, and with nobody named.
extension PageRoutes {
    var publicPictureRoutes: [Route] {
        [
            openPage(
                "/lagesbild",
                Bilingual(swedish: "Lägesbilder för alla", english: "Situational pictures for everybody")
            ) { call, visit in
                let words = frame.words[visit.language]
                let found = try await api.publicPictures(at: call.now)
                var page = Page(template: "public-pictures", title: words["pictures-title"])
                page.content["pictures"] = found.map {
                    PictureListRow($0, among: found, at: "/lagesbild", words)
                }
                page.content["isEmpty"] = found.isEmpty
                return page
            },
            openPage(
                "/lagesbild/{id}",
                Bilingual(swedish: "En lägesbild för alla", english: "A situational picture for everybody")
            ) { call, visit in
                let words = frame.words[visit.language]
                let picture = try await api.publicPicture(
                    try call.value { PictureID($0) }, at: call.now)
                let title = picture.head.title.text(in: visit.language)
                var page = Page(
                    template: "public-picture", title: ShownDay.inWords(title, visit.language))
                page.styles = ["pictures.css"]
                page.scripts = ["print.js"]
                let profile = served[picture.head.municipality]
                page.content["municipality"] = profile?.name
                page.content["openFigures"] = profile.flatMap { profile in
                    profile.openSite.parts.contains(.statistics)
                        ? "/oppet/statistik?kommun=\(profile.municipality)" : nil
                }
                page.content["asOf"] = ShownDay(picture.head.scope.day, visit.language)
                page.content["adopted"] = picture.head.adoption.map { adoption in
                    words(
                        "pictures-adopted",
                        ["day": ShownDay(adoption.day, visit.language).words, "body": adoption.body])
                }
                if picture.head.corrects != nil {
                    let former = try await api.publicFormer(of: picture, at: call.now)
                    page.content["corrects"] = PublicVersion(words["pictures-public-corrects"], former)
                }
                page.content["corrections"] = picture.corrections.map { correction in
                    let day = ShownDay(correction.day, visit.language).words
                    return PublicVersion(
                        words("pictures-public-corrected", ["day": day]), correction.id)
                }
                page.content["maskedDigest"] = picture.head.maskedDigest
                page.content["data"] = "/lagesbild/\(picture.id)/data.json"
                page.content["sections"] = picture.sections.map { section in
                    PictureSectionView(
                        section.heading, section.words.isEmpty ? nil : section.words,
                        section.rows.map { PictureRowView($0, words) }, visit.language)
                }
                return page
            },
            publicPictureData,
        ]
    }

    private var publicPictureData: Route {
        Route(
            .get, "/lagesbild/{id}/data.json", .open, query: [Visit.parameter],
            summary: Bilingual(
                swedish: "En lägesbild som öppna data", english: "A situational picture as open data"),
            answers: [.init(.ok, "The data.", "application/json")], isPage: true, isDescribed: false
        ) { call in
            let language = try Visit(call).language
            let picture = try await api.publicPicture(try call.value { PictureID($0) }, at: call.now)
            return .json(
                JSONWriter.object { object in
                    picture.write(to: &object) { $0.text(in: language) }
                    object.memberIfPresent("maskedDigest", picture.head.maskedDigest)
                },
                headers: [.contentLanguage: language.rawValue, .cacheControl: "no-cache"])
        }
    }
}

/// Another version of a yearly report, as everybody is told of it.
struct PublicVersion: Sendable {
    let said: String
    /// Nil where not everybody may read it.
    let address: String?

    init(_ said: String, _ id: PictureID?) {
        self.said = said
        address = id.map { "/lagesbild/\($0)" }
    }
}
