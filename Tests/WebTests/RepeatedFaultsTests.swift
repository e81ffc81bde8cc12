import Testing

@testable import Web

@Suite struct RepeatedFaultsTests {
    private let start = ContinuousClock.now

    @Test func `the same fault has one line a second, which counts those passed over`() {
        let faults = RepeatedFaults()
        #expect(faults.passedOver("disk", at: start) == 0)
        for _ in 0..<50 { #expect(faults.passedOver("disk", at: start + .milliseconds(500)) == nil) }
        #expect(faults.passedOver("other", at: start + .milliseconds(500)) == 0)
        #expect(faults.passedOver("disk", at: start + .seconds(1)) == 50)
        #expect(faults.passedOver("disk", at: start + .seconds(3)) == 0)
    }

    @Test func `a flood of different faults shares a line`() {
        let faults = RepeatedFaults()
        let lines = (0..<1_000).compactMap { faults.passedOver("fault \($0)", at: start) }
        #expect(lines.count == 65)
        #expect(faults.passedOver("fault 7", at: start + .seconds(2)) == 0)
    }
}
