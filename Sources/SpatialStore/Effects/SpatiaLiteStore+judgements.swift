package import Prevention
package import Reports

extension SpatiaLiteStore: JudgementStore {
    package func keep(_ judgement: KeptJudgement) async throws -> (
        judgement: KeptJudgement, isRepeat: Bool
    ) {
        try await writer.commit { db in
            if let known = try JudgementRecord.judgement(judgement.id, in: [], db) {
                guard known.isRepeat(of: judgement.measure, by: judgement.by) else {
                    throw JudgementFault.idTaken
                }
                return (known, true)
            }
            try JudgementRecord.insert(judgement, in: db)
            return (judgement, false)
        }
    }

    package func judgement(_ id: JudgementID, in municipalities: Set<MunicipalityCode>) async throws
        -> KeptJudgement?
    {
        try await read { try JudgementRecord.judgement(id, in: municipalities, $0) }
    }

    package func judgements(of measures: [MeasureID], in municipalities: Set<MunicipalityCode>) async throws
        -> [KeptJudgement]
    {
        try await read { try JudgementRecord.judgements(of: measures, in: municipalities, $0) }
    }

    package func erasedReports() async throws -> [JudgementID: [Report.ID]] {
        try await read { try JudgementRecord.erased(in: $0) }
    }
}
