/// Receives photos as they were taken and makes pictures of them that may be kept: see ``PhotoImage``.
package protocol PhotoPreparing: Sendable {
    /// Begins to receive one.
    ///
    /// - Throws: ``PhotoPreparingFault/unavailable`` and ``PhotoPreparingFault/overloaded(retryAfterSeconds:)`` before
    ///   anything is received.
    func begin() throws(PhotoPreparingFault) -> any IncomingPhoto

    /// Whether the installation has what it takes.
    var isAvailable: Bool { get }

    /// Where photos wait for reports that are still being written.
    var drafts: any PhotoDrafts { get }
}

/// One photo on its way in. What came is gone when the value is.
package protocol IncomingPhoto: Sendable {
    /// - Throws: ``PhotoPreparingFault``.
    func append(_ bytes: [UInt8]) async throws

    /// Looks at what has come without decoding it: that it is of the format (of any, when nil), and neither too large to
    /// decode nor something else as well.
    ///
    /// - Returns: the digest of all that came.
    /// - Throws: ``PhotoPreparingFault``.
    func inspect(as format: PhotoFormat?) async throws -> PhotoDigest

    /// Decodes what was inspected, turns it upright, shrinks it and leaves out all but the pixels. Waits for its turn.
    ///
    /// - Throws: ``PhotoPreparingFault``.
    func image() async throws -> PhotoImage
}

/// Why no photo came of it.
package enum PhotoPreparingFault: Error, Hashable, Sendable {
    /// The installation lacks what it takes.
    case unavailable
    /// As many as may are being received.
    case overloaded(retryAfterSeconds: Int)
    /// What came could not be put on the disk.
    case notWritable
    case refused(PhotoRefusal)
}

/// What is wrong with a photo that was sent.
package enum PhotoRefusal: Hashable, Sendable {
    case notAPhoto
    /// Another format than was said.
    case otherFormat(PhotoFormat)
    case tooManyPixels
    /// It can be read as a page, a program or an archive too.
    case hiddenContent
    case damaged
    /// Decoding took too long or too much memory.
    case tooDemanding

    /// A stable name.
    package var code: String {
        switch self {
        case .notAPhoto: "photo.not-a-photo"
        case .otherFormat: "photo.other-format"
        case .tooManyPixels: "photo.too-many-pixels"
        case .hiddenContent: "photo.hidden-content"
        case .damaged: "photo.damaged"
        case .tooDemanding: "photo.too-demanding"
        }
    }

    package var message: Bilingual {
        switch self {
        case .notAPhoto:
            Bilingual(
                swedish: "Det är ingen bild. Skicka JPEG, PNG, WebP eller HEIC.",
                english: "This is no photo. Send JPEG, PNG, WebP or HEIC.")
        case .otherFormat(let format):
            Bilingual(
                swedish:
                    "Bilden är \(format.name), inte det som anges. Skicka den som \(format.mediaTypes[0]).",
                english: "The photo is \(format.name), not what was said. Send it as \(format.mediaTypes[0])."
            )
        case .tooManyPixels:
            Bilingual(
                swedish: "Bilden har fler än 50 miljoner bildpunkter. Skicka en mindre.",
                english: "The photo has more than 50 million pixels. Send a smaller one.")
        case .hiddenContent:
            Bilingual(
                swedish:
                    "Filen är mer än en bild: den går att läsa som en webbsida, ett dokument eller ett arkiv. Spara om bilden och skicka den igen.",
                english:
                    "The file is more than a photo: it can be read as a web page, a document or an archive. Save the photo anew and send it again."
            )
        case .damaged:
            Bilingual(
                swedish: "Bilden är skadad eller avbruten. Skicka den igen, eller en annan.",
                english: "The photo is damaged or cut off. Send it again, or another.")
        case .tooDemanding:
            Bilingual(
                swedish: "Bilden gick inte att läsa med den tid och det minne som finns. Skicka en mindre.",
                english: "The photo could not be read in the time and memory there is. Send a smaller one.")
        }
    }
}
