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
        var numbers = [Int32](repeating: Self.noise, count: grid.count)
        var number = numbers.mutableSpan
        var count: Int32 = 0
        for point in label.indices where label[point] != Self.noise {
            let root = Int(label[point])
            if number[root] == Self.noise {
                number[root] = count
                count &+= 1
            }
            label[point] = number[root]
        }
        self.init(labels: labels, isCore: cores, count: Int(count))
    }
}
