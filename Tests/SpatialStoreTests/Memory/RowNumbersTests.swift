import TestSupport
import Testing

@testable import SpatialStore

@Suite struct RowNumbersTests {
    @Test func `after any changes it holds what a set would hold, in order`() {
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
        let found = (0..<13).flatMap { walked(numbers, block: $0) }
        #expect(found == list.sorted())
        for block in 0..<13 {
            #expect(walked(numbers, block: block) == found.filter { $0 / 128 == block })
        }
        #expect((-1..<1_600).allSatisfy { numbers.contains($0) == list.contains($0) })
    }

    private func walked(_ numbers: RowNumbers, block: Int) -> [Int] {
        var found: [Int] = []
        numbers.forEach(inBlock: block, of: 128) { found.append($0) }
        return found
    }
}
