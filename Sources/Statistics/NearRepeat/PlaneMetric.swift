/// How the distance between two places is measured.
package enum PlaneMetric: Hashable, Sendable {
    /// As the crow flies.
    case euclidean
    /// North–south and east–west added, as along the streets of a grid; never shorter than ``euclidean``.
    case manhattan
}
