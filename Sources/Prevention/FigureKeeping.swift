/// What became of a figure of a survey or of statistics that was to be kept.
package enum FigureKeeping: String, Hashable, Sendable, CaseIterable {
    case added, corrected, unchanged

    /// - Parameter known: What is kept under the same key; nil for nothing.
    package init<Figure: Equatable>(of figure: Figure, beside known: Figure?) {
        self = known.map { $0 == figure ? .unchanged : .corrected } ?? .added
    }
}
