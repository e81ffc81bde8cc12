import Reports

extension Installation {
    /// Opens a database to change it, and closes it whatever becomes of that.
    ///
    /// - Parameter queuesMessages: Whether units are told, which needs a municipality.
    static func changing(
        _ path: String, queuesMessages: Bool, _ work: (Installation) async throws -> Void
    ) async throws {
        let installation = try await open(path, for: .writing(queuesMessages: queuesMessages))
        do {
            try await work(installation)
        } catch {
            try await installation.store.close()
            throw error
        }
        try await installation.store.close()
    }
}
