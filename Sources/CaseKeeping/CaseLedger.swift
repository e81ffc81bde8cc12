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

    /// Writes a report with another category, place, words for it or restriction than `former`, for questions about places too; its version
    /// grows by one.
    func rewrite(_ former: Report, as report: Report, number: Int64, status: CaseStatus) throws

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

    /// Gives the case a state that is not `merged`, and its status; its version grows by one.
    func setState(_ state: CaseState, of id: Case.ID, at moment: Timestamp) throws

    /// Its version grows by one.
    func setAssignee(_ assignee: Assignee?, of id: Case.ID, at moment: Timestamp) throws

    /// Makes a case one of another category group.
    func regroup(_ id: Case.ID, to group: Code<CategoryGroup>) throws

    /// The units that the case was taken from, ordered by unit.
    func leftUnits(of id: Case.ID) throws -> [LeftUnit]

    func setLeftUnits(_ units: [LeftUnit], of id: Case.ID) throws

    /// Keeps an answer for whoever follows these reports.
    func keepAnswer(
        _ text: String, in id: Case.ID, to reports: [Report.ID], by: Agent, at moment: Timestamp) throws

    /// The e-mail address that came with a report; nil when there is none, or it cannot be read.
    func mailAddress(of report: Report.ID) throws -> String?

    /// Puts an answer among what waits to be sent, to the address that came with its report.
    func queue(_ notice: AnswerNotice) throws

    /// The key with this number, revoked or not.
    func key(_ number: Int64) throws -> APIKey?

    /// Puts a notice among what waits to be sent, to the key that sent the report.
    func queue(_ notice: StatusNotice) throws

    /// Lets questions about reports find those of the case with this status.
    func indexStatus(_ status: CaseStatus, ofReportsIn id: Case.ID) throws

    /// Makes `from` a merged case that points to `into`, and whatever pointed to `from` too; the version of `from` grows by one,
    /// and that of `into` becomes no lower.
    func merge(_ from: Case.ID, into: Case.ID, at moment: Timestamp) throws

    /// The cases that point to this one because they became part of it, ordered by id.
    func followers(of id: Case.ID) throws -> [Case.ID]

    /// Makes a merged case one that lives again, in this state, and `followers` point to it again. Its version becomes higher than that of `into`,
    /// in which it lived on.
    func revive(
        _ id: Case.ID, from into: Case.ID, as state: CaseState, with followers: [Case.ID],
        at moment: Timestamp) throws

    /// Makes a case point back to a closed one whose trouble has come back in it.
    func setReturn(of id: Case.ID, to earlier: Case.ID) throws

    /// Writes what happened to a case, after what was written before.
    func record(_ entry: HistoryEntry, in id: Case.ID) throws

    /// All that was written, in its order: the first is number 1.
    func history(of id: Case.ID) throws -> [HistoryEntry]

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
    /// whatever their status, ordered by id; without those that hold nothing but imported history that no unit was told of.
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
    package let by: Agent
    package let reason: Bilingual
    package let at: Timestamp
    /// What stood before, for a decision that can be undone.
    package let former: FormerValue?
    /// The number of the entry that this one undid.
    package let undoes: Int?

    package init(
        kind: CaseEvent.Kind, report: Int64?, other: Case.ID?, by: Agent, reason: Bilingual, at: Timestamp,
        former: FormerValue? = nil, undoes: Int? = nil
    ) {
        self.kind = kind
        self.report = report
        self.other = other
        self.by = by
        self.reason = reason
        self.at = at
        self.former = former
        self.undoes = undoes
    }
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
