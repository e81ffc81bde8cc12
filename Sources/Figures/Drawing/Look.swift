/// How a mark is painted; what is nil is taken from the group around it.
struct Look {
    var fill: Ink?
    var stroke: Ink?
    /// Of the stroke, in pixels.
    var width: Double?
    var dashes: String?
    /// Of text, in pixels.
    var size: Double?
    var isBold = false

    static let heading = Look(fill: .black, size: 14, isBold: true)
    static let label = Look(fill: .black)
    static let note = Look(fill: .grey, size: 12)
    static let leader = Look(fill: Ink.none, stroke: .grey, width: 1)
    static let axis = Look(fill: Ink.none, stroke: .rule, width: 1)

    var attributes: String {
        var attributes = ""
        if let fill { attributes += " fill=\"\(fill.rawValue)\"" }
        if let stroke { attributes += " stroke=\"\(stroke.rawValue)\"" }
        if let width { attributes += " stroke-width=\"\(SVG.number(width))\"" }
        if let dashes { attributes += " stroke-dasharray=\"\(dashes)\"" }
        if let size { attributes += " font-size=\"\(SVG.number(size))\"" }
        if isBold { attributes += " font-weight=\"600\"" }
        return attributes
    }
}

/// The few colours of the pictures. Those that text is written in stand out from white by at least 5 to 1; red and
/// blue differ in lightness too, and nothing is told by colour alone.
enum Ink: String {
    case none
    case white = "#fff"
    case black = "#1c1c1c"
    case grey = "#5c5c5c"
    case rule = "#bdbdbd"
    case wash = "#ececec"
    case red = "#b03a0c"
    case rose = "#f4cdb9"
    case blush = "#fbeae2"
    case blue = "#1b5693"
}
