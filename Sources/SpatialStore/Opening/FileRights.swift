import Reports

/// Who may read the files of a database. Lykta makes them for their owner alone; one that came from elsewhere, or from an
/// earlier version, may be looser.
enum FileRights {
    /// What an operator should know, in one line; nil when all is for the owner alone.
    static func finding(at path: String) -> Bilingual? {
        let loose = ["", "-wal", "-shm", ".mark", ".mark.past", ".lock"].compactMap { suffix -> String? in
            guard let status = FileStatus(at: path + suffix), status.permissions & 0o077 != 0 else {
                return nil
            }
            return "\(path + suffix) (\(String(status.permissions, radix: 8)))"
        }
        guard !loose.isEmpty else { return nil }
        let files = loose.joined(separator: ", ")
        return Bilingual(
            swedish: "Andra än ägaren kan öppna \(files). Kör: chmod go= \(path)*",
            english: "Others than the owner may open \(files). Say: chmod go= \(path)*")
    }
}
