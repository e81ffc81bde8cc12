/// An export of another service with what its records hold.
struct MappedExport {
    let mapping: ExportMapping
    let usual: UsualPaths

    /// Where anything may stand that is read.
    var readPaths: Set<String> { Set(mapping.saidPaths + usual.paths.values.flatMap { $0 }) }

    func submission(of record: ExportedRecord) throws(SubmissionRowFault) -> Submission {
        try CSVSubmission(try mapping.cells(record, usual), times: mapping.times).submission
    }
}
