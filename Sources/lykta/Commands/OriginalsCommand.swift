import ArgumentParser
import Foundation
import Intake
import Reports

struct Originals: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Makes and renews the key with which what comes in is sealed.",
        discussion: """
            The key file is the one that LYKTA_ORIGINALS_KEYS names, else FILE.originals beside the database. Keep a copy of it \
            apart from the database and its backups: without it the originals in them cannot be read.
            """,
        subcommands: [MakeKey.self, Rotate.self])

    struct MakeKey: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "make-key",
            abstract:
                "Makes the key file of a database of an earlier version, or in place of one that is lost.")
        @OptionGroup var file: FileOption
        @Flag(help: "The keys that the file lacks are lost: what was sealed with them is never read again.")
        var lost = false

        func run() async throws {
            let keyFile = OriginalKeyFile(for: file.path)
            guard FileManager.default.fileExists(atPath: file.path) else {
                throw CommandFault.noDatabase(path: file.path)
            }
            if keyFile.exists, !lost {
                throw CommandFault.refused([OriginalKeyWords.thereAlready(keyFile.path)])
            }
            // Without a key nothing is sealed or moved yet.
            let installation = try await Installation.open(
                file.path, for: .writing(queuesMessages: false), sealing: .none)
            let store = installation.store
            let readable = keyFile.exists ? (try? keyFile.read())?.keys : []
            let known = readable ?? []
            let absent = try await store.originalKeys().subtracting(known)
            guard absent.isEmpty || lost else {
                try await store.close()
                throw CommandFault.refused([
                    OriginalKeyWords.wouldLack(absent.sorted(), in: keyFile.path)
                ])
            }
            if readable == nil {
                Terminal.error(OriginalKeyWords.putAside(try keyFile.putAside()))
            }
            if !keyFile.exists { try keyFile.make() }
            try await store.declareLost(absent)
            try await store.close()
            Terminal.error(OriginalKeyWords.made(in: keyFile.path))
        }
    }

    struct Rotate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Makes a new key and seals all originals with it anew.",
            discussion: """
                Stop the server first. The older keys stay in the file, since backups are sealed with them. If it is cut off, \
                --resume goes on.
                """)
        @OptionGroup var file: FileOption
        @Flag(help: "Goes on with a rotation that was cut off: no new key is made.")
        var resume = false

        func run() async throws {
            let keyFile = OriginalKeyFile(for: file.path)
            guard keyFile.exists else { throw keyFile.missing }
            // The right to write comes first: a server that ran on would not know the new key.
            let held = try await Installation.open(file.path, for: .writing(queuesMessages: false))
            try await held.store.close()
            if !resume {
                guard let keys = try keyFile.read().beginning(with: System.randomBytes(32)) else {
                    throw keyFile.missing
                }
                try keyFile.replace(with: keys)
            }
            let installation = try await Installation.open(file.path, for: .writing(queuesMessages: false))
            let progress = Progress(ProgressWords.sealing)
            var (last, batches): (Int64, Int) = (0, 0)
            while let next = try await installation.store.resealOriginals(after: last, limit: 500) {
                last = next
                batches += 1
                progress.show(batches * 500)
            }
            try await installation.store.close()
            progress.finish()
            Terminal.error(OriginalKeyWords.rotated(in: keyFile.path))
        }
    }
}
