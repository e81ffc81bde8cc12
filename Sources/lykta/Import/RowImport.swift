import Intake
import Reports

/// What each row of a table tells of: one thing, known again by what one's own list calls it.
protocol ImportedRow: Sendable {
    associatedtype ID: Hashable

    static var columns: TableColumns { get }
    var id: ID { get }

    /// Nil, after `cells` has told why, for a row that tells of none.
    static func read(_ cells: inout RowCells, in installation: Installation, at now: Timestamp) -> Self?

    /// Whether there is one of its id.
    func isKept(in installation: Installation) async throws -> Bool

    /// The same with what it refers to as that is kept.
    func referring(_ cells: RowCells, in installation: Installation) async throws -> Self

    /// - Parameter isDryRun: Tells what would become of it, and keeps nothing.
    /// - Throws: what the store throws that is no refusal of the row.
    func keep(in installation: Installation, isDryRun: Bool, by agent: Agent, at now: Timestamp)
        async throws -> ImportedOutcome

    /// The members in which its row says something else than what is kept of it; empty for a sort of rows that is not compared so.
    ///
    /// - Parameter cells: Of the row: what it does not say is not compared.
    func membersOtherwise(_ cells: RowCells, in installation: Installation) async throws -> [String]

    /// What may be wrong in its words, as whoever adds one is warned of.
    ///
    /// - Parameter fate: What becomes of the words.
    func warnings(at now: Timestamp, which fate: ScreenedText) -> [Bilingual]
}

extension ImportedRow {
    /// It refers to nothing.
    func referring(_ cells: RowCells, in installation: Installation) async throws -> Self { self }

    func membersOtherwise(_ cells: RowCells, in installation: Installation) async throws -> [String] { [] }

    /// None, where words that may be wrong are refused.
    func warnings(at now: Timestamp, which fate: ScreenedText) -> [Bilingual] { [] }
}

/// What became of a row.
enum ImportedOutcome {
    case kept
    /// With what is worth telling of it.
    case known(Bilingual?)
    case refused(Bilingual)
}

/// One run through a table in which each row stands for itself.
struct RowImport<Item: ImportedRow>: TableImport {
    private let installation: Installation
    private let home: MunicipalityCode?
    private let isDryRun: Bool
    private let agent: Agent
    private let now: Timestamp
    private(set) var tally: ImportTally
    /// What rows before have told of, with the row.
    private var told: [Item.ID: Int] = [:]
    private var references = AlikeReferences()

    static var columns: TableColumns { Item.columns }

    init(
        _ installation: Installation, of home: MunicipalityCode?, isDryRun: Bool, by agent: Agent,
        at now: Timestamp
    ) {
        self.installation = installation
        self.home = home
        self.isDryRun = isDryRun
        self.agent = agent
        self.now = now
        tally = ImportTally(isDryRun: isDryRun)
    }

    mutating func take(_ table: MappedTable) async throws {
        for file in table.rows {
            switch file.cells {
            case .failure(let fault): tally.refuse(file, [fault.sentence])
            case .success(let said):
                var cells = RowCells(said, of: home)
                let item = Item.read(&cells, in: installation, at: now)
                guard cells.faults.isEmpty, let item else {
                    tally.refuse(file, cells.faults)
                    continue
                }
                try await take(item, cells, of: file)
            }
        }
    }

    private mutating func take(_ item: Item, _ cells: RowCells, of file: MappedTable.Row) async throws {
        if let earlier = told[item.id] {
            return tally.refuse(file, [ImportWords.sameReference(row: earlier)])
        }
        told[item.id] = file.number
        let (taken, outcome) = try await keep(item, cells)
        try await tellOfLetters(cells, outcome, of: file)
        switch outcome {
        case .kept:
            tally.keep()
            tally.warn(file, taken.warnings(at: now, which: isDryRun ? .tried : .kept))
        case .known(let note):
            let members = try await taken.membersOtherwise(cells, in: installation)
            tally.know(file, members.isEmpty ? note : ImportWords.saysOtherwise(members))
        case .refused(let reason): tally.refuse(file, [reason])
        }
    }

    /// Tells of a reference that another row, or something that is kept, has in other letters.
    private mutating func tellOfLetters(
        _ cells: RowCells, _ outcome: ImportedOutcome, of file: MappedTable.Row
    ) async throws {
        guard let reference = cells["reference"] else { return }
        let row = references.row(
            before: file.number, like: reference, in: [cells["municipality"] ?? ""])
        if let row { return tally.warn(file, [ImportWords.otherLetters("reference", row: row)]) }
        guard case .kept = outcome else { return }
        for letters in AlikeReferences.otherLetters(of: reference) {
            var form = cells.saying(letters, in: "reference")
            guard let other = Item.read(&form, in: installation, at: now),
                try await other.isKept(in: installation)
            else { continue }
            return tally.warn(file, [ImportWords.keptInOtherLetters("reference", letters)])
        }
    }

    /// Keeps it, unless it is kept already by the row in any of the forms in which a file may have written it.
    ///
    /// - Returns: What is kept of the row, with what became of it.
    private func keep(_ item: Item, _ cells: RowCells) async throws -> (Item, ImportedOutcome) {
        let new = try await item.referring(cells, in: installation)
        var known: (Item, ImportedOutcome)?
        for form in [cells] + cells.otherForms {
            var form = form
            guard let said = Item.read(&form, in: installation, at: now), form.faults.isEmpty,
                try await said.isKept(in: installation)
            else { continue }
            let item = try await said.referring(form, in: installation)
            let outcome = try await item.keep(in: installation, isDryRun: isDryRun, by: agent, at: now)
            if case .known(nil) = outcome { return (item, outcome) }
            known = known ?? (item, outcome)
        }
        if let known { return known }
        return (new, try await new.keep(in: installation, isDryRun: isDryRun, by: agent, at: now))
    }
}
