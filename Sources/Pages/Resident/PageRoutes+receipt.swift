import API
import Intake
import Reports
import Web

extension PageRoutes {
    /// That a report has come in, with the reference to say and the link to follow it by. Whoever has the link may see it again.
    var receiptPage: Route {
        openPage(
            "/rapportera/kvitto/{reference}/{secret}",
            query: [
                .init(
                    "rad", .word(Advice.Code.allCases.map(\.rawValue)), "Advice on what was reported.",
                    example: "call-112"),
                .init("igen", .word(["1"]), "Whether it had come in before.", example: "1"),
                .init("utan", .word(["1"]), "Whether a photo did not come with it.", example: "1"),
            ], Bilingual(swedish: "Kvitto", english: "Receipt")
        ) { call, visit in
            let followed = try await api.followedReport(call.values[0], secret: call.values[1])
            let reference = followed.report.reference
            let words = frame.words[visit.language]
            var page = Page(template: "receipt", title: words["receipt-title"])
            page.content["reference"] = reference.description
            page.content["link"] = followLinks.path(of: followed.report.id, reference)
            page.content["fullLink"] = followLinks.url(of: followed.report.id, reference)
            page.content["units"] = followed.case.units.map { $0.unitName.text(in: visit.language) }
            page.content["advice"] = call.query["rad"].flatMap { Advice.Code(rawValue: $0) }
                .map { Advice($0).message.text(in: visit.language) }
            let photos = try await api.followedPhotos(call.values[0], secret: call.values[1]).own.count
            page.content["photos"] = photos == 0 ? nil : words.count(photos, "photo-receipt")
            page.content["lacksPhotos"] = call.query["utan"] != nil
            page.content["isRepeat"] = call.query["igen"] != nil
            page.scripts = ["receipt.js"]
            return page
        }
    }
}
