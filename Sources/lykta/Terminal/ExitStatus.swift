import ArgumentParser
import Reports

/// Exit statuses that say more than that something failed; 1 is any other fault, 64 what was typed. In docs/operations.md.
enum ExitStatus {
    /// What was acknowledged is not in the database or cannot be read: see `lykta recover`.
    static let needsRecovery = ExitCode(3)
    /// The database file was moved, removed or replaced under the server.
    static let parted = ExitCode(4)
    /// The disk failed, or what it gives back is damaged.
    static let diskFailed = ExitCode(5)

    static func of(_ failure: StoreFailure) -> ExitCode {
        switch failure {
        case .parted: parted
        case .disk: diskFailed
        }
    }
}
