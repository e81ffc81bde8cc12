import Statistics
import Testing

@Suite struct HotSpotHistoryTests {
    @Test func `a trend counts from the level on`() throws {
        // Both tails 0.0274.
        let rising = [1.0, 2, 3, 4, 5]
        let isHot = [Bool](repeating: true, count: 5)
        #expect(HotSpotHistory(scores: rising, isHot: isHot, level: 0.03)?.pattern == .intensifying)
        #expect(HotSpotHistory(scores: rising, isHot: isHot, level: 0.02)?.pattern == .persistent)
        #expect(HotSpotHistory(scores: [1, 1], isHot: [true, true], level: 1)?.pattern == .persistent)
    }

    @Test
    func `rows that do not match, scores that are no numbers and levels that are no probability are refused`()
    {
        #expect(HotSpotHistory(scores: [1], isHot: []) == nil)
        #expect(HotSpotHistory(scores: [.nan], isHot: [true]) == nil)
        #expect(HotSpotHistory(scores: [1], isHot: [true], level: .nan) == nil)
        #expect(HotSpotHistory(scores: [1], isHot: [true], level: 1.5) == nil)
    }
}
