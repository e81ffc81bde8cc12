import Foundation
import Reports

/// When `lykta backup` last made a copy of a database: a line in `FILE.backup` beside it, for whoever looks after the server. Copies that
/// were made in another way are not known of.
struct BackupNote {
    private let path: String

    init(of database: String) {
        path = URL(filePath: database).resolvingSymlinksInPath().path + ".backup"
    }

    /// Nil when there is none that can be read.
    var last: Timestamp? {
        guard let data = FileManager.default.contents(atPath: path), data.count < 100 else { return nil }
        return try? Timestamp(rfc3339: String(decoding: data, as: UTF8.self).filter { !$0.isWhitespace })
    }

    /// Whoever makes a copy may have no right to write here; then nothing is noted.
    func write(_ moment: Timestamp) {
        try? Data("\(moment.rfc3339)\n".utf8).write(to: URL(filePath: path), options: .atomic)
    }
}
