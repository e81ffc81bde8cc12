import GRDB
package import Geometry
package import Reports

extension SpatiaLiteStore: PlaceStore {
    package func replacePlaces(of municipality: MunicipalityCode, by places: [NamedPlace]) async throws {
        try await writer.commit { try PlaceRecord.replace(of: municipality, by: places, in: $0) }
    }

    package func placeCounts() async throws -> [MunicipalityCode: Int] {
        try await ask { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT place_name.municipality, count(*) AS count FROM named_place
                    JOIN place_name ON place_name.number = named_place.place_name GROUP BY place_name.municipality
                    """)
            return Dictionary(
                rows.compactMap { row in
                    MunicipalityCode(number: row["municipality"]).map { ($0, row["count"] as Int) }
                }
            ) { first, _ in first }
        }
    }

    package func places(
        typed: TypedPlace, in municipalities: Set<MunicipalityCode>, limit: Int
    ) async throws -> [PlaceSuggestion] {
        try await read { try PlaceLookup(db: $0, municipalities: municipalities).typed(typed, limit: limit) }
    }

    package func places(
        told: ToldPlace, in municipality: MunicipalityCode, limit: Int
    ) async throws -> [PlaceSuggestion] {
        try await read { try PlaceLookup(db: $0, municipalities: [municipality]).told(told, limit: limit) }
    }

    package func place(suggestedAs id: Int64, in municipality: MunicipalityCode) async throws -> NamedPlace? {
        let found = try await ask { db in
            try Row.fetchOne(db.cachedStatement(sql: PlaceRecord.withNumber), arguments: [id])
                .map(PlaceRecord.namedPlace)
        }
        return found?.municipality == municipality ? found : nil
    }

    package func nearestPlaces(to places: [Place], within reach: Radius) async throws -> [NamedPlace?] {
        try await read { db in
            try places.map { place in
                let box = Bounds(around: place, reaching: reach)
                var nearest: (squaredCentimetres: Int64, number: Int64)?
                try SpatialStore.walk(PlaceRecord.nearby, [box.east, box.west, box.north, box.south], in: db)
                { column in
                    guard
                        let found = Place(
                            northingCentimetres: Int32(clamping: column(1)),
                            eastingCentimetres: Int32(clamping: column(2))),
                        found.isWithin(reach, of: place)
                    else { return }
                    let candidate = (found.squaredCentimetres(to: place), column(0))
                    if nearest.map({ candidate < $0 }) ?? true { nearest = candidate }
                }
                guard let nearest else { return nil }
                let rows = try Row.fetchCursor(
                    db.cachedStatement(sql: PlaceRecord.withNumber), arguments: [nearest.number])
                return try rows.next().map(PlaceRecord.namedPlace)
            }
        }
    }
}
