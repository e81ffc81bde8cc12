import Geometry
import Reports

/// Placed reports in memory, found by box.
///
/// A bucket quadtree (H. Samet, “The quadtree and related hierarchical data structures”, ACM Computing Surveys 16, 1984):
/// a square that holds more than ``bucket`` reports is cut into four, down to a side of 64 cm. A value: a copy costs nothing
/// and stays as it was, since whoever changes a tree that is shared copies only the path to what changes (J. R. Driscoll,
/// N. Sarnak, D. D. Sleator, R. E. Tarjan, “Making data structures persistent”, 1989). So questions never wait for a writer.
///
/// Some 90 bytes a report. A walk costs the reports of the squares that meet the box, which for boxes wider than the squares
/// is a small multiple of the answer; a change costs the copy of one bucket and of some 15 short arrays.
struct ReportTree: Sendable {
    private var root = Node.leaf([])
    private(set) var count = 0
    /// Which reporters are one.
    var contacts = LinkedContacts()

    /// How many reports a square holds before it is cut.
    static let bucket = 32

    /// Adds a report; one with the same id at the same place is replaced.
    mutating func insert(_ report: IndexedReport) {
        count += root.change(at: report.place, in: .all) { bucket in
            if let index = bucket.index(of: report.id, at: report.place) {
                bucket[index] = report
            } else {
                bucket.append(report)
            }
        }
    }

    /// Takes out the report with this id at this place; nothing happens when there is none.
    mutating func remove(_ id: Report.ID, at place: Place) {
        count += root.change(at: place, in: .all) { bucket in
            if let index = bucket.index(of: id, at: place) { bucket.remove(at: index) }
        }
    }

    /// Gives the report with this id at this place another status; nothing happens when there is none.
    mutating func setStatus(_ status: CaseStatus, of id: Report.ID, at place: Place) {
        count += root.change(at: place, in: .all) { bucket in
            if let index = bucket.index(of: id, at: place) {
                bucket[index] = bucket[index].with(status: status)
            }
        }
    }
}

extension [IndexedReport] {
    fileprivate func index(of id: Report.ID, at place: Place) -> Int? {
        firstIndex { $0.id == id && $0.place == place }
    }
}

extension ReportTree: CoveringIndex {
    func walk(
        in bounds: Bounds, rank: (Place) -> Int64?, _ body: (Int64, IndexedReport) throws -> Void
    ) throws {
        try root.walk(in: bounds, square: .all, rank: rank, body)
    }

    func isAsked(_ report: IndexedReport) -> Bool { true }

    func linkedContacts() -> LinkedContacts { contacts }

    /// Whoever fills the tree has read the categories before.
    func code(of category: Int64, _ numbers: CategoryNumbers) -> Code<Reports.Category>? { nil }
}

/// A square of the tree: a bucket of reports, or its four quarters.
private enum Node: Sendable {
    case leaf([IndexedReport])
    /// South-west, south-east, north-west, north-east.
    case fork([Node])

    /// Changes the bucket that holds `place`, and cuts it when it has become too full.
    ///
    /// - Returns: how many reports more there are than before; negative for fewer.
    mutating func change(
        at place: Place, in square: Square, _ body: (inout [IndexedReport]) -> Void
    ) -> Int {
        switch consume self {
        case .fork(var quarters):
            self = .leaf([])
            let quarter = square.quarter(of: place)
            let more = quarters[quarter].change(at: place, in: square.quarter(quarter), body)
            self = .fork(quarters)
            return more
        case .leaf(var bucket):
            self = .leaf([])
            let before = bucket.count
            body(&bucket)
            let more = bucket.count - before
            self = .holding(bucket, in: square)
            return more
        }
    }

    private static func holding(_ reports: [IndexedReport], in square: Square) -> Node {
        guard reports.count > ReportTree.bucket, square.canBeCut else { return .leaf(reports) }
        var quarters = [[IndexedReport]](repeating: [], count: 4)
        for report in reports { quarters[square.quarter(of: report.place)].append(report) }
        return .fork(quarters.indices.map { holding(quarters[$0], in: square.quarter($0)) })
    }

    func walk(
        in bounds: Bounds, square: Square, rank: (Place) -> Int64?,
        _ body: (Int64, IndexedReport) throws -> Void
    ) throws {
        switch self {
        case .fork(let quarters):
            for index in quarters.indices {
                let quarter = square.quarter(index)
                guard quarter.meets(bounds) else { continue }
                try quarters[index].walk(in: bounds, square: quarter, rank: rank, body)
            }
        case .leaf(let bucket):
            for report in bucket where bounds.contains(report.place) {
                if let rank = rank(report.place) { try body(rank, report) }
            }
        }
    }
}

/// A square of ``Place``'s range; its north and east edges belong to its neighbours.
private struct Square {
    private let south: Int32
    private let west: Int32
    private let side: Int32

    /// Holds every ``Place``: 2,684 km.
    static let all = Square(south: 600_000_000, west: 10_000_000, side: 1 << 28)

    private init(south: Int32, west: Int32, side: Int32) {
        self.south = south
        self.west = west
        self.side = side
    }

    var canBeCut: Bool { side > 64 }

    func quarter(of place: Place) -> Int {
        (place.northingCentimetres >= south + side / 2 ? 2 : 0)
            + (place.eastingCentimetres >= west + side / 2 ? 1 : 0)
    }

    func quarter(_ index: Int) -> Square {
        let half = side / 2
        return Square(
            south: index & 2 == 0 ? south : south + half, west: index & 1 == 0 ? west : west + half,
            side: half)
    }

    func meets(_ bounds: Bounds) -> Bool {
        south <= bounds.north && bounds.south < south + side && west <= bounds.east
            && bounds.west < west + side
    }
}
