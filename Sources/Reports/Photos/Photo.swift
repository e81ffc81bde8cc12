/// A photo of a report: what is known of it without its pixels.
package struct Photo: Hashable, Sendable {
    /// How many a report may have.
    package static let most = 3

    /// 1 to ``most``, in the order in which they came.
    package let number: Int
    /// In pixels, upright.
    package let width: Int
    package let height: Int
    /// The size of the stored JPEG, in bytes.
    package let bytes: Int
    package let received: Timestamp
    /// Whether staff have hidden it, because of a face or a plate.
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

    package init(image: PhotoImage, source: PhotoDigest, received: Timestamp, retry: RetryKey? = nil) {
        self.image = image
        self.source = source
        self.received = received
        self.retry = retry
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
    case noSuchReport
    case noSuchPhoto
    /// The report has ``Photo/most`` already.
    case tooMany
}
