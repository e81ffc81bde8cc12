import Reports

extension SafetyWalk.Stop {
    func named(_ name: String) -> Self {
        Self(number: number, name: name, place: place, reason: reason, hotspot: hotspot)
    }
}

extension [SafetyWalk.Stop] {
    /// Whether they are at the same places, for the same reasons. A name is corrected whatever was answered there: it is words alone.
    package func areSame(butForNamesAs other: Self) -> Bool {
        count == other.count && zip(self, other).allSatisfy { $0.named("") == $1.named("") }
    }
}
