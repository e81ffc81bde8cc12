import GRDB
package import Reports

extension SpatiaLiteStore: AreaStore {
    package func areas() async throws -> [MappedArea] { try await ask { try AreaRecord.all(in: $0) } }

    package func keep(_ areas: [MappedArea]) async throws {
        let kept = try await writer.commit { db in
            for area in areas { try AreaRecord.upsert(area, in: db) }
            return try AreaRecord.all(in: db)
        }
        areaMap.current = AreaMap(kept)
    }
}
