import Reports

/// Where a case stands in a list: less comes first, whatever the direction of the list.
struct ListedRank: Hashable, Comparable, Sendable {
    /// What a case is ordered by before its id.
    let key: Int64
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

    /// What a case is ordered by before its id; less comes first.
    @inline(__always)
    func key(of traits: CaseTraits) -> Int64 {
        switch key {
        case .none: 0
        case .due: Int64(traits.due)
        case .reports: -Int64(traits.reports)
        }
    }

    @inline(__always)
    func ranked(_ number: Int, key: Int64, _ id: Case.ID) -> RankedCase {
        RankedCase(rank: ListedRank(key: key, id, reversing: reversing), number: number)
    }

    /// No case within the bounds comes before it.
    func first(within bounds: CaseBounds) -> RankedCase {
        let id = reversing == 0 ? bounds.lowestID : bounds.highestID
        let rank =
            switch key {
            case .none: ListedRank(key: 0, id, reversing: reversing)
            case .due: ListedRank(key: Int64(bounds.earliestDue), id, reversing: reversing)
            case .reports: ListedRank(key: -Int64(bounds.mostReports), id, reversing: reversing)
            }
        return RankedCase(rank: rank, number: 0)
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

/// A case with where it stands in a list. No two cases have one rank.
struct RankedCase: Comparable {
    let rank: ListedRank
    let number: Int

    static func < (one: Self, other: Self) -> Bool { one.rank < other.rank }
}
