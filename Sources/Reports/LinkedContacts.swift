/// Two ways to reach one reporter, as they were given together: digests, from which neither can be read.
package struct ContactLink: Hashable, Sendable {
    /// Of the two, the lesser digest.
    package let one: ReporterKey
    package let other: ReporterKey

    /// Nil for one and the same.
    package init?(_ one: ReporterKey, _ other: ReporterKey) {
        guard one != other else { return nil }
        let isInOrder = one.digest < other.digest
        self.one = isInOrder ? one : other
        self.other = isInOrder ? other : one
    }
}

/// Which reporters are one voice: those whose e-mail address and telephone number were given together once, and whoever shares one
/// of these with them.
///
/// Who are one does not depend on the order in which links became known; by which of them they are called does.
package struct LinkedContacts: Sendable {
    /// The voice of each that has a link: a member of its set.
    private var voices: [Int64: Int64] = [:]
    /// The sets by their voices.
    private var sets: [Int64: [Int64]] = [:]

    package init() {}

    /// - Complexity: O(log *n*) a link, in the mean over all.
    package mutating func insert(_ link: ContactLink) {
        let (one, other) = (voice(of: link.one).digest, voice(of: link.other).digest)
        guard one != other else { return }
        let (few, many) =
            (sets[one] ?? [one]).count < (sets[other] ?? [other]).count ? (one, other) : (other, one)
        let moved = sets.removeValue(forKey: few) ?? [few]
        for member in moved { voices[member] = many }
        voices[many] = many
        sets[many, default: [many]] += moved
    }

    package func voice(of reporter: ReporterKey) -> ReporterKey {
        voices[reporter.digest].map { ReporterKey(digest: $0) } ?? reporter
    }

    package func voice(of voice: ReportVoice) -> ReportVoice {
        switch voice {
        case .reporter(let reporter): .reporter(self.voice(of: reporter))
        case .address: voice
        }
    }
}
