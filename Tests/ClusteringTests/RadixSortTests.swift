import TestSupport
import Testing

@testable import Clustering

@Suite struct RadixSortTests {
    @Test(arguments: [0, 1, 2, 256, 257, 5_000], [UInt64(0), 1, 2_047, 2_048, .max])
    func `keys come in order, and values of equal keys in the order they were`(
        _ count: Int, _ greatest: UInt64
    ) {
        var chance = SeededChance(seed: UInt64(count))
        let original = (0..<count).map { _ in UInt64.random(in: 0...greatest, using: &chance) }
        var keys = original
        var values = Array(0..<Int32(count))
        RadixSort.sort(&keys, along: &values)
        #expect(keys == original.sorted())
        #expect(values == original.indices.sorted { (original[$0], $0) < (original[$1], $1) }.map(Int32.init))
    }
}
