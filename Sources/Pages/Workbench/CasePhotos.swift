import API
import Reports

/// A form that hides a photo or shows it, with what is wrong with it.
struct PhotoHiding: Hashable, Sendable {
    /// The id of the report that the photo is of; empty for one of what was done.
    let report: String
    let number: Int
    let reason: String
    let fault: String

    /// The `id` of the field for the reason.
    var field: String { Self.field(report: report, number: number) }

    static func field(report: String, number: Int) -> String {
        report.isEmpty ? "skal-\(number)" : "skal-\(report)-\(number)"
    }
}

/// The photos of a case as its page shows them.
struct CasePhotos: Sendable {
    let `case`: Case.ID
    let words: Words
    let mayEdit: Bool
    /// A form that was refused.
    let typed: PhotoHiding?

    func views(_ photos: [LocatedPhoto], of report: Report) -> [PhotoView] {
        photos.map { one in
            let number = "\(one.photo.number)"
            var view = PhotoView(
                one,
                alternative: words(
                    one.isSeen ? "photo-of-report" : "photo-not-seen",
                    ["number": number, "reference": report.reference.description]),
                caption: words("photo-came", ["day": SwedishTime(one.photo.received).description]),
                mark: one.photo.isHidden ? words["photo-is-hidden"] : nil)
            view.hide = form(
                one.photo, report: report.id.description,
                words[one.photo.isHidden ? "photo-show" : "photo-hide"])
            return view
        }
    }

    func viewsOfWork(_ photos: [LocatedPhoto]) -> [PhotoView] {
        photos.map { one in
            var view = PhotoView(
                one, alternative: words("photo-work", ["number": "\(one.photo.number)"]),
                caption: words("photo-added-on", ["day": SwedishTime(one.photo.received).description]),
                mark: words[one.photo.isHidden ? "photo-work-hidden" : "photo-work-shown"])
            view.hide = form(
                one.photo, report: "", words[one.photo.isHidden ? "photo-work-show" : "photo-work-hide"])
            return view
        }
    }

    private func form(_ photo: Photo, report: String, _ title: String) -> PhotoHideForm? {
        guard mayEdit else { return nil }
        let refused = typed.flatMap { $0.report == report && $0.number == photo.number ? $0 : nil }
        return PhotoHideForm(
            address: "/arende/\(`case`)/bild", field: PhotoHiding.field(report: report, number: photo.number),
            report: report, number: photo.number, wanted: photo.isHidden ? "0" : "1", title: title,
            reason: refused?.reason ?? "", isOpen: refused != nil)
    }
}
