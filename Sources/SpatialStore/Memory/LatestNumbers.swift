/// Which report of a case came last, of all and of those that are not restricted, in eight bytes.
///
/// It is kept up as reports come. When the last one leaves, or becomes restricted, which one is last now is not known: whoever asks then
/// looks at all of them.
struct LatestNumbers: Sendable {
    private var ofAll = Self.none
    private var ofUnrestricted = Self.none

    private static let none: UInt32 = 0
    private static let unknown = UInt32.max

    /// The number of a report; nil where there is none, and where it is not known.
    func number(withRestricted seesRestricted: Bool) -> Int64? {
        let number = seesRestricted ? ofAll : ofUnrestricted
        return number == Self.none || number == Self.unknown ? nil : Int64(number)
    }

    /// Takes a report of the case into account.
    ///
    /// - Parameter entry: Gives the reports that were taken into account before.
    mutating func offer(_ number: Int64, _ report: ReportEntry, entry: (Int64) -> ReportEntry) {
        Self.offer(number, report, to: &ofAll, entry)
        if !report.isRestricted { Self.offer(number, report, to: &ofUnrestricted, entry) }
    }

    private static func offer(
        _ number: Int64, _ report: ReportEntry, to latest: inout UInt32, _ entry: (Int64) -> ReportEntry
    ) {
        guard latest != unknown else { return }
        guard let offered = UInt32(exactly: number), offered != unknown else {
            latest = unknown
            return
        }
        let before = entry(Int64(latest))
        if latest == none || (before.received, Int64(latest)) < (report.received, number) { latest = offered }
    }

    /// A report is not in the case any more, or no longer what it was.
    mutating func forget(_ number: Int64) {
        if Int64(ofAll) == number { ofAll = Self.unknown }
        if Int64(ofUnrestricted) == number { ofUnrestricted = Self.unknown }
    }
}
