package import Reports

/// What safety surveys found, as CSV with a header: `year`, `question`, `share` and `source`; `municipality`, the keeper's own when absent;
/// `asked` and `answered`, one of them at least. Other columns are passed over.
///
/// Text may be UTF-8, UTF-16 with a byte order mark or Windows-1252; numbers may have blanks between their thousands, and shares a decimal
/// comma and a percent sign. Nothing is left out in silence: each row is read, or refused with a reason.
package struct SurveyFile: Sendable {
    package struct Row: Sendable {
        /// As a person counts: the first row after the header is 1.
        package let number: Int
        /// The first line of the file is 1.
        package let lines: ClosedRange<Int>
        package let figure: Result<SurveyFigure, SurveyRowFault>
    }

    package enum Column: String, CaseIterable, Sendable {
        case year, municipality, question, share, asked, answered, source
    }

    package let rows: [Row]

    /// - Parameters:
    ///   - columns: What columns of the file are called otherwise than ``Column``.
    ///   - keeper: The municipality that keeps the figures.
    ///   - day: That of today: figures of years to come are refused.
    /// - Throws: ``SurveyFileFault`` when the file as a whole cannot be read.
    package init(
        _ bytes: [UInt8], columns: [Column: String] = [:], keptBy keeper: MunicipalityCode,
        _ questions: SurveyQuestions, on day: CivilDate
    ) throws(SurveyFileFault) {
        var table: CSVTable
        do throws(SubmissionFileFault) {
            table = try CSVTable(try DecodedText.utf8(bytes), columns: nil)
        } catch {
            throw .file(error)
        }
        func name(_ column: Column) -> String { columns[column] ?? column.rawValue }
        let lacking = [Column.year, .question, .share, .source].filter { !table.header.contains(name($0)) }
        guard lacking.isEmpty else { throw .lacking(lacking.map(name)) }
        var (rows, seen) = ([Row](), Set<SurveyFigure.Key>())
        do throws(SubmissionFileFault) {
            while let row = try table.next() {
                var figure = Self.figure(in: row, name, keeper, questions)
                if case .success(let read) = figure {
                    if !read.key.year.hasBegun(on: day) {
                        figure = .failure(.yearToCome(read.key.year))
                    } else if !seen.insert(read.key).inserted {
                        figure = .failure(.twice)
                    }
                }
                rows.append(Row(number: row.number, lines: row.lines, figure: figure))
            }
        } catch {
            throw .file(error)
        }
        self.rows = rows
    }

    private static func figure(
        in row: CSVTable.Row, _ name: (Column) -> String, _ keeper: MunicipalityCode,
        _ questions: SurveyQuestions
    ) -> Result<SurveyFigure, SurveyRowFault> {
        do throws(SurveyRowFault) {
            let cells: [String: String]
            do throws(SubmissionRowFault) { cells = try row.cells.get() } catch { throw .cells(error) }
            return .success(try figure(in: { cells[name($0)] ?? "" }, keeper, questions))
        } catch {
            return .failure(error)
        }
    }

    private static func figure(
        in cell: (Column) -> String, _ keeper: MunicipalityCode, _ questions: SurveyQuestions
    ) throws(SurveyRowFault) -> SurveyFigure {
        guard let year = Int(cell(.year)).flatMap({ SurveyYear($0) }) else {
            throw .value(.year, cell(.year))
        }
        guard let question = Code<SurveyQuestion>(cell(.question)),
            questions.question(question) != nil
        else { throw .question(cell(.question), questions.all.map(\.code)) }
        let other = cell(.municipality)
        guard let municipality = other.isEmpty ? keeper : MunicipalityCode(other) else {
            throw .value(.municipality, other)
        }
        guard let percent = PublishedPercent(cell(.share)) else { throw .value(.share, cell(.share)) }
        guard
            let sample = SurveySample(
                asked: try count(.asked, cell), answered: try count(.answered, cell))
        else { throw .sample }
        guard let source = SourceName(cell(.source)) else { throw .value(.source, cell(.source)) }
        return SurveyFigure(
            key: .init(keeper: keeper, municipality: municipality, question: question, year: year),
            percent: percent, sample: sample, source: source)
    }

    /// Nil for an empty cell.
    private static func count(_ column: Column, _ cell: (Column) -> String) throws(SurveyRowFault) -> Int? {
        let text = cell(column)
        guard !text.isEmpty else { return nil }
        guard let number = Int(text.filter { !$0.isWhitespace }), SurveySample.numbers.contains(number) else {
            throw .value(column, text)
        }
        return number
    }
}

/// What keeps a file of figures from being read.
package enum SurveyFileFault: Error, Hashable, Sendable {
    case file(SubmissionFileFault)
    /// Columns, by the names that were looked for.
    case lacking([String])

    /// For who imports the file.
    package var sentences: [Bilingual] {
        switch self {
        case .file(let fault): fault.sentences
        case .lacking(let columns):
            columns.map {
                Bilingual(
                    swedish:
                        "Det finns ingen kolumn \($0). Säg vilken kolumn det är med --map, till exempel --map share=Andel.",
                    english:
                        "There is no column \($0). Say which column it is with --map, such as --map share=Andel."
                )
            }
        }
    }
}

/// What keeps a row from being a figure.
package enum SurveyRowFault: Error, Hashable, Sendable {
    case cells(SubmissionRowFault)
    case value(SurveyFile.Column, String)
    /// A question that the profile does not have, and those that it has.
    case question(String, [Code<SurveyQuestion>])
    /// Neither how many were asked nor how many answered, or more answers than were asked.
    case sample
    /// A question, a municipality and a year that an earlier row has.
    case twice
    case yearToCome(SurveyYear)

    /// For who imports the file.
    package var sentence: Bilingual {
        switch self {
        case .cells(let fault): fault.sentence
        case .value(let column, let text):
            Bilingual(
                swedish: "“\(text.prefix(40))” är \(column.swedish)",
                english: "“\(text.prefix(40))” is not \(column.english)")
        case .question(let text, let known):
            Bilingual(
                swedish:
                    "“\(text.prefix(40))” är ingen fråga i profilen; den har \(known.map(\.description).joined(separator: ", "))",
                english:
                    "“\(text.prefix(40))” is no question of the profile, which has \(known.map(\.description).joined(separator: ", "))"
            )
        case .sample:
            Bilingual(
                swedish:
                    "hur många som fick frågan eller hur många som svarade måste stå, och svaren kan inte vara flest",
                english:
                    "how many were asked or how many answered is needed, and no more can answer than were asked"
            )
        case .twice:
            Bilingual(
                swedish: "samma fråga, kommun och år står på en tidigare rad",
                english: "an earlier row has the same question, municipality and year")
        case .yearToCome(let year):
            Bilingual(swedish: "\(year) har inte börjat", english: "\(year) has not begun")
        }
    }
}

extension SurveyFile.Column {
    fileprivate var swedish: String {
        switch self {
        case .year: "inget årtal från 1990 till 2100"
        case .municipality: "ingen kommunkod som 1060"
        case .question: "ingen fråga"
        case .share: "ingen andel från 0 till 100 procent med högst två decimaler"
        case .asked, .answered: "inget antal från 1 till 1 000 000"
        case .source: "ingen källa på 1–200 tecken"
        }
    }

    fileprivate var english: String {
        switch self {
        case .year: "a year from 1990 to 2100"
        case .municipality: "a municipality's code such as 1060"
        case .question: "a question"
        case .share: "a share from 0 to 100 per cent with at most two decimals"
        case .asked, .answered: "a number from 1 to 1,000,000"
        case .source: "a source of 1–200 characters"
        }
    }
}
