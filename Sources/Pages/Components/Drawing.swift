import JSON

/// A picture drawn by us. The template is `drawing-marks`; its colours come from the classes of its marks, so that it
/// is light and dark as the page is. Beside every drawing stands a table or a list that says the same.
struct Drawing: Sendable {
    /// Unlike that of every other drawing on the page.
    let id: String
    let title: String
    let description: String
    let width: Double
    let height: Double
    private(set) var marks: [Mark] = []

    /// A path or a text.
    struct Mark: Sendable {
        /// The class of the mark; see `drawings.css`.
        let look: String
        /// A path (SVG 2, 9.3).
        var path: String?
        var words: String?
        var right = ""
        var down = ""
        /// `start`, `middle` or `end`.
        var anchor = "start"
    }

    init(id: String, title: String, description: String, width: Double, height: Double) {
        self.id = id
        self.title = title
        self.description = description
        self.width = width
        self.height = height
    }

    var size: String { "\(Self.number(width)) \(Self.number(height))" }

    /// A position: so far to the right of the upper left corner, and down from it.
    struct Point: Sendable {
        let right: Double
        let down: Double

        init(_ right: Double, _ down: Double) {
            self.right = right
            self.down = down
        }
    }

    mutating func line(_ points: [Point], _ look: String, isClosed: Bool = false) {
        guard points.count > 1 else { return }
        marks.append(Mark(look: look, path: Self.path(points, isClosed: isClosed)))
    }

    /// Several closed lines as one shape: what is inside an even number of them is outside.
    mutating func shape(_ rings: [[Point]], _ look: String) {
        let path = rings.map { Self.path($0, isClosed: true) }.joined()
        if !path.isEmpty { marks.append(Mark(look: look, path: path)) }
    }

    mutating func rectangle(_ corner: Point, width: Double, height: Double, _ look: String) {
        let (right, down) = (corner.right + width, corner.down + height)
        line(
            [corner, Point(right, corner.down), Point(right, down), Point(corner.right, down)], look,
            isClosed: true)
    }

    mutating func circle(_ centre: Point, radius: Double, _ look: String) {
        let (size, start) = (Self.number(radius), Point(centre.right - radius, centre.down))
        let half = "a\(size) \(size) 0 1 0 "
        let across = Self.number(2 * radius)
        marks.append(Mark(look: look, path: "M\(Self.pair(start))\(half)\(across) 0\(half)-\(across) 0Z"))
    }

    /// - Parameter point: where the base line starts, has its middle or ends, as `anchor` says.
    mutating func text(_ words: String, _ point: Point, _ look: String, anchor: String = "start") {
        marks.append(
            Mark(
                look: look, words: words, right: Self.number(point.right), down: Self.number(point.down),
                anchor: anchor))
    }

    private static func path(_ points: [Point], isClosed: Bool) -> String {
        guard let first = points.first else { return "" }
        return "M\(pair(first))" + points.dropFirst().map { "L\(pair($0))" }.joined() + (isClosed ? "Z" : "")
    }

    private static func pair(_ point: Point) -> String { "\(number(point.right)) \(number(point.down))" }

    private static func number(_ number: Double) -> String {
        RoundedNumber(number, decimals: 1)?.text(separator: ".") ?? "0"
    }
}

extension Drawing {
    /// What the template shows.
    struct Shown: Sendable {
        let drawingId: String
        let title: String
        let description: String
        let size: String
        let marks: [Mark]
    }

    var shown: Shown {
        Shown(drawingId: id, title: title, description: description, size: size, marks: marks)
    }
}
