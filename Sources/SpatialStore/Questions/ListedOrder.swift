import Reports

/// Where a case stands in a list: less comes first, whatever the direction of the list.
struct ListedRank: Hashable, Comparable, Sendable {
    private let key: Int64
    private let high: UInt64
    private let low: UInt64

    init(_ cursor: CaseCursor) {
        key = cursor.sort == .reports ? -cursor.key : cursor.key
        (high, low) =
            cursor.sort.isDescending
            ? (~cursor.id.high, ~cursor.id.low) : (cursor.id.high, cursor.id.low)
    }

    init(_ entry: CaseEntry, by sort: CaseSort) {
        self.init(CaseCursor(sort: sort, key: sort.key(of: entry), id: entry.id))
    }

    static func < (one: Self, other: Self) -> Bool {
        (one.key, one.high, one.low) < (other.key, other.high, other.low)
    }
}

extension CaseSort {
    /// Whether of two cases that are else alike the later one comes first.
    var isDescending: Bool { self == .newest || self == .reports }

    /// What a case is ordered by before its id.
    func key(of entry: CaseEntry) -> Int64 {
        switch self {
        case .newest, .oldest: 0
        case .due: Int64(entry.due)
        case .reports: Int64(entry.reports)
        }
    }
}

/// Keeps the first so many of a stream of cases, and knows soon what cannot be among them.
struct FirstCases {
    private var kept: [(rank: ListedRank, number: Int)] = []
    private let limit: Int
    private var bound: ListedRank?

    init(_ limit: Int) { self.limit = max(1, limit) }

    /// Whether a case with this rank could still be among the first.
    func admits(_ rank: ListedRank) -> Bool { bound.map { rank < $0 } ?? true }

    mutating func offer(_ number: Int, rank: ListedRank) {
        kept.append((rank, number))
        guard kept.count >= 2 * limit + 256 else { return }
        cut()
        bound = kept.last?.rank
    }

    private mutating func cut() {
        kept.sort { $0.rank < $1.rank }
        if kept.count > limit { kept.removeLast(kept.count - limit) }
    }

    consuming func sorted() -> [(rank: ListedRank, number: Int)] {
        cut()
        return kept
    }
}
