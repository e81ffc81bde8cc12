extension Place {
    /// The distance to the nearest point of a line through `corners`; nil for none. A single corner is a line of no length.
    ///
    /// - Complexity: O(corners).
    package func distance(toLine corners: [Place]) -> Distance? {
        guard let first = corners.first else { return nil }
        var least = Double(squaredCentimetres(to: first))
        for (from, to) in zip(corners, corners.dropFirst()) {
            least = min(least, squaredCentimetres(toStretchFrom: from, to: to))
        }
        return Distance(metres: least.squareRoot() / 100)
    }

    private func squaredCentimetres(toStretchFrom from: Place, to: Place) -> Double {
        func offset(_ place: Place) -> (north: Double, east: Double) {
            (
                Double(place.northingCentimetres) - Double(from.northingCentimetres),
                Double(place.eastingCentimetres) - Double(from.eastingCentimetres)
            )
        }
        let (whole, own) = (offset(to), offset(self))
        let length = whole.north * whole.north + whole.east * whole.east
        let along =
            length > 0
            ? min(1, max(0, (own.north * whole.north + own.east * whole.east) / length)) : 0
        let (north, east) = (own.north - along * whole.north, own.east - along * whole.east)
        return north * north + east * east
    }
}
