/// Photos that somebody has chosen for a report that is not sent yet: pixels alone, each under a name that nobody can guess. They are in no
/// database and no backup, and are gone after some hours, and when the server stops.
package protocol PhotoDrafts: Sendable {
    /// How many hours one waits at most.
    var hours: Int { get }

    /// Keeps a photo under a name of letters, digits, `-` and `_` that has not been used.
    ///
    /// - Throws: ``PhotoPreparingFault/overloaded(retryAfterSeconds:)`` when there is no more room, ``PhotoPreparingFault/notWritable``.
    func keep(_ image: PhotoImage, source: PhotoDigest, as name: String) async throws

    /// What came in as the photo of a name; nil for a name that is none, or not any longer. Also known of one that was handed over.
    func source(of name: String) -> PhotoDigest?

    /// The photo; nil for a name that is none, and for one that was handed over or removed.
    func image(_ name: String) async -> PhotoImage?

    /// Removes a photo whose report has come in. The name stays known for as long as it would have been, so that a form that is sent
    /// twice lacks nothing the second time.
    func handOver(_ name: String)

    /// Forgets a photo.
    func remove(_ name: String)
}
