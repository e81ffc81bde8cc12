package import Geometry
package import Reports
package import Triage

/// What the keeping of cases asks of a store, inside one transaction that is committed whole or not at all.
///
/// The verbs read and write rows and decide nothing: what becomes of reports and cases, when, and with which words, is
/// decided in this room alone, so that every store keeps cases alike. Reports are named by the store's own number for
/// them, as in ``Joinable/key``, where a verb is asked often.
///
/// Every verb throws what the store throws when it cannot read or write.
package protocol CaseLedger {
    associatedtype Stored: JoinableReports

    /// The reports under this key, of this category and municipality, received from `earliest` to `latest`, both included:
    /// the earliest first, ties in the order in which they were kept.
    func reports(
        under key: RepeatKey, of category: Code<Category>, in municipality: MunicipalityCode,
        receivedFrom earliest: Timestamp, to latest: Timestamp
    ) throws -> [FiledReport]

    /// Keeps a report with its original, as yet in no case; gives the store's number for it.
    ///
    /// - Throws: ``ReportStoreError/referenceTaken``.
    func keep(_ new: NewReport) throws -> Int64

    /// Lets questions about places find a placed report, with the status of its case.
    func index(_ report: Report, number: Int64, at place: Place, status: CaseStatus) throws

    func report(_ id: Report.ID) throws -> FiledReport?

    /// Gives a report another place, for questions about places too; its version grows by one.
    func move(
        _ report: Report, number: Int64, to place: Place, accuracy: Distance?, status: CaseStatus
    ) throws

    /// What a ``Joiner`` may ask about the reports of a scope.
    func joinableReports(in scope: JoiningScope) throws -> Stored

    /// A report as joining sees it, in its case.
    func joined(_ id: Report.ID) throws -> Joined?

    /// Puts a report into a case, out of the one it was in.
    func put(_ joined: Joined) throws

    /// A pin that no report carries.
    func freshPin() throws -> Pin

    /// Each closed case of the scope with a report within `reach` of `place`, with its report nearest to it; a case may
    /// come once for each such report.
    func closedCases(in scope: JoiningScope, near place: Place, within reach: Radius) throws -> [ClosedCase]

    func `case`(_ id: Case.ID) throws -> Case?

    /// Opens a case that has no reports yet.
    func open(_ id: Case.ID, in scope: JoiningScope, at moment: Timestamp) throws

    /// Counts in a report that was just put into the case; its version grows by one.
    func grow(_ id: Case.ID, by report: Report, at moment: Timestamp) throws -> CaseCounts

    /// Counts all reports of the case anew; its version grows by one.
    func count(_ id: Case.ID, at moment: Timestamp) throws -> CaseCounts

    /// Notes that the case has changed in a way that stands elsewhere; its version grows by one.
    func touch(_ id: Case.ID, at moment: Timestamp) throws

    /// Gives the case a status that is not `merged`; its version grows by one.
    func setStatus(_ status: CaseStatus, of id: Case.ID, at moment: Timestamp) throws

    /// Lets questions about reports find those of the case with this status.
    func indexStatus(_ status: CaseStatus, ofReportsIn id: Case.ID) throws

    /// Makes `from` a merged case that points to `into`, and whatever pointed to `from` too; the version of `from` grows by one,
    /// and that of `into` becomes no lower.
    func merge(_ from: Case.ID, into: Case.ID, at moment: Timestamp) throws

    /// Makes a case point back to a closed one whose trouble has come back in it.
    func setReturn(of id: Case.ID, to earlier: Case.ID) throws

    /// Writes what happened to a case, after what was written before.
    func record(_ entry: HistoryEntry, in id: Case.ID) throws

    /// The reports of a case, in the order in which they were kept.
    func reports(in id: Case.ID) throws -> [Report]

    /// Writes who answers for a case, in this order, in place of `former`, which is what stood there.
    func setUnits(_ units: [Assignment], of id: Case.ID, insteadOf former: [Assignment]) throws

    /// Puts a notice among what waits to be sent.
    ///
    /// - Parameter digest: When it goes together with others to the same receiver; nil for at once and alone.
    func queue(_ notice: CaseNotice, through channel: Channel, inDigestAt digest: Timestamp?) throws

    /// The last day of which units were told that it was the last for their cases; nil before any.
    func dueDay(lookedAtIn municipality: MunicipalityCode) throws -> CivilDate?

    func setDueDay(_ day: CivilDate, lookedAtIn municipality: MunicipalityCode) throws

    /// The cases of the municipality that some unit is to deal with by a day after `earlier` and not after `last`,
    /// whatever their status, ordered by id.
    func cases(dueAfter earlier: CivilDate, through last: CivilDate, in municipality: MunicipalityCode) throws
        -> [Case.ID]

    func keptAnswer(under retry: RetryKey) throws -> KeptAnswer?

    func keep(_ answer: KeptAnswer, under retry: RetryKey) throws

    /// Takes away those of the `count` answers kept first that were kept before `moment`.
    func removeAnswers(keptBefore moment: Timestamp, ofOldest count: Int) throws
}

/// What happened to a case, on its way into the case's history; see ``CaseEvent``.
package struct HistoryEntry: Hashable, Sendable {
    package let kind: CaseEvent.Kind
    /// The store's number for the report it is about, if one.
    package let report: Int64?
    package let other: Case.ID?
    package let by: String
    package let reason: Bilingual
    package let at: Timestamp
}

/// The first answer to a request that may be sent again.
package struct KeptAnswer: Hashable, Sendable {
    package let requestDigest: [UInt8]
    package let answer: [UInt8]
    package let kept: Timestamp

    package init(requestDigest: [UInt8], answer: [UInt8], kept: Timestamp) {
        self.requestDigest = requestDigest
        self.answer = answer
        self.kept = kept
    }
}

/// The reports that can be of one case: those of one municipality, in the categories of one group.
package struct JoiningScope: Hashable, Sendable {
    package let municipality: MunicipalityCode
    package let group: Code<CategoryGroup>
    /// In the order of the profile.
    package let categories: [Code<Category>]

    package init(_ group: Code<CategoryGroup>, of profile: Profile) {
        municipality = profile.municipality
        self.group = group
        categories = profile.categories.filter { $0.group == group }.map(\.code)
    }
}
