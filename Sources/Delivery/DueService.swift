package import Logging
package import Reports
import ServiceLifecycle

/// Looks at the clock, and has the notices queued of cases whose last day to act has begun.
///
/// The store keeps which days it has told of, so a day is told of once, however often the server starts; days that began
/// while it was down are told of when it is up again.
package struct DueService: Service {
    private let store: any CaseStore
    private let logger: Logger
    private let now: @Sendable () -> Timestamp
    private let clock: any Clock<Duration>
    private let interval: Duration

    /// - Parameters:
    ///   - now: The wall clock; days are those of the Swedish one.
    ///   - clock: Measures the interval.
    ///   - interval: How often the wall clock is looked at. The store is asked only when a day has begun.
    package init(
        store: any CaseStore, logger: Logger, now: @escaping @Sendable () -> Timestamp,
        clock: any Clock<Duration> = ContinuousClock(), interval: Duration = .seconds(60)
    ) {
        self.store = store
        self.logger = logger
        self.now = now
        self.clock = clock
        self.interval = interval
    }

    /// Runs until it is asked to stop. What the store could not do is tried again after the interval.
    package func run() async throws {
        try? await cancelWhenGracefulShutdown {
            var looked: CivilDate?
            while true {
                let moment = now()
                let today = SwedishTime(moment).date
                if today != looked {
                    do {
                        try await store.queueDueNotices(at: moment)
                        looked = today
                    } catch {
                        logger.warning("Due notices not queued, will be tried again")
                    }
                }
                try await clock.sleep(for: interval)
            }
        }
    }
}
