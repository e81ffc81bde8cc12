/// A symmetric, positive definite matrix in a form in which equations with it are quickly solved: its Cholesky
/// factor.
struct CholeskyFactor {
    private var rows: [[Double]]

    /// Pivots that rounding brought to nothing are kept just above it.
    init(_ matrix: [[Double]]) {
        rows = matrix
        for row in matrix.indices {
            for column in 0...row {
                var sum = matrix[row][column]
                for inner in 0..<column { sum -= rows[row][inner] * rows[column][inner] }
                rows[row][column] =
                    row == column ? max(sum, 1e-12).squareRoot() : sum / rows[column][column]
            }
        }
    }

    /// The `x` of `matrix · x = vector`.
    func solve(_ vector: [Double]) -> [Double] {
        var solution = vector
        for row in rows.indices {
            for inner in 0..<row { solution[row] -= rows[row][inner] * solution[inner] }
            solution[row] /= rows[row][row]
        }
        for row in rows.indices.reversed() {
            for inner in (row + 1)..<rows.count { solution[row] -= rows[inner][row] * solution[inner] }
            solution[row] /= rows[row][row]
        }
        return solution
    }

    /// vectorᵀ · matrix⁻¹ · vector.
    func inverseForm(_ vector: [Double]) -> Double {
        zip(vector, solve(vector)).reduce(0) { $0 + $1.0 * $1.1 }
    }
}
