package import Geometry

/// Keeps reports, and answers where they are.
///
/// Every backend passes the same contract suite. Distances are planar metres in EPSG:3006. No answer holds a report
/// outside the filter's municipalities.
package protocol ReportStore: Sendable {
    /// Keeps a report, joins it to a case, routes the case and queues what is to be sent, all in one transaction that has
    /// reached the disk when this returns. Reports that come at the same time share a transaction.
    ///
    /// `answer` makes the bytes that are kept under the retry key; it is called inside the transaction, once, and only for
    /// a report that is new or a repeat.
    ///
    /// - Throws: ``ReportStoreError``.
    func accept(_ report: NewReport, answer: @escaping @Sendable (Acceptance) -> [UInt8]) async throws
        -> Acceptance

    /// What was answered to this request before, or that the key was used for another; nil when the key is new.
    func earlierAnswer(to retry: RetryKey) async throws -> Acceptance?

    /// The reports at most `radius` from `place`, the radius included: nearest first, ties by id.
    func reports(near place: Place, within radius: Radius, matching filter: ReportFilter, page: PageRequest)
        async throws -> Page<FoundReport>

    /// The `count` reports nearest to `place`, nearest first, ties by id.
    func nearest(_ count: Int, to place: Place, matching filter: ReportFilter) async throws -> [FoundReport]

    /// The reports in `area`, its boundary included, ordered by id.
    func reports(within area: Area, matching filter: ReportFilter, page: PageRequest) async throws -> Page<
        FoundReport
    >

    /// The reports in `bounds`, the edges included, ordered by id.
    func reports(in bounds: Bounds, matching filter: ReportFilter, page: PageRequest) async throws -> Page<
        FoundReport
    >

    /// How many reports lie in each square of `side` metres that meets `bounds`; empty squares are left out. Ordered by
    /// northing, then easting. Only reports inside `bounds` are counted.
    func counts(in bounds: Bounds, side: Int, matching filter: ReportFilter) async throws -> [CellCount]

    /// The report with this id in one of these municipalities (any, when empty), or nil.
    func report(_ id: Report.ID, in municipalities: Set<MunicipalityCode>) async throws -> FiledReport?

    /// The reports with these ids, in the order of `ids`; unknown ids are left out.
    func reports(_ ids: [Report.ID]) async throws -> [FiledReport]

    /// The reports without a place, ordered by id.
    func unplacedReports(matching filter: ReportFilter, page: PageRequest) async throws -> Page<FiledReport>

    /// The report with this reference, for the resident who follows it.
    func report(_ reference: Reference) async throws -> FiledReport?

    /// What came in before masking. Reading it is itself recorded, with who read it, by the name of then and by its account
    /// or the key's number and public part, and the time.
    func original(of id: Report.ID, readBy reader: Agent, at moment: Timestamp) async throws
        -> SealedOriginal?

    /// The last `limit` readings of originals, the latest first.
    func originalReadings(limit: Int) async throws -> [OriginalReading]

    /// Gives a report a (new) place and joins it to a case there.
    ///
    /// - Parameter words: What the place is called from now on; nil leaves what it was called.
    /// - Parameter visibility: What the editor may see; beyond it nothing is changed, and no case joined.
    /// - Throws: ``ReportEditFault``, and ``CaseEditFault/touchesUnseen``.
    func place(
        _ id: Report.ID, at place: Place, accuracy: Distance?, words: String?, version: Int?,
        seeing visibility: Visibility, by editor: Agent, at moment: Timestamp
    ) async throws -> FiledReport
}

/// Why a store could not do what it was asked.
package enum ReportStoreError: Error, Hashable, Sendable {
    /// More is waiting than will be written in reasonable time; try again after so many seconds.
    case overloaded(retryAfterSeconds: Int)
    /// The reference is taken; make another.
    case referenceTaken
    /// No profile serves the report's municipality, or its category is unknown there.
    case notServed
    /// The store is being closed and takes no more.
    case closed
    /// The disk is full or read-only. Nothing was kept; it goes on by itself when that is mended.
    case notWritable
    /// The store can be used no more until it is opened anew: see ``StoreFailure``. Nothing was kept.
    case failed
    /// A row that belongs to the answer is damaged. Nothing was kept; all that does not need the row goes on.
    case unreadable(UnreadableRow)
}

/// Why a report could not be changed.
package enum ReportEditFault: Error, Hashable, Sendable {
    case noSuchReport
    case stale(current: Int)
    /// Its case is closed.
    case caseClosed
}
