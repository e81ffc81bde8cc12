import Intake
import JSON
import Reports

/// What became of the rows of a table: each is kept, known or refused, and told of when it is not simply kept.
struct ImportTally {
    private(set) var kept = 0
    private(set) var known = 0
    private(set) var refused = 0
    private let isDryRun: Bool
    /// The first of those that were refused, with why.
    private var faults: [(row: MappedTable.Row, reasons: [Bilingual])] = []

    /// So many stand in the document; standard error has all.
    private static let mostFaults = 1_000

    init(isDryRun: Bool) { self.isDryRun = isDryRun }

    mutating func keep() { kept += 1 }

    /// - Parameter note: What is worth telling of it.
    mutating func know(_ row: MappedTable.Row, _ note: Bilingual? = nil) {
        known += 1
        if let note { Terminal.error(row.name + ": " + note) }
    }

    mutating func refuse(_ row: MappedTable.Row, _ reasons: [Bilingual]) {
        refused += 1
        if faults.count < Self.mostFaults { faults.append((row, reasons)) }
        for reason in reasons { Terminal.error(row.name + ": " + reason) }
    }

    var summary: Bilingual { ImportWords.summary(kept: kept, known: known, refused: refused, untold: 0) }

    var json: [UInt8] {
        JSONWriter.object {
            $0.member("kept", kept)
            $0.member("known", known)
            $0.member("refused", refused)
            $0.member("dryRun", isDryRun)
            $0.array("faults") { array in
                for (row, reasons) in faults {
                    array.object {
                        $0.member("row", row.number)
                        $0.member("line", row.lines.lowerBound)
                        $0.array("messages") { list in for reason in reasons { list.element(reason.told) } }
                    }
                }
            }
        }
    }
}

extension MappedTable.Row {
    /// `row 3`, with its lines where they are not those that follow from it.
    var name: Bilingual {
        ImportWords.row(number, lines: lines == number + 1...number + 1 ? nil : lines)
    }
}
