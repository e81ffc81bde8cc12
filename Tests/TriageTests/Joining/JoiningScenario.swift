import Geometry
import Reports
import TestSupport
import Testing
import Triage

/// A ground on which reports come, go and are moved by chance, checked after every step against the definition.
struct JoiningScenario {
    let rule: JoiningRule
    let joiner: Joiner
    private(set) var ground: MemoryGround
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
        ground = MemoryGround(rule: rule)
    }

    mutating func run(steps: Int) throws {
        for _ in 0..<steps { try step() }
    }

    private mutating func step() throws {
        let before = ground.all
        var preferred: Case.ID?
        var arrived: [Joined] = []
        switch Int.random(in: 0..<100, using: &chance) {
        case 0..<60:
            keys += 1
            try ground.carryOut(joiner.insert(newReport(key: keys), on: ground))
        case 60..<68:
            let leaving = some()
            try ground.carryOut(joiner.revise(leaving.map { .leaves($0) }, on: ground), leaving: leaving)
        case 68..<78:
            let changes = some().map { joined in
                let moved = newReport(key: joined.report.key, id: joined.report.id)
                return JoiningChange.becomes(moved.taking(joined.report.stance), was: joined)
            }
            try ground.carryOut(joiner.revise(changes, on: ground))
        case 78..<82:
            guard let target = before.randomElement(using: &chance)?.case else { return }
            pins += 1
            preferred = target
            try ground.carryOut(joiner.pin(some(), to: target, as: Pin(number: pins), on: ground))
        case 82..<86:
            guard let (from, into) = twoCases() else { return }
            pins += 1
            preferred = into
            try ground.carryOut(
                joiner.pin(ground.members(of: from), to: into, as: Pin(number: pins), on: ground))
        case 86..<90: try ground.carryOut(joiner.separate(some(), on: ground))
        case 90..<94: try ground.carryOut(joiner.unpin(some(), on: ground))
        case 94..<97:
            guard let `case` = before.randomElement(using: &chance)?.case else { return }
            let leaving = ground.members(of: `case`).map { JoiningChange.leaves($0) }
            try ground.close(`case`, as: joiner.revise(leaving, on: ground))
        default:
            guard let `case` = ground.closed.keys.sorted().randomElement(using: &chance) else { return }
            arrived = ground.closed[`case`] ?? []
            let changes = ground.reopen(`case`)
            try ground.carryOut(joiner.revise(changes, on: ground))
        }
        try check(since: before + arrived, preferring: preferred)
    }

    private mutating func check(since before: [Joined], preferring preferred: Case.ID?) throws {
        checks += 1
        let after = ground.all
        let naive = NaiveCases(of: after.map(\.report), rule: rule)
        let groups = Dictionary(grouping: after, by: \.case)
        try #require(Set(groups.values.map { Set($0.map(\.report.id)) }) == Set(naive.groups.values))
        try #require(Set(after.filter(\.isCore).map(\.report.id)) == naive.cores)
        try #require(Set(after.filter(\.sprawls).map(\.report.id)) == naive.sprawling)

        let remaining = Set(after.map(\.report.id))
        let expected = heirs(
            of: before.filter { remaining.contains($0.report.id) }, opened: ground.opened, into: naive.cases,
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
        let rebuilt = try joiner.rebuild(after, on: ground)
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
        Array(ground.all.shuffled(using: &chance).prefix(.random(in: 1...3, using: &chance)))
    }

    private mutating func twoCases() -> (Case.ID, Case.ID)? {
        let cases = Set(ground.all.map(\.case)).sorted().shuffled(using: &chance)
        guard let first = cases.first, let last = cases.last, first != last else { return nil }
        return (first, last)
    }
}
