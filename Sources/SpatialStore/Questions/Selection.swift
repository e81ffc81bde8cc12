/// Keeps the least so many of a stream of elements, in memory for about twice as many.
struct Selection<Element: Comparable> {
    private var kept: [Element] = []
    private let limit: Int
    /// The last of the least so many of what was offered before: what does not precede it is not among them.
    private(set) var bound: Element?

    /// - Parameter limit: At least 1; `.max` keeps everything.
    init(_ limit: Int) { self.limit = limit }

    /// Whether an element could still be among the least. Of a long stream nearly none could.
    func admits(_ element: Element) -> Bool { bound.map { element < $0 } ?? true }

    mutating func offer(_ element: Element) {
        guard admits(element) else { return }
        kept.append(element)
        guard limit < Int.max / 4, kept.count >= 2 * limit + 256 else { return }
        kept.sort()
        kept.removeLast(kept.count - limit)
        bound = kept.last
    }

    /// The least `limit` elements, in order.
    consuming func sorted() -> [Element] {
        var kept = kept
        kept.sort()
        return kept.count <= limit ? kept : Array(kept.prefix(limit))
    }
}
