/// Keeps the photos of reports, apart from the reports.
package protocol PhotoStore: Sendable {
    /// Adds a photo to a report, after those that it has. What is committed is on the disk when this returns.
    ///
    /// - Parameter answer: Makes the bytes that are kept under the retry key; called for a photo that is new or a repeat.
    /// - Throws: ``PhotoFault/noSuchReport``, ``PhotoFault/tooMany``.
    func add(
        _ photo: NewPhoto, to report: Report.ID, answer: @escaping @Sendable (PhotoAcceptance) -> [UInt8]
    ) async throws -> PhotoAcceptance

    /// The photos of a report by their numbers, hidden ones too; none for a report that does not exist.
    func photos(of report: Report.ID) async throws -> [Photo]

    /// The picture itself, whether it is hidden or not; nil when there is none.
    func image(_ number: Int, of report: Report.ID) async throws -> PhotoImage?

    /// Hides a photo or shows it again; the reason stands in the history of the report's case. Nothing is done when it is so
    /// already.
    ///
    /// - Throws: ``PhotoFault/noSuchReport``, ``PhotoFault/noSuchPhoto``.
    func setHidden(
        _ isHidden: Bool, photo number: Int, of report: Report.ID, because reason: String, by editor: Agent,
        at moment: Timestamp
    ) async throws -> Photo
}
