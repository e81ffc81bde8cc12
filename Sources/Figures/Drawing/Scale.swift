/// Where numbers lie along one side of a picture.
struct Scale {
    private let origin: Double
    private let pixel: Double
    private let step: Double

    /// - Parameter numbers: two different numbers, which come to lie at the two `pixels`.
    init(_ numbers: (Double, Double), at pixels: (Double, Double)) {
        origin = numbers.0
        pixel = pixels.0
        step = (pixels.1 - pixels.0) / (numbers.1 - numbers.0)
    }

    func callAsFunction(_ number: Double) -> Double { pixel + (number - origin) * step }
}
