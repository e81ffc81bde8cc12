package import Geometry
package import Reports

/// A photo that somebody took at a stop of a walk: what is known of it without its pixels. Staff see it on the page of the walk; it is in
/// nothing that is published.
package struct WalkPhoto: Hashable, Sendable, Identifiable {
    /// Given by the device, so that a photo that is sent twice is kept once.
    package let id: WalkPhotoID
    /// The number of the stop.
    package let stop: Int
    /// Who took it, as the device calls itself.
    package let walker: WalkerID
    /// In pixels, upright.
    package let width: Int
    package let height: Int
    /// The size of the stored JPEG, in bytes.
    package let bytes: Int
    package let received: Timestamp
    /// What came in, which is not kept.
    package let source: PhotoDigest

    package init(
        id: WalkPhotoID, stop: Int, walker: WalkerID, width: Int, height: Int, bytes: Int,
        received: Timestamp, source: PhotoDigest
    ) {
        self.id = id
        self.stop = stop
        self.walker = walker
        self.width = width
        self.height = height
        self.bytes = bytes
        self.received = received
        self.source = source
    }

    /// How many a stop may have.
    package static let mostAtStop = 20
}

package enum WalkPhotoKind: Sendable {}
package typealias WalkPhotoID = Identifier<WalkPhotoKind>

/// A photo on its way into the store.
package struct NewWalkPhoto: Hashable, Sendable {
    package let id: WalkPhotoID
    package let stop: Int
    package let walker: WalkerID
    package let image: PhotoImage
    package let source: PhotoDigest
    package let received: Timestamp
    /// Where the stop lay as the device showed it; nil where the device does not say. It is not kept.
    package let shownAt: Place?

    package init(
        id: WalkPhotoID, stop: Int, walker: WalkerID, image: PhotoImage, source: PhotoDigest,
        received: Timestamp, shownAt: Place? = nil
    ) {
        self.id = id
        self.stop = stop
        self.walker = walker
        self.image = image
        self.source = source
        self.received = received
        self.shownAt = shownAt
    }
}

/// Keeps the photos of walks, each as long as its walk and its stop are kept, or until somebody erases it.
package protocol WalkPhotoStore: Sendable {
    /// Keeps a photo once: the same sent again gives what is kept, and one that was erased is never kept again.
    ///
    /// - Throws: ``WalkEditFault``: ``WalkEditFault/idTaken`` for the id of something else, ``WalkEditFault/photoErased``,
    ///   ``WalkEditFault/noSuchStop(_:)``, ``WalkEditFault/otherStop(_:name:)``, ``WalkEditFault/tooManyPhotos``.
    func addWalkPhoto(
        _ photo: NewWalkPhoto, to walk: WalkID, in municipalities: Set<MunicipalityCode>, by agent: Agent
    ) async throws -> (photo: WalkPhoto, isRepeat: Bool)

    /// By their stops, then in the order in which they came.
    func walkPhotos(of walk: WalkID) async throws -> [WalkPhoto]

    /// Nil for one that the walk has not.
    func walkPhotoImage(_ id: WalkPhotoID, of walk: WalkID) async throws -> PhotoImage?

    /// Erases a photo, its pixels too, for good: its id alone is remembered, so that it does not come back when it is sent again. That it
    /// was stands in the walk's history.
    ///
    /// - Throws: ``WalkEditFault/noSuchWalk``, ``WalkEditFault/noSuchPhoto``.
    func eraseWalkPhoto(
        _ id: WalkPhotoID, of walk: WalkID, in municipalities: Set<MunicipalityCode>, by agent: Agent,
        at moment: Timestamp
    ) async throws
}
