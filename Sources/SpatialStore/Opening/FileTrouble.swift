import Glibc
package import Reports

/// Why the system does not let a file be read or written.
package enum FileTrouble: Error, Hashable, Sendable {
    case missing
    case forbidden
    /// No room, or the user's share of it used up.
    case full
    case readOnlySystem
    case isFolder
    case other(Int32)

    /// - Parameter code: An `errno`.
    package init(_ code: Int32) {
        self =
            switch code {
            case ENOENT, ENOTDIR: .missing
            case EACCES, EPERM: .forbidden
            case ENOSPC, EDQUOT, EFBIG: .full
            case EROFS: .readOnlySystem
            case EISDIR: .isFolder
            default: .other(code)
            }
    }

    /// Why the file at `path` cannot be opened for reading, found out by trying; ``other(_:)`` with 0 when it can.
    package static func reading(_ path: String) -> FileTrouble {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return FileTrouble(errno) }
        defer { close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { return FileTrouble(errno) }
        return status.st_mode & S_IFMT == S_IFDIR ? .isFolder : .other(0)
    }

    /// What is wrong and what to do, after `… cannot be read: `.
    package var words: Bilingual {
        switch self {
        case .missing:
            Bilingual(
                swedish: "det finns ingen sådan fil eller mapp; se efter hur sökvägen stavas",
                english: "there is no such file or folder; look at how the path is spelt")
        case .forbidden:
            Bilingual(
                swedish:
                    "behörighet saknas; kör som den användare som äger filen, eller ändra dess rättigheter",
                english: "permission is denied; run as the user who owns the file, or change its permissions")
        case .full:
            Bilingual(
                swedish: "disken är full; frigör utrymme eller välj en annan disk",
                english: "the disk is full; free some room or choose another disk")
        case .readOnlySystem:
            Bilingual(
                swedish: "filsystemet är monterat för läsning; montera om det eller välj en annan plats",
                english: "the file system is mounted for reading only; mount it anew or choose another place")
        case .isFolder:
            Bilingual(swedish: "det är en mapp, ingen fil", english: "it is a folder, not a file")
        case .other(let code):
            Bilingual(
                swedish: "systemet svarar med fel \(code)",
                english: "the system answers with error \(code) (\(unsafe String(cString: strerror(code))))")
        }
    }
}
