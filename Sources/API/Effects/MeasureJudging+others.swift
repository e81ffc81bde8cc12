import Prevention
package import Reports

/// What else was done while reports are compared: what is compared with is to be an area where nothing was.
///
/// Those of the municipality of the measure that is judged, which everybody sees who may plan there: so an answer is the same whoever asks.
extension MeasureJudging {
    /// Those of the municipality that may have been carried out on or after a day, but the one that is judged.
    func others(than measure: Measure, since day: CivilDate) async throws -> [Measure] {
        let home: Set<MunicipalityCode> = [measure.municipality]
        let open = try await store.measures(
            MeasureQuery(municipalities: home, states: [.underWay, .stopped]))
        let done = try await store.measures(
            MeasureQuery(municipalities: home, states: [.done], since: day))
        return (done + open).filter { $0.id != measure.id && $0.place != nil }
    }
}

extension JudgedMeasure {
    /// Why it is compared with what it is, and what else was done there by its name, for whoever asks now.
    package var whyTold: Bilingual { why.followed(by: others.caution(isNaming: true)) }

    /// The same to be kept: a title may be written anew, and what is kept never changes.
    package var whyKept: Bilingual { why.followed(by: others.caution(isNaming: false)) }
}

extension Bilingual {
    fileprivate func followed(by other: Bilingual?) -> Bilingual {
        other.map { self + " " + $0 } ?? self
    }
}
