import Foundation
import Glibc
import Intake

/// The file with the keys that originals are sealed with: outside the database, readable by its owner alone.
struct OriginalKeyFile {
    static let setting = "LYKTA_ORIGINALS_KEYS"

    let path: String

    /// The file that the setting names; without it, `FILE.originals` beside the database.
    init(for database: String, setting: String? = ProcessInfo.processInfo.environment[setting]) {
        path = setting ?? URL(filePath: database).resolvingSymlinksInPath().path + ".originals"
    }

    var exists: Bool { FileManager.default.fileExists(atPath: path) }

    /// - Throws: ``CommandFault/refused(_:)`` for a file that cannot be read or is no such file.
    func read() throws -> OriginalKeys {
        let bytes = try InputFile.bytes(at: path)
        guard let text = String(validating: bytes, as: UTF8.self), let keys = OriginalKeys(text: text) else {
            throw CommandFault.refused([OriginalKeyWords.noKeys(in: path)])
        }
        return keys
    }

    /// Told when others than the owner may open the file; nil when they may not.
    var looseRights: String? {
        let rights = try? FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        guard let rights, rights & 0o077 != 0 else { return nil }
        return
            "Others than the owner may open the key file \(path) (\(String(rights, radix: 8))). Say: chmod go= \(path)"
    }

    /// Puts a file that holds no keys aside, under a name that is free, so that a new one can be made; returns the name.
    func putAside() throws -> String {
        let aside = (1...1_000).lazy.map { "\(path).damaged-\($0)" }.first {
            !FileManager.default.fileExists(atPath: $0)
        }
        guard let aside, unsafe rename(path, aside) == 0 else { throw cannotWrite }
        syncFolder()
        return aside
    }

    /// Makes the file with one new key, on the disk when this returns.
    ///
    /// - Throws: ``CommandFault/refused(_:)`` when it is there already or cannot be made.
    @discardableResult
    func make() throws -> OriginalKeys {
        guard let keys = OriginalKeys([System.randomBytes(32)]) else {
            throw CommandFault.unreadableFile(path)
        }
        try write(keys, to: path)
        return keys
    }

    /// Puts these keys in the place of those in the file, in one step.
    func replace(with keys: OriginalKeys) throws {
        let draft = path + ".new"
        unsafe unlink(draft)
        try write(keys, to: draft)
        guard unsafe rename(draft, path) == 0 else { throw cannotWrite }
        syncFolder()
    }

    private func write(_ keys: OriginalKeys, to path: String) throws {
        let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw cannotWrite }
        defer { close(descriptor) }
        let bytes = Array(keys.text.utf8)
        guard unsafe Glibc.write(descriptor, bytes, bytes.count) == bytes.count, fsync(descriptor) == 0
        else { throw cannotWrite }
        syncFolder()
    }

    private func syncFolder() {
        let folder = URL(filePath: path).deletingLastPathComponent().path
        let descriptor = unsafe open(folder, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }

    private var cannotWrite: CommandFault {
        .refused([
            NewFile.missingFolder(for: path).map(FaultWords.noFolder) ?? OriginalKeyWords.cannotMake(path)
        ])
    }

    /// Why a server does not start without the file, and what to do.
    var missing: CommandFault {
        .refused([OriginalKeyWords.missing(path, setting: Self.setting)])
    }
}
