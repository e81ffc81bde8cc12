package import Reports

/// Statistics as a table: a row for each group, and a last one of everything.
package struct StatisticsCSV: Sendable {
    private let grouping: StatisticsGrouping?
    private let names: StatisticsNames

    package init(by grouping: StatisticsGrouping?, names: StatisticsNames) {
        self.grouping = grouping
        self.names = names
    }

    package func bytes(of statistics: CaseStatistics) -> [UInt8] {
        let header = CSVRow.header([
            StatisticsNames.heading(grouping), "Mottagna rapporter", "Ärenden", "Klara", "Öppna", "Försenade",
            "Besvarade", "Dagar till första svar, median", "Dagar till första svar, 90:e percentilen",
            "Dagar tills klart, median", "Dagar tills klart, 90:e percentilen",
        ])
        let rows = statistics.rows.flatMap { row in
            self.row(row, named: row.key.map { names.name(of: $0).swedish } ?? "Ingen uppgift")
        }
        return header + rows + row(statistics.total, named: "Alla")
    }

    private func row(_ row: StatisticsRow, named name: String) -> [UInt8] {
        CSVRow.row {
            $0.text(name)
            for count in [row.received, row.cases, row.done, row.open, row.overdue, row.toFirstAnswer.count] {
                $0.integer(count)
            }
            for days in [
                row.toFirstAnswer.median, row.toFirstAnswer.ninth, row.toDone.median, row.toDone.ninth,
            ] {
                $0.number(days, decimals: 2)
            }
        }
    }
}
