package import Geometry
package import Reports

extension CaseStore {
    /// An edit by whoever sees every case of `municipalities`, for who needs the case alone.
    package func edit(
        _ id: Case.ID, _ edits: [CaseEdit], version: Int, in municipalities: Set<MunicipalityCode>,
        seesRestricted: Bool, by editor: Agent, at moment: Timestamp
    ) async throws -> Case {
        try await carryOut(
            edits, on: id, version: version,
            seeing: Visibility(in: municipalities, seesRestricted: seesRestricted, within: nil),
            by: editor, at: moment
        ).case
    }

    /// The same of a single report, by whoever sees everything.
    package func correct(
        _ id: Report.ID, _ edits: [ReportEdit], because reason: String, version: Int, by editor: Agent,
        at moment: Timestamp
    ) async throws -> FiledReport {
        try await correct(
            id, edits, because: reason, version: version, seeing: .everything, by: editor, at: moment)
    }
}

extension ReportStore {
    /// Places a report, by whoever sees everything.
    package func place(
        _ id: Report.ID, at place: Place, accuracy: Distance?, words: String?, version: Int?,
        by editor: Agent, at moment: Timestamp
    ) async throws -> FiledReport {
        try await self.place(
            id, at: place, accuracy: accuracy, words: words, version: version, seeing: .everything,
            by: editor, at: moment)
    }
}
