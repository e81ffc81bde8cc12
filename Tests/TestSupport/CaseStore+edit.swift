package import Reports

extension CaseStore {
    /// An edit by whoever sees every case of `municipalities`, for who needs the case alone.
    package func edit(
        _ id: Case.ID, _ edits: [CaseEdit], version: Int, in municipalities: Set<MunicipalityCode>,
        seesRestricted: Bool, by editor: Agent, at moment: Timestamp
    ) async throws -> Case {
        try await carryOut(
            edits, on: id, version: version, in: municipalities, seesRestricted: seesRestricted, within: nil,
            by: editor, at: moment
        ).case
    }
}
