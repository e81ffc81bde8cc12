/// How a spot's trouble goes over the time told of.
enum SpotTrend: String, CaseIterable, Sendable {
    case steady, emerging, fading, returning, brief

    /// How active it is, from 0 to 1.
    ///
    /// - Parameters:
    ///   - progress: The moment, from 0 at the beginning to 1 at the end.
    ///   - phase: From 0 to 1; keeps spots of one trend from changing on the same day.
    func activity(at progress: Double, phase: Double) -> Double {
        switch self {
        case .steady: 1
        case .emerging: ramp(progress, from: 0.72 + 0.18 * phase, over: 0.05)
        case .fading: 1 - ramp(progress, from: 0.45 + 0.2 * phase, over: 0.25)
        case .returning:
            (0.1 + 0.1 * phase..<0.3 + 0.1 * phase).contains(progress) || progress > 0.75 + 0.1 * phase
                ? 1 : 0
        case .brief: (0.2 + 0.5 * phase..<0.32 + 0.5 * phase).contains(progress) ? 1 : 0
        }
    }

    private func ramp(_ value: Double, from start: Double, over length: Double) -> Double {
        min(max((value - start) / length, 0), 1)
    }
}
