extension Range<Int> {
    /// Pieces of about the same length, at most so many, and none shorter than `shortest` unless the whole range is.
    ///
    /// - Precondition: both are at least 1.
    package func pieces(atMost most: Int, shortest: Int) -> [Range<Int>] {
        let pieces = Swift.max(1, Swift.min(most, count / shortest))
        return (0..<pieces).map { piece in
            (lowerBound + count * piece / pieces)..<(lowerBound + count * (piece + 1) / pieces)
        }
    }
}
