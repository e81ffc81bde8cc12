/// A keyed digest of what identifies a reporter: equal for the same reporter, telling nothing else.
package struct ReporterKey: Hashable, Sendable {
    package let digest: Int64

    package init(digest: Int64) { self.digest = digest }
}

/// A keyed digest of the day, the municipality and the network address that a report without a name came from: equal for what
/// came from one address in one day. The next day the same address has another, so nothing tells that it is the same.
package struct DailyPseudonym: Hashable, Sendable {
    package let digest: Int64
    /// The day the report was received, by the Swedish calendar, as ``CivilDate/daysSinceEpoch``.
    package let day: Int32

    package init(digest: Int64, received: Timestamp) {
        self.digest = digest
        day = Int32(clamping: SwedishTime(received).date.daysSinceEpoch)
    }
}

/// What tells one report's maker from another's.
package enum ReportVoice: Hashable, Sendable {
    case reporter(ReporterKey)
    case address(DailyPseudonym)

    /// Nil when there is neither; a reporter goes before an address.
    package init?(_ reporter: ReporterKey?, _ pseudonym: DailyPseudonym?) {
        if let reporter {
            self = .reporter(reporter)
        } else if let pseudonym {
            self = .address(pseudonym)
        } else {
            return nil
        }
    }
}
