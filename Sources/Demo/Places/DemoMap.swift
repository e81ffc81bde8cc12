import Geometry
import Intake
import Projection
import Statistics

/// Where reports are put: at the spots, or anywhere in the municipality.
struct DemoMap: Sendable {
    /// Where a report is about, and how its reporter could put it in words.
    struct Scene {
        let place: Place
        let phrase: Phrase
        /// The number of the spot; nil out in the country.
        let spot: Int?
        let hasInsistentReporter: Bool
    }

    private let outline: PreparedArea
    private let spots: [Spot]
    /// For each category, in the order of its cases, the sums of the weights of the spots up to each.
    private let sums: [[Double]]
    private let countryside: [Phrase]

    init(outline: Area) {
        self.outline = PreparedArea(outline)
        // A spot whose middle lay outside could not be told apart from a mistake in the file.
        spots = Spot.all.filter { [outline = self.outline] in outline.contains($0.place) }
        sums = DemoCategory.allCases.map { [spots] category in
            var sum = 0.0
            return spots.map { spot in
                sum += spot.weight * spot.kind.draw(of: category)
                return sum
            }
        }
        countryside = Wording.countryside.map { Phrase($0) }
    }

    /// A place for a report of the category numbered `category`, always inside the outline; nil only when the outline is
    /// so thin that chance does not find it.
    func scene(
        of category: Int, spread: Double, at progress: Double, using chance: inout Chance
    ) -> Scene? {
        if !chance.happens(0.12), let (index, spot) = spot(for: category, at: progress, using: &chance) {
            let near = spot.place.moved(
                northMetres: chance.deviation() * spread, eastMetres: chance.deviation() * spread)
            let place = near.flatMap { outline.contains($0) ? $0 : nil } ?? spot.place
            // Most say exactly where.
            let manner = chance.index(below: 10)
            let phrase = spot.phrases[
                spot.hasInsistentReporter || manner < 5 ? 0 : manner < 8 ? 1 : manner < 9 ? 2 : 3]
            return Scene(
                place: place, phrase: phrase, spot: index, hasInsistentReporter: spot.hasInsistentReporter)
        }
        guard let place = anywhere(using: &chance), let phrase = chance.pick(countryside) else { return nil }
        return Scene(place: place, phrase: phrase, spot: nil, hasInsistentReporter: false)
    }

    private func spot(
        for category: Int, at progress: Double, using chance: inout Chance
    ) -> (index: Int, spot: Spot)? {
        let sums = sums[category]
        guard let total = sums.last, total > 0 else { return nil }
        // Spots that sleep are passed over, and another one is drawn.
        for _ in 0..<8 {
            let index = firstIndex(in: sums, above: chance.fraction() * total)
            let spot = spots[index]
            if chance.happens(spot.trend.activity(at: progress, phase: spot.phase)) { return (index, spot) }
        }
        return nil
    }

    private func anywhere(using chance: inout Chance) -> Place? {
        let bounds = outline.bounds
        let height = Double(bounds.north) - Double(bounds.south)
        let width = Double(bounds.east) - Double(bounds.west)
        for _ in 0..<100 {
            let place = Place(
                northingCentimetres: bounds.south + Int32(chance.fraction() * height),
                eastingCentimetres: bounds.west + Int32(chance.fraction() * width))
            if let place, outline.contains(place) { return place }
        }
        return nil
    }

    /// The first index whose sum is above `value`; the last when none is.
    private func firstIndex(in sums: [Double], above value: Double) -> Int {
        var low = 0
        var high = sums.count - 1
        while low < high {
            let middle = (low + high) / 2
            if sums[middle] > value { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
