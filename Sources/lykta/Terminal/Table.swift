import Foundation
import Glibc
import Reports

/// A column of a ``Table``.
struct TableColumn {
    let title: Bilingual
    var kind: Kind = .words

    enum Kind {
        case words
        /// Stands to the right, so that digits stand under each other.
        case number
        /// Words of any length: on a terminal cut where the line ends. A pipe has all of them.
        case text
    }
}

/// Rows under a header: aligned on a terminal, and with a tab between cells in a pipe, so that `cut -f 2` takes a column.
///
/// What has been printed is not kept. On a terminal the first rows say how wide the columns are; later ones stand apart where they
/// are wider. A cell has no tab, line break or other control sign: each is a blank.
struct Table {
    private let columns: [TableColumn]
    /// Nil in a pipe.
    private let width: Int?
    private let write: ([UInt8]) -> Void
    private var widths: [Int]?
    private var waiting: [[String]] = []
    private var isBegun = false

    /// How many rows say how wide the columns are.
    private static let measured = 1_000

    init(_ columns: [TableColumn]) {
        self.init(columns, width: Terminal.isRead ? Self.terminalWidth : nil) { Terminal.print($0) }
    }

    /// - Parameter width: That of the terminal in signs; nil for a pipe.
    init(_ columns: [TableColumn], width: Int?, _ write: @escaping ([UInt8]) -> Void) {
        self.columns = columns
        self.width = width
        self.write = write
    }

    /// - Parameter cells: As many as there are columns.
    mutating func add(_ cells: [String]) {
        let cells = cells.map(Self.plain)
        guard width != nil else {
            begin()
            return write(Array((cells.joined(separator: "\t") + "\n").utf8))
        }
        if widths != nil { return write(aligned(cells)) }
        waiting.append(cells)
        if waiting.count == Self.measured { measure() }
    }

    /// Prints the rest; the header alone, when there was no row.
    mutating func finish() {
        if width == nil { begin() } else if widths == nil { measure() }
    }

    private mutating func begin() {
        guard !isBegun else { return }
        isBegun = true
        write(Array((columns.map { Self.plain($0.title.told) }.joined(separator: "\t") + "\n").utf8))
    }

    private mutating func measure() {
        let titles = columns.map { Self.plain($0.title.told) }
        widths = columns.indices.map { index in
            ([titles] + waiting).map { index < $0.count ? $0[index].count : 0 }.max() ?? 0
        }
        for row in [titles] + waiting { write(aligned(row)) }
        waiting = []
    }

    private func aligned(_ cells: [String]) -> [UInt8] {
        var line = ""
        for (index, cell) in cells.enumerated() {
            let isLast = index == cells.count - 1
            let space = max(0, (widths?[index] ?? 0) - cell.count)
            let blanks = String(repeating: " ", count: space)
            switch columns[index].kind {
            case .number: line += blanks + cell
            case .words: line += isLast ? cell : cell + blanks
            case .text:
                let room = max(20, (width ?? 0) - line.count)
                line += cell.count <= room ? cell : cell.prefix(room - 1) + "…"
            }
            if !isLast { line += "  " }
        }
        return Array((line + "\n").utf8)
    }

    private static func plain(_ cell: String) -> String {
        String(
            String.UnicodeScalarView(
                cell.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
    }

    /// 80 where it cannot be told.
    private static var terminalWidth: Int {
        var size = winsize()
        guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }
}
