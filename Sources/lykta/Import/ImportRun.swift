import Intake
import Reports

/// One run through the rows of a file: each is kept, known or refused, and counted.
struct ImportRun {
    private let installation: Installation
    private let isDryRun: Bool
    private let notices: ImportNotices
    private var identities: RowIdentities
    /// What a dry run would have kept, by who says what; a later row may repeat it.
    private var foreseen: [RepeatKey: [Whereabouts]] = [:]
    private(set) var tally: ImportTally

    init(_ installation: Installation, isDryRun: Bool, notices: ImportNotices) {
        self.installation = installation
        self.isDryRun = isDryRun
        self.notices = notices
        identities = RowIdentities(of: installation.desk)
        tally = ImportTally(isDryRun: isDryRun, tellsUnits: true)
    }

    mutating func take(_ file: SubmissionFile) async throws {
        let progress = Progress(ProgressWords.importing, of: file.rowCount)
        try await file.forEachBatch(of: 200) { rows in
            let new = try check(try await unknown(among: rows))
            if isDryRun {
                for (row, outcome) in zip(new, try await installation.store.foresee(new.map(\.row))) {
                    count(foresee(row.row, outcome), of: row.fileRow, as: row.row)
                }
            } else {
                for (row, outcome) in zip(new, try await installation.store.importRows(new.map(\.row))) {
                    switch outcome {
                    case .success(let outcome): count(outcome, of: row.fileRow, as: row.row)
                    case .failure(let error): tally.refuse(row.fileRow, [ImportWords.notKept(error)])
                    }
                }
            }
            progress.show(rows.last?.number ?? 0)
        }
        progress.finish()
    }

    private typealias Read = (
        fileRow: SubmissionFile.Row, submission: Submission, key: RowDigest, content: RowDigest,
        former: [RowDigest]
    )

    /// The rows that could be read and were not imported before. Whatever the checks say today: what was kept is kept.
    private mutating func unknown(among rows: [SubmissionFile.Row]) async throws -> [Read] {
        var read: [Read] = []
        for row in rows {
            switch row.submission {
            case .failure(let refusal): tally.refuse(row, refusal.lines)
            case .success(var submission):
                switch identities.identity(of: submission, row: row.number) {
                case .row(let key, let content, let former):
                    submission.clientReference = submission.clientReference.map {
                        WrittenForm.kept.of($0)
                    }
                    read.append((row, submission, key, content, former))
                case .repeats(let earlier):
                    tally.know(row, ImportWords.repeats(row: earlier))
                case .contradicts(let earlier):
                    tally.refuse(row, [ImportWords.contradicts(row: earlier)])
                }
            }
        }
        let imported = try await installation.store.knownRows(
            under: read.flatMap { [$0.key] + $0.former })
        var unknown: [Read] = []
        for row in read {
            guard let earlier = ([row.key] + row.former).lazy.compactMap({ imported[$0] }).first else {
                unknown.append(row)
                continue
            }
            count(.known(earlier), of: row.fileRow)
            if earlier.content != row.content {
                Terminal.error(
                    row.fileRow.name + ": " + ImportWords.importedAs(earlier.reference.description))
            }
        }
        return unknown
    }

    private mutating func check(_ rows: [Read]) throws -> [(fileRow: SubmissionFile.Row, row: ImportRow)] {
        var chance = SystemRandomNumberGenerator()
        var new: [(fileRow: SubmissionFile.Row, row: ImportRow)] = []
        for row in rows {
            do throws(IntakeRefusal) {
                let now = System.now()
                let checked = try installation.desk.check(
                    row.submission, allowed: [], at: now, using: &chance)
                new.append(
                    (
                        row.fileRow,
                        ImportRow(
                            report: checked.new, key: row.key, content: row.content,
                            saysWhen: row.submission.observedAt != nil,
                            notifies: notices.tells(of: checked.new.report, at: now))
                    ))
            } catch {
                tally.refuse(row.fileRow, error.problems.map(\.line))
            }
        }
        return new
    }

    /// What the row would become after those before it in the file.
    private mutating func foresee(_ row: ImportRow, _ outcome: RowOutcome) -> RowOutcome {
        guard outcome == .kept, let key = row.report.repeatKey else { return outcome }
        let whereabouts = row.report.report.whereabouts
        if foreseen[key, default: []].contains(where: { $0.isSamePlace(as: whereabouts) }) {
            return .repeated
        }
        foreseen[key, default: []].append(whereabouts)
        return .kept
    }

    private mutating func count(
        _ outcome: RowOutcome, of row: SubmissionFile.Row, as new: ImportRow? = nil
    ) {
        switch outcome {
        case .kept: tally.keep(isTold: new?.notifies != false)
        case .known: tally.know(row)
        case .repeated: tally.know(row, ImportWords.sameWithinADay)
        }
    }
}
