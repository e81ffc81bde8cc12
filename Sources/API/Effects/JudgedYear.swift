package import Planning
package import Prevention
package import Reports

/// The measures that were done in a year, by their latest judgements and judged together; see ``MeasuresTable``.
package struct JudgedYear: Sendable {
    package let year: Int
    /// The latest done first.
    package let rows: [Row]
    /// Done at some place, and judged by nobody as they stand now: they count among those tried.
    package let unjudged: [Measure]
    /// Of no place, so that nothing can be counted.
    package let placeless: [Measure]

    package struct Row: Sendable {
        package let measure: Measure
        package let kept: KeptJudgement
        package let table: MeasuresTable<MeasureID>.Row
        /// In how many ways it was judged.
        package let ways: Int
    }
}

extension MeasureJudging {
    /// Nil for a year outside ``MeasureQuery/years``.
    package func year(_ year: Int, in municipalities: Set<MunicipalityCode>) async throws -> JudgedYear? {
        var query = MeasureQuery(municipalities: municipalities, states: [.done])
        guard query.ask(forYear: year) else { return nil }
        let measures = try await store.measures(query)
        let kept = Dictionary(
            grouping: try await store.judgements(of: measures.map(\.id), in: municipalities), by: \.measure)
        let judged = measures.compactMap {
            measure -> (measure: Measure, kept: KeptJudgement, effect: MeasuredEffect)? in
            guard let latest = kept[measure.id]?.first(where: { $0.isCurrent(of: measure) }),
                let judgement = latest.judgement
            else { return nil }
            return (measure, latest, judgement.effect)
        }
        let others = measures.filter { measure in !judged.contains { $0.measure.id == measure.id } }
        let unjudged = others.filter { $0.place != nil }
        let ways = kept.mapValues { Set($0.map(\.parameters)).count }
        let table = MeasuresTable(
            judged.map { ($0.measure.id, $0.effect) }, ways: ways, unjudged: unjudged.count)
        return JudgedYear(
            year: year,
            rows: zip(judged, table.rows).map { judged, row in
                JudgedYear.Row(
                    measure: judged.measure, kept: judged.kept, table: row,
                    ways: ways[judged.measure.id] ?? 1)
            }, unjudged: unjudged, placeless: others.filter { $0.place == nil })
    }
}
