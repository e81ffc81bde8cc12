import API
import Intake
import Prevention
import Reports

/// One run through a table of earlier walks and what was found on them.
///
/// A walk comes whole or not at all: where one of its rows is refused, the others wait, since the stops of a walk that is kept are
/// fixed. Of a walk that was imported before, each row stands for itself; where one says something else than what is kept, that is told.
struct WalkImport: TableImport {
    private let installation: Installation
    private let home: MunicipalityCode?
    private let isDryRun: Bool
    private let agent: Agent
    private let now: Timestamp
    private(set) var tally: ImportTally
    /// What becomes of the words of its rows.
    private var fate: ScreenedText { isDryRun ? .tried : .kept }
    /// The findings that rows before have told of, with the row.
    private var told: [FindingID: Int] = [:]
    /// Every id that a row of the table has for what it tells of.
    private var claimed: Set<FindingID> = []
    private var references = AlikeReferences()

    static var columns: TableColumns { WalkRow.columns }

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
        var order: [WalkID] = []
        var groups: [WalkID: [WalkRow]] = [:]
        for file in table.rows {
            switch file.cells {
            case .failure(let fault): tally.refuse(file, [fault.sentence])
            case .success(let said):
                var cells = RowCells(said, of: home)
                guard let row = WalkRow(file, &cells, in: installation) else {
                    tally.refuse(file, cells.faults)
                    continue
                }
                tellOfLetters(row)
                claimed.formUnion(row.finding?.ids ?? [])
                if groups[row.walk] == nil { order.append(row.walk) }
                groups[row.walk, default: []].append(row)
            }
        }
        for id in order { try await takeWalk(groups[id] ?? []) }
    }

    /// - Parameter rows: All of one walk.
    private mutating func takeWalk(_ rows: [WalkRow]) async throws {
        guard let first = rows.first else { return }
        if let known = try await keptWalk(of: first) {
            for row in rows { try await take(row, of: known, isNew: false, wasKept: true) }
            return
        }
        for letters in AlikeReferences.otherLetters(of: first.reference) {
            let id = ImportedID.make("walk", in: first.municipality, [letters], as: WalkID.self)
            // One of this table is told of by its row.
            guard let kept = try await installation.store.walk(id, in: []), kept.made < now else { continue }
            tally.warn(first.file, [ImportWords.keptInOtherLetters("walk", letters)])
        }
        guard let profile = installation.profile(of: first.municipality) else { return }
        let made = EarlierWalk.make(of: rows, checklist: profile.checklist, at: now)
        let broken = rows.first { !$0.cells.faults.isEmpty }?.file.number ?? made.faults.first?.row
        guard let walk = made.walk, broken == nil else {
            for row in rows {
                let own =
                    row.cells.faults + made.faults.filter { $0.row == row.file.number }.map(\.reason)
                tally.refuse(
                    row.file, own.isEmpty ? [ImportWords.waits(forRow: broken ?? row.file.number)] : own)
            }
            return
        }
        if !isDryRun { try await installation.store.addWalk(walk, by: agent) }
        var begun: Set<String> = []
        var said: Set<[String]> = []
        for row in rows {
            tally.warn(row.file, row.warnings(besides: &said, at: now, which: fate))
            try await take(row, of: walk, isNew: begun.insert(row.stop).inserted)
        }
    }

    /// - Parameters:
    ///   - isNew: Whether the row is the first of a stop that was kept now.
    ///   - wasKept: Whether the walk was imported before.
    private mutating func take(
        _ row: WalkRow, of walk: SafetyWalk, isNew: Bool, wasKept: Bool = false
    ) async throws {
        guard row.cells.faults.isEmpty else { return tally.refuse(row.file, row.cells.faults) }
        guard let stop = walk.stops.first(where: { WrittenForm.kept.of($0.name) == row.stop }) else {
            return tally.refuse(row.file, [ImportWords.noSuchStop(row.stop)])
        }
        var otherwise = row.membersOtherwise(than: walk, at: stop)
        guard let found = row.finding else { return note(row, isNew: isNew, otherwise) }
        if let earlier = told[found.id] {
            return tally.know(row.file, ImportWords.sameFinding(row: earlier))
        }
        told[found.id] = row.file.number
        let finding = found.finding(of: walk, at: stop, made: now)
        if let kept = try await keptFinding(found) {
            otherwise += row.membersOtherwise(than: kept, saying: finding)
            return note(row, isNew: isNew, otherwise)
        }
        if wasKept, let kept = try await keptOtherwise(found, finding) {
            told[kept.id] = row.file.number
            otherwise += row.membersOtherwise(than: kept, saying: finding)
            tally.warn(row.file, [ImportWords.sameWithoutNumber])
            return note(row, isNew: false, otherwise)
        }
        if let place = row.place, let reason = Finding.refusal(of: place, at: stop) {
            return tally.refuse(row.file, [reason])
        }
        guard walk.takesFindings else { return tally.refuse(row.file, [WalkEditFault.calledOff.words]) }
        if let fault = finding.contradiction(onWalkOf: walk.days.walk) {
            return tally.refuse(row.file, [fault.words])
        }
        if !isDryRun {
            do {
                _ = try await installation.store.addFinding(finding, by: agent)
            } catch let fault as WalkEditFault {
                return tally.refuse(row.file, [fault.words])
            }
        }
        tally.warn(row.file, APIService.warnings(of: finding, at: now, which: fate))
        note(row, isNew: true, otherwise)
    }

    /// The walk of a row, as it is kept.
    private func keptWalk(of row: WalkRow) async throws -> SafetyWalk? {
        for id in row.walks {
            if let walk = try await installation.store.walk(id, in: []) { return walk }
        }
        return nil
    }

    /// What a row says was found, as it is kept.
    private func keptFinding(_ found: WalkRow.FoundThere) async throws -> Finding? {
        for id in found.ids {
            if let finding = try await installation.store.finding(id, in: []) { return finding }
        }
        return nil
    }

    /// What a row says was found, as it is kept without a number where the list has got one, or with a number that the list has lost: by the
    /// same words at the same stop. Nothing that another row of the table names.
    private func keptOtherwise(_ found: WalkRow.FoundThere, _ finding: Finding) async throws -> Finding? {
        try await installation.store.findings(FindingQuery(walk: finding.walk)).first { kept in
            kept.stop == finding.stop && WrittenForm.kept.of(kept.what) == finding.what
                && !claimed.contains(kept.id) && told[kept.id] == nil
                && (found.isNumbered
                    ? found.idsWithoutNumber.contains(kept.id) : ImportedID.isMade(kept.id))
        }
    }

    /// Tells of a walk or a finding that a row before has in other letters.
    private mutating func tellOfLetters(_ row: WalkRow) {
        let (number, home) = (row.file.number, row.municipality.description)
        if let earlier = references.row(before: number, like: row.reference, in: [home]) {
            tally.warn(row.file, [ImportWords.otherLetters("walk", row: earlier)])
        }
        guard let finding = row.cells["finding"] else { return }
        if let earlier = references.row(before: number, like: finding, in: [home, row.reference]) {
            tally.warn(row.file, [ImportWords.otherLetters("finding", row: earlier)])
        }
    }

    /// Counts a row, and tells in what it says something else than what is kept.
    private mutating func note(_ row: WalkRow, isNew: Bool, _ otherwise: [String]) {
        let words = otherwise.isEmpty ? nil : ImportWords.saysOtherwise(otherwise)
        if isNew { tally.keep(row.file, words) } else { tally.know(row.file, words) }
    }
}
