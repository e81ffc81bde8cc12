import CoreMetrics
package import Intake
package import JSON
package import Reports
import Web

/// Who sends a submission, as far as the desk and the store ask.
package struct SubmissionSender: Sendable {
    /// The same pseudonym of two senders is two reporters.
    let name: String
    let network: NetworkSource?
    /// Where it may report to; empty for every municipality that is served.
    var municipalities: Set<MunicipalityCode> = []
    /// The number of the key, by which what it sends is known; nil for a person.
    var key: Int64?
    /// Whose voice the report is, for one that adds to an earlier one; nil for what the submission says.
    var adding: Report?

    package init(
        name: String, network: NetworkSource?, municipalities: Set<MunicipalityCode> = [], key: Int64? = nil
    ) {
        self.name = name
        self.network = network
        self.municipalities = municipalities
        self.key = key
    }
}

extension APIService {
    /// The one way in: checks a submission at the desk and keeps it as a report, with its case, its routing and its messages.
    ///
    /// - Parameters:
    ///   - retry: Under which a request that is sent again gets the first answer.
    ///   - standsApart: Whether it belongs with no other report.
    ///   - answer: Makes what is kept under it.
    /// - Throws: `IntakeRefusal` with every fault, and `ReportStoreError`.
    package func keep(
        _ json: JSONValue, from sender: SubmissionSender, retry: RetryKey?, standsApart: Bool = false,
        at now: Timestamp, answer: @escaping @Sendable (Acceptance, [Advice]) -> [UInt8]
    ) async throws -> (acceptance: Acceptance, advice: [Advice]) {
        if let retry, let earlier = try await store.earlierAnswer(to: retry) {
            return (counted(earlier), [])
        }
        // A reference is taken once in millions; five in a row never happens.
        for _ in 0..<5 {
            var chance = makeChance()
            let checked = try check(json, from: sender, at: now, using: &chance)
            let advice = checked.advice
            var report = checked.report.sent(by: sender.key)
            if let earlier = sender.adding { report = report.spoken(byWhomeverMade: earlier) }
            do {
                let acceptance = try await store.accept(
                    NewReport(
                        report: report, original: checked.original, repeatKey: checked.repeatKey,
                        retry: retry,
                        link: checked.link, standsApart: standsApart
                    )
                ) { acceptance in retry == nil ? [] : answer(acceptance, advice) }
                return (counted(acceptance), advice)
            } catch ReportStoreError.referenceTaken {
                continue
            }
        }
        throw ReportStoreError.referenceTaken
    }

    private func check(
        _ json: JSONValue, from sender: SubmissionSender, at now: Timestamp,
        using chance: inout any RandomNumberGenerator
    ) throws(IntakeRefusal) -> CheckedSubmission {
        do {
            return try desk.check(
                json, from: sender.name, network: sender.network, allowed: sender.municipalities, at: now,
                using: &chance)
        } catch {
            for problem in error.problems { reportMetrics.refused(problem.code.rawValue) }
            throw error
        }
    }

    private func counted(_ acceptance: Acceptance) -> Acceptance {
        switch acceptance {
        case .accepted: reportMetrics.accepted.increment()
        case .repeated: reportMetrics.repeated.increment()
        case .answeredBefore: reportMetrics.answeredAgain.increment()
        case .retryKeyReused: break
        }
        return acceptance
    }
}
