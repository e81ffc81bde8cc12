import Geometry
import Reports

/// The areas of an installation, as a check of rules asks about them.
struct AreaSurvey {
    let areas: [MappedArea]

    init(_ areas: [MappedArea]) { self.areas = areas }

    func areas(meeting demand: AreaDemand) -> [MappedArea] { areas.filter(demand.accepts) }

    /// The codes of a layer, each once, sorted.
    func codes(in layer: AreaLayer) -> [String] {
        Set(areas.filter { $0.layer == layer }.map(\.code)).sorted()
    }

    /// Whether a place may lie in an area of each at some time, as far as bounds and validity tell.
    func canMeet(_ one: AreaDemand, _ other: AreaDemand) -> Bool {
        let others = areas(meeting: other)
        return areas(meeting: one).contains { area in others.contains { $0.canShareAPlace(with: area) } }
    }
}

extension MappedArea {
    fileprivate func canShareAPlace(with other: MappedArea) -> Bool {
        area.bounds.overlaps(other.area.bounds) && isValid(before: other.validUntil)
            && other.isValid(before: validUntil)
    }

    private func isValid(before end: CivilDate?) -> Bool {
        guard let validFrom, let end else { return true }
        return validFrom < end
    }
}

extension AreaDemand: CustomStringConvertible {
    var description: String { values.joined(separator: " or ") }
}
