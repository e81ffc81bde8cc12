extension Clusters {
    /// Puts what is known by position in the points' own order, and numbers the clusters by lowest member.
    init(of grid: CellGrid, isCore: [Bool], roots: [Int32]) {
        var labels = [Int32](repeating: Self.noise, count: grid.count)
        var cores = [Bool](repeating: false, count: grid.count)
        var label = labels.mutableSpan
        var core = cores.mutableSpan
        let (order, root, coreAt) = (grid.order.span, roots.span, isCore.span)
        for position in order.indices {
            let point = Int(order[position])
            label[point] = root[position]
            core[point] = coreAt[position]
        }
        // By root, counted from noise, which has its number from the start: so no step asks whether a point is noise.
        var numbers = [Int32](repeating: Self.unnumbered, count: grid.count + 1)
        var number = numbers.mutableSpan
        number[0] = Self.noise
        var count: Int32 = 0
        for point in label.indices {
            let root = Int(label[point]) &+ 1
            if number[root] == Self.unnumbered {
                number[root] = count
                count &+= 1
            }
            label[point] = number[root]
        }
        self.init(labels: labels, isCore: cores, count: Int(count))
    }

    private static let unnumbered: Int32 = -2
}
