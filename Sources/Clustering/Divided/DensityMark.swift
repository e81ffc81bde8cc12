/// What is kept of a point beside its place and moment.
package struct DensityMark: Hashable, Sendable {
    /// Whether it has at least the minimum of neighbours, itself counted.
    package let isCore: Bool
    /// Whether it is the core of a cluster that sprawls. Never true of a point that is not core.
    package let sprawls: Bool

    package static let none = DensityMark(isCore: false, sprawls: false)

    package init(isCore: Bool, sprawls: Bool) {
        self.isCore = isCore
        self.sprawls = sprawls
    }
}
