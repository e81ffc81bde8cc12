extension CellGrid {
    /// The cells in pieces with about as many points each, for cores to share; the same on every machine.
    var shares: [Range<Int>] {
        let edges = (0..<count).pieces(atMost: 16, shortest: 8_192).dropFirst()
            .map { firstCell(from: $0.lowerBound) }
        return zip([0] + edges, edges + [cells.count]).map { $0..<$1 }.filter { !$0.isEmpty }
    }

    /// The first cell that begins at a position or after it.
    private func firstCell(from position: Int) -> Int {
        var (low, high) = (0, cells.count)
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] < position { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
