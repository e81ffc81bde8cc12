import Dispatch
import Web

/// Lets a few exports go on at a time, all on a thread of their own: the short requests never wait for the walks over the
/// whole store that their pages cost.
final class ExportWork: Sendable {
    private let admission: Admission
    private let thread = ExportThread()

    /// - Parameter most: how many exports may go on at a time.
    init(most: Int = 4) { admission = Admission(most: most) }

    /// How many exports go on.
    var count: Int { admission.count }

    /// A place among the exports that go on, for as long as it is held.
    ///
    /// - Throws: ``Problem/overloaded(retryAfterSeconds:)`` when there is none.
    func place() throws(Problem) -> Admission.Place {
        guard let place = admission.place() else { throw .overloaded(retryAfterSeconds: 5) }
        return place
    }

    /// Runs `body`, and the asynchronous functions it calls that belong to no actor, on the thread of the exports.
    func run<Value>(_ body: () async throws -> Value) async throws -> Value {
        try await withTaskExecutorPreference(thread) { try await body() }
    }
}

/// A thread that tasks may prefer (SE-0417).
private final class ExportThread: TaskExecutor {
    private let queue = DispatchQueue(label: "lykta.exports")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        // The closure holds the executor for as long as the job refers to it.
        queue.async { unsafe job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
