import Geometry
import TestSupport
import Testing

@testable import Clustering
@testable import Statistics

@Suite struct ScanPartsTests {
    @Test func `a p-value stops when enough have reached the value, else counts the reports among the rest`()
    {
        let maxima = [5.0, 3, 4, 1, 4, 2]
        let never = SequentialPValue(of: 4, among: maxima, stoppingAfter: nil)
        #expect((never.p, never.replications, never.isSettled) == (4 / 7.0, 6, false))
        let stopped = SequentialPValue(of: 4, among: maxima, stoppingAfter: 2)
        #expect((stopped.p, stopped.replications, stopped.isSettled) == (2 / 3.0, 3, true))
        let tooFew = SequentialPValue(of: 4, among: maxima, stoppingAfter: 4)
        #expect((tooFew.p, tooFew.replications, tooFew.isSettled) == (4 / 7.0, 6, false))
        #expect(SequentialPValue(of: 4, among: [], stoppingAfter: 1).p == 1)
    }

    @Test(arguments: 0..<200)
    func `no count up to the threshold is above the level, and one just above it is`(_ seed: UInt64) {
        var chance = SeededChance(seed: seed)
        let total = Double.random(in: 2...60_000, using: &chance).rounded()
        let expected = total * Double.random(in: 1e-6...0.99, using: &chance)
        let level = Double.random(in: 0...25, using: &chance)
        let count = ExcessLikelihood.greatestCount(within: level, expected: expected, total: total)
        func ratio(_ count: Double) -> Double {
            ExcessLikelihood.logRatio(observed: min(count, total), expected: expected, total: total)
        }
        if count.isInfinite {
            #expect(ratio(total) <= level)
        } else {
            #expect(ratio(count) <= level)
            #expect(ratio(count * (1 + 1e-5) + 1e-4) > level)
        }
    }

    @Test(arguments: 0..<60)
    func `a chord never lies above the threshold`(_ seed: UInt64) {
        var chance = SeededChance(seed: seed)
        let total = Double.random(in: 2...60_000, using: &chance).rounded()
        let level = Double(Int.random(in: 0...23, using: &chance))
        let weight = total * Double.random(in: 0.001...1, using: &chance)
        let shares = [0, 1].map { _ in Double.random(in: 1e-4...1, using: &chance) }.sorted()
        let curve = ThresholdCurve(
            level: level, total: total, from: weight * shares[0], to: weight * shares[1])
        let chord = curve.chord(weight: weight, shares: shares[0]...shares[1])
        for step in 0...20 {
            let share = shares[0] + (shares[1] - shares[0]) * Double(step) / 20
            let count = ExcessLikelihood.greatestCount(
                within: level, expected: weight * share, total: total)
            #expect(chord.intercept + chord.slope * share <= count * (1 + 1e-5) + 1e-9)
        }
    }

    @Test(arguments: [1, 2, 7, 8, 9, 40], [1...1, 1...8, 1...9, 3...20, 41...50])
    func `every run is in one lane`(_ periodCount: Int, _ lengths: ClosedRange<Int>) throws {
        for direction in ScanWindows.Direction.allCases {
            let windows = ScanWindows(
                greatestRadius: try Radius(metres: 1).orFail(), lengths: lengths, direction: direction)
            let lanes = WindowLanes(windows, periodCount: periodCount)
            let wanted = (0..<periodCount).flatMap { first in
                (first..<periodCount).map { first..<$0 + 1 }.filter {
                    lengths.contains($0.count)
                        && (direction == .retrospective || $0.upperBound == periodCount)
                }
            }
            let runs = lanes.runs.filter { !$0.isEmpty }
            #expect(runs.count == wanted.count)
            #expect(Set(runs) == Set(wanted))
            #expect(lanes.runCount == wanted.count)
        }
    }

    @Test func `few places stay where they are, many go to the middle of their cell`() throws {
        let places = try (0..<30).map { try Place.olofstrom(north: Double($0) * 10, east: 3) }
        let side = try Radius(metres: 100).orFail()
        let exact = ScanSpots(gathering: PointColumns(places), cellSide: side, few: 30, most: 40)
        #expect(exact.cellSide == nil)
        #expect((0..<30).map { exact.place(of: $0) } == places)
        let cells = ScanSpots(gathering: PointColumns(places), cellSide: side, few: 29, most: 40)
        #expect(cells.cellSide == side)
        #expect(cells.count == 4)
        for (place, spot) in zip(places, cells.spotOfReport) {
            let middle = try cells.place(of: Int(spot)).orFail()
            #expect(middle.northingCentimetres % 10_000 == 5_000)
            #expect(abs(middle.northingCentimetres - place.northingCentimetres) <= 5_000)
            #expect(abs(middle.eastingCentimetres - place.eastingCentimetres) <= 5_000)
        }
        let wide = ScanSpots(gathering: PointColumns(places), cellSide: side, few: 0, most: 3)
        #expect(wide.cellSide == Radius(metres: 200))
        #expect(wide.count == 3)
        #expect(ScanSpots(gathering: PointColumns(places), cellSide: nil, few: 0, most: 0).count == 30)
        let one = ScanSpots(gathering: PointColumns(places), cellSide: side, few: 0, most: 0)
        #expect(one.count == 1)
    }

    @Test func `outcomes come as often as they should, those without weight never`() {
        let weights = [3.0, 0, 1, 0.5, 5.5]
        let table = AliasTable(weights: weights)
        var chance = Chance(seed: 1)
        var counts = [Int](repeating: 0, count: weights.count)
        for _ in 0..<20_000 { counts[table.draw(using: &chance)] += 1 }
        #expect(counts[1] == 0)
        for (weight, count) in zip(weights, counts) {
            let (mean, share) = (weight * 2_000, weight / 10)
            #expect(abs(Double(count) - mean) <= 4 * (mean * (1 - share)).squareRoot())
        }
    }

    @Test func `every way to deal the periods out is as likely, as they were among them`() throws {
        let spots = ScanSpots(
            sites: try (0..<3).map { try Place.olofstrom(north: Double($0)) }, siteOfReport: [0, 1, 2])
        let windows = ScanWindows(
            greatestRadius: try Radius(metres: 1).orFail(), lengths: 1...3, direction: .retrospective)
        let lanes = WindowLanes(windows, periodCount: 3)
        var chance = Chance(seed: 1)
        var counts = [Int32](repeating: 7, count: 9)
        var periods: [Int32] = []
        var seen: [[Int32]: Int] = [:]
        for _ in 0..<3_000 {
            PermutedPeriods(original: [0, 1, 2])
                .draw(into: &counts, spots: spots, lanes: lanes, periods: &periods, using: &chance)
            seen[counts, default: 0] += 1
        }
        #expect(seen.count == 6)
        // Four standard errors of 3,000 draws with a probability of a sixth.
        for count in seen.values { #expect(abs(count - 500) <= 82) }
    }

    @Test(arguments: 0..<10)
    func `a circle lies in a bucket that is no heavier and at most 3 % lighter`(_ seed: UInt64) {
        var chance = SeededChance(seed: seed)
        let weights = (0..<20).map { _ in Double.random(in: 0.01...50, using: &chance) }
        let buckets = WeightBuckets(of: weights)
        var weight = 0.0
        for next in weights {
            weight += next
            let bucket = Int(buckets.bucket(of: weight))
            #expect(bucket < buckets.count)
            #expect(buckets.leastWeight(of: bucket) <= weight * (1 + 1e-9))
            #expect(buckets.leastWeight(of: bucket) * 1.0301 >= weight)
        }
    }
}
