import FoundationEssentials
import GRDB
import Geometry
import Reports

/// Reports as rows of `report`.
enum ReportRecord {
    static let columns = """
        report.number, report.id, report.reference, report.municipality, report.category, report.source, report.text, \
        report.answers, report.words, report.northing, report.easting, report.accuracy, report.other_municipalities, \
        report.observed, report.received, report.recurs, report.restricted, report.client_reference, report.reporter, \
        report.pseudonym, report.sender, report.version, case_file.id AS case_id, case_file.status AS case_status
        """

    /// Reports with the case each lies in.
    static let filed = """
        SELECT \(columns) FROM report JOIN membership ON membership.report = report.number \
        JOIN case_file ON case_file.number = membership.case_number
        """

    /// What ``columns`` are, by their places.
    enum Column: Int, CaseIterable {
        case number, id, reference, municipality, category, source, text, answers, words, northing,
            easting, accuracy, otherMunicipalities, observed, received, recurs, restricted,
            clientReference, reporter, pseudonym, sender, version, caseId, caseStatus
    }

    /// Reads a row of ``filed``.
    static func filedReport(_ row: some ColumnValues) throws -> FiledReport {
        let number: Int64 = try row.value(Column.number)
        return try StoreFault.reading("report", number) {
            guard let report = try report(row), let `case` = Case.ID(bytes: try row.value(Column.caseId)),
                let status = CaseStatus(rawValue: try row.value(Column.caseStatus))
            else { throw StoreFault.unreadableRow(table: "report", number: number) }
            return FiledReport(
                report: report, case: `case`, status: status, version: try row.value(Column.version))
        }
    }

    private static func report(_ row: some ColumnValues) throws -> Report? {
        guard let id = Report.ID(bytes: try row.value(Column.id)),
            let reference = Reference(try row.value(Column.reference) as String),
            let municipality = MunicipalityCode(number: try row.value(Column.municipality)),
            let category = Code<Category>(try row.value(Column.category) as String),
            let source = Source(rawValue: try row.value(Column.source)),
            let text = ReportText(try row.value(Column.text)),
            let whereabouts = try whereabouts(row),
            let observed = Timestamp(milliseconds: try row.value(Column.observed)),
            let received = Timestamp(milliseconds: try row.value(Column.received))
        else { return nil }
        return Report(
            id: id, reference: reference, municipality: municipality, category: category, source: source,
            text: text,
            answers: try answers(try row.value(Column.answers)), whereabouts: whereabouts,
            otherMunicipalities: words(try row.value(Column.otherMunicipalities)).compactMap {
                MunicipalityCode($0)
            },
            observed: observed,
            received: received,
            recurs: words(try row.value(Column.recurs)).compactMap { Recurrence(rawValue: String($0)) },
            isRestricted: try row.value(Column.restricted),
            clientReference: try row.value(Column.clientReference),
            reporter: (try row.value(Column.reporter) as Int64?).map { ReporterKey(digest: $0) },
            pseudonym: (try row.value(Column.pseudonym) as Int64?).map {
                DailyPseudonym(digest: $0, received: received)
            }, sender: try row.value(Column.sender))
    }

    private static func whereabouts(_ row: some ColumnValues) throws -> Whereabouts? {
        let words: String? = try row.value(Column.words)
        guard let northing: Int32 = try row.value(Column.northing),
            let easting: Int32 = try row.value(Column.easting)
        else {
            return words.map { .unplaced(words: $0) }
        }
        let accuracy = (try row.value(Column.accuracy) as Double?).flatMap { Distance(metres: $0) }
        return Place(northingCentimetres: northing, eastingCentimetres: easting)
            .map { .placed($0, accuracy: accuracy, words: words) }
    }

    private static func words(_ list: String?) -> [Substring] { list.map { $0.split(separator: ",") } ?? [] }

    /// Adds the report; the store's number for it is returned.
    ///
    /// - Throws: ``ReportStoreError/referenceTaken``.
    static func insert(_ new: NewReport, in db: Database) throws -> Int64 {
        let report = new.report
        let place = report.whereabouts.place
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO report (id, reference, municipality, category, source, text, answers, words, northing, easting,
                    accuracy, other_municipalities, observed, received, recurs, restricted, client_reference, reporter,
                    repeat_key, pseudonym, sender, place)
                VALUES (:id, :reference, :municipality, :category, :source, :text, :answers, :words, :northing, :easting,
                    :accuracy, :other_municipalities, :observed, :received, :recurs, :restricted, :client_reference,
                    :reporter, :repeat_key, :pseudonym, :sender, MakePoint(:easting / 100.0, :northing / 100.0, 3006))
                """)
        try statement.setArguments([
            "id": Data(report.id.bytes), "reference": report.reference.description,
            "municipality": report.municipality.number, "category": report.category.description,
            "source": report.source.rawValue, "text": report.text.description,
            "answers": try json(report.answers), "words": report.whereabouts.words,
            "northing": place?.northingCentimetres, "easting": place?.eastingCentimetres,
            "accuracy": report.whereabouts.accuracy?.metres,
            "other_municipalities": list(report.otherMunicipalities.map(\.description)),
            "observed": report.observed.milliseconds, "received": report.received.milliseconds,
            "recurs": list(report.recurs.map(\.rawValue)), "restricted": report.isRestricted,
            "client_reference": report.clientReference, "reporter": report.reporter?.digest,
            "repeat_key": new.repeatKey?.digest, "pseudonym": report.pseudonym?.digest,
            "sender": report.sender,
        ])
        do {
            try statement.execute()
        } catch let error as DatabaseError where error.message?.contains("report.reference") == true {
            throw ReportStoreError.referenceTaken
        }
        return db.lastInsertedRowID
    }

    static func json(_ answers: [Answer]) throws -> String? {
        guard !answers.isEmpty else { return nil }
        let pairs = answers.map { [$0.question.description, $0.value] }
        return String(decoding: try JSONEncoder().encode(pairs), as: UTF8.self)
    }

    static func answers(_ json: String?) throws -> [Answer] {
        guard let json else { return [] }
        return try JSONDecoder().decode([[String]].self, from: Data(json.utf8)).compactMap { pair in
            guard pair.count == 2, let question = Code<Question>(pair[0]) else { return nil }
            return Answer(question: question, value: pair[1])
        }
    }

    private static func list(_ words: [String]) -> String? {
        words.isEmpty ? nil : words.joined(separator: ",")
    }
}

extension Identifier {
    /// Reads the sixteen bytes of ``bytes``; nil for any other number of bytes.
    init?(bytes: Data?) {
        guard let bytes, bytes.count == 16 else { return nil }
        self.init(
            high: bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) },
            low: bytes.suffix(8).reduce(0) { $0 << 8 | UInt64($1) })
    }
}
