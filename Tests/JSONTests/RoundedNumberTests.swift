import TestSupport
import Testing

@testable import JSON

@Suite struct RoundedNumberTests {
    @Test(arguments: [
        (14.5306, 7, "14.5306"), (0.00000004, 7, "0"), (0.00000005, 7, "0.0000001"), (-0.00000004, 7, "0"),
        (-14.999_999_99, 7, "-15"), (-0.05, 2, "-0.05"), (1.005, 0, "1"), (2.5, 0, "3"), (-2.5, 0, "-3"),
        (100, 2, "100"), (56.299_999_999_999_99, 7, "56.3"), (1e15, 0, "1000000000000000"), (7, -3, "7"),
    ])
    func `is written without noise`(_ value: Double, _ decimals: Int, _ written: String) {
        #expect(RoundedNumber(value, decimals: decimals)?.text() == written)
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity, 1e300, .greatestFiniteMagnitude, 1e16])
    func `refuses what cannot be counted`(_ value: Double) {
        #expect(RoundedNumber(value, decimals: 0) == nil)
        #expect(RoundedNumber(value, decimals: 9) == nil)
    }

    @Test func `a Swedish reader gets a comma`() {
        #expect(RoundedNumber(-1234.5, decimals: 2)?.text(separator: ",") == "-1234,5")
    }

    @Test(arguments: UInt64(1)...100)
    func `reads back within half of the last decimal`(seed: UInt64) throws {
        var chance = SeededChance(seed: seed)
        let value = Double.random(in: -180...180, using: &chance)
        let read = try #require(RoundedNumber(value, decimals: 7).flatMap { Double($0.text()) })
        #expect(abs(read - value) <= 0.500001e-7)
    }
}
