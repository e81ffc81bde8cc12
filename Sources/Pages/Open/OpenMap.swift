import Geometry
import Prevention
import Reports

/// Published figures on a map: the squares that are told by themselves, each with how many reports it has. Beside it stands a table with the same.
struct OpenMap: Sendable {
    let shown: Drawing.Shown

    private static let width = 680.0
    private static let height = 560.0

    /// - Parameters:
    ///   - name: What is counted.
    ///   - areas: The municipality and its districts are drawn.
    init(
        _ lines: [OpenTables.Line<OpenTables.Square>], of profile: Profile, name: String, areas: AreaMap,
        on moment: Timestamp, _ words: Words
    ) {
        let day = SwedishTime(moment).date
        let outlines = areas.versions(of: .municipality, code: profile.municipality.description)
            .filter { $0.isValid(on: day) }
        let districts = areas.all(of: .district).filter { $0.isValid(on: day) }
        let corners = lines.flatMap { Self.corners(of: $0.key) }
        let drawing = Drawing(
            id: "open-squares-map", title: words("open-map-of", ["name": name]),
            description: words("open-map-description", ["count": "\(lines.count)"]), width: Self.width,
            height: Self.height)
        let around = corners + outlines.flatMap { $0.area.polygons.flatMap(\.outline.corners) }
        guard let frame = MapDrawing.Frame(around: around, ratio: Self.width / Self.height, least: 2_000)
        else {
            shown = drawing.shown
            return
        }
        var map = MapDrawing(frame, areas: outlines + districts, drawing: drawing)
        let most = max(1, lines.map(\.sum).max() ?? 1)
        for line in lines {
            // Four shades; the number in the square says it to whoever does not see them.
            map.square(
                Self.corners(of: line.key), label: "\(line.sum)",
                "open-shade-\(1 + min(3, line.sum * 4 / (most + 1)))")
        }
        map.drawScale()
        shown = map.drawing.shown
    }

    private static func corners(of square: OpenTables.Square) -> [Place] {
        let (south, west) = (Double(square.south), Double(square.west))
        let (north, east) = (south + Double(square.metres), west + Double(square.metres))
        return [(south, west), (south, east), (north, east), (north, west)].compactMap {
            Place(northing: $0.0, easting: $0.1)
        }
    }
}
