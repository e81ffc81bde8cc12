import Dispatch
import Synchronization

extension Array where Element: Sendable {
    /// What `transform` makes of each element, in the order of the elements.
    ///
    /// Made on all cores, the elements in no promised order. One element alone wakes no other core. Returns when all
    /// is made.
    package func concurrentMap<Made: Sendable>(_ transform: @Sendable (Element) -> Made) -> [Made] {
        guard count > 1 else { return map(transform) }
        let all = Mutex([Made?](repeating: nil, count: count))
        DispatchQueue.concurrentPerform(iterations: count) { offset in
            let made = transform(self[offset])
            all.withLock { $0[offset] = made }
        }
        return all.withLock { $0.compactMap(\.self) }
    }

    /// The arrays that `transform` makes of the elements, one after the other; see ``concurrentMap(_:)``.
    func concurrentFlatMap<Made: Sendable>(_ transform: @Sendable (Element) -> [Made]) -> [Made] {
        var parts = concurrentMap(transform)
        var whole: [Made] = []
        whole.reserveCapacity(parts.reduce(0) { $0 + $1.count })
        // Each part is given back as soon as it has been copied.
        parts.reverse()
        while let part = parts.popLast() { whole += part }
        return whole
    }
}
