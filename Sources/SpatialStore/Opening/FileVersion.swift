import CSpatiaLite
import FoundationEssentials
import GRDB
import Reports

/// Which version of Lykta made a database, looked at before the file is opened for use.
///
/// SQLite makes a log and its index beside a file that it opens, or writes the index of a log that was left there anew. A file
/// of a later version is to stay as it is to the byte, whatever that version makes of those; so the question is asked in ways that
/// write nothing.
enum FileVersion {
    /// - Throws: ``StoreFault/newerThanProgram(migrations:)``. Whatever else is the matter with the file is left for opening it
    ///   to tell.
    static func refuseNewer(at path: String) throws {
        // Whoever writes the file has made what lies beside it, and opening it makes nothing more.
        guard let path = try? DatabaseLock.resolved(path), DatabaseLock.isFree(path),
            let queue = try? readingOnly(path)
        else { return }
        defer { try? queue.close() }
        do {
            try Migrator.refuseNewer(queue)
        } catch let fault as StoreFault {
            throw fault
        } catch {
            return
        }
    }

    private static func readingOnly(_ path: String) throws -> DatabaseQueue {
        let url = URL(filePath: path).absoluteString
        var configuration = Configuration()
        guard let log = FileStatus(at: path + "-wal"), log.bytes > 0 else {
            configuration.readonly = true
            return try DatabaseQueue(path: "\(url)?immutable=1", configuration: configuration)
        }
        // With this way into the file system SQLite keeps the log's index in memory. It asks for the right to write, and uses it
        // only when the connection closes.
        configuration.prepareDatabase { db in
            guard let connection = unsafe db.sqliteConnection,
                unsafe lykta_sqlite_leave_log_when_closing(connection) == 0
            else {
                throw StoreFault.cannotOpen(
                    path: path,
                    reason: Bilingual(
                        swedish: "SQLite tar inte emot en inställning",
                        english: "SQLite does not take a setting"))
            }
            try db.execute(sql: "PRAGMA query_only = 1")
        }
        return try DatabaseQueue(path: "\(url)?vfs=unix-excl", configuration: configuration)
    }
}
