import CSpatiaLite
import GRDB
import GRDBSQLite
import Synchronization

/// Loads SpatiaLite into a connection through its C entry point.
///
/// Unsafe, because C libraries are called with pointers; so are ``DatabaseLock``, ``FileIdentity`` and the backup's system calls, and ``IndexRow`` and
/// ``StoredIndex``, which read rows through SQLite's own interface. Facts behind each line, seen with SpatiaLite 5.0.1:
/// - `spatialite_init_ex` sets a busy time-out of its own, so ours is set after it;
/// - without silent mode the geometry libraries write to standard error;
/// - the `Virtual…` modules can read any file (`VirtualText('/etc/passwd')`), so all but those in use are dropped;
/// - the per-connection cache is freed when SQLite drops the function that carries it, at `sqlite3_close`. Cleaning up two
///   connections at once is not safe in every version, hence the lock. `spatialite_shutdown` is never called: it would end
///   libxml2 for the whole process.
enum SpatiaLite {
    private static let cleaningUp = Mutex(())
    /// Runs once, before the first connection. SQLite's statistics of its memory are kept under one lock that all connections
    /// would wait for at every allocation; nobody reads them.
    static let initialised: Void = {
        _ = lykta_sqlite_without_memory_statistics()
        spatialite_initialize()
    }()

    static func load(into database: Database) throws {
        _ = initialised
        guard let connection = unsafe database.sqliteConnection,
            let cache = unsafe spatialite_alloc_connection()
        else { throw StoreFault.spatiaLiteUnavailable }
        unsafe spatialite_set_silent_mode(cache)
        unsafe spatialite_init_ex(connection, cache, 0)
        unsafe sqlite3_create_function_v2(
            connection, "lykta_free_spatialite", 0, SQLITE_UTF8, cache,
            { context, _, _ in unsafe sqlite3_result_null(context) }, nil, nil,
            { cache in SpatiaLite.cleaningUp.withLock { _ in unsafe spatialite_cleanup_ex(cache) } })
        try unsafe dropUnusedModules(connection)
        try database.execute(sql: "PRAGMA busy_timeout = 2000")
    }

    /// Stops GRDB from looking at every statement that is prepared on a connection for questions. An R*Tree prepares one for
    /// its auxiliary columns at each question, and the looking cost more than the answer. Only what GRDB itself observes
    /// rests on it, and questions are not observed.
    static func stopWatching(_ database: Database) {
        unsafe sqlite3_set_authorizer(database.sqliteConnection, nil, nil)
    }

    /// Tells `watch` after each commit of a connection how many pages the write-ahead log then holds, in place of SQLite's
    /// automatic checkpoint. Whoever owns the connection keeps the watch for as long as something may be committed.
    static func watchLog(of database: Database, by watch: LogWatch) {
        unsafe sqlite3_wal_hook(
            database.sqliteConnection,
            { context, _, _, pages in
                if let context = unsafe context {
                    unsafe Unmanaged<LogWatch>.fromOpaque(context).takeUnretainedValue().saw(Int(pages))
                }
                return SQLITE_OK
            }, Unmanaged.passUnretained(watch).toOpaque())
    }

    /// Syncs the database file that a connection has open, not its log. Takes no lock: others commit meanwhile.
    ///
    /// A checkpoint syncs the file only when nothing was committed while it went on (`walCheckpoint` in SQLite's wal.c); otherwise the
    /// pages stand in the kernel's memory until a later checkpoint, which then waits for all of them.
    ///
    /// - Throws: `DatabaseError` when the sync fails, or there is no file.
    static func syncFile(of database: Database) throws {
        var file: UnsafeMutablePointer<sqlite3_file>?
        let found = unsafe sqlite3_file_control(
            database.sqliteConnection, "main", SQLITE_FCNTL_FILE_POINTER, &file)
        guard found == SQLITE_OK, let file = unsafe file,
            let sync = unsafe file.pointee.pMethods?.pointee.xSync
        else { throw DatabaseError(resultCode: .SQLITE_CANTOPEN) }
        let outcome = unsafe sync(file, SQLITE_SYNC_NORMAL)
        guard outcome == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: outcome)) }
    }

    /// What is done when the write-ahead log has grown, and when it has begun anew.
    final class LogWatch: Sendable {
        private let began: @Sendable () -> Void
        private let holds: @Sendable (_ pages: Int) -> Void
        private let last = Atomic(0)

        /// - Parameter began: Called in the first commit of a log that holds less than before. SQLite begins a log anew only when
        ///   all of it is in the database file and synced.
        init(began: @escaping @Sendable () -> Void, holds: @escaping @Sendable (_ pages: Int) -> Void) {
            self.began = began
            self.holds = holds
        }

        fileprivate func saw(_ pages: Int) {
            if pages < last.exchange(pages, ordering: .relaxed) { began() }
            holds(pages)
        }
    }

    /// Modules with a name that is not kept cannot be used in a `CREATE VIRTUAL TABLE`, whoever asks.
    private static func dropUnusedModules(_ connection: OpaquePointer) throws {
        let kept: [StaticString] = [
            "rtree", "rtree_i32", "fts5", "fts5vocab", "json_each", "VirtualSpatialIndex", "VirtualKNN",
            "VirtualElementary",
        ]
        var names: [UnsafePointer<CChar>?] = unsafe kept.map {
            unsafe UnsafeRawPointer($0.utf8Start).assumingMemoryBound(to: CChar.self)
        }
        unsafe names.append(nil)
        guard unsafe sqlite3_drop_modules(connection, &names) == SQLITE_OK
        else { throw StoreFault.spatiaLiteUnavailable }
    }
}
