import JSON

/// How probabilities are written.
package enum Probability {
    /// How many decimals they have.
    static let decimals = 4

    /// The same, or the least above 0 that has so few decimals: nothing that was estimated is impossible.
    static func written(_ probability: Double) -> Double { max(probability, 0.000_1) }

    /// `0,0123`
    package static func swedish(_ probability: Double) -> String {
        RoundedNumber(written(probability), decimals: decimals)?.text(separator: ",") ?? ""
    }
}

extension JSONObject {
    /// Writes a probability, or `null` for nil.
    mutating func member(_ name: String, probability: Double?) {
        member(name, probability.map(Probability.written), decimals: Probability.decimals)
    }
}

extension CSVRow {
    mutating func probability(_ value: Double?) {
        number(value.map(Probability.written), decimals: Probability.decimals)
    }
}
