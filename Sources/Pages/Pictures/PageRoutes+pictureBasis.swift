import API
import Hummingbird
import Prevention
import Reports
import Web

extension PageRoutes {
    /// How many of those that a row counts the page names.
    private static let mostThings = 500

    /// What a row of a picture counts, one by one.
    var pictureBasis: Route {
        staffPage(
            "/lagesbilder/{id}/underlag", .plan,
            query: [
                .init("rubrik", .words(PictureHeading.self), "The heading of the row.", example: "cases"),
                .init("rad", .text, "The key of the row.", example: "new"),
            ], Bilingual(swedish: "Underlaget till en siffra", english: "What a figure counts")
        ) { call, visit in
            let words = frame.words[visit.language]
            guard let heading = PictureHeading(rawValue: call.query["rubrik"] ?? "") else {
                throw Problem.notFound
            }
            let found = try await api.basis(
                of: call.query["rad"] ?? "", under: heading, in: try call.value { PictureID($0) },
                for: try call.caller())
            var page = Page(template: "picture-basis", title: words["pictures-basis"])
            page.styles = ["planning.css"]
            page.content["address"] = "/lagesbilder/\(found.head.id)"
            page.content["name"] = found.head.title.text(in: visit.language)
            page.content["heading"] = heading.name.text(in: visit.language)
            page.content["row"] = found.row.name.text(in: visit.language)
            page.content["figures"] = words.figures(found.row.figures)
            page.content["isRounded"] =
                found.head.scope.kind == .yearly
                && found.row.figures.contains { $0.quantity.isOfReports }
            page.content["counted"] = words(
                "pictures-basis-count",
                ["day": found.head.scope.day.description, "count": "\(found.count)"])
            page.content["differs"] = found.row.differs(from: found.count, in: found.head.scope.kind)
            let unseen = found.count - found.seen.count
            page.content["unseen"] =
                unseen > 0 ? words("pictures-basis-unseen", ["count": "\(unseen)"]) : nil
            let rest = found.seen.things.count - Self.mostThings
            page.content["rest"] = rest > 0 ? words("pictures-basis-rest", ["count": "\(rest)"]) : nil
            page.content["things"] = found.seen.things.prefix(Self.mostThings).map {
                PictureThing($0, found.seen.kind, visit.language)
            }
            return page
        }
    }
}
