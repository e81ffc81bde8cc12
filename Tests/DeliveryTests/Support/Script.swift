import Foundation

/// A shell script in a folder of its own, which goes when the value goes. It may write beside itself, to `$0.something`.
final class Script: Sendable {
    private let folder: URL
    let path: String

    init(_ lines: String) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "lykta-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.appending(path: "script").path
        try Data("#!/bin/sh\n\(lines)\n".utf8).write(to: URL(filePath: path))
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
    }

    /// How many lines were written to `$0.name`.
    func lines(_ name: String) -> Int {
        let text = try? String(contentsOf: URL(filePath: "\(path).\(name)"), encoding: .utf8)
        return text?.count { $0 == "\n" } ?? 0
    }

    deinit { try? FileManager.default.removeItem(at: folder) }
}
