/// Chance that is the same for the same seed, on every machine and with every compiler.
///
/// Method: G. L. Steele, D. Lea, C. H. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014 (SplitMix64);
/// whole numbers below a bound after D. Lemire, "Fast random integer generation in an interval", ACM TOMACS 29 (2019). It
/// draws its own fractions and indices, since how the standard library makes them out of bits is not promised to stay.
package struct Chance: RandomNumberGenerator, Hashable, Sendable {
    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    /// Chance of its own for each numbered stream of one seed, so that work can be shared out among threads and still give
    /// the same result.
    package init(seed: UInt64, stream: Int) {
        var mixer = Chance(seed: seed ^ (UInt64(truncatingIfNeeded: stream) &* 0xD134_2543_DE82_EF95))
        state = mixer.next() &+ UInt64(truncatingIfNeeded: stream)
    }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// Evenly from 0 up to, never including, 1.
    package mutating func fraction() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// Evenly from 0 up to, never including, `count`; 0 for an empty range. Off from even by less than `count` in 2⁶⁴.
    package mutating func index(below count: Int) -> Int {
        Int(next().multipliedFullWidth(by: UInt64(max(1, count))).high)
    }
}
