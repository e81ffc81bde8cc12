import Reports

/// The first answers to requests that may be sent again.
struct KeptAnswers<Ledger: CaseLedger> {
    let ledger: Ledger

    /// Keeps an answer, and lets go of what has been kept for more than two days. A few old ones go with every new one, so that as many
    /// are kept as two days' traffic.
    func keep(_ answer: [UInt8], under retry: RetryKey, at moment: Timestamp) throws {
        try ledger.keep(
            KeptAnswer(requestDigest: retry.requestDigest, answer: answer, kept: moment), under: retry)
        try ledger.removeAnswers(keptBefore: moment.subtracting(.hours(48)), ofOldest: 4)
    }
}
