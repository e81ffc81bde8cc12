import Geometry
import Reports

/// What lists of cases and statistics ask of every case and report, in memory, by the numbers of their rows.
///
/// A value in chunks: a copy costs nothing and stays as it was, since whoever changes a table that is shared copies only the chunk that
/// changes. A question walks all of it, or all cases that take reports, at some nanoseconds a row, so whatever is asked costs about the same: no
/// index has to fit.
/// Some 140 bytes a case and 16 a report.
struct CaseTable: Sendable {
    private(set) var cases = Chunked(CaseEntry.none)
    private(set) var reports = Chunked(ReportEntry.none)
    /// What lists walk over.
    private(set) var traits = Chunked(CaseTraits(.none))
    /// Of each chunk of cases.
    private(set) var bounds: [CaseBounds] = []
    /// Of each chunk of reports.
    private var reportBounds: [ReportBounds] = []
    /// The numbers of the cases that take reports: few among many, and what is asked about most.
    private(set) var open = RowNumbers()
    /// Which units answer together: few sets among many cases.
    private(set) var unitSets = Interned<[Code<Unit>]>()
    private(set) var groups = Interned<Code<CategoryGroup>>()
    private(set) var assignees = Interned<Assignee?>()
    /// The numbers of cases that could not be read, and are not in the table.
    var unreadable: [Int64] = []

    mutating func set(_ row: CaseRow, number: Int64) {
        var entry = row.entry
        entry.units = unitSets.number(of: row.units)
        entry.group = groups.number(of: row.group)
        entry.assignee = assignees.number(of: row.assignee)
        entry.latest = cases[number].latest
        cases[number] = entry
        traits[number] = CaseTraits(entry)
        while bounds.count < traits.chunks.count { bounds.append(CaseBounds()) }
        let chunk = Int(clamping: number / Int64(Chunked<CaseTraits>.size))
        if bounds.indices.contains(chunk) { bounds[chunk].widen(to: entry) }
        open.set(Int(number), to: entry.isKept && entry.takesReports)
    }

    /// Calls `body` with the number and traits of every case of a chunk, and with what it gathers into.
    ///
    /// What is gathered goes from hand to hand: captured by closures, it cost a check of exclusive access for every case, as long as all else.
    ///
    /// - Parameter takingReports: Those alone that take reports, which costs nothing for the others.
    @inline(__always)
    func forEachCase<Gathered>(
        inChunk chunk: Int, into gathered: inout Gathered, takingReports: Bool,
        _ body: (inout Gathered, Int, CaseTraits) throws -> Void
    ) rethrows {
        guard takingReports else {
            return try traits.forEach(inChunk: chunk) { try body(&gathered, $0, $1) }
        }
        try open.forEach(inBlock: chunk, of: Chunked<CaseTraits>.size) {
            try body(&gathered, $0, traits[Int64($0)])
        }
    }

    /// Calls `body` with the number and entry of every report that was received in a span of milliseconds since 1970.
    @inline(__always)
    func forEachReport<Gathered>(
        into gathered: inout Gathered, from: Int64, until: Int64,
        _ body: (inout Gathered, Int, ReportEntry) throws -> Void
    ) rethrows {
        for chunk in reports.chunks.indices
        where reportBounds[chunk].last >= from && reportBounds[chunk].first < until {
            try reports.forEach(inChunk: chunk) {
                if $1.received >= from, $1.received < until { try body(&gathered, $0, $1) }
            }
        }
    }

    /// What is noted of a report without its case leaves it where it was: a report that is corrected stays in its case until it is put
    /// elsewhere.
    mutating func set(_ entry: ReportEntry, number: Int64) {
        var entry = entry
        if !entry.isFiled { entry.caseNumber = reports[number].caseNumber }
        place(entry, number: number)
    }

    mutating func put(report number: Int64, in caseNumber: Int64) {
        var entry = reports[number]
        entry.caseNumber = UInt32(clamping: caseNumber)
        place(entry, number: number)
    }

    private mutating func place(_ entry: ReportEntry, number: Int64) {
        let before = reports[number]
        reports[number] = entry
        while reportBounds.count < reports.chunks.count { reportBounds.append(ReportBounds()) }
        let chunk = Int(clamping: number / Int64(Chunked<ReportEntry>.size))
        if reportBounds.indices.contains(chunk) { reportBounds[chunk].widen(to: entry) }
        guard !entry.stands(as: before) else { return }
        if before.isFiled { cases[Int64(before.caseNumber)].latest.forget(number) }
        guard entry.isFiled else { return }
        let home = Int64(entry.caseNumber)
        var latest = cases[home].latest
        latest.offer(number, entry) { reports[$0] }
        cases[home].latest = latest
    }
}

/// A case as lists need it; 0 or the least value where there is none.
struct CaseEntry: Sendable {
    var id = Case.ID(high: 0, low: 0)
    var opened: Int64 = 0
    var answered = Int64.min
    var done = Int64.min
    /// In the middle of all its reports.
    var place = PackedPlace.none
    /// In the middle of those that are not restricted.
    var unrestrictedPlace = PackedPlace.none
    /// In days since 1970; the greatest value for none.
    var due = Int32.max
    var reports: Int32 = 0
    var restricted: Int32 = 0
    fileprivate(set) var units: UInt32 = 0
    fileprivate(set) var group: UInt32 = 0
    fileprivate(set) var assignee: UInt32 = 0
    fileprivate(set) var latest = LatestNumbers()
    var municipality: Int16 = 0
    var status: UInt8 = 0
    /// The place of its state among all states.
    var state: UInt8 = 0
    var isKept = false

    static let none = CaseEntry()

    var takesReports: Bool { Self.takesReports(status) }
    var isDone: Bool { Self.beingDone & (1 << status) != 0 }

    /// - Parameter status: The stored number of one.
    static func takesReports(_ status: UInt8) -> Bool { takingReports & (1 << status) != 0 }

    private static let takingReports = mask(\.takesReports)
    private static let beingDone = mask(\.isDone)

    /// A bit for each stored number of a status.
    private static func mask(_ isMeant: (CaseStatus) -> Bool) -> UInt64 {
        CaseStatus.stored.filter(isMeant).reduce(0) { $0 | 1 << UInt64(clamping: $1.storedNumber) }
    }

    /// As ``Case/shownPlace(withRestricted:)``.
    func shownPlace(withRestricted seesRestricted: Bool) -> Place? {
        if seesRestricted || restricted == 0 { return place.place }
        return unrestrictedPlace.place ?? place.place?.middleOfSquare
    }
}

extension CaseState.Kind {
    /// A number for the table in memory; none that is kept.
    var tableNumber: UInt8 { UInt8(clamping: Self.allCases.firstIndex(of: self) ?? 0) }
}

/// A row of a case with its words, which the table keeps apart.
struct CaseRow: Sendable {
    let entry: CaseEntry
    let group: Code<CategoryGroup>
    let units: [Code<Unit>]
    let assignee: Assignee?
}

/// A report as lists of cases need it.
struct ReportEntry: Sendable {
    var received: Int64 = 0
    var caseNumber: UInt32 = 0
    var category: UInt16 = 0
    var source: UInt8 = 0
    var isRestricted = false

    static let none = ReportEntry()

    /// Whether there is a report, in a case.
    var isFiled: Bool { caseNumber != 0 }

    /// Whether it counts as before among the reports of its case.
    fileprivate func stands(as before: Self) -> Bool {
        (caseNumber, received, isRestricted) == (before.caseNumber, before.received, before.isRestricted)
    }
}

extension ReportEntry {
    init(_ report: Report, category: Int64) {
        received = report.received.milliseconds
        self.category = UInt16(clamping: category)
        source = UInt8(clamping: report.source.storedNumber)
        isRestricted = report.isRestricted
    }
}

/// A place or none, in eight bytes.
struct PackedPlace: Sendable {
    private let northing: Int32
    private let easting: Int32
    static let none = PackedPlace(northing: .min, easting: .min)

    private init(northing: Int32, easting: Int32) {
        self.northing = northing
        self.easting = easting
    }

    /// The middle of `count` places with these sums.
    init(count: Int64, northings: Int64, eastings: Int64) {
        guard count > 0 else { self = .none; return }
        self.init(northing: Int32(clamping: northings / count), easting: Int32(clamping: eastings / count))
    }

    var place: Place? {
        northing == .min ? nil : Place(northingCentimetres: northing, eastingCentimetres: easting)
    }
}
