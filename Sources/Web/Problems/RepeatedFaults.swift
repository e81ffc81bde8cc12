import Synchronization

/// Lets one line a second into the log for the same fault, and counts the others.
final class RepeatedFaults: Sendable {
    private struct Seen {
        var at: ContinuousClock.Instant
        var passedOver = 0
    }

    /// More kinds than that at once are one flood, and share a line.
    private static let mostKinds = 64

    private let seen = Mutex<[String: Seen]>([:])
    private let pause = Duration.seconds(1)

    /// How many of the same were passed over since the last line; nil when this one is to be passed over too.
    func passedOver(_ fault: String, at moment: ContinuousClock.Instant) -> Int? {
        seen.withLock { seen in
            if seen[fault] == nil, seen.count >= Self.mostKinds {
                seen = seen.filter { moment - $0.value.at < pause }
            }
            let kind = seen[fault] != nil || seen.count < Self.mostKinds ? fault : "others"
            guard let before = seen[kind], moment - before.at < pause else {
                let count = seen[kind]?.passedOver ?? 0
                seen[kind] = Seen(at: moment)
                return count
            }
            seen[kind]?.passedOver += 1
            return nil
        }
    }
}
