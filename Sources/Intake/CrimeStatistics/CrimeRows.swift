import Reports

/// Reads the rows of a file of crime statistics, once its header is known.
struct CrimeRows {
    private let heading: CrimeHeading
    private let reading: CrimeFile.Reading
    var figures: [CrimeFile.Figure] = []
    private(set) var unknown = 0
    /// How many rows have been taken.
    private(set) var row = 0

    init(_ heading: CrimeHeading, _ reading: CrimeFile.Reading) {
        self.heading = heading
        self.reading = reading
    }

    mutating func take(_ record: CSVReader.Record) {
        guard !record.isBlank else { return }
        row += 1
        guard case .success(let raw) = record.cells else {
            return add(record, nil, .failure(.brokenQuote))
        }
        let cells = raw.map(\.trimmed)
        switch heading {
        case .long(let columns): takeLong(cells, columns, record)
        case .wide(let periods): takeWide(cells, periods, record)
        }
    }

    private mutating func add(
        _ record: CSVReader.Record, _ column: String?, _ read: Result<CrimeCount, CrimeRowFault>
    ) {
        figures.append(CrimeFile.Figure(row: row, lines: record.lines, column: column, read: read))
    }

    private mutating func takeLong(
        _ cells: [String], _ columns: [CrimeFile.Column?], _ record: CSVReader.Record
    ) {
        if cells.count > columns.count, cells[columns.count...].contains(where: { !$0.isEmpty }) {
            return add(record, nil, .failure(.cellCount(cells.count, columns: columns.count)))
        }
        var named: [CrimeFile.Column: String] = [:]
        for case (let cell, let column?) in zip(cells, columns) { named[column] = cell }
        do throws(CrimeRowFault) {
            guard let number = try Self.number(named[.count] ?? "") else {
                unknown += 1
                return
            }
            guard let period = CrimePeriod(named[.period] ?? "") else {
                throw .value(.period, named[.period] ?? "")
            }
            var status = reading.status
            if let text = named[.status], !text.isEmpty {
                guard let told = Self.status(text) else { throw .value(.status, text) }
                status = told
            }
            var area = reading.area ?? CrimeArea(reading.keeper)
            if let text = named[.area], !text.isEmpty {
                guard let told = CrimeArea(text) else { throw .value(.area, text) }
                area = told
            }
            var source = reading.publisher
            if let text = named[.publisher], !text.isEmpty {
                guard let told = SourceName(text) else { throw .value(.publisher, text) }
                source = told
            }
            guard let publisher = source else { throw .value(.publisher, "") }
            add(
                record, nil,
                .success(
                    try count(number, named[.offence] ?? "", area, period, publisher, status)))
        } catch {
            add(record, nil, .failure(error))
        }
    }

    private mutating func takeWide(
        _ cells: [String], _ periods: [CrimeHeading.Period?], _ record: CSVReader.Record
    ) {
        let figures = Array(cells.dropFirst())
        if figures.count > periods.count, figures[periods.count...].contains(where: { !$0.isEmpty }) {
            return add(record, nil, .failure(.cellCount(cells.count, columns: periods.count + 1)))
        }
        // A heading of a group, or a note below the table.
        guard figures.contains(where: { !$0.isEmpty }) else { return }
        for case (let cell, let period?) in zip(figures, periods) {
            do throws(CrimeRowFault) {
                guard let publisher = reading.publisher else { throw .value(.publisher, "") }
                guard let number = try Self.number(cell) else {
                    unknown += 1
                    continue
                }
                let read = try count(
                    number, cells.first ?? "", reading.area ?? CrimeArea(reading.keeper), period.period,
                    publisher, period.isPreliminary ? .preliminary : reading.status)
                add(record, period.text, .success(read))
            } catch {
                add(record, period.text, .failure(error))
            }
        }
    }

    private func count(
        _ number: Int, _ offence: String, _ area: CrimeArea, _ period: CrimePeriod, _ publisher: SourceName,
        _ status: CrimeCount.Status
    ) throws(CrimeRowFault) -> CrimeCount {
        guard let name = OffenceName(offence) else { throw .value(.offence, offence) }
        let key = CrimeCount.Key(
            keeper: reading.keeper, area: area, offence: name, period: period, publisher: publisher)
        guard let count = CrimeCount(key: key, count: number, status: status) else {
            throw .value(.count, "\(number)")
        }
        return count
    }

    /// Nil for what says that nothing is known.
    private static func number(_ text: String) throws(CrimeRowFault) -> Int? {
        let digits = text.filter { !$0.isWhitespace }
        if ["", ".", "..", "...", "…"].contains(digits) { return nil }
        if ["-", "–", "—", "−"].contains(digits) { return 0 }
        guard digits.allSatisfy({ ("0"..."9").contains($0) }), let number = Int(digits),
            CrimeCount.numbers.contains(number)
        else { throw .value(.count, text) }
        return number
    }

    private static func status(_ text: String) -> CrimeCount.Status? {
        let word = text.lowercased()
        return CrimeCount.Status.allCases.first {
            [$0.rawValue, $0.name.swedish.lowercased(), $0.name.english.lowercased()].contains(word)
        }
    }
}
