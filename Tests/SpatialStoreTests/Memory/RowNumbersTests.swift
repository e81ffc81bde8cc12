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
        var found: [Int] = []
        numbers.forEach { found.append($0) }
        #expect(found == list.sorted())
        var backwards: [Int] = []
        numbers.forEach(backwards: true) { backwards.append($0) }
        #expect(backwards == found.reversed())
        #expect((-1..<1_600).allSatisfy { numbers.contains($0) == list.contains($0) })
    }
}
