package import Intake
package import JSON
package import Reports
import Triage
import Web

/// What residents do without signing in, by the same desk and the same way in as programs.
extension APIService {
    /// That a resident's report has come in.
    package struct ResidentReceipt: Hashable, Sendable {
        package let reference: Reference
        /// The path at which it is followed: `/follow/OLO-7K3M-9Q/q83v…`.
        package let followPath: String
        package let advice: [Advice]
        /// Whether it had come in before: the same was sent twice.
        package let isRepeat: Bool
    }

    /// Keeps a resident's submission.
    ///
    /// - Parameters:
    ///   - key: The form's own. The same key again, whatever the submission, gives the first receipt: what has come in is not sent
    ///     twice, also where the answer was lost on the way and something was changed before sending again.
    /// - Throws: `IntakeRefusal` with every fault, and `ReportStoreError`.
    package func send(
        _ submission: JSONValue, key: String, from network: NetworkSource?, at now: Timestamp
    ) async throws -> ResidentReceipt {
        try await send(submission, key: key, as: SubmissionSender(name: "", network: network), at: now)
    }

    func send(_ submission: JSONValue, key: String, as sender: SubmissionSender, at now: Timestamp)
        async throws
        -> ResidentReceipt
    {
        let retry = RetryKey(client: "pages/resident", key: key, requestDigest: [])
        let kept = try await keep(submission, from: sender, retry: retry, at: now) { acceptance, advice in
            Self.keptReceipt(acceptance, advice)
        }
        switch kept.acceptance {
        case .accepted(let receipt):
            return residentReceipt(receipt.report, receipt.reference, kept.advice, isRepeat: false)
        case .repeated(let receipt):
            return residentReceipt(receipt.report, receipt.reference, kept.advice, isRepeat: true)
        case .answeredBefore(let bytes):
            guard let earlier = earlierReceipt(bytes) else { throw Problem.internalFault }
            return earlier
        case .retryKeyReused: throw Problem.retryKeyReused
        }
    }

    /// What would be wrong with a submission, in the order of its members; empty for nothing. Nothing is kept.
    package func faults(in submission: JSONValue, at now: Timestamp) -> [IntakeProblem] {
        var chance = makeChance()
        do {
            _ = try desk.check(submission, from: "", network: nil, allowed: [], at: now, using: &chance)
            return []
        } catch {
            return error.problems
        }
    }

    /// What a resident is told of a text before it is sent.
    package struct TextHints: Hashable, Sendable {
        /// What would be masked.
        package let kinds: [PersonalDataKind]
        /// Whether it seems to accuse someone who can be told.
        package let accusesSomeone: Bool
        package let advice: [Advice]
    }

    /// Screens a text as it will be screened when it comes in.
    package func hints(on text: String, about category: Code<Reports.Category>?, at now: Timestamp)
        -> TextHints
    {
        let screening = ResidentTextScreening(text, about: category, on: SwedishTime(now).date)
        return TextHints(
            kinds: screening.kinds, accusesSomeone: screening.accusesSomeone, advice: screening.advice)
    }

    /// One line: id, reference, whether a repeat, and codes of advice.
    private static func keptReceipt(_ acceptance: Acceptance, _ advice: [Advice]) -> [UInt8] {
        let codes = advice.map(\.code.rawValue).joined(separator: ",")
        switch acceptance {
        case .accepted(let receipt), .repeated(let receipt):
            return Array("\(receipt.report) \(receipt.reference) \(codes)".utf8)
        case .answeredBefore, .retryKeyReused: return []
        }
    }

    private func earlierReceipt(_ bytes: [UInt8]) -> ResidentReceipt? {
        let words = String(decoding: bytes, as: UTF8.self).split(
            separator: " ", omittingEmptySubsequences: false)
        guard words.count == 3, let report = Report.ID(String(words[0])),
            let reference = Reference(String(words[1]))
        else { return nil }
        let advice = words[2].split(separator: ",").compactMap { Advice.Code(rawValue: String($0)) }
        return residentReceipt(report, reference, advice.map { Advice($0) }, isRepeat: true)
    }

    private func residentReceipt(
        _ report: Report.ID, _ reference: Reference, _ advice: [Advice], isRepeat: Bool
    ) -> ResidentReceipt {
        ResidentReceipt(
            reference: reference, followPath: followLinks.path(of: report, reference), advice: advice,
            isRepeat: isRepeat)
    }
}
