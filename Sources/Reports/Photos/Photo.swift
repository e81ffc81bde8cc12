/// A photo of a ``PhotoSubject``: what is known of it without its pixels.
package struct Photo: Hashable, Sendable {
    /// In the order in which they came. Those of a report are numbered from 1; of work each has a number of its own among all
    /// photos, which holds when cases become one.
    package let number: Int
    /// In pixels, upright.
    package let width: Int
    package let height: Int
    /// The size of the stored JPEG, in bytes.
    package let bytes: Int
    package let received: Timestamp
    /// Whether staff have hidden it, because of a face or a plate; of work, whether it is kept from those who follow a report.
    package let isHidden: Bool
    /// What came in, which is not kept: the same bytes are the same photo.
    package let source: PhotoDigest

    package init(
        number: Int, width: Int, height: Int, bytes: Int, received: Timestamp, isHidden: Bool,
        source: PhotoDigest
    ) {
        self.number = number
        self.width = width
        self.height = height
        self.bytes = bytes
        self.received = received
        self.isHidden = isHidden
        self.source = source
    }
}

/// SHA-256 of what came in: 32 bytes.
package struct PhotoDigest: Hashable, Sendable {
    package let bytes: [UInt8]

    package init?(_ bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        self.bytes = bytes
    }
}

/// A photo on its way into the store.
package struct NewPhoto: Hashable, Sendable {
    package let image: PhotoImage
    package let source: PhotoDigest
    package let received: Timestamp
    /// The retry key of the request that brought it.
    package let retry: RetryKey?
    /// Whether it is hidden from the first.
    package let isHidden: Bool
    /// Who of the staff adds it; nil for a resident or an e-service, whom no history names.
    package let editor: Agent?

    package init(
        image: PhotoImage, source: PhotoDigest, received: Timestamp, retry: RetryKey? = nil,
        isHidden: Bool = false, by editor: Agent? = nil
    ) {
        self.image = image
        self.source = source
        self.received = received
        self.retry = retry
        self.isHidden = isHidden
        self.editor = editor
    }
}

/// What became of a photo that was sent to the store.
package enum PhotoAcceptance: Hashable, Sendable {
    case added(Photo)
    /// The same bytes have come before: the photo they became.
    case repeated(Photo)
    /// The request has been answered before, with these bytes.
    case answeredBefore([UInt8])
    /// The retry key was used for another request.
    case retryKeyReused
}

/// Why a photo could not be added or changed.
package enum PhotoFault: Error, Hashable, Sendable {
    /// No such report, or no such case.
    case noSuchSubject
    case noSuchPhoto
    /// There are ``PhotoSubject/most`` already.
    case tooMany(PhotoSubject)
}
