package import Planning
package import Prevention
package import Reports

/// What else was done while reports are compared: what is compared with is to be an area where nothing was.
extension MeasureJudging {
    /// Those of the municipality that may have been carried out on or after a day, but the one that is judged. Everybody sees them who may plan
    /// there, so an answer is the same whoever asks.
    func others(than measure: Measure, since day: CivilDate) async throws -> [Measure] {
        try await placed(since: day, in: [measure.municipality]).filter { $0.id != measure.id }
    }

    /// Those that reached into one of the places in the time that is compared.
    ///
    /// - Parameter municipalities: those whose measures may be told; all when empty.
    package func others(
        in places: [EffectPlace], during spans: EffectSpans, of municipalities: Set<MunicipalityCode>
    ) async throws -> [OtherMeasure] {
        try await placed(since: spans.before.from, in: municipalities)
            .compactMap { OtherMeasure($0, during: spans) }
            .filter { other in places.contains { other.reaches($0, ring: nil) } }
    }

    /// Those of some place that were done on or after a day, that are under way, or that were stopped.
    private func placed(since day: CivilDate, in municipalities: Set<MunicipalityCode>) async throws
        -> [Measure]
    {
        let open = try await store.measures(
            MeasureQuery(municipalities: municipalities, states: [.underWay, .stopped]))
        let done = try await store.measures(
            MeasureQuery(municipalities: municipalities, states: [.done], since: day))
        return (done + open).filter { $0.place != nil }
    }
}

extension JudgedMeasure {
    /// Why it is compared with what it is, and what else was done there by its name, for whoever asks now.
    package var whyTold: Bilingual { why.cautioned(by: others, isNaming: true) }

    /// The same to be kept: a title may be written anew, and what is kept never changes.
    package var whyKept: Bilingual { why.cautioned(by: others, isNaming: false) }
}
