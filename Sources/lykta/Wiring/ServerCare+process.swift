import API
import ArgumentParser
import Delivery
import Foundation
import Reports
import Web

extension ServerCare {
    /// What this process knows of itself.
    ///
    /// - Parameters:
    ///   - path: The database's.
    ///   - delivery: Nil when nothing is sent.
    init(
        of store: any InstallationStore, at path: String, delivery: DeliverySettings?,
        settings: ServerSettings
    ) {
        let started = System.now()
        self.init(
            tryChannel: delivery.map { delivery in
                let trial = ChannelTrial(delivery, language: settings.mailLanguage)
                return { test in
                    await trial.send(
                        through: test.channel, of: test.unit, in: test.municipality,
                        askedForBy: test.sender, id: test.id, at: test.at
                    ).map { ChannelFault(code: $0.code, words: $0.words) }
                }
            },
            channelFaults: { unit in
                guard let delivery else { return [] }
                let check = ChannelCheck([unit], delivery)
                return check.errors + check.warnings
            },
            health: {
                var health = ServerHealth()
                health.version = Lykta.configuration.version
                health.started = started
                if case .notReady(let reason) = await store.readiness { health.notReady = reason }
                health.queueDepth = await store.queueDepth()
                health.delivers = delivery != nil
                health.databaseBytes = Self.bytes(of: path)
                let folder = URL(filePath: path).resolvingSymlinksInPath().deletingLastPathComponent().path
                let disk = try? FileManager.default.attributesOfFileSystem(forPath: folder)
                health.freeBytes = (disk?[.systemFreeSize] as? NSNumber)?.intValue
                health.diskBytes = (disk?[.systemSize] as? NSNumber)?.intValue
                health.lastBackup = BackupNote(of: path).last
                return health
            })
    }

    /// The database's and its log's.
    private static func bytes(of path: String) -> Int? {
        let sizes = [path, path + "-wal"].map { path in
            (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? NSNumber
        }
        return sizes[0].map { $0.intValue + (sizes[1]?.intValue ?? 0) }
    }
}

extension StoreUpkeep {
    /// Whether a report could be kept now.
    var readiness: Readiness {
        get async {
            let isWritable = await isWritable()
            if let failure { return .notReady(failure.reason) }
            guard isWritable else { return .notReady("database not writable") }
            return unreadableRow == nil
                ? .ready : .notReady("a stored row is damaged and cannot be read; lykta check names it")
        }
    }
}

extension StoreFailure {
    /// In a word, without paths.
    fileprivate var reason: String {
        switch self {
        case .parted: "the database file was moved, removed or replaced"
        case .disk: "the disk fails or the database is damaged"
        }
    }
}
