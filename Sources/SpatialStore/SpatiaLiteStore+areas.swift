import GRDB
package import Reports
import Synchronization

extension SpatiaLiteStore: AreaStore {
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
    private let map: Mutex<AreaMap>

    init(_ map: AreaMap) { self.map = Mutex(map) }

    var current: AreaMap {
        get { map.withLock { $0 } }
        set { map.withLock { $0 = newValue } }
    }
}
