import Foundation
import Glibc

/// A file of one answer's own, in a folder that nobody but its owner may open. Both go with the value, and have lost their names
/// before: when ``sealed()`` has been called.
package final class PrivateFile: Sendable {
    package let path: String
    private let folder: String

    /// - Parameters:
    ///   - number: Where free names are looked for: many files begin at others.
    ///   - parent: Where the folder is made; that of temporary files when nothing is said (`TMPDIR`, or `/tmp`).
    /// - Throws: ``GeoPackageFault``.
    package init(_ number: UInt64, in parent: String? = nil) throws(GeoPackageFault) {
        let parent = parent ?? FileManager.default.temporaryDirectory.path
        let names = (UInt64(0)..<100).lazy.map { "\(parent)/lykta-\(String(number &+ $0, radix: 36))" }
        guard let made = names.first(where: { unsafe mkdir($0, 0o700) == 0 }) else { throw .notWritable }
        folder = made
        path = made + "/file"
    }

    /// The file as it is now, to be read; nobody finds it under a name any more, whatever becomes of the process.
    ///
    /// - Throws: ``GeoPackageFault``.
    package func sealed() throws(GeoPackageFault) -> SealedFile {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .notWritable }
        remove()
        return SealedFile(descriptor)
    }

    private func remove() {
        for suffix in ["", "-journal"] { unsafe unlink(path + suffix) }
        unsafe rmdir(folder)
    }

    deinit { remove() }
}

/// A file without a name, which ends with the value.
package final class SealedFile: Sendable {
    private let descriptor: Int32

    fileprivate init(_ descriptor: Int32) { self.descriptor = descriptor }

    /// At most `length` bytes from `offset` on; none at the end of the file.
    ///
    /// - Throws: ``GeoPackageFault`` when the disk does not give them.
    package func read(_ length: Int, at offset: Int) throws(GeoPackageFault) -> [UInt8] {
        var count = 0
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: length) { buffer, filled in
            count = unsafe pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset))
            filled = max(0, count)
        }
        guard count >= 0 else { throw .notWritable }
        return bytes
    }

    deinit { close(descriptor) }
}
