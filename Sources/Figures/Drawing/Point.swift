/// A position in a picture: pixels to the right of its upper left corner, and down from it.
struct Point {
    let x: Double
    let y: Double

    init(_ x: Double, _ y: Double) {
        self.x = x
        self.y = y
    }

    func moved(_ right: Double, _ down: Double) -> Point { Point(x + right, y + down) }
}
