import API
import Hummingbird
import Prevention
import Reports
import Web

extension PageRoutes {
    /// The pages of situational pictures: for the staff, and for everybody.
    var pictureRoutes: [Route] {
        [
            pictureList, newPicturePage, newPictureForm, picturesCompared, picturePage, pictureForm,
            pictureLater, pictureBasis,
        ] + sharedPicturePages + publicPictureRoutes
    }

    private var pictureList: Route {
        staffPage(
            "/lagesbilder", .plan, Bilingual(swedish: "Lägesbilder", english: "Situational pictures")
        ) { call, visit in
            let words = frame.words[visit.language]
            let caller = try call.caller()
            let found = try await api.pictures(PictureQuery(), for: caller)
            var page = Page(template: "pictures", title: words["pictures-title"])
            page.styles = ["planning.css"]
            page.isWide = true
            page.content["pictures"] = found.map {
                PictureListRow($0, among: found, at: "/lagesbilder", words)
            }
            page.content["isEmpty"] = found.isEmpty
            page.content["canCompare"] = found.count > 1
            page.content["mayKeep"] = caller.may(.keepPicture)
            return page
        }
    }

    private var newPicturePage: Route {
        staffPage(
            "/lagesbilder/ny", .keepPicture,
            query: [
                .init("slag", .words(PictureKind.self), "Of this kind.", example: "yearly"),
                .init(
                    "rattar", .text, "The yearly report that it is to correct.",
                    example: "01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e50"),
            ], Bilingual(swedish: "Ny lägesbild", english: "New situational picture")
        ) { call, visit in
            let id: PictureID = newID(at: call.now)
            guard let text = call.query["rattar"] else {
                return try newPicture(PictureForm(kind: call.query["slag"]), id, call, visit)
            }
            guard let corrected = PictureID(text) else { throw Problem.notFound }
            let whole = try await api.wholePicture(corrected, for: try call.caller(), at: call.now)
            return try newPicture(PictureForm(correcting: whole.head), id, call, visit)
        }
    }

    private var newPictureForm: Route {
        staffForm(
            "/lagesbilder/ny", .keepPicture,
            Bilingual(swedish: "Gör en lägesbild", english: "Make a situational picture")
        ) { call, visit, form in
            guard let id = PictureID(form["id"] ?? "") else { throw Problem.notFound }
            let typed = PictureForm(form)
            do {
                let kept = try await api.keepPicture(
                    typed.body(as: id), for: try call.caller(), at: call.now)
                return .seeOther("/lagesbilder/\(kept.picture.head.id)?gjort=ny")
            } catch {
                var refusal = try PictureRefusal(error, visit.language)
                // Sent once more as it stands, it is another picture.
                let next = refusal.isIDTaken ? newID(at: call.now) : id
                if refusal.isIDTaken { refusal.carryOn(frame.words[visit.language]) }
                return .page(try newPicture(typed, next, call, visit, refusal: refusal))
            }
        }
    }

    private func newPicture(
        _ form: PictureForm, _ id: PictureID, _ call: Call, _ visit: Visit, refusal: PictureRefusal? = nil
    ) throws -> Page {
        let words = frame.words[visit.language]
        var page = Page(template: "picture-new", title: words["pictures-new"])
        page.styles = ["planning.css"]
        page.refuse(refusal)
        page.content["id"] = id.description
        page.content["corrects"] = form.corrects.isEmpty ? nil : form.corrects
        page.content["form"] = form.shown(
            api.profiles(seenBy: try call.caller()), refusal?.faults ?? [], words)
        return page
    }
}

/// A picture in a list.
struct PictureListRow: Sendable {
    let address: String
    let kind: String
    let span: String
    let day: String
    let made: String
    let by: String
    let isPublished: Bool
    let isAdopted: Bool
    /// Whether a report that was adopted later corrects it.
    let isCorrected: Bool
    let isCorrection: Bool
    let isWithdrawn: Bool

    /// - Parameter heads: All that are listed.
    init(_ head: PictureHead, among heads: [PictureHead], at path: String, _ words: Words) {
        address = "\(path)/\(head.id)"
        kind = head.scope.kind.name.text(in: words.language)
        span = ShownDay.inWords(head.scope.span.words.text(in: words.language), words.language)
        day = head.scope.day.description
        made = SwedishTime(head.made).description
        by = head.by.name
        isPublished = head.isPublished
        isAdopted = head.adoption != nil
        isCorrected = heads.contains { $0.corrects == head.id && $0.adoption != nil }
        isCorrection = head.corrects != nil
        isWithdrawn = head.withdrawn != nil
    }
}
