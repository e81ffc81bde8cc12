/// What the events counted in cells are compared with.
package enum CellBaseline: Hashable, Sendable {
    /// Every cell has the same chance of each.
    case even
    /// By cell, the events that those counted are among.
    case events([Int])
    /// By cell, how many live there: a cell where nobody does is not judged, nor do its events count.
    case inhabitants([Double])

    /// Whether it can be the baseline of counts that are at least 0 and at most 2⁴⁰.
    func fits(_ counts: [Int]) -> Bool {
        switch self {
        case .even: true
        case .events(let all):
            all.count == counts.count && zip(counts, all).allSatisfy { $0 <= $1 && $1 <= 1 << 40 }
        case .inhabitants(let inhabitants):
            inhabitants.count == counts.count && inhabitants.allSatisfy { (0...1e12).contains($0) }
        }
    }
}
