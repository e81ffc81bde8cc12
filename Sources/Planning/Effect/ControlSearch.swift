package import Geometry
package import Reports
import Statistics

/// Proposes areas to compare a measure with: as large, apart from it and from what lies next to it, and whose course before the measure
/// was most like its own (``CourseLikeness``), as far back as ``longestCourse``: of many areas the one that is like it over a short time
/// alone is so by luck. None lies where another measure was carried out meanwhile. What came after is never looked at, so that no proposal is made for the answer it would give. The user decides.
///
/// Where the treated area is one of a layer, the others of that layer are looked at; else circles as large, those about kept hotspots
/// and those in squares over all the town.
package struct ControlSearch: Sendable {
    private let place: EffectPlace
    private let treated: EffectArea
    private let radius: Radius
    private let ring: Radius
    private let spans: EffectSpans
    /// The weeks before that are looked at.
    private let course: EffectSpans.Span
    private let categories: Set<Code<Category>>?
    private let candidates: [ControlCandidate]
    private let others: [(place: EffectPlace, area: EffectArea)]

    /// How many weeks before a measure are looked at, if there were reports by then.
    package static let longestCourse = 104
    /// How many are proposed at most.
    package static let proposals = 5
    /// Areas of fewer reports before say nothing of a course.
    package static let fewestReports = 5

    /// - Parameters:
    ///   - treated: where the measure was.
    ///   - ring: how far trouble may have moved: no control lies so near that the rings meet.
    ///   - spans: nothing from the measure on is looked at.
    ///   - first: the day of the first report of all; nil when not known, and then only the weeks before of the spans are looked at.
    ///   - categories: those whose reports count; nil for all.
    ///   - candidates: areas with a name. Where they are areas of a layer, nothing else is proposed.
    ///   - others: where other measures were carried out in the time that is compared: what they reach into, or the ring about it, is not
    ///     proposed.
    ///
    /// Nil only for an area of no extent.
    package init?(
        treated: EffectPlace, ring: Radius, spans: EffectSpans, since first: CivilDate? = nil,
        categories: Set<Code<Category>>? = nil, candidates: [ControlCandidate] = [],
        others: [EffectPlace] = []
    ) {
        guard let radius = treated.equalRadius else { return nil }
        place = treated
        self.candidates = candidates
        self.others = others.map { (place: $0, area: $0.area) }
        self.treated = treated.area
        self.radius = radius
        self.ring = ring
        self.spans = spans
        let until = spans.before.until
        let known = first.map { (until.daysSinceEpoch - $0.daysSinceEpoch) / 7 } ?? 0
        let weeks = max(spans.before.weeks, min(Self.longestCourse, known))
        course = EffectSpans.Span(from: until.adding(days: -7 * weeks), weeks: weeks)
        self.categories = categories
    }

    /// Those most alike first; of circles that overlap only the better. None when the treated area has fewer than
    /// ``fewestReports`` before.
    ///
    /// - Complexity: O(*n* log *n*), and for each report those within two radii of it.
    package func proposals(among reports: [FoundReport]) -> [ControlProposal] {
        let asked = reports.lazy.filter { categories?.contains($0.category) ?? true }
        let counted = CountedReport.oncePerSpotAndDay(asked).compactMap { report in
            course.week(of: report.day).map { (place: report.place, week: $0) }
        }
        let own = weeks(counted.lazy.filter { treated.contains($0.place) }.map(\.week))
        let treatedCount = size(of: own)
        guard treatedCount >= Self.fewestReports else { return [] }
        guard let apart = Radius(metres: radius.metres + 2 * ring.metres) else { return [] }
        func proposal(_ candidate: ControlCandidate, _ centre: Place, _ weeks: [Int]) -> ControlProposal? {
            let count = size(of: weeks)
            guard count >= Self.fewestReports, count <= 2 * treatedCount, treatedCount <= 2 * count,
                let likeness = CourseLikeness(own, weeks)
            else { return nil }
            return ControlProposal(
                place: candidate.place, name: candidate.name, reference: candidate.reference, centre: centre,
                likeness: likeness, weeks: course.weeks, reports: count, treatedReports: treatedCount,
                span: spans.before.weeks)
        }
        var found = candidates.compactMap { candidate -> ControlProposal? in
            let area = candidate.place.area
            guard let centre = candidate.place.middle, isApart(candidate.place, area, centre, apart) else {
                return nil
            }
            return proposal(
                candidate, centre, weeks(counted.lazy.filter { area.contains($0.place) }.map(\.week)))
        }
        guard !candidates.contains(where: \.place.isArea) else { return best(of: found) }
        let squares = Dictionary(grouping: counted) { Square($0.place, side: radius) }
        for square in squares.keys {
            guard let centre = square.centre(side: radius), !treated.comes(within: apart, of: centre) else {
                continue
            }
            let near = square.andNeighbours.lazy.flatMap { squares[$0] ?? [] }
            let other = weeks(near.filter { $0.place.isWithin(radius, of: centre) }.map(\.week))
            let circle = ControlCandidate(.circle(centre: centre, radius: radius), name: nil)
            if let one = proposal(circle, centre, other) { found.append(one) }
        }
        return best(of: found)
    }

    private func best(of found: [ControlProposal]) -> [ControlProposal] {
        var proposed: [ControlProposal] = []
        for one in found.sorted() where proposed.count < Self.proposals {
            let isFree = proposed.allSatisfy {
                one.place.isArea || $0.centre.distance(to: one.centre).metres > 2 * radius.metres
            }
            if isFree, !isDisturbed(one.place) { proposed.append(one) }
        }
        return proposed
    }

    /// Whether something else was done in a place, or in the ring about it.
    private func isDisturbed(_ place: EffectPlace) -> Bool {
        guard case .circle(let centre, let radius) = place else {
            return others.contains { place.hasInRing($0.place, ring) }
        }
        guard let width = Radius(metres: radius.metres + ring.metres) else { return !others.isEmpty }
        return others.contains { $0.area.comes(within: width, of: centre) }
    }

    /// Whether a place and the treated one lie so far apart that neither reaches into what lies next to the other; of areas, which often
    /// share a boundary, whether neither has a corner in it.
    private func isApart(_ other: EffectPlace, _ area: EffectArea, _ centre: Place, _ apart: Radius) -> Bool {
        guard other.isArea else { return !treated.comes(within: apart, of: centre) }
        return !other.corners.contains { treated.comes(within: ring, of: $0) }
            && !place.corners.contains { area.comes(within: ring, of: $0) }
    }

    private func weeks(_ weeks: some Sequence<Int>) -> [Int] {
        var counts = [Int](repeating: 0, count: course.weeks)
        for week in weeks { counts[week] += 1 }
        return counts
    }

    /// In the weeks before that are compared with those after.
    private func size(of course: [Int]) -> Int { course.suffix(spans.before.weeks).reduce(0, +) }

    /// One of the squares, a radius wide, whose middles are tried.
    private struct Square: Hashable {
        let north: Int64
        let east: Int64

        init(north: Int64, east: Int64) { (self.north, self.east) = (north, east) }

        init(_ place: Place, side: Radius) {
            north = Int64(place.northingCentimetres) / side.centimetres
            east = Int64(place.eastingCentimetres) / side.centimetres
        }

        func centre(side: Radius) -> Place? {
            Place(
                northingCentimetres: Int32(clamping: north * side.centimetres + side.centimetres / 2),
                eastingCentimetres: Int32(clamping: east * side.centimetres + side.centimetres / 2))
        }

        /// All squares that a circle of a radius about the middle can reach.
        var andNeighbours: [Square] {
            (-2...2).flatMap { north in
                (-2...2).map { Square(north: self.north + north, east: self.east + $0) }
            }
        }
    }
}
