/// Lets so many work at the same time; the others wait in the order in which they came.
actor Turns {
    private var free: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(_ most: Int) { free = most }

    /// Works when it is its turn.
    func take<Value: Sendable>(_ work: @Sendable () async throws -> Value) async throws -> Value {
        if free > 0 { free -= 1 } else { await withCheckedContinuation { waiting.append($0) } }
        defer { giveBack() }
        try Task.checkCancellation()
        return try await work()
    }

    private func giveBack() {
        if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
    }
}
