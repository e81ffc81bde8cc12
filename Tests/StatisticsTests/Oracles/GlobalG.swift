import Statistics

/// Whether high values gather anywhere at all: the general statistic G of Getis and Ord, the share of all products of
/// two places' values that neighbours have.
///
/// Method: A. Getis, J. K. Ord, "The analysis of spatial association by use of distance statistics", Geographical
/// Analysis 24 (1992), with its mean and variance when the values are shuffled among the places.
struct GlobalG: Hashable, Sendable {
    /// From 0, no neighbours have values together, to 1, only neighbours have.
    let value: Double
    /// What shuffled values have on average: the share of pairs that are neighbours.
    let expected: Double
    /// The variance of shuffled values.
    let variance: Double

    /// Nil when there are not as many values as places, for fewer than four, for one that is negative or not finite,
    /// and when fewer than two are above a 10⁵⁰th of the greatest.
    ///
    /// - Complexity: O(*places* + *neighbours*).
    init?(_ values: [Double], weights: SpatialWeights) {
        guard values.count == weights.count, values.count > 3, values.allSatisfy({ $0 >= 0 && $0.isFinite }),
            let greatest = values.max(), values.count(where: { $0 > greatest * 1e-50 }) > 1
        else { return nil }
        // G does not change with the unit of the values.
        let values = values.map { $0 / greatest }
        let n = Double(values.count)
        var (pairs, degreeSquares, products) = (0.0, 0.0, 0.0)
        var (m1, m2, m3, m4) = (0.0, 0.0, 0.0, 0.0)
        /// The sum of all products of two places' values, which is m1² − m2 without its rounding.
        var allProducts = 0.0
        for place in values.indices {
            let neighbours = weights[place]
            pairs += Double(neighbours.count)
            degreeSquares += Double(neighbours.count * neighbours.count)
            let value = values[place]
            products += value * neighbours.reduce(0) { $0 + values[Int($1)] }
            allProducts += 2 * value * m1
            m1 += value
            m2 += value * value
            m3 += value * value * value
            m4 += value * value * value * value
        }
        value = products / allProducts
        expected = pairs / (n * (n - 1))

        // The paper's S1, S2 and W² for weights of 1 that go both ways.
        let (s1, s2, w2) = (2 * pairs, 4 * degreeSquares, pairs * pairs)
        let b0 = (n * n - 3 * n + 3) * s1 - n * s2 + 3 * w2
        let b1 = -((n * n - n) * s1 - 2 * n * s2 + 6 * w2)
        let b2 = -(2 * n * s1 - (n + 3) * s2 + 6 * w2)
        let b3 = 4 * (n - 1) * s1 - 2 * (n + 1) * s2 + 8 * w2
        let b4 = s1 - s2 + w2
        let moments = b0 * m2 * m2 + b1 * m4 + b2 * m1 * m1 * m2 + b3 * m1 * m3 + b4 * m1 * m1 * m1 * m1
        let square = allProducts * allProducts * n * (n - 1) * (n - 2) * (n - 3)
        variance = max(0, moments / square - expected * expected)
    }

    /// The standard score; 0 where shuffling changes nothing.
    var z: Double {
        variance > 1e-12 * expected * expected ? (value - expected) / variance.squareRoot() : 0
    }
}
