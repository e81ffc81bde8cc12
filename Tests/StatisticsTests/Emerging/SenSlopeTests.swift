import Statistics
import Testing

@Suite struct SenSlopeTests {
    @Test func `one odd value does not move the slope, and a line has its own`() {
        #expect(SenSlope.slope(of: [1, 3, 5, 7, 900, 11, 13, 15]) == 2)
        #expect(SenSlope.slope(of: [4, 4.5]) == 0.5)
        #expect(SenSlope.slope(of: [-1e300, 1e300]) == 2e300)
    }

    @Test func `fewer than two values have no slope`() {
        #expect(SenSlope.slope(of: []) == nil)
        #expect(SenSlope.slope(of: [1]) == nil)
    }
}
