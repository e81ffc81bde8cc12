import Geometry
import Statistics

extension Chance {
    /// From the normal distribution around 0.
    mutating func normal(deviation: Double) -> Double {
        Normal.quantile(max(0x1p-53, fraction())) * deviation
    }

    /// From the Poisson distribution; the mean is small.
    mutating func poisson(_ mean: Double) -> Int {
        let share = fraction()
        var count = 0
        while count < 1_000, Poisson.lowerTail(count, mean: mean) <= share { count += 1 }
        return count
    }

    /// A place around another, normally in both directions.
    mutating func place(around centre: Place, deviation: Double) -> Place {
        let (north, east) = (normal(deviation: deviation), normal(deviation: deviation))
        return centre.moved(northMetres: north, eastMetres: east) ?? centre
    }

    /// A place evenly in a box, so many metres from its south-west corner.
    mutating func place(north: ClosedRange<Double>, east: ClosedRange<Double>, of corner: Place) -> Place {
        let northMetres = north.lowerBound + fraction() * (north.upperBound - north.lowerBound)
        let eastMetres = east.lowerBound + fraction() * (east.upperBound - east.lowerBound)
        return corner.moved(northMetres: northMetres, eastMetres: eastMetres) ?? corner
    }
}
