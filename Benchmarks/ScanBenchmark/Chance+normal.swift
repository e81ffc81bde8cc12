import Foundation
import Statistics

extension Chance {
    /// Two independent draws from the standard normal distribution. (G. E. P. Box, M. E. Muller, 1958.)
    mutating func normalPair() -> (Double, Double) {
        let length = (-2 * log(1 - fraction())).squareRoot()
        let turn = 2 * Double.pi * fraction()
        return (length * cos(turn), length * sin(turn))
    }
}
