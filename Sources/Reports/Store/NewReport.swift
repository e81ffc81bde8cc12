/// A report on its way into the store, with what is kept beside it.
package struct NewReport: Sendable {
    package let report: Report
    package let original: SealedOriginal
    /// Equal for submissions of the same reporter about the same category in the same words; nil when the reporter is unknown.
    package let repeatKey: RepeatKey?
    /// The retry key of the request that brought it.
    package let retry: RetryKey?
    /// An e-mail address and a telephone number that were given with it; nil for no two.
    package let link: ContactLink?
    /// Whether staff have said already that it belongs with no other report: it gets a case of its own, and repeats none.
    package let standsApart: Bool

    package init(
        report: Report, original: SealedOriginal, repeatKey: RepeatKey?, retry: RetryKey?,
        link: ContactLink? = nil, standsApart: Bool = false
    ) {
        self.link = link
        self.standsApart = standsApart
        self.report = report
        self.original = original
        self.repeatKey = repeatKey
        self.retry = retry
    }
}

/// A keyed digest of reporter, category and words.
package struct RepeatKey: Hashable, Sendable {
    package let digest: Int64

    package init(digest: Int64) { self.digest = digest }
}

/// The key under which a client may send the same request again and get the first answer (`Idempotency-Key`).
package struct RetryKey: Hashable, Sendable {
    /// Who sent it; the same key of two clients is two keys.
    package let client: String
    package let key: String
    /// A digest of the request, so that another request under the same key is told apart.
    package let requestDigest: [UInt8]

    package init(client: String, key: String, requestDigest: [UInt8]) {
        self.client = client
        self.key = key
        self.requestDigest = requestDigest
    }
}

/// What a sender is told about a report that was kept.
package struct Receipt: Hashable, Sendable {
    package let report: Report.ID
    package let reference: Reference
    package let municipality: MunicipalityCode
    package let `case`: Case.ID
    package let units: [Assignment]
    package let received: Timestamp
    /// The sender's own name for the report; nil when it has none, or somebody else sent it.
    package let clientReference: String?

    package init(
        report: Report.ID, reference: Reference, municipality: MunicipalityCode, case: Case.ID,
        units: [Assignment], received: Timestamp, clientReference: String? = nil
    ) {
        self.clientReference = clientReference
        self.report = report
        self.reference = reference
        self.municipality = municipality
        self.case = `case`
        self.units = units
        self.received = received
    }
}

/// What became of a report that was sent to the store.
package enum Acceptance: Hashable, Sendable {
    case accepted(Receipt)
    /// The same reporter has sent the same about the same place within 24 hours: the first report's receipt.
    case repeated(Receipt)
    /// The request has been answered before, with these bytes.
    case answeredBefore([UInt8])
    /// The retry key was used for another request.
    case retryKeyReused
}
