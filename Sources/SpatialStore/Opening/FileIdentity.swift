import Glibc

/// Which file it is, whatever it is called: its device and its number there (inode).
struct FileIdentity: Hashable, Sendable {
    private let device: UInt64
    private let number: UInt64

    /// The file that stands at `path`, through symbolic links; nil for none.
    init?(at path: String) {
        guard let status = FileStatus(at: path) else { return nil }
        self = status.identity
    }

    fileprivate init(_ status: stat) {
        device = UInt64(status.st_dev)
        number = UInt64(status.st_ino)
    }
}

/// What the system says of a file.
struct FileStatus {
    let identity: FileIdentity
    /// By how many names it stands in folders: more than one with hard links, none once it is removed.
    let names: Int
    let bytes: Int
    /// Who may read and write it, such as 0o600.
    let permissions: UInt32
    /// Neither a folder nor a device nor a pipe.
    let isOrdinary: Bool

    /// Of the file at `path`, through symbolic links; nil for none.
    init?(at path: String) {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { return nil }
        self.init(status)
    }

    /// Of an open file.
    init?(of descriptor: Int32) {
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { return nil }
        self.init(status)
    }

    private init(_ status: stat) {
        identity = FileIdentity(status)
        names = Int(status.st_nlink)
        bytes = Int(status.st_size)
        permissions = status.st_mode & 0o777
        isOrdinary = status.st_mode & S_IFMT == S_IFREG
    }
}
