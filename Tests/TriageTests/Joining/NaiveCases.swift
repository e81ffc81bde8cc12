import Geometry
import Reports
import Triage

/// The cases of a set of reports as the definition reads, comparing every report with every other.
struct NaiveCases {
    /// By report id: the ids of the reports that are one case with it.
    private(set) var groups: [Report.ID: Set<Report.ID>] = [:]
    private(set) var cores: Set<Report.ID> = []
    private(set) var sprawling: Set<Report.ID> = []

    private let rule: JoiningRule
    private let counting: [Joinable]

    init(of reports: [Joinable], rule: JoiningRule) {
        self.rule = rule
        counting = reports.filter { $0.place != nil && $0.ruling != .apart }
        cores = Set(
            counting.filter { one in counting.count { areLinked(one, $0) } >= rule.minimum }.map(\.id))
        for report in reports { groups[report.id] = [report.id] }
        let clusters = chains(of: counting.filter { cores.contains($0.id) }, by: areLinked)
        for cluster in clusters where isTooWide(cluster) { sprawling.formUnion(cluster.map(\.id)) }
        let pieces = chains(of: counting.filter { cores.contains($0.id) }, by: holds)
        for piece in pieces { unite(piece.map(\.id)) }
        for border in counting where !cores.contains(border.id) {
            let candidates = counting.filter { cores.contains($0.id) && holds($0, border) }
            if let nearest = candidates.min(by: { nearness($0, border) < nearness($1, border) }) {
                unite([border.id, nearest.id])
            }
        }
        for pin in Set(reports.compactMap(\.ruling.pin)) {
            unite(reports.filter { $0.ruling.pin == pin }.map(\.id))
        }
    }

    /// The groups, ordered by their lowest report.
    var cases: [[Report.ID]] {
        Set(groups.values).map { $0.sorted() }.sorted { $0.lexicographicallyPrecedes($1) }
    }

    private func areLinked(_ one: Joinable, _ other: Joinable) -> Bool {
        guard let place = one.place, let there = other.place else { return false }
        return place.isWithin(rule.reach, of: there)
            && abs(one.observed.milliseconds - other.observed.milliseconds) <= rule.memory.milliseconds
    }

    private func holds(_ core: Joinable, _ other: Joinable) -> Bool {
        areLinked(core, other) && (!sprawling.contains(core.id) || tile(core) == tile(other))
    }

    private func tile(_ report: Joinable) -> [Int64] {
        let side = max(1, Int64((Double(rule.extent.centimetres) / 2.0.squareRoot()).rounded(.down)))
        guard let place = report.place else { return [] }
        return [Int64(place.northingCentimetres) / side, Int64(place.eastingCentimetres) / side]
    }

    private func isTooWide(_ cluster: [Joinable]) -> Bool {
        let near = counting.filter { report in cluster.contains { areLinked($0, report) } }
        let box = Bounds(around: near.compactMap(\.place))
        return box.map { $0.squaredDiagonalCentimetres > rule.extent.squaredCentimetres } ?? false
    }

    private func nearness(_ core: Joinable, _ border: Joinable) -> (Int64, Int64, Report.ID) {
        guard let place = core.place, let there = border.place else { return (.max, .max, core.id) }
        return (
            place.squaredCentimetres(to: there),
            abs(core.observed.milliseconds - border.observed.milliseconds), core.id
        )
    }

    private func chains(of reports: [Joinable], by link: (Joinable, Joinable) -> Bool) -> [[Joinable]] {
        var left = reports
        var chains: [[Joinable]] = []
        while let first = left.popLast() {
            var chain = [first]
            var next = 0
            while next < chain.count {
                let met = left.filter { link(chain[next], $0) }
                left.removeAll { report in met.contains { $0.id == report.id } }
                chain += met
                next += 1
            }
            chains.append(chain)
        }
        return chains
    }

    private mutating func unite(_ ids: [Report.ID]) {
        let union = ids.reduce(into: Set<Report.ID>()) { $0.formUnion(groups[$1] ?? []) }
        for id in union { groups[id] = union }
    }
}
