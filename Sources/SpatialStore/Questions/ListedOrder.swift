import Reports

/// Where a case stands in a list: less comes first, whatever the direction of the list.
struct ListedRank: Hashable, Comparable, Sendable {
    private let key: Int64
    private let high: UInt64
    private let low: UInt64

    fileprivate init(key: Int64, _ id: Case.ID, reversing: UInt64) {
        self.key = key
        (high, low) = (id.high ^ reversing, id.low ^ reversing)
    }

    init(_ cursor: CaseCursor) {
        self.init(
            key: cursor.sort == .reports ? -cursor.key : cursor.key, cursor.id,
            reversing: cursor.sort.isDescending ? .max : 0)
    }

    static func < (one: Self, other: Self) -> Bool {
        (one.key, one.high, one.low) < (other.key, other.high, other.low)
    }
}

/// Where cases stand in the lists of one question. What the order asks for is decided once: compared at every case it took as long as
/// everything else.
struct ListedOrder: Sendable {
    private enum Key { case none, due, reports }

    private let key: Key
    private let reversing: UInt64

    init(_ sort: CaseSort) {
        key =
            switch sort {
            case .newest, .oldest: .none
            case .due: .due
            case .reports: .reports
            }
        reversing = sort.isDescending ? .max : 0
    }

    @inline(__always)
    func rank(of entry: CaseEntry) -> ListedRank {
        switch key {
        case .none: ListedRank(key: 0, entry.id, reversing: reversing)
        case .due: ListedRank(key: Int64(entry.due), entry.id, reversing: reversing)
        case .reports: ListedRank(key: -Int64(entry.reports), entry.id, reversing: reversing)
        }
    }

    /// No case within the bounds comes before it.
    func first(within bounds: CaseBounds) -> ListedRank {
        let id = reversing == 0 ? bounds.lowestID : bounds.highestID
        return switch key {
        case .none: ListedRank(key: 0, id, reversing: reversing)
        case .due: ListedRank(key: Int64(bounds.earliestDue), id, reversing: reversing)
        case .reports: ListedRank(key: -Int64(bounds.mostReports), id, reversing: reversing)
        }
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
