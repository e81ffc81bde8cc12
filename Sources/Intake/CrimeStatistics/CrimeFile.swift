package import Reports

/// Crime statistics out of a CSV file, in one of two forms:
///
/// - **long**: a count in each row, under a header with `period`, `offence` and `count`, and perhaps `area`, `publisher` and `status`;
/// - **as national tables are published**: an offence in each row, a period in each column. Lines before the header, such as a title, and rows
///   without any figure, such as a heading or a note, are passed over.
///
/// Figures may have blanks between their thousands; `-` is none, and `..`, `…` and an empty cell say that nothing is known. Text may be UTF-8,
/// UTF-16 with a byte order mark or Windows-1252. Nothing is left out in silence: each figure is read, not known, or refused with a reason.
package struct CrimeFile: Sendable {
    /// A figure of the file.
    package struct Figure: Sendable {
        /// As a person counts: the first row after the header is 1.
        package let row: Int
        /// The first line of the file is 1.
        package let lines: ClosedRange<Int>
        /// The heading of its column, in a table with periods across.
        package let column: String?
        package let read: Result<CrimeCount, CrimeRowFault>
    }

    /// What a column of the long form holds. The raw values are the names that it has by itself.
    package enum Column: String, CaseIterable, Sendable {
        case period, offence, area, count, publisher, status

        /// What it may be called besides.
        var usual: [String] {
            switch self {
            case .period: ["tid", "år", "månad", "kvartal", "year", "month", "quarter"]
            case .offence: ["brott", "brottstyp", "brottskod", "brottsslag", "crime"]
            case .area: ["område", "kommun", "kommunkod", "region", "municipality"]
            case .count: ["antal", "anmälda brott", "antal anmälda brott", "number"]
            case .publisher: ["utgivare", "källa", "source"]
            case .status: ["läge"]
            }
        }
    }

    /// What is said of a file beside what stands in it.
    package struct Reading: Sendable {
        /// The municipality that keeps the counts.
        package let keeper: MunicipalityCode
        /// Today: counts of periods that begin later are refused, and final ones of periods that are not over.
        package let day: CivilDate
        /// Where they were counted, where the file does not say; the keeper's municipality when nil.
        package var area: CrimeArea?
        /// Who published them, where the file does not say.
        package var publisher: SourceName?
        /// Of counts that the file does not call preliminary or final.
        package var status = CrimeCount.Status.settled
        /// What columns of the long form are called otherwise.
        package var columns: [Column: String] = [:]
        /// Columns that are passed over.
        package var ignored: Set<String> = []

        package init(keptBy keeper: MunicipalityCode, on day: CivilDate) {
            self.keeper = keeper
            self.day = day
        }
    }

    /// In the order of the file.
    package let figures: [Figure]
    /// How many cells say that nothing is known.
    package let unknown: Int

    /// - Throws: ``CrimeFileFault`` when the file as a whole cannot be read.
    package init(_ bytes: [UInt8], _ reading: Reading) throws(CrimeFileFault) {
        var rows = try Self.read(bytes, reading)
        var seen: Set<CrimeCount.Key> = []
        for index in rows.figures.indices {
            guard case .success(let count) = rows.figures[index].read else { continue }
            let period = count.key.period
            let fault: CrimeRowFault? =
                if !period.hasBegun(on: reading.day) {
                    .periodToCome(period)
                } else if !count.mayBeKept(on: reading.day) {
                    .periodNotOver(period)
                } else {
                    seen.insert(count.key).inserted ? nil : .twice
                }
            guard let fault else { continue }
            let refused = rows.figures[index]
            rows.figures[index] = Figure(
                row: refused.row, lines: refused.lines, column: refused.column, read: .failure(fault))
        }
        figures = rows.figures
        unknown = rows.unknown
    }

    private static func read(_ bytes: [UInt8], _ reading: Reading) throws(CrimeFileFault) -> CrimeRows {
        let (text, start) = try decoded(bytes)
        // A title with commas before a table with semicolons must not tell which it is.
        let others = CSVStart.delimiters.filter { $0 != start.delimiter }
        for delimiter in [start.delimiter] + others {
            var reader = CSVReader(text, delimiter: delimiter, from: start.position, line: start.line)
            guard let heading = try Self.heading(&reader, reading) else { continue }
            var rows = CrimeRows(heading, reading)
            while let record = try next(&reader, row: rows.row + 1) { rows.take(record) }
            return rows
        }
        throw .noHeader
    }

    private static func decoded(_ bytes: [UInt8]) throws(CrimeFileFault) -> ([UInt8], CSVStart) {
        do throws(SubmissionFileFault) {
            let text = try DecodedText.utf8(bytes)
            return (text, try CSVStart(text))
        } catch {
            throw .file(error)
        }
    }

    /// Reads on until a record is a header; nil when there is none.
    private static func heading(_ reader: inout CSVReader, _ reading: Reading) throws(CrimeFileFault)
        -> CrimeHeading?
    {
        while let record = try next(&reader, row: 0) {
            guard case .success(let cells) = record.cells else { continue }
            if let heading = try CrimeHeading(cells.map(\.trimmed), reading) { return heading }
        }
        return nil
    }

    private static func next(_ reader: inout CSVReader, row: Int) throws(CrimeFileFault) -> CSVReader.Record?
    {
        do throws(CSVReader.OpenQuote) {
            return try reader.next()
        } catch {
            throw .file(.openQuote(row: row, column: "\(error.cell + 1)", line: error.line))
        }
    }
}
