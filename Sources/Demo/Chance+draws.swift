import Statistics

/// What the demo draws.
extension Chance {
    /// True so often.
    mutating func happens(_ probability: Double) -> Bool { fraction() < probability }

    mutating func number(in range: ClosedRange<Int>) -> Int { range.lowerBound + index(below: range.count) }

    /// One of `choices`; nil for none.
    mutating func pick<Choice>(_ choices: [Choice]) -> Choice? {
        choices.isEmpty ? nil : choices[index(below: choices.count)]
    }

    /// About normal with mean 0 and deviation 1, and never beyond ±3: the sum of three even fractions.
    mutating func deviation() -> Double { (fraction() + fraction() + fraction()) * 2 - 3 }
}
