package import Planning
package import Prevention
package import Reports

/// A kept judgement, judged again, with the reports it counted that somebody may see.
package struct WholeJudgement: Sendable {
    package let kept: KeptJudgement
    /// As it was.
    package let judgement: EffectJudgement
    package let again: JudgedAgain
    /// In the order of ``KeptJudgement/reports``.
    package let reports: [(counted: KeptJudgement.Counted, filed: FiledReport)]

    /// How many reports are named at most.
    package static let mostReports = 2_000
}

extension MeasureJudging {
    /// - Parameter read: Finds a report; nil for one that is not to be seen.
    /// - Returns: Nil for what no version of Lykta has kept.
    package func whole(
        _ kept: KeptJudgement, read: (Report.ID) async throws -> FiledReport?
    ) async throws -> WholeJudgement? {
        guard let judgement = kept.judgement else { return nil }
        var reports: [(counted: KeptJudgement.Counted, filed: FiledReport)] = []
        for counted in kept.reports {
            guard reports.count < WholeJudgement.mostReports else { break }
            if let filed = try await read(counted.report) { reports.append((counted, filed)) }
        }
        return WholeJudgement(
            kept: kept, judgement: judgement, again: try await again(kept), reports: reports)
    }
}
