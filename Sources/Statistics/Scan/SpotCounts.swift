/// How many reports came in each spot, summed as the rows of ``WindowLanes`` ask. Counts are kept as `Float`.
struct SpotCounts: Sendable {
    /// The greatest count up to which a `Float` is exact.
    static let most = 16_777_216

    /// By spot, then row; without the first row, which is always nothing.
    private var rows: [SIMD8<Float>]
    private let stride: Int
    private let periodCount: Int
    private let from: [Int32]
    private let to: [Int32]

    init(spots: Int, lanes: WindowLanes) {
        stride = lanes.rows.count - 1
        periodCount = lanes.periodCount
        rows = [SIMD8<Float>](repeating: .zero, count: spots * stride)
        let summed = lanes.rows.dropFirst()
        from = summed.flatMap { row in row.from.indices.map { row.from[$0] } }
        to = summed.flatMap { row in row.to.indices.map { row.to[$0] } }
    }

    /// - Parameter counts: by spot, then period from the first that is in any window.
    mutating func fill(from counts: [Int32]) {
        guard stride > 0, periodCount > 0 else { return }
        var running = [Int32](repeating: 0, count: periodCount + 1)
        for spot in 0..<rows.count / stride {
            for period in 0..<periodCount {
                running[period + 1] = running[period] &+ counts[spot * periodCount + period]
            }
            for row in 0..<stride {
                var sums = SIMD8<Float>.zero
                for lane in 0..<WindowLanes.width {
                    let sum = row * WindowLanes.width + lane
                    sums[lane] = Float(running[Int(to[sum])] &- running[Int(from[sum])])
                }
                rows[spot * stride + row] = sums
            }
        }
    }

    /// Adds the rows of a spot to `sums`, which has the first row too.
    @inline(__always)
    func add(_ spot: Int, to sums: inout [SIMD8<Float>]) {
        let start = spot * stride
        for row in 0..<stride { sums[row + 1] += rows[start + row] }
    }

    @inline(__always)
    func subtract(_ spot: Int, from sums: inout [SIMD8<Float>]) {
        let start = spot * stride
        for row in 0..<stride { sums[row + 1] -= rows[start + row] }
    }
}
