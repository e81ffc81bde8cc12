import Geometry

/// The circles around every spot, each the one before and a ring more. A ring holds all spots at one distance.
///
/// Circles around a spot whose weights lie in the same bucket form a *batch*: one look at the last of them tells whether any
/// could matter.
///
/// Memory: 4 bytes for every two spots, either way round, of which one lies in the other's greatest circle, 4 a circle and 12
/// a batch.
struct ScanCircles: Sendable {
    /// The spots of the circles, ring by ring.
    private(set) var members: [Int32] = []
    /// Where each circle ends among the members; it starts where its centre's do.
    private(set) var ends: [Int32] = []
    private(set) var batches: [Batch] = []
    private(set) var centres: [Centre] = []

    struct Batch {
        fileprivate(set) var circles: Range<Int32>
        let bucket: Int32
    }

    struct Centre {
        let spot: Int
        let firstMember: Int
        fileprivate(set) var batches: Range<Int>
    }

    private init() {}

    /// A circle counts only when its spots have some weight.
    ///
    /// - Complexity: O(*s*² + *p* log *p*) for *s* spots and *p* pairs within the greatest radius.
    init(around spots: ScanSpots, weights: [Double], buckets: WeightBuckets, windows: ScanWindows) {
        let heaviest = weights.reduce(0, +) * windows.greatestShare
        let reach = windows.greatestRadius.squaredCentimetres
        var near: [(squared: Int64, spot: Int32)] = []
        for centre in 0..<spots.count {
            near.removeAll(keepingCapacity: true)
            for spot in 0..<spots.count {
                let squared = spots.squaredCentimetres(centre, spot)
                if squared <= reach { near.append((squared, Int32(spot))) }
            }
            near.sort { $0 < $1 }
            begin(at: centre)
            var (weight, ring) = (0.0, [Int32]())
            for (position, neighbour) in near.enumerated() {
                weight += weights[Int(neighbour.spot)]
                guard weight <= heaviest else { break }
                ring.append(neighbour.spot)
                let isLast = position + 1 == near.count || near[position + 1].squared > neighbour.squared
                guard isLast, weight > 0 else { continue }
                append(ring[...], bucket: buckets.bucket(of: weight))
                ring.removeAll(keepingCapacity: true)
            }
        }
    }

    /// The circles that hold none of the spots taken.
    func avoiding(_ taken: [Bool]) -> ScanCircles {
        var kept = ScanCircles()
        for centre in centres {
            kept.begin(at: centre.spot)
            var start = centre.firstMember
            rings: for batch in batches[centre.batches] {
                for circle in batch.circles {
                    let ring = members[start..<Int(ends[Int(circle)])]
                    if ring.contains(where: { taken[Int($0)] }) { break rings }
                    kept.append(ring, bucket: batch.bucket)
                    start = ring.endIndex
                }
            }
        }
        return kept
    }

    private mutating func begin(at spot: Int) {
        if let last = centres.last, last.batches.isEmpty { centres.removeLast() }
        centres.append(
            Centre(spot: spot, firstMember: members.count, batches: batches.count..<batches.count))
    }

    private mutating func append(_ ring: ArraySlice<Int32>, bucket: Int32) {
        let circle = Int32(ends.count)
        members += ring
        ends.append(Int32(members.count))
        let centre = centres.count - 1
        if let last = batches.indices.last, centres[centre].batches.contains(last),
            batches[last].bucket == bucket
        {
            batches[last].circles = batches[last].circles.lowerBound..<circle + 1
        } else {
            batches.append(Batch(circles: circle..<circle + 1, bucket: bucket))
            centres[centre].batches = centres[centre].batches.lowerBound..<batches.count
        }
    }
}
