/// Finds what one key sent.
package protocol SenderStore: Sendable {
    /// The reports that this key sent under its own name for them, in the order in which they were kept, at most `limit`.
    ///
    /// - Parameter key: The number of the key.
    func reports(sentBy key: Int64, as clientReference: String, limit: Int) async throws -> [FiledReport]
}
