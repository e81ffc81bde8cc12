/// Chance that is the same for the same seed, on every machine and with every compiler.
///
/// (Method: Steele, Lea and Flood, “Fast splittable pseudorandom number generators”, 2014: SplitMix64.) It draws its own
/// fractions and indices, since how the standard library makes them out of bits is not promised to stay.
struct DemoChance: Sendable {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// Evenly from 0 up to, never including, 1.
    mutating func fraction() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// True so often.
    mutating func happens(_ probability: Double) -> Bool { fraction() < probability }

    /// Evenly from 0 up to, never including, `count`; 0 for an empty range.
    mutating func index(below count: Int) -> Int {
        Int(next().multipliedFullWidth(by: UInt64(max(1, count))).high)
    }

    mutating func number(in range: ClosedRange<Int>) -> Int { range.lowerBound + index(below: range.count) }

    /// One of `choices`; nil for none.
    mutating func pick<Choice>(_ choices: [Choice]) -> Choice? {
        choices.isEmpty ? nil : choices[index(below: choices.count)]
    }

    /// About normal with mean 0 and deviation 1, and never beyond ±3: the sum of three even fractions.
    mutating func deviation() -> Double { (fraction() + fraction() + fraction()) * 2 - 3 }
}
