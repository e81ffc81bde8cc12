package import Reports

/// A photo of a measure: what is known of it without its pixels. Staff see it on the page of the measure; everybody sees it where somebody has
/// chosen that, and everybody sees the measure.
package struct MeasurePhoto: Hashable, Sendable, Identifiable {
    /// Given by who sends it, so that a photo that is sent twice is kept once.
    package let id: MeasurePhotoID
    /// What it shows, for who cannot see it.
    package let alternative: String
    /// Whether everybody may see it. Somebody has to choose that.
    package let isPublished: Bool
    /// In pixels, upright.
    package let width: Int
    package let height: Int
    /// The size of the stored JPEG, in bytes.
    package let bytes: Int
    package let received: Timestamp
    /// What came in, which is not kept.
    package let source: PhotoDigest

    package init(
        id: MeasurePhotoID, alternative: String, isPublished: Bool, width: Int, height: Int, bytes: Int,
        received: Timestamp, source: PhotoDigest
    ) {
        self.id = id
        self.alternative = alternative
        self.isPublished = isPublished
        self.width = width
        self.height = height
        self.bytes = bytes
        self.received = received
        self.source = source
    }

    /// How many a measure may have.
    package static let most = 12
    /// In bytes.
    package static let longestAlternative = 300
}

package enum MeasurePhotoKind: Sendable {}
package typealias MeasurePhotoID = Identifier<MeasurePhotoKind>

/// A photo on its way into the store.
package struct NewMeasurePhoto: Hashable, Sendable {
    package let id: MeasurePhotoID
    /// 1–``MeasurePhoto/longestAlternative`` bytes.
    package let alternative: String
    package let isPublished: Bool
    package let image: PhotoImage
    package let source: PhotoDigest
    package let received: Timestamp

    package init(
        id: MeasurePhotoID, alternative: String, isPublished: Bool, image: PhotoImage, source: PhotoDigest,
        received: Timestamp
    ) {
        self.id = id
        self.alternative = alternative
        self.isPublished = isPublished
        self.image = image
        self.source = source
        self.received = received
    }
}

/// A change to a photo of a measure; nil for what stays.
package struct MeasurePhotoEdit: Hashable, Sendable {
    /// 1–``MeasurePhoto/longestAlternative`` bytes.
    package var alternative: String?
    package var isPublished: Bool?

    package init(alternative: String? = nil, isPublished: Bool? = nil) {
        self.alternative = alternative
        self.isPublished = isPublished
    }
}

/// Keeps the photos of measures, each as long as its measure is kept, or until somebody erases it.
///
/// Empty sets of municipalities mean all. What lies elsewhere is as if it were not.
package protocol MeasurePhotoStore: Sendable {
    /// Keeps a photo once: the same file sent again to the same measure gives what is kept, under whatever id.
    ///
    /// - Throws: ``MeasureEditFault``: ``MeasureEditFault/noSuchMeasure``, ``MeasureEditFault/idTaken`` for the id of something else,
    ///   ``MeasureEditFault/tooManyPhotos``, and ``MeasureEditFault/photoErased`` for a file that was erased of this measure.
    func addMeasurePhoto(
        _ photo: NewMeasurePhoto, to measure: MeasureID, in municipalities: Set<MunicipalityCode>,
        by agent: Agent
    ) async throws -> (photo: MeasurePhoto, isRepeat: Bool)

    /// Those that are not erased, in the order in which they came.
    func measurePhotos(of measure: MeasureID) async throws -> [MeasurePhoto]

    /// Nil for one that the measure has not.
    func measurePhotoImage(_ id: MeasurePhotoID, of measure: MeasureID) async throws -> PhotoImage?

    /// A photo that everybody may see, with its measure: one that is published, of a measure that is done and published.
    func publishedMeasurePhoto(_ id: MeasurePhotoID, in municipalities: Set<MunicipalityCode>) async throws
        -> (measure: Measure, photo: MeasurePhoto, image: PhotoImage)?

    /// Changes what is said of a photo, and whether everybody may see it; that stands in the measure's history.
    ///
    /// - Throws: ``MeasureEditFault/noSuchMeasure``, ``MeasureEditFault/noSuchPhoto``.
    func changeMeasurePhoto(
        _ id: MeasurePhotoID, of measure: MeasureID, in municipalities: Set<MunicipalityCode>,
        _ edit: MeasurePhotoEdit, by agent: Agent, at moment: Timestamp
    ) async throws -> MeasurePhoto

    /// Erases a photo, its pixels and words too; that it was stands in the measure's history, and the same file does not come back.
    ///
    /// - Throws: ``MeasureEditFault/noSuchMeasure``, ``MeasureEditFault/noSuchPhoto``.
    func eraseMeasurePhoto(
        _ id: MeasurePhotoID, of measure: MeasureID, in municipalities: Set<MunicipalityCode>,
        by agent: Agent, at moment: Timestamp
    ) async throws
}
