import API
import HTTPTypes
import Hummingbird
import JSON
import Prevention
import Reports
import Web

extension PageRoutes {
    /// Adds a photo of a measure, with what it shows.
    var addMeasurePhoto: Route {
        photoForm(
            "/atgarder/{id}/bilder", .to(.keepMeasures),
            Bilingual(swedish: "Lägg till en bild av en åtgärd", english: "Add a photo of a measure")
        ) { call, visit, sent in
            let words = frame.words[visit.language]
            let id = try call.value { MeasureID($0) }
            let caller = try call.caller()
            var faults: [FormFault] = []
            let alternative = (sent.fields["bildtext"] ?? "").trimmingSpaces
            if !APIService.isAlternative(alternative) {
                faults.append(
                    FormFault(
                        field: "bildtext",
                        text: words(
                            "measures-photo-words-fault", ["most": "\(MeasurePhoto.longestAlternative)"])))
            }
            do {
                guard let photo = sent.photos.first else { throw NoPhoto() }
                let incoming = try photo.get()
                if faults.isEmpty {
                    // A browser that does not know HEIC says that it is anything, so what it says is passed over.
                    let source = try await incoming.inspect(as: nil)
                    // The file itself tells whether it was sent before.
                    _ = try await api.keepMeasurePhoto(
                        incoming, source: source, as: newID(at: call.now),
                        alternative: alternative, isPublished: sent.fields["visas"] != nil, to: id,
                        for: caller, at: call.now)
                    return .seeOther("/atgarder/\(id)?gjort=bild#bilder")
                }
            } catch is NoPhoto {
                faults.append(FormFault(field: "bild", text: words["photo-fault-none"]))
            } catch let fault as PhotoFormFault {
                faults.append(FormFault(field: "bild", text: PhotoSentences(words).sentence(for: fault)))
            } catch let fault as PhotoPreparingFault {
                faults.append(FormFault(field: "bild", text: PhotoSentences(words).sentence(for: fault)))
            } catch let problem as Problem where problem.kind == .conflict {
                faults.append(FormFault(field: "bild", text: problem.detail.text(in: visit.language)))
            }
            let whole = try await api.wholeMeasure(id, for: caller, at: call.now)
            return .page(try await measure(whole, call, visit, photo: sent.fields, faults: faults))
        }
    }

    /// Changes what is said of a photo, shows it to everybody or not, or erases it.
    var measurePhotoForm: Route {
        staffForm(
            "/atgarder/{id}/bilder/{photo}", .keepMeasures,
            Bilingual(swedish: "Ändra en bild av en åtgärd", english: "Change a photo of a measure")
        ) { call, visit, form in
            let id = try call.value { MeasureID($0) }
            let photo = try call.value(1) { MeasurePhotoID($0) }
            let caller = try call.caller()
            let body: JSONValue
            switch form["gor"] {
            case "radera":
                try await api.eraseMeasurePhoto(photo, of: id, for: caller, at: call.now)
                return .seeOther("/atgarder/\(id)?gjort=bildborta#bilder")
            case "visa": body = .object([("published", .bool(true))])
            case "dolj": body = .object([("published", .bool(false))])
            default: body = .object([("alt", .string((form["bildtext"] ?? "").trimmingSpaces))])
            }
            do {
                _ = try await api.changeMeasurePhoto(photo, of: id, body, for: caller, at: call.now)
                return .seeOther("/atgarder/\(id)?gjort=bild#bilder")
            } catch let problem as Problem where problem.kind == .faultyContent {
                let faults = try Self.faults(
                    of: problem, at: ["alt": MeasurePhotoView.field(of: photo)], in: visit.language)
                let whole = try await api.wholeMeasure(id, for: caller, at: call.now)
                return .page(
                    try await measure(whole, call, visit, changedPhoto: photo, faults: faults))
            }
        }
    }

    /// The photos of a measure on its page, and the form that adds one.
    ///
    /// - Parameters:
    ///   - typed: What was typed of a new photo that was refused.
    ///   - changed: The photo whose words were refused.
    func addPhotos(
        to page: inout Page, of whole: APIService.WholeMeasure, mayKeep: Bool, typed: FormText?,
        changed: MeasurePhotoID?, _ faults: [FormFault], _ words: Words, _ call: Call
    ) {
        let measure = whole.measure
        page.content["photos"] = whole.photos.map {
            MeasurePhotoView(
                $0, of: measure.id, mayKeep: mayKeep, isOpen: $0.id == changed, faults, words, at: call.now)
        }
        page.content["hasPhotos"] = !whole.photos.isEmpty
        guard mayKeep, api.photos.isAvailable, whole.photos.count < MeasurePhoto.most else { return }
        page.content["photoField"] = FileField.photos(
            words, id: "bild", most: 1, fault: faults.text(at: "bild"))
        page.content["photoWords"] = TextField(
            id: "bildtext", label: words["measures-photo-words"], value: typed?["bildtext"] ?? "",
            hint: words["measures-photo-words-hint"], fault: faults.text(at: "bildtext"), isRequired: true)
        page.content["photoShown"] = typed?["visas"] != nil
        page.content["photoIsOpen"] = typed != nil
    }

    private struct NoPhoto: Error {}
}

/// A photo of a measure, as its page shows it.
struct MeasurePhotoView: Sendable {
    /// Of the picture.
    let address: String
    let alternative: String
    let width: Int
    let height: Int
    /// Who sees it.
    let mark: String
    /// What in its words seems personal.
    let warnings: [String]
    /// Nil for who may not change it.
    let form: Form?

    /// What is done with a photo.
    struct Form: Sendable {
        let address: String
        let words: TextField
        let isOpen: Bool
        /// `visa` or `dolj`.
        let turn: String
        let turnLabel: String
    }

    static func field(of photo: MeasurePhotoID) -> String { "bildtext-\(photo)" }

    init(
        _ photo: MeasurePhoto, of measure: MeasureID, mayKeep: Bool, isOpen: Bool, _ faults: [FormFault],
        _ words: Words, at now: Timestamp
    ) {
        address = photo.path(of: measure)
        alternative = photo.alternative
        width = photo.width
        height = photo.height
        mark = words[photo.isPublished ? "measures-photo-published" : "measures-photo-staff"]
        warnings = APIService.warnings(of: photo, at: now).map { $0.text(in: words.language) }
        let field = Self.field(of: photo.id)
        form =
            mayKeep
            ? Form(
                address: "/atgarder/\(measure)/bilder/\(photo.id)",
                words: TextField(
                    id: field, label: words["measures-photo-words"], value: photo.alternative,
                    fault: faults.text(at: field), isRequired: true), isOpen: isOpen,
                turn: photo.isPublished ? "dolj" : "visa",
                turnLabel: words[photo.isPublished ? "measures-photo-hide" : "measures-photo-publish"]) : nil
    }
}
