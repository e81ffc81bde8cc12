package import Reports

/// Keeps what was said of the effects of measures.
///
/// Empty sets of municipalities mean all. What lies elsewhere is as if it were not.
package protocol JudgementStore: Sendable {
    /// Keeps a judgement once: sent again by the same caller for the same measure it is the one that is kept already.
    ///
    /// - Throws: ``JudgementFault``.
    func keep(_ judgement: KeptJudgement) async throws -> (judgement: KeptJudgement, isRepeat: Bool)

    func judgement(_ id: JudgementID, in municipalities: Set<MunicipalityCode>) async throws -> KeptJudgement?

    /// Those of the measures, the latest first.
    func judgements(of measures: [MeasureID], in municipalities: Set<MunicipalityCode>) async throws
        -> [KeptJudgement]

    /// The reports that were counted and are there no more, since they were erased; by judgement.
    func erasedReports() async throws -> [JudgementID: [Report.ID]]
}

/// Why a judgement cannot be kept.
package enum JudgementFault: Error, Hashable, Sendable {
    /// Something else has the id, in whatever municipality.
    case idTaken
    case noSuchMeasure
    /// One of its reports is not there, or is of another municipality.
    case noSuchReport(Report.ID)
}
