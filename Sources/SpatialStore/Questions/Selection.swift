/// Keeps the least so many of a stream of elements, in memory for about twice as many.
struct Selection<Element> {
    private var kept: [Element] = []
    private let limit: Int
    /// The last of the least so many of what was offered before: what does not precede it is not among them.
    private var bound: Element?
    private let precedes: (Element, Element) -> Bool

    /// - Parameters:
    ///   - limit: At least 1; `.max` keeps everything.
    ///   - precedes: A strict total order.
    init(_ limit: Int, by precedes: @escaping (Element, Element) -> Bool) {
        self.limit = limit
        self.precedes = precedes
    }

    mutating func offer(_ element: Element) {
        if let bound, !precedes(element, bound) { return }
        kept.append(element)
        guard limit < Int.max / 4, kept.count >= 2 * limit + 256 else { return }
        kept.sort(by: precedes)
        kept.removeLast(kept.count - limit)
        bound = kept.last
    }

    /// The least `limit` elements, in order.
    consuming func sorted() -> [Element] {
        var kept = kept
        kept.sort(by: precedes)
        return kept.count <= limit ? kept : Array(kept.prefix(limit))
    }
}
