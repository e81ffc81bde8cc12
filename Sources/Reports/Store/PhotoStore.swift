/// Keeps photos, apart from the reports and the cases that they are of.
package protocol PhotoStore: Sendable {
    /// Adds a photo after those that there are. What is committed is on the disk when this returns.
    ///
    /// That staff add one stands in the history of the case.
    ///
    /// - Parameter answer: Makes the bytes that are kept under the retry key; called for a photo that is new or a repeat.
    /// - Throws: ``PhotoFault/noSuchSubject``, ``PhotoFault/tooMany(_:)``.
    func add(
        _ photo: NewPhoto, to subject: PhotoSubject, answer: @escaping @Sendable (PhotoAcceptance) -> [UInt8]
    ) async throws -> PhotoAcceptance

    /// The photos by their numbers, hidden ones too; none for what does not exist. Those of a case's work are those of the cases too that
    /// were merged into it.
    func photos(of subject: PhotoSubject) async throws -> [Photo]

    /// The photos of those of so many reports that have any, in one question.
    func photos(ofReports ids: [Report.ID]) async throws -> [Report.ID: [Photo]]

    /// The picture itself, whether it is hidden or not; nil when there is none.
    func image(_ number: Int, of subject: PhotoSubject) async throws -> PhotoImage?

    /// Hides a photo or shows it again; the reason stands in the history of the case. Nothing is done when it is so already.
    ///
    /// - Throws: ``PhotoFault/noSuchSubject``, ``PhotoFault/noSuchPhoto``.
    func setHidden(
        _ isHidden: Bool, photo number: Int, of subject: PhotoSubject, because reason: String,
        by editor: Agent, at moment: Timestamp
    ) async throws -> Photo
}
