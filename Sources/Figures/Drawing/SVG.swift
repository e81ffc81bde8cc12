/// A picture as the text of an SVG file, drawn mark by mark from the back to the front, in pixels from the upper left
/// corner.
///
/// The same marks make the same bytes. It needs nothing from elsewhere, has a white ground of its own, and tells a
/// screen reader its title and its description.
struct SVG {
    let width: Double
    let height: Double
    private let title: String
    private let description: String
    private var marks: [String] = []

    init(width: Double = 720, height: Double, title: String, description: String) {
        self.width = width
        self.height = height
        self.title = title
        self.description = description
    }

    /// The whole file.
    var text: String {
        let size = "\(Self.number(width)) \(Self.number(height))"
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(size)" role="img" aria-labelledby="title desc" \
            font-family="system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif" font-size="13">
            <title id="title">\(Self.escaped(title))</title>
            <desc id="desc">\(Self.escaped(description))</desc>
            <rect width="100%" height="100%" fill="#fff"/>
            \(marks.joined(separator: "\n"))
            </svg>

            """
    }

    /// Draws marks that share a look, but for what each of them says otherwise.
    mutating func group(_ look: Look, _ draw: (inout SVG) -> Void) {
        marks.append("<g\(look.attributes)>")
        draw(&self)
        marks.append("</g>")
    }

    mutating func line(from start: Point, to end: Point, _ look: Look = Look()) {
        path([start, end], look)
    }

    mutating func path(_ points: [Point], isClosed: Bool = false, _ look: Look = Look()) {
        guard let first = points.first else { return }
        let rest = points.dropFirst().map { "L\(Self.pair($0))" }.joined()
        marks.append("<path d=\"M\(Self.pair(first))\(rest)\(isClosed ? "Z" : "")\"\(look.attributes)/>")
    }

    mutating func circle(at centre: Point, radius: Double, _ look: Look = Look()) {
        let (x, y) = (Self.number(centre.x), Self.number(centre.y))
        marks.append("<circle cx=\"\(x)\" cy=\"\(y)\" r=\"\(Self.number(radius))\"\(look.attributes)/>")
    }

    mutating func rectangle(from corner: Point, width: Double, height: Double, _ look: Look = Look()) {
        let (x, y) = (Self.number(corner.x), Self.number(corner.y))
        let (width, height) = (Self.number(width), Self.number(height))
        marks.append(
            "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"\(height)\"\(look.attributes)/>")
    }

    /// One line of text.
    ///
    /// - Parameter point: where its base line starts, has its middle or ends, as `anchor` says.
    mutating func text(
        _ words: String, at point: Point, anchor: Anchor = .start, _ look: Look = Look()
    ) {
        let (x, y) = (Self.number(point.x), Self.number(point.y))
        let anchor = anchor == .start ? "" : " text-anchor=\"\(anchor.rawValue)\""
        marks.append("<text x=\"\(x)\" y=\"\(y)\"\(anchor)\(look.attributes)>\(Self.escaped(words))</text>")
    }

    enum Anchor: String {
        case start, middle, end
    }

    private static func pair(_ point: Point) -> String { "\(number(point.x)) \(number(point.y))" }

    /// In tenths of a pixel, finer than an eye sees and coarser than what rounding differs by between machines.
    static func number(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        let digits = "\(abs(tenths) / 10)" + (tenths % 10 == 0 ? "" : ".\(abs(tenths) % 10)")
        return tenths < 0 ? "-" + digits : digits
    }

    private static func escaped(_ words: String) -> String {
        words.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}
