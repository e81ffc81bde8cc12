import Exports
import Prevention
import Reports
import Statistics
import Web

/// A table of published figures: a line for each thing, a column for each period, and their sum. The template is `open-table`.
struct OpenTable: Sendable {
    let tableId: String
    let caption: String
    /// What the lines are.
    let head: String
    let columns: [String]
    let rows: [Row]
    let isEmpty: Bool

    struct Row: Sendable {
        let name: String
        let counts: [Count]
    }

    struct Count: Sendable {
        /// What the column is called, for a narrow screen on which each line stands alone.
        let column: String
        let count: String
    }

    private init<Key: Hashable & Sendable>(
        _ id: String, _ caption: String, _ head: String, _ lines: [OpenTables.Line<Key>],
        _ tables: OpenTables, _ words: Words, name: (Key) -> String
    ) {
        tableId = id
        self.caption = caption
        self.head = head
        let hasSum = tables.releases.count > 1
        let columns =
            tables.releases.map { $0.period.name.text(in: words.language) }
            + (hasSum ? [words["open-sum"]] : [])
        self.columns = columns
        rows = lines.map { line in
            Row(
                name: name(line.key),
                counts: zip(columns, line.counts + (hasSum ? [line.sum] : [])).map {
                    Count(column: $0, count: $1 == 0 ? "–" : "\($1)")
                })
        }
        isEmpty = rows.isEmpty
    }

    static func categories(_ tables: OpenTables, of profile: Profile, _ words: Words) -> OpenTable {
        OpenTable(
            "open-categories", words["open-by-category"], words["open-category"], tables.byCategory, tables,
            words
        ) { OpenFigureWords.category($0, of: profile).text(in: words.language) }
    }

    static func districts(_ tables: OpenTables, _ words: Words) -> OpenTable {
        OpenTable(
            "open-districts", words["open-by-district"], words["open-district"], tables.byDistrict, tables,
            words
        ) { $0?.name ?? words["open-no-district"] }
    }

    /// - Parameter name: What is counted.
    static func squares(
        _ lines: [OpenTables.Line<OpenTables.Square>], _ tables: OpenTables, name: String, _ words: Words
    ) -> OpenTable {
        var districts: [GridCell: String] = [:]
        for figure in tables.releases.flatMap(\.figures) {
            if let cell = figure.cell, let district = figure.district { districts[cell] = district.name }
        }
        return OpenTable(
            "open-squares", words("open-by-square", ["name": name]), words["open-square"], lines, tables,
            words
        ) { square in
            let corner = "N \(square.south), E \(square.west), \(square.metres / 1_000) km"
            return districts[square.cell].map { "\($0): \(corner)" } ?? corner
        }
    }
}
