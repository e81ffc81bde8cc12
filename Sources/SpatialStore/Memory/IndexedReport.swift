import Geometry
import Reports

/// What the covering index knows of a placed report, in the index's own numbers: 64 bytes, without a reference to anything.
struct IndexedReport: Hashable, Sendable {
    /// The store's own number for it.
    let number: Int64
    let id: Report.ID
    let place: Place
    let observedMilliseconds: Int64
    let receivedMilliseconds: Int64
    /// Of the reporter, or the daily pseudonym of one who gave no name.
    private let voiceDigest: Int64
    private let categoryNumber: Int32
    private let municipalityNumber: Int16
    private let marks: Marks

    init(
        number: Int64, id: Report.ID, place: Place, municipality: Int64, category: Int64, source: Int64,
        status: Int64,
        isRestricted: Bool, observed: Int64, received: Int64, reporter: Int64?, pseudonym: Int64?
    ) {
        self.number = number
        self.id = id
        self.place = place
        observedMilliseconds = observed
        receivedMilliseconds = received
        voiceDigest = reporter ?? pseudonym ?? 0
        categoryNumber = Int32(clamping: category)
        municipalityNumber = Int16(clamping: municipality)
        marks = Marks(
            status: status, source: source, isRestricted: isRestricted, hasReporter: reporter != nil,
            hasPseudonym: reporter == nil && pseudonym != nil)
    }

    var municipality: Int64 { Int64(municipalityNumber) }
    var category: Int64 { Int64(categoryNumber) }
    var source: Int64 { marks.source }
    var status: Int64 { marks.status }
    var isRestricted: Bool { marks.isRestricted }
    private var reporter: Int64? { marks.hasReporter ? voiceDigest : nil }
    private var pseudonym: Int64? { marks.hasPseudonym ? voiceDigest : nil }

    /// Nil when nothing tells who made it, and for a moment of receipt that no report has.
    var voice: ReportVoice? {
        ReportVoice(
            reporter.map { ReporterKey(digest: $0) },
            pseudonym.flatMap { digest in
                Timestamp(milliseconds: receivedMilliseconds)
                    .map { DailyPseudonym(digest: digest, received: $0) }
            })
    }

    func with(status: CaseStatus) -> IndexedReport {
        IndexedReport(
            number: number, id: id, place: place, municipality: municipality, category: category,
            source: source,
            status: status.storedNumber, isRestricted: isRestricted, observed: observedMilliseconds,
            received: receivedMilliseconds,
            reporter: reporter, pseudonym: pseudonym)
    }
}

/// The closed sets of words of a report, by their stored numbers, in one byte.
private struct Marks: Hashable, Sendable {
    private let bits: UInt8

    /// The numbers are those of the schema: a status below 4, a source below 8.
    init(status: Int64, source: Int64, isRestricted: Bool, hasReporter: Bool, hasPseudonym: Bool) {
        bits =
            UInt8(truncatingIfNeeded: status & 3) | UInt8(truncatingIfNeeded: source & 7) << 2
            | (isRestricted ? 32 : 0) | (hasReporter ? 64 : 0) | (hasPseudonym ? 128 : 0)
    }

    var status: Int64 { Int64(bits & 3) }
    var source: Int64 { Int64(bits >> 2 & 7) }
    var isRestricted: Bool { bits & 32 != 0 }
    var hasReporter: Bool { bits & 64 != 0 }
    var hasPseudonym: Bool { bits & 128 != 0 }
}
