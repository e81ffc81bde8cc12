import Reports
import Synchronization

/// Answers that took long to find, for whoever asks the same before anything has been committed: nothing stale is given.
///
/// What else an answer rests on, such as the day, must be part of the question.
final class AnswerCache<Question: Hashable & Sendable, Answer: Sendable>: Sendable {
    private struct Kept: Sendable {
        var revision: StoreRevision?
        var answers: [Question: (answer: Answer, asked: Int)] = [:]
        /// How often anything was asked.
        var asked = 0
    }

    private let kept = Mutex(Kept())
    private let most: Int

    /// - Parameter most: how many are kept, those that were asked for last.
    init(most: Int = 24) { self.most = most }

    /// What was found at the same revision, else what `find` finds now.
    ///
    /// - Parameter revision: as it was before anything was read for this.
    func answer(
        to question: Question, at revision: StoreRevision, find: () async throws -> Answer
    ) async throws -> Answer {
        if let known = answer(to: question, at: revision) { return known }
        let found = try await find()
        keep(found, to: question, at: revision)
        return found
    }

    private func answer(to question: Question, at revision: StoreRevision) -> Answer? {
        kept.withLock { kept in
            guard kept.revision == revision, let known = kept.answers[question] else { return nil }
            kept.asked += 1
            kept.answers[question] = (known.answer, kept.asked)
            return known.answer
        }
    }

    private func keep(_ answer: Answer, to question: Question, at revision: StoreRevision) {
        kept.withLock { kept in
            if kept.revision != revision { kept = Kept(revision: revision) }
            kept.asked += 1
            kept.answers[question] = (answer, kept.asked)
            guard kept.answers.count > most,
                let oldest = kept.answers.min(by: { $0.value.asked < $1.value.asked })?.key
            else { return }
            kept.answers[oldest] = nil
        }
    }
}
