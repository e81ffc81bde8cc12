import Geometry
import Reports
import TestSupport
import Testing
import Triage

/// Reports that come, go and are moved by chance, checked after every step against the definition.
struct JoiningScenario {
    let rule: JoiningRule
    let joiner: Joiner
    private(set) var stored: MemoryReports
    private let width: Int32
    private let duration: Int64
    private var chance: SeededChance
    private var keys: Int64 = 0
    private var pins: Int64 = 0
    private(set) var checks = 0

    init(seed: UInt64) throws {
        chance = SeededChance(seed: seed)
        let reach = try #require(Radius(centimetres: .random(in: 1...8, using: &chance)))
        let extent = try #require(Radius(centimetres: reach.centimetres + .random(in: 0...8, using: &chance)))
        rule = try #require(
            JoiningRule(
                reach: reach, memory: TimeSpan(milliseconds: .random(in: 1...8, using: &chance)),
                minimum: .random(in: 1...5, using: &chance), extent: extent))
        width = .random(in: 0...24, using: &chance)
        duration = .random(in: 0...12, using: &chance)
        joiner = Joiner(rule: rule)
        stored = MemoryReports(rule: rule)
    }

    mutating func run(steps: Int) throws {
        for _ in 0..<steps { try step() }
    }

    private mutating func step() throws {
        let before = stored.all
        var preferred: Case.ID?
        var arrived: [Joined] = []
        switch Int.random(in: 0..<100, using: &chance) {
        case 0..<60:
            keys += 1
            try stored.carryOut(joiner.insert(newReport(key: keys), among: stored))
        case 60..<68:
            let leaving = some()
            try stored.carryOut(joiner.revise(leaving.map { .leaves($0) }, among: stored), leaving: leaving)
        case 68..<78:
            let changes = some().map { joined in
                let moved = newReport(key: joined.report.key, id: joined.report.id)
                return JoiningChange.becomes(moved.taking(joined.report.ruling), was: joined)
            }
            try stored.carryOut(joiner.revise(changes, among: stored))
        case 78..<82:
            guard let target = before.randomElement(using: &chance)?.case else { return }
            pins += 1
            preferred = target
            try stored.carryOut(joiner.pin(some(), to: target, as: Pin(number: pins), among: stored))
        case 82..<86:
            guard let (from, into) = twoCases() else { return }
            pins += 1
            preferred = into
            try stored.carryOut(
                joiner.pin(stored.members(of: from), to: into, as: Pin(number: pins), among: stored))
        case 86..<90: try stored.carryOut(joiner.separate(some(), among: stored))
        case 90..<94: try stored.carryOut(joiner.unpin(some(), among: stored))
        case 94..<97:
            guard let `case` = before.randomElement(using: &chance)?.case else { return }
            let leaving = stored.members(of: `case`).map { JoiningChange.leaves($0) }
            try stored.close(`case`, as: joiner.revise(leaving, among: stored))
        default:
            guard let `case` = stored.closed.keys.sorted().randomElement(using: &chance) else { return }
            arrived = stored.closed[`case`] ?? []
            let changes = stored.reopen(`case`)
            try stored.carryOut(joiner.revise(changes, among: stored))
        }
        try check(since: before + arrived, preferring: preferred)
    }

    private mutating func check(since before: [Joined], preferring preferred: Case.ID?) throws {
        checks += 1
        let after = stored.all
        let naive = NaiveCases(of: after.map(\.report), rule: rule)
        let groups = Dictionary(grouping: after, by: \.case)
        try #require(Set(groups.values.map { Set($0.map(\.report.id)) }) == Set(naive.groups.values))
        try #require(Set(after.filter(\.isCore).map(\.report.id)) == naive.cores)
        try #require(Set(after.filter(\.sprawls).map(\.report.id)) == naive.sprawling)

        let remaining = Set(after.map(\.report.id))
        let expected = heirs(
            of: before.filter { remaining.contains($0.report.id) }, opened: stored.opened, into: naive.cases,
            preferring: preferred)
        let known = Set(before.map(\.case))
        let caseOf = Dictionary(uniqueKeysWithValues: after.map { ($0.report.id, $0.case) })
        for (group, heir) in zip(naive.cases, expected) {
            let found = group.first.flatMap { caseOf[$0] }
            try #require(heir == nil ? !known.contains(found ?? Case.ID(high: 0, low: 0)) : found == heir)
        }

        let partition = Partition(of: after.map(\.report), rule: rule)
        try #require(partition.members.map(\.report.id) == after.map(\.report.id))
        try #require(partition.members.map(\.isCore) == after.map(\.isCore))
        try #require(partition.members.map(\.sprawls) == after.map(\.sprawls))
        try #require(partition.count == naive.cases.count)
        for (group, ids) in naive.cases.enumerated() {
            try #require(partition.members.filter { $0.group == group }.map(\.report.id) == ids)
        }
        let rebuilt = try joiner.rebuild(after, among: stored)
        try #require(rebuilt.placements.isEmpty && rebuilt.newCases.isEmpty && rebuilt.merges.isEmpty)
    }

    private mutating func newReport(key: Int64, id: Report.ID? = nil) -> Joinable {
        // Ids do not follow arrival.
        let id = id ?? Report.ID(high: .random(in: 0...UInt64.max, using: &chance), low: UInt64(key))
        let place = Place(
            northingCentimetres: 620_000_000 + .random(in: 0...width, using: &chance),
            eastingCentimetres: 50_000_000 + .random(in: 0...width, using: &chance))
        let isUnplaced = Int.random(in: 0..<20, using: &chance) == 0
        return Joinable(
            key: key, id: id, place: isUnplaced ? nil : place,
            observed: Timestamp(clamping: .random(in: 0...duration, using: &chance)))
    }

    /// Up to three reports.
    private mutating func some() -> [Joined] {
        Array(stored.all.shuffled(using: &chance).prefix(.random(in: 1...3, using: &chance)))
    }

    private mutating func twoCases() -> (Case.ID, Case.ID)? {
        let cases = Set(stored.all.map(\.case)).sorted().shuffled(using: &chance)
        guard let first = cases.first, let last = cases.last, first != last else { return nil }
        return (first, last)
    }
}
