import Intake
import JSON
import Reports

/// A row of a file, as it is told of.
protocol TalliedRow {
    /// As a person counts: the first row after the header is 1.
    var number: Int { get }
    /// Nil where the file has no lines.
    var firstLine: Int? { get }
    var name: Bilingual { get }
}

/// What became of the rows of a file: each is kept, known or refused, and told of when it is not simply kept.
struct ImportTally {
    private(set) var kept = 0
    private(set) var known = 0
    private(set) var refused = 0
    /// Of how many of those kept no unit is told; nil where none is ever told.
    private var untold: Int?
    private let isDryRun: Bool
    /// The first of those that were refused, with why.
    private var faults: [(row: any TalliedRow, reasons: [Bilingual])] = []

    /// So many stand in the document; standard error has all.
    private static let mostFaults = 1_000

    /// - Parameter tellsUnits: Whether units are told of what is kept.
    init(isDryRun: Bool, tellsUnits: Bool = false) {
        self.isDryRun = isDryRun
        untold = tellsUnits ? 0 : nil
    }

    mutating func keep(isTold: Bool = true) {
        kept += 1
        if !isTold { untold? += 1 }
    }

    /// - Parameter note: What is worth telling of it.
    mutating func keep(_ row: some TalliedRow, _ note: Bilingual?) {
        keep()
        if let note { Terminal.error(row.name + ": " + note) }
    }

    /// - Parameter note: What is worth telling of it.
    mutating func know(_ row: some TalliedRow, _ note: Bilingual? = nil) {
        known += 1
        if let note { Terminal.error(row.name + ": " + note) }
    }

    mutating func refuse(_ row: some TalliedRow, _ reasons: [Bilingual]) {
        refused += 1
        if faults.count < Self.mostFaults { faults.append((row, reasons)) }
        for reason in reasons { Terminal.error(row.name + ": " + reason) }
    }

    /// Tells what may be wrong in the words of a row, which refuses nothing.
    func warn(_ row: some TalliedRow, _ warnings: [Bilingual]) {
        for warning in warnings {
            Terminal.error(row.name + ": " + FaultWords.warning + ": " + warning)
        }
    }

    var summary: Bilingual {
        ImportWords.summary(kept: kept, known: known, refused: refused, untold: untold ?? 0)
    }

    var json: [UInt8] {
        JSONWriter.object {
            $0.member("kept", kept)
            $0.member("known", known)
            $0.member("refused", refused)
            $0.memberIfPresent("untold", untold)
            $0.member("dryRun", isDryRun)
            $0.array("faults") { array in
                for (row, reasons) in faults {
                    array.object {
                        $0.member("row", row.number)
                        $0.member("line", row.firstLine)
                        $0.array("messages") { list in for reason in reasons { list.element(reason.told) } }
                    }
                }
            }
        }
    }
}

extension MappedTable.Row: TalliedRow {
    var firstLine: Int? { lines.lowerBound }

    /// `row 3`, with its lines where they are not those that follow from it.
    var name: Bilingual {
        ImportWords.row(number, lines: lines == number + 1...number + 1 ? nil : lines)
    }
}
