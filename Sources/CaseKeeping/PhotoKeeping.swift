package import Reports
import Triage

/// What the keeping of photos asks of a store, beside what the keeping of cases does.
package protocol PhotoLedger: CaseLedger {
    /// The photos by their numbers; of a case's work, those of the cases that were merged into it too.
    func photos(of subject: PhotoSubject) throws -> [Photo]

    /// Keeps a photo of what there is, after those that it has.
    func keep(_ photo: NewPhoto, of subject: PhotoSubject) throws -> Photo

    func setHidden(_ isHidden: Bool, photo number: Int, of subject: PhotoSubject) throws
}

/// Adds photos to reports and to the work on cases, and hides them on staff's word.
package struct PhotoKeeping<Ledger: PhotoLedger> {
    private let ledger: Ledger
    private let policy: CasePolicy

    package init(ledger: Ledger, policy: CasePolicy) {
        self.ledger = ledger
        self.policy = policy
    }

    /// - Parameter answer: Makes the bytes that are kept under the retry key; called for a photo that is new or a repeat.
    /// - Throws: ``PhotoFault``, ``CaseKeepingFault``, and what the ledger throws.
    package func add(
        _ new: NewPhoto, to subject: PhotoSubject, answer: (PhotoAcceptance) -> [UInt8]
    ) throws -> PhotoAcceptance {
        guard let retry = new.retry else { return try add(new, to: subject) }
        if let earlier = try ledger.keptAnswer(under: retry) { return PhotoAcceptance(earlier, retry) }
        let acceptance = try add(new, to: subject)
        try KeptAnswers(ledger: ledger).keep(answer(acceptance), under: retry, at: new.received)
        return acceptance
    }

    private func add(_ new: NewPhoto, to subject: PhotoSubject) throws -> PhotoAcceptance {
        let home = try home(of: subject)
        let photos = try ledger.photos(of: subject)
        if let same = photos.first(where: { $0.source == new.source }) { return .repeated(same) }
        guard photos.count < subject.most else { throw PhotoFault.tooMany(subject) }
        let kept = try ledger.keep(new, of: subject)
        guard let editor = new.editor else { return .added(kept) }
        try change(of: home, by: editor, at: new.received).note(
            .photoAdded, report: home.report,
            Bilingual(
                swedish: "\(subject.name(of: kept.number).swedish) läggs till"
                    + (kept.isHidden ? "." : " och visas för dem som följer."),
                english: "\(subject.name(of: kept.number).english) is added"
                    + (kept.isHidden ? "." : " and shown to those who follow.")),
            in: home.id)
        return .added(kept)
    }

    /// Hides a photo or shows it again, and writes that with its reason into the history of the case.
    ///
    /// - Throws: ``PhotoFault``, ``CaseKeepingFault``, and what the ledger throws.
    package func setHidden(
        _ isHidden: Bool, photo number: Int, of subject: PhotoSubject, because reason: String,
        by editor: Agent, at moment: Timestamp
    ) throws -> Photo {
        let home = try home(of: subject)
        func photo() throws -> Photo {
            guard let found = try ledger.photos(of: subject).first(where: { $0.number == number })
            else { throw PhotoFault.noSuchPhoto }
            return found
        }
        let before = try photo()
        guard before.isHidden != isHidden else { return before }
        try ledger.setHidden(isHidden, photo: number, of: subject)
        let name = subject.name(of: number)
        let words =
            isHidden
            ? Bilingual(
                swedish: "\(name.swedish) döljs: \(reason)", english: "\(name.english) is hidden: \(reason)")
            : Bilingual(
                swedish: "\(name.swedish) visas: \(reason)", english: "\(name.english) is shown: \(reason)")
        try change(of: home, by: editor, at: moment).note(
            isHidden ? .photoHidden : .photoShown, report: home.report, words, in: home.id)
        return try photo()
    }

    /// The case in whose history it stands what becomes of the photos.
    private struct Home {
        let id: Case.ID
        let municipality: MunicipalityCode
        /// The store's number for the report that they are of.
        let report: Int64?
    }

    private func home(of subject: PhotoSubject) throws -> Home {
        switch subject {
        case .report(let id):
            guard let joined = try ledger.joined(id), let filed = try ledger.report(id)
            else { throw PhotoFault.noSuchSubject }
            return Home(
                id: filed.case, municipality: filed.report.municipality, report: joined.report.key)
        case .work(let id):
            guard let found = try ledger.case(id) else { throw PhotoFault.noSuchSubject }
            return Home(id: id, municipality: found.municipality, report: nil)
        }
    }

    private func change(of home: Home, by editor: Agent, at moment: Timestamp) throws -> CaseChange<Ledger> {
        guard let jurisdiction = policy.jurisdiction(of: home.municipality)
        else { throw PhotoFault.noSuchSubject }
        return CaseChange(
            ledger: ledger, policy: policy, jurisdiction: jurisdiction, by: editor, moment: moment)
    }
}

extension PhotoSubject {
    /// What a history calls a photo.
    fileprivate func name(of number: Int) -> Bilingual {
        switch self {
        case .report:
            Bilingual(
                swedish: "Bild \(number) av rapporten", english: "Photo \(number) of the report")
        case .work:
            Bilingual(
                swedish: "Bild \(number) av det som har gjorts",
                english: "Photo \(number) of what was done")
        }
    }
}

extension PhotoAcceptance {
    fileprivate init(_ earlier: KeptAnswer, _ retry: RetryKey) {
        self =
            earlier.requestDigest == retry.requestDigest ? .answeredBefore(earlier.answer) : .retryKeyReused
    }
}
