/// Keeps the areas of an installation.
package protocol AreaStore: Sendable {
    /// Every area, of every layer and date.
    func areas() async throws -> [MappedArea]

    /// Keeps `areas`. One with the same layer, code and first valid day as a kept one replaces it.
    func keep(_ areas: [MappedArea]) async throws
}
