import Reports
import Synchronization

/// Counts the failed attempts of each account and each address, and says when the next may be made. In memory: a restart forgets.
///
/// Bounded: of more names than are held, those are forgotten whose last failure is oldest.
final class AttemptLimiter: Sendable {
    private let free: Int
    private let window: TimeSpan
    private let most: Int
    private let failures: Mutex<[String: Failures]> = Mutex([:])

    private struct Failures {
        var count: Int
        var last: Timestamp
    }

    /// - Parameters:
    ///   - free: how many failures cost nothing; after each one more, twice as long must be waited as after the one before, from
    ///     one second to the window.
    ///   - window: after so long without a failure, all are forgotten.
    init(free: Int, window: TimeSpan = .minutes(15), most: Int = 10_000) {
        self.free = free
        self.window = window
        self.most = most
    }

    /// How many seconds are left to wait; nil when an attempt may be made. It counts as failed until ``succeeded(_:)``, so that many
    /// at the same time are no more than one after another.
    func begin(_ name: String, at now: Timestamp) -> Int? {
        failures.withLock { failures in
            if let known = failures[name], now < known.last.adding(window) {
                let wait = pause(after: known.count)
                let left = known.last.adding(wait).milliseconds - now.milliseconds
                if left > 0 { return Int((left + 999) / 1_000) }
                failures[name] = Failures(count: known.count + 1, last: now)
            } else {
                if failures.count >= most, let oldest = failures.min(by: { $0.value.last < $1.value.last }) {
                    failures[oldest.key] = nil
                }
                failures[name] = Failures(count: 1, last: now)
            }
            return nil
        }
    }

    func succeeded(_ name: String) { failures.withLock { $0[name] = nil } }

    /// Takes back an attempt that was begun and told nothing.
    func withdrew(_ name: String) {
        failures.withLock { failures in
            guard let known = failures[name] else { return }
            failures[name] = known.count <= 1 ? nil : Failures(count: known.count - 1, last: known.last)
        }
    }

    private func pause(after count: Int) -> TimeSpan {
        guard count >= free else { return .seconds(0) }
        return min(.seconds(1 << Int64(min(count - free, 20))), window)
    }
}
