/// Keeps the areas of an installation.
package protocol AreaStore: Sendable {
    /// The areas by which reports are routed just now: what ``areas()`` would say, at no cost. A store that was opened beside
    /// the one that writes shows those of the moment at which it was opened.
    var areasNow: AreaMap { get }

    /// Every area, of every layer and date, ordered by layer, code and first valid day.
    func areas() async throws -> [MappedArea]

    /// Keeps `areas`, all of them or none. One with the same layer, code and first valid day as a kept one replaces it.
    /// ``areasNow`` holds them when this returns.
    func keep(_ areas: [MappedArea]) async throws

    /// Takes away what the revision erases and keeps what it keeps, all of it or nothing; ``areasNow`` shows it when this
    /// returns.
    func revise(_ revision: AreaRevision) async throws
}
