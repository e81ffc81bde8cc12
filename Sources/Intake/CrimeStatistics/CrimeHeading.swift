import Reports

/// The header of a file of crime statistics, which tells its form.
enum CrimeHeading {
    /// What each column holds; nil for one that is passed over.
    case long([CrimeFile.Column?])
    /// The period of each column after the first; nil for one that is passed over.
    case wide([Period?])

    /// A period at the head of a column.
    struct Period {
        let text: String
        let period: CrimePeriod
        /// Whether the heading says that its figures are preliminary.
        let isPreliminary: Bool

        /// Nil for what is no period.
        init?(_ text: String) {
            var rest = text.lowercased()
            var isPreliminary = false
            for mark in ["(preliminär)", "(prel.)", "(prel)", "preliminär", "prel.", "prel", "*"]
            where rest.hasSuffix(mark) {
                rest.removeLast(mark.count)
                isPreliminary = true
                break
            }
            guard let period = CrimePeriod(rest) else { return nil }
            self.text = text
            self.period = period
            self.isPreliminary = isPreliminary
        }
    }

    /// Nil for a record that is no header, such as a title.
    ///
    /// - Parameter cells: Without blanks around them.
    /// - Throws: ``CrimeFileFault`` for a header of the long form with columns that are not known, or one twice.
    init?(_ cells: [String], _ reading: CrimeFile.Reading) throws(CrimeFileFault) {
        let columns = cells.map { Self.column($0, reading) }
        let named = columns.compactMap(\.self)
        if [CrimeFile.Column.period, .offence, .count].allSatisfy(named.contains) {
            if let twice = named.first(where: { column in named.count { $0 == column } > 1 }) {
                throw .repeatedColumn(twice.rawValue)
            }
            let unknown = zip(cells, columns).filter { cell, column in
                column == nil && !cell.isEmpty && !reading.ignored.contains(cell)
            }.map(\.0)
            guard unknown.isEmpty else { throw .unknownColumns(unknown) }
            self = .long(columns)
            return
        }
        guard let first = cells.first, Period(first) == nil else { return nil }
        var periods: [Period?] = []
        for cell in cells.dropFirst() {
            if cell.isEmpty || reading.ignored.contains(cell) {
                periods.append(nil)
            } else if let period = Period(cell) {
                periods.append(period)
            } else {
                return nil
            }
        }
        guard periods.contains(where: { $0 != nil }) else { return nil }
        self = .wide(periods)
    }

    private static func column(_ cell: String, _ reading: CrimeFile.Reading) -> CrimeFile.Column? {
        if let mapped = reading.columns.first(where: { $0.value == cell })?.key { return mapped }
        let name = ColumnName(cell)
        return CrimeFile.Column.allCases.first { column in
            reading.columns[column] == nil
                && ([column.rawValue] + column.usual).contains { ColumnName($0) == name }
        }
    }
}
