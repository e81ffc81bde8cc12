import Glibc

/// Where photos lie while they come in.
///
/// A file beside the database shares the file system's journal with its log: whenever the log is synced, which a report waits
/// for, the kernel writes out what of photos has come since. In memory they cost reports nothing, and nothing of them stays
/// on a disk.
enum PhotoFolder {
    /// What 24 photos of 12 MB take, what their decoder writes, and those that wait for their reports.
    private static let bytesNeeded: UInt64 = 700 * 1_024 * 1_024

    /// The setting if there is one; else a folder in memory: of systemd's `RuntimeDirectory=`, which lies in `/run`, or in
    /// `/dev/shm`, named by the database's file, so that two servers have one each; where neither has room, beside the database.
    ///
    /// - Parameter runtimeFolders: `RUNTIME_DIRECTORY` as systemd gives it, several parted by `:`.
    static func path(
        for database: String, setting: String?, runtimeFolders: String?, shared: String = "/dev/shm"
    ) -> String {
        if let setting { return setting }
        let runtime = (runtimeFolders ?? "").split(separator: ":").map(String.init)
        if let folder = runtime.first(where: hasRoom) { return folder + "/photos" }
        guard hasRoom(shared), let mark = mark(of: database) else { return database + ".photos" }
        return "\(shared)/lykta-photos-\(mark)"
    }

    /// What no other file of this machine has.
    private static func mark(of database: String) -> String? {
        var found = stat()
        guard unsafe stat(database, &found) == 0 else { return nil }
        return "\(found.st_dev)-\(found.st_ino)"
    }

    private static func hasRoom(_ folder: String) -> Bool {
        var found = statvfs()
        guard unsafe statvfs(folder, &found) == 0, unsafe access(folder, W_OK) == 0 else { return false }
        let (free, isTooMuch) = UInt64(found.f_bavail).multipliedReportingOverflow(by: UInt64(found.f_frsize))
        return isTooMuch || free >= bytesNeeded
    }
}
