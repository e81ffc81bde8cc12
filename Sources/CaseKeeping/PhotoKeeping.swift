package import Reports
import Triage

/// What the keeping of photos asks of a store, beside what the keeping of cases does.
package protocol PhotoLedger: CaseLedger {
    /// The photos of a report by their numbers.
    func photos(of report: Int64) throws -> [Photo]

    /// Keeps a photo of a report under this number, which is free.
    func keep(_ photo: NewPhoto, as number: Int, of report: Int64) throws -> Photo

    func setHidden(_ isHidden: Bool, photo number: Int, of report: Int64) throws
}

/// Adds photos to reports, and hides them on staff's word.
package struct PhotoKeeping<Ledger: PhotoLedger> {
    private let ledger: Ledger
    private let policy: CasePolicy

    package init(ledger: Ledger, policy: CasePolicy) {
        self.ledger = ledger
        self.policy = policy
    }

    /// - Parameter answer: Makes the bytes that are kept under the retry key; called for a photo that is new or a repeat.
    /// - Throws: ``PhotoFault``, and what the ledger throws.
    package func add(
        _ new: NewPhoto, to report: Report.ID, answer: (PhotoAcceptance) -> [UInt8]
    ) throws -> PhotoAcceptance {
        guard let retry = new.retry else { return try add(new, to: report) }
        if let earlier = try ledger.keptAnswer(under: retry) { return PhotoAcceptance(earlier, retry) }
        let acceptance = try add(new, to: report)
        try KeptAnswers(ledger: ledger).keep(answer(acceptance), under: retry, at: new.received)
        return acceptance
    }

    private func add(_ new: NewPhoto, to report: Report.ID) throws -> PhotoAcceptance {
        guard let joined = try ledger.joined(report) else { throw PhotoFault.noSuchReport }
        let number = joined.report.key
        let photos = try ledger.photos(of: number)
        if let same = photos.first(where: { $0.source == new.source }) { return .repeated(same) }
        guard photos.count < Photo.most else { throw PhotoFault.tooMany }
        return .added(try ledger.keep(new, as: (photos.last?.number ?? 0) + 1, of: number))
    }

    /// Hides a photo or shows it again, and writes that with its reason into the history of the case.
    ///
    /// - Throws: ``PhotoFault``, ``CaseKeepingFault``, and what the ledger throws.
    package func setHidden(
        _ isHidden: Bool, photo number: Int, of report: Report.ID, because reason: String, by editor: Agent,
        at moment: Timestamp
    ) throws -> Photo {
        guard let joined = try ledger.joined(report), let filed = try ledger.report(report),
            let jurisdiction = policy.jurisdiction(of: filed.report.municipality)
        else { throw PhotoFault.noSuchReport }
        func photo() throws -> Photo {
            let found = try ledger.photos(of: joined.report.key).first { $0.number == number }
            guard let found else { throw PhotoFault.noSuchPhoto }
            return found
        }
        let before = try photo()
        guard before.isHidden != isHidden else { return before }
        try ledger.setHidden(isHidden, photo: number, of: joined.report.key)
        let change = CaseChange(
            ledger: ledger, policy: policy, jurisdiction: jurisdiction, by: editor, moment: moment)
        let words =
            isHidden
            ? Bilingual(
                swedish: "Bild \(number) av rapporten döljs: \(reason)",
                english: "Photo \(number) of the report is hidden: \(reason)")
            : Bilingual(
                swedish: "Bild \(number) av rapporten visas igen: \(reason)",
                english: "Photo \(number) of the report is shown again: \(reason)")
        try change.note(
            isHidden ? .photoHidden : .photoShown, report: joined.report.key, words, in: filed.case)
        return try photo()
    }
}

extension PhotoAcceptance {
    fileprivate init(_ earlier: KeptAnswer, _ retry: RetryKey) {
        self =
            earlier.requestDigest == retry.requestDigest ? .answeredBefore(earlier.answer) : .retryKeyReused
    }
}
