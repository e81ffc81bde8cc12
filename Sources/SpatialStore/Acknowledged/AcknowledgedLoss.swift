import FoundationEssentials
import GRDB
package import Reports

/// What was acknowledged, as the mark knows, and the database does not hold.
package struct AcknowledgedLoss: Hashable, Sendable {
    /// The database's last commit; nil when there is no database, or one of a version that numbered none.
    package let databaseCommit: Int64?
    /// The last commit that was acknowledged.
    package let acknowledgedCommit: Int64
    /// The commits that the database lacks and no record names.
    package let unnamed: [ClosedRange<Int64>]
    /// The database and the mark do not belong together: another file, or one from before an accepted loss.
    package let isOtherHistory: Bool
    package let missing: [AcknowledgedReport]
    package let changed: [AcknowledgedReport]
    /// The cases that the commits which the database lacks have opened, changed or told units of, as far as the mark names them.
    package let cases: [Case.ID]

    /// Nil when the database holds all that the mark knows of.
    ///
    /// - Parameter db: Any connection that knows `lykta_digest`.
    init?(of mark: MarkContent, in db: Database) throws {
        guard mark.last.number > 0 else { return nil }
        let row = try CommitMarkRow(in: db)
        let held = row?.point.number
        let isOther =
            row.map {
                $0.history != mark.history
                    || $0.point.number == mark.last.number && $0.point.digest != mark.last.digest
            } ?? false
        let computed = try row == nil ? "0" : ReportDigest.computed(in: db)
        var (missing, changed): ([AcknowledgedReport], [AcknowledgedReport]) = ([], [])
        for report in mark.reports {
            switch try Self.state(of: report, computed, after: mark.last, isNumbered: row != nil, in: db) {
            case .held: break
            case .missing: missing.append(report)
            case .changed: changed.append(report)
            }
        }
        let isBehind = (held ?? 0) < mark.last.number
        guard isOther || isBehind || !missing.isEmpty || !changed.isEmpty else { return nil }
        self.init(held, mark, isOtherHistory: isOther, missing: missing, changed: changed)
    }

    /// There is a mark, and no database at all.
    init?(ofMissingDatabaseWith mark: MarkContent) {
        guard mark.last.number > 0 else { return nil }
        self.init(nil, mark, isOtherHistory: false, missing: mark.reports, changed: [])
    }

    private init(
        _ held: Int64?, _ mark: MarkContent, isOtherHistory: Bool, missing: [AcknowledgedReport],
        changed: [AcknowledgedReport]
    ) {
        databaseCommit = held
        acknowledgedCommit = mark.last.number
        unnamed = isOtherHistory ? [] : mark.unnamed(after: held ?? 0)
        self.isOtherHistory = isOtherHistory
        self.missing = missing
        self.changed = changed
        cases = mark.cases(after: held ?? 0)
    }

    private enum State {
        case held
        case missing
        case changed
    }

    private static func state(
        of report: AcknowledgedReport, _ computed: String, after last: CommitPoint, isNumbered: Bool,
        in db: Database
    ) throws -> State {
        let sql =
            isNumbered
            ? """
            SELECT \(computed), report_digest.digest, report_digest.commit_number FROM \(ReportDigest.rows)
            LEFT JOIN report_digest ON report_digest.report = report.number WHERE report.id = ?
            """
            : "SELECT 0, 0, 0 FROM report WHERE report.id = ?"
        guard try isNumbered || db.tableExists("report") else { return .missing }
        guard
            let row = try Row.fetchOne(
                db.cachedStatement(sql: sql), arguments: [Data(report.id.bytes)])
        else { return .missing }
        guard isNumbered else { return .held }
        let (said, kept, commit): (Int64, Int64?, Int64?) = (row[0], row[1], row[2])
        if said == report.digest, kept == said { return .held }
        // A power cut can leave the mark behind a later lawful change.
        return said == kept && commit.map { $0 > last.number } == true ? .held : .changed
    }
}

extension AcknowledgedLoss {
    /// What is there and what is not, for an operator.
    package var lines: [Bilingual] {
        var lines = [heading]
        lines +=
            Self.list(Bilingual(swedish: "Rapporter som saknas", english: "Missing reports"), missing)
            + Self.list(
                Bilingual(
                    swedish: "Rapporter som säger något annat", english: "Reports that say something else"),
                changed)
        lines += unnamed.map {
            Bilingual(
                swedish:
                    "Det som kom i skrivningarna \($0.lowerBound) till \($0.upperBound) saknas också och kan inte nämnas här.",
                english:
                    "What came in commits \($0.lowerBound) to \($0.upperBound) is missing too and cannot be named here."
            )
        }
        if !cases.isEmpty {
            lines.append(
                Bilingual(
                    swedish:
                        "Ärenden som öppnades eller ändrades, eller som ansvariga skulle få veta om, i de skrivningar som saknas: \(cases.count)",
                    english:
                        "Cases that were opened or changed, or that units were to be told of, in the commits that are missing: \(cases.count)"
                ))
            lines += cases.map { Bilingual(swedish: "  ärende \($0)", english: "  case \($0)") }
        }
        if missing.isEmpty, changed.isEmpty, cases.isEmpty, unnamed.isEmpty {
            lines.append(
                Bilingual(
                    swedish:
                        "Inga rapporter eller ärenden som märket nämner saknas; ändringar av nycklar, områden eller meddelanden kan göra det.",
                    english:
                        "No report or case that the mark names is missing; changes to keys, areas or messages may be."
                ))
        }
        return lines
    }

    private var heading: Bilingual {
        let held =
            databaseCommit.map {
                Bilingual(
                    swedish: "dess sista skrivning har nummer \($0)",
                    english: "its last commit is number \($0)")
            }
            ?? Bilingual(
                swedish: "den har inga numrerade skrivningar", english: "it has no numbered commits")
        if isOtherHistory {
            return Bilingual(
                swedish:
                    "Databasen och märket bredvid den hör inte ihop: \(held.swedish), den sista som bekräftades har nummer \(acknowledgedCommit) i en annan historik.",
                english:
                    "The database and the mark beside it do not belong together: \(held.english), the last one acknowledged is number \(acknowledgedCommit) of another history."
            )
        }
        if (databaseCommit ?? 0) < acknowledgedCommit {
            return Bilingual(
                swedish:
                    "Databasen saknar det som bekräftades: \(held.swedish), den sista som bekräftades har nummer \(acknowledgedCommit).",
                english:
                    "The database lacks what was acknowledged: \(held.english), the last one acknowledged is number \(acknowledgedCommit)."
            )
        }
        return Bilingual(
            swedish: "Databasen saknar det som bekräftades, fast dess sista skrivning finns.",
            english: "The database lacks what was acknowledged, though its last commit is there.")
    }

    private static func list(_ title: Bilingual, _ reports: [AcknowledgedReport]) -> [Bilingual] {
        reports.isEmpty ? [] : [title + ": \(reports.count)"] + reports.map { "  " + $0.line }
    }
}
