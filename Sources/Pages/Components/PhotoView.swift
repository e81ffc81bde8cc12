import API
import Reports

/// A photo. The template is `photos`, shown for `photos` where `hasPhotos` is true.
struct PhotoView: Hashable, Sendable {
    /// Of the picture; nil for one that who looks may not see.
    let address: String?
    /// For who cannot see it. Nobody has described what it shows, so it says which it is.
    let alternative: String
    /// What stands below it.
    var caption: String?
    let width: Int
    let height: Int
    /// Who is not shown it, or is.
    var mark: String?
    /// Of a report that is being written: the name by which it is taken away again.
    var remove: String?
    /// The form by which staff hide it or show it again.
    var hide: PhotoHideForm?
}

extension PhotoView {
    init(_ located: LocatedPhoto, alternative: String, caption: String, mark: String? = nil) {
        self.init(
            address: located.isSeen ? located.path : nil, alternative: alternative, caption: caption,
            width: located.photo.width, height: located.photo.height, mark: mark)
    }
}

/// How staff hide a photo or show it again. The template is `photo-hide`.
struct PhotoHideForm: Hashable, Sendable {
    let address: String
    /// The `id` of the field for the reason.
    let field: String
    /// The id of the report that it is of; empty for a photo of what was done.
    let report: String
    let number: Int
    /// `1` to hide it, `0` to show it.
    let wanted: String
    let title: String
    /// As it was typed, when something is wrong with it.
    var reason = ""
    var isOpen = false
}

extension [PhotoView] {
    /// What a page or a part of it shows of them.
    var content: [String: any Sendable] { ["photos": self, "hasPhotos": !isEmpty] }
}
