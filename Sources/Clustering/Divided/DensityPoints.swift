package import Geometry

/// Points that somebody else keeps, each with its mark as it was last settled, as they are after a change. What of them is
/// asked for is numbered as it is met.
package protocol DensityPoints {
    /// The neighbours of a point after the change, itself left out; none for one that does not count.
    mutating func neighbours(of point: Int) throws -> [Int]
    /// Nil for a point that does not count: it has no neighbours.
    func place(of point: Int) -> Place?
    func mark(of point: Int) -> DensityMark
    mutating func settle(_ point: Int, as mark: DensityMark)
}

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
