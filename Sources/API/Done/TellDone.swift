package import Exports
import Prevention
package import Reports
import Triage

/// What was done, for everybody: measures that are done and that a planner has chosen to publish, without anything whose words seem to be
/// personal or to accuse someone.
extension APIService {
    /// Which of what was done is wanted: of the municipalities that are served.
    package struct AskedDone: Sendable {
        /// All when nil.
        package var municipality: MunicipalityCode?
        /// All when nil.
        package var year: Int?
        /// All when nil.
        package var kind: Code<MeasureKind>?

        /// How much one answer holds at most.
        package static let most = 500

        package init(
            municipality: MunicipalityCode? = nil, year: Int? = nil, kind: Code<MeasureKind>? = nil
        ) {
            self.municipality = municipality
            self.year = year
            self.kind = kind
        }

        fileprivate func query(among served: Set<MunicipalityCode>) -> MeasureQuery? {
            let municipalities = municipality.map { served.intersection([$0]) } ?? served
            // An empty set means all, of the database too.
            guard !municipalities.isEmpty else { return nil }
            var query = MeasureQuery(municipalities: municipalities, limit: Self.most)
            if let kind { query.kinds = [kind] }
            if let year { query.ask(forYear: year) }
            return query
        }
    }

    /// The latest first.
    package func done(_ asked: AskedDone, at now: Timestamp) async throws -> [ToldDone] {
        guard let query = asked.query(among: Set(served.keys)) else { return [] }
        let map = areas()
        let found = try await store.publishedMeasures(query, at: now)
            .filter { Self.warnings(of: $0.measure, at: now).isEmpty }
        let walks = try await walks(
            Set(found.flatMap(\.mended).map(\.walk)), in: query.municipalities)
        return found.compactMap { done in
            let measure = done.measure
            guard let profile = served[measure.municipality]?.profile else { return nil }
            let day = measure.days.done ?? SwedishTime(now).date
            let district = measure.place?.middle.flatMap {
                map.area(of: .district, holding: $0, on: day)?.area.name
            }
            return ToldDone(
                PublishedMeasure(
                    done, mended: Self.published(done.mended, of: walks, at: now),
                    photos: Self.published(done.photos, at: now)),
                kindName: profile.measureKinds.name(of: measure.kind), municipalityName: profile.name,
                district: district)
        }
    }
}
