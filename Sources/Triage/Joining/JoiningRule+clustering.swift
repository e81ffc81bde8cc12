import Clustering
import Geometry
import Reports

extension JoiningRule {
    /// Which reports that count are neighbours, and how what they form is divided.
    var clustering: DividedDBSCAN {
        DividedDBSCAN(
            neighbourhood: Neighbourhood(reach: reach, window: memory.milliseconds), minimum: minimum,
            extent: extent)
    }

    /// How near two reports that count are, when they are neighbours.
    func link(_ one: Joinable, _ other: Joinable) -> Nearness? {
        guard let place = one.densityPlace, let there = other.densityPlace else { return nil }
        let nearness = Nearness(
            squaredCentimetres: place.squaredCentimetres(to: there),
            apart: one.observed.since(other.observed).magnitude.milliseconds)
        return clustering.neighbourhood.holds(nearness) ? nearness : nil
    }
}
