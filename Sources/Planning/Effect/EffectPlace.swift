package import Geometry

/// Where a measure was carried out, or what it is compared with, as it is kept with a judgement: exact, and the same when read again.
package enum EffectPlace: Hashable, Sendable {
    case circle(centre: Place, radius: Radius)
    case corridor(line: [Place], reach: Radius)
    case area(Area)

    /// How far a measure at a point is taken to reach, where nothing is said; what hotspots tell apart is half of it.
    package static let usualReach = 150.0
    /// How far to either side one along a line is.
    package static let usualCorridor = 75.0
    /// How wide the ring is that trouble may have moved to, where nothing is said.
    package static let usualRing = 150.0

    /// Ready for many questions.
    package var area: EffectArea {
        switch self {
        case .circle(let centre, let radius): .circle(centre: centre, radius: radius)
        case .corridor(let line, let reach): .corridor(line: line, reach: reach)
        case .area(let area): EffectArea(area)
        }
    }

    package var isArea: Bool { if case .area = self { true } else { false } }

    /// What it is drawn by: the centre of a circle, the corners of the others.
    package var corners: [Place] {
        switch self {
        case .circle(let centre, _): [centre]
        case .corridor(let line, _): line
        case .area(let area): area.rings.flatMap(\.corners)
        }
    }

    /// A place of it that stands for the whole; nil for a line without corners.
    package var middle: Place? {
        switch self {
        case .circle(let centre, _): centre
        case .corridor(let line, _): line.isEmpty ? nil : line[line.count / 2]
        case .area(let area): area.bounds.centre
        }
    }

    /// The radius of a circle as large; at least a metre.
    package var equalRadius: Radius? {
        let square: Double =
            switch self {
            case .circle(_, let radius): Double.pi * radius.metres * radius.metres
            case .corridor(let line, let reach):
                // A corridor that bends onto itself is smaller.
                zip(line, line.dropFirst()).reduce(Double.pi * reach.metres * reach.metres) {
                    $0 + 2 * reach.metres * $1.0.distance(to: $1.1).metres
                }
            case .area(let area):
                abs(area.rings.reduce(0) { $0 + Double($1.doubledSquareCentimetres) }) / 20_000
            }
        return Radius(metres: max(1, (square / Double.pi).squareRoot()))
    }
}
