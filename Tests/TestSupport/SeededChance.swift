import Statistics

/// Chance that is the same for the same seed, for tests: ``Chance``, under a name that needs no import of the statistics.
package struct SeededChance: RandomNumberGenerator {
    private var chance: Chance

    package init(seed: UInt64) { chance = Chance(seed: seed) }

    package mutating func next() -> UInt64 { chance.next() }
}
