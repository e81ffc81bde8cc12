/// Finds what one key sent.
package protocol SenderStore: Sendable {
    /// The reports that this key sent under its own name for them, in the order in which they were kept, at most `limit`.
    ///
    /// - Parameter key: The number of the key.
    func reports(sentBy key: Int64, as clientReference: String, limit: Int) async throws -> [FiledReport]

    /// The reports that this key sent, the one that was kept last first, at most `limit`.
    ///
    /// - Parameters:
    ///   - key: The number of the key.
    ///   - last: Where to go on: only what was kept before this report; nil from the last on.
    func reports(sentBy key: Int64, before last: Report.ID?, limit: Int) async throws -> [FiledReport]
}
