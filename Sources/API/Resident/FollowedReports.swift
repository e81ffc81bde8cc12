import Exports
package import Intake
import JSON
import Projection
package import Reports
import Triage
import Web

/// What whoever has the link from the receipt is told, and may add.
extension APIService {
    /// A report that is followed, with all that its follower may know of its case.
    package struct FollowedReport: Sendable {
        package let report: Report
        package let `case`: Case
        /// Nil where the municipality is not served any longer.
        package let profile: Profile?
        package let answers: [GivenAnswer]
        /// What has happened to the case since the report came in, oldest first.
        package let events: [Event]

        package struct Event: Hashable, Sendable {
            package let at: Timestamp
            package let kind: Kind
            /// In the words for residents; nil where they would be staff's own.
            package let told: Bilingual?
        }

        package enum Kind: Hashable, Sendable {
            /// The units were found that answer for it.
            case sent
            /// Another answers for it now.
            case handedOver
            case changed
            case answered
        }
    }

    /// The report that a link leads to, as it is filed.
    ///
    /// - Throws: 404 for a link that is none.
    func filed(followedBy reference: String, secret: String) async throws -> FiledReport {
        guard let reference = Reference(reference), let filed = try await store.report(reference),
            followLinks.isSecret(secret, of: filed.report.id)
        else { throw Problem.notFound }
        return filed
    }

    /// The report that a link names.
    ///
    /// - Throws: 404 for a link that is none.
    package func followedReport(_ reference: String, secret: String) async throws -> FollowedReport {
        let filed = try await filed(followedBy: reference, secret: secret)
        guard let found = try await store.case(filed.case, in: []) else { throw Problem.notFound }
        let answers = try await store.answers(to: filed.report.id)
        let history = try await store.history(of: found.id)
        let events =
            Self.told(history.map(\.withoutRestricted), of: found)
            .filter { $0.at >= filed.report.received }
            + answers.map {
                .init(at: $0.at, kind: .answered, told: Bilingual(swedish: $0.text, english: $0.text))
            }
        return FollowedReport(
            report: filed.report, case: found, profile: served[filed.report.municipality]?.profile,
            answers: answers, events: events.sorted { $0.at < $1.at })
    }

    /// The entries of a case's history as residents may read them. Words that were taken back, since the decision was undone or what was said
    /// of its outcome was corrected, are told no more: that something was decided is.
    private static func told(_ history: [CaseEvent], of found: Case) -> [FollowedReport.Event] {
        var silent = Set(history.compactMap(\.undoes))
        let changes = history.filter { $0.kind == .statusChanged }
        for (change, (next, afterNext)) in zip(
            changes, zip(changes.dropFirst(), changes.dropFirst(2).map(\.formerState) + [found.state]))
        {
            guard next.formerState?.isOutcome ?? false, afterNext?.isOutcome ?? false else { continue }
            silent.insert(change.number)
        }
        return history.compactMap { told($0, isSilent: silent.contains($0.number)) }
    }

    /// An entry as residents may read it. What staff give as a reason is for staff; the words of a state are for residents, but not those of
    /// a decision that was undone.
    private static func told(_ event: CaseEvent, isSilent: Bool) -> FollowedReport.Event? {
        switch event.kind {
        case .routed: .init(at: event.at, kind: .sent, told: event.reason)
        case .unitsChanged, .handedOver: .init(at: event.at, kind: .handedOver, told: nil)
        case .statusChanged:
            .init(at: event.at, kind: .changed, told: event.undoes == nil && !isSilent ? event.reason : nil)
        case .opened, .joined, .left, .tookOver, .merged, .split, .pinned, .separated, .unpinned, .note,
            .assigned, .dueChanged, .categoryCorrected, .placeCorrected, .restrictedChanged, .answered,
            .photoAdded, .photoHidden, .photoShown:
            nil
        }
    }

    /// Adds words to a report: a report of the same at the same place and in the same voice, which joins the case; where that has ended, it
    /// begins another that points back to it, so that a trouble that returns is seen to. See decision 0028.
    ///
    /// - Throws: As sending does.
    package func add(
        _ text: String, to followed: FollowedReport, key: String, from network: NetworkSource?,
        at now: Timestamp
    ) async throws -> ResidentReceipt {
        let earlier = followed.report
        var sender = SubmissionSender(name: "", network: network)
        sender.adding = earlier
        return try await send(try addition(text, to: earlier), key: key, as: sender, at: now)
    }

    private func addition(_ text: String, to earlier: Report) throws -> JSONValue {
        let position = try earlier.whereabouts.place.map { try projector.position(of: $0) }
        let bytes = JSONWriter.object {
            $0.member("category", earlier.category)
            $0.member("text", text)
            $0.member("municipality", earlier.municipality)
            $0.object("place") {
                if let position {
                    $0.point(position)
                }
                $0.memberIfPresent("words", earlier.whereabouts.words)
            }
            $0.object("answers") { answers in
                for answer in earlier.answers { answers.member(answer.question.description, answer.value) }
            }
        }
        return try JSONValue(parsing: bytes)
    }

    /// Notes in the case that whoever reported says that it helped; once for each report.
    ///
    /// - Throws: 412 when the case changes all the time.
    package func noteThatItHelped(_ followed: FollowedReport, at now: Timestamp) async throws {
        let note = "Den som rapporterade (\(followed.report.reference)) säger att det hjälpte."
        for attempt in 1...3 {
            guard let found = try await store.case(followed.case.id, in: []) else { throw Problem.notFound }
            let history = try await store.history(of: found.id)
            guard !history.contains(where: { $0.kind == .note && $0.reason.swedish == note }) else { return }
            do {
                _ = try await store.carryOut(
                    [.note(note)], on: found.id, version: found.version, seeing: .everything,
                    by: "den som rapporterade", at: now)
                return
            } catch CaseEditFault.stale where attempt < 3 {
                continue
            }
        }
    }
}
