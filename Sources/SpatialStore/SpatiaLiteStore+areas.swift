import GRDB
package import Reports
import Synchronization

extension SpatiaLiteStore: AreaStore {
    /// The areas in the file at `path`, which an earlier version may have made.
    ///
    /// - Throws: ``StoreFault``.
    package static func areas(in path: String) throws -> [MappedArea] {
        let file = try StoreFile(readingAnyVersion: path)
        defer { try? file.pool.close() }
        return try file.pool.read { try $0.tableExists("area") ? AreaRecord.all(in: $0) : [] }
    }

    package var areasNow: AreaMap { areaMap.current }

    package func areas() async throws -> [MappedArea] { try await ask { try AreaRecord.all(in: $0) } }

    package func keep(_ areas: [MappedArea]) async throws {
        try await revise(AreaRevision(keeping: areas))
    }

    package func revise(_ revision: AreaRevision) async throws {
        let kept = try await writer.commit { db in
            for area in revision.erased { try AreaRecord(area).erase(in: db) }
            for area in revision.kept { try AreaRecord(area).upsert(in: db) }
            return try AreaRecord.all(in: db)
        }
        areaMap.current = AreaMap(kept)
    }
}

/// The areas that are routed by; replaced when new ones are kept.
final class SharedAreaMap: Sendable {
    private let state: Mutex<(map: AreaMap, replaced: Int)>

    init(_ map: AreaMap) { state = Mutex((map, 0)) }

    var current: AreaMap {
        get { state.withLock { $0.map } }
        set { state.withLock { $0 = (newValue, $0.replaced + 1) } }
    }

    /// How often they have been replaced.
    var replaced: Int { state.withLock { $0.replaced } }
}
