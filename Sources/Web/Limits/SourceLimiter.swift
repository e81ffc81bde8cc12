package import Reports
import Synchronization

/// How often one household or telephone may do something without signing in: so many at once, and as many again in each span, a little
/// at a time. In memory: a restart forgets.
///
/// What comes from the machine itself is not counted: that is a proxy that is not said to be trusted, and then everybody's address.
package final class SourceLimiter: Sendable {
    private let most: Double
    private let span: TimeSpan
    private let held: Int
    private let buckets: Mutex<[String: Bucket]> = Mutex([:])

    private struct Bucket {
        var left: Double
        var at: Timestamp
    }

    /// - Parameters:
    ///   - most: How many at once, and in each span.
    ///   - held: Of more sources than so many, those are forgotten that have been quiet for longest.
    package init(_ most: Int, each span: TimeSpan, held: Int = 20_000) {
        self.most = Double(max(1, most))
        self.span = span
        self.held = held
    }

    /// How many seconds a caller must wait; nil when it may, which is counted.
    package func wait(for call: Call, at now: Timestamp) -> Int? {
        call.isFromThisMachine ? nil : wait(for: call.address, at: now)
    }

    func wait(for source: String, at now: Timestamp) -> Int? {
        buckets.withLock { buckets in
            var bucket = buckets[source] ?? Bucket(left: most, at: now)
            let passed = Double(max(0, now.milliseconds - bucket.at.milliseconds))
            let each = Double(span.milliseconds) / most
            bucket.left = min(most, bucket.left + passed / each)
            bucket.at = now
            guard bucket.left >= 1 else {
                buckets[source] = bucket
                return max(1, Int(((1 - bucket.left) * each / 1_000).rounded(.up)))
            }
            bucket.left -= 1
            if buckets[source] == nil, buckets.count >= held,
                let quietest = buckets.min(by: { $0.value.at < $1.value.at })
            {
                buckets[quietest.key] = nil
            }
            buckets[source] = bucket
            return nil
        }
    }
}
