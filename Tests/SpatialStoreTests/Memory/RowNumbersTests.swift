import TestSupport
import Testing

@testable import SpatialStore

@Suite struct RowNumbersTests {
    @Test func `after any changes it holds what a set would hold, in order and against it`() {
        var chance = SeededChance(seed: 3)
        var numbers = RowNumbers()
        var list: Set<Int> = []
        for _ in 0..<4_000 {
            let number = Int.random(in: 0..<1_500, using: &chance)
            let isIn = Bool.random(using: &chance)
            numbers.set(number, to: isIn)
            if isIn { list.insert(number) } else { list.remove(number) }
        }
        numbers.set(-1, to: true)
        let found = walked(numbers) { _ in true }
        #expect(found == list.sorted())
        #expect(walked(numbers, backwards: true) { _ in true } == found.reversed())
        #expect(walked(numbers) { $0 != 2 } == found.filter { $0 / 128 != 2 }, "a block is passed over whole")
        #expect((-1..<1_600).allSatisfy { numbers.contains($0) == list.contains($0) })
    }

    private func walked(
        _ numbers: RowNumbers, backwards: Bool = false, where isLookedAt: (Int) -> Bool
    ) -> [Int] {
        var found: [Int] = []
        numbers.forEach(backwards: backwards, inBlocksOf: 128, where: isLookedAt) { found.append($0) }
        return found
    }
}
