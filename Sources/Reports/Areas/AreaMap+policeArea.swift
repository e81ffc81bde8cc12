import Geometry

extension AreaMap {
    /// Which police area several municipalities lie in.
    package enum CommonPoliceArea: Hashable, Sendable {
        /// One holds them all.
        case one(MappedArea)
        /// None does.
        case different
        /// No police area is mapped, or not the ground of every municipality.
        case unknown
    }

    /// The police area that holds more than half of the corners of each municipality on a day, the one with the lower code where several do. A corner within
    /// 200 m counts as held: the two layers are seldom drawn alike.
    ///
    /// - Complexity: at most 200 corners are looked at for each municipality.
    package func policeArea(of municipalities: [MunicipalityCode], on day: CivilDate) -> CommonPoliceArea {
        let police = all(of: .policeArea).filter { $0.isValid(on: day) }
        guard !police.isEmpty, let near = Distance(metres: 200) else { return .unknown }
        var common = Set(police.map(\.code))
        for municipality in municipalities {
            let grounds = versions(of: .municipality, code: municipality.description)
                .filter { $0.isValid(on: day) }
            let corners = grounds.flatMap { $0.area.polygons.flatMap(\.outline.corners) }
            guard !corners.isEmpty else { return .unknown }
            let step = max(1, corners.count / Self.mostCorners)
            let looked = stride(from: 0, to: corners.count, by: step).map { corners[$0] }
            let held = looked.reduce(into: [String: Int]()) { held, corner in
                let inside = areas(of: .policeArea, holding: corner, on: day).map(\.code)
                let beside = areas(of: .policeArea, within: near, of: corner, on: day).map(\.area.code)
                for code in Set(inside + beside) { held[code, default: 0] += 1 }
            }
            common.formIntersection(held.filter { $0.value * 2 > looked.count }.keys)
        }
        guard let held = police.first(where: { common.contains($0.code) }) else { return .different }
        return .one(held)
    }

    private static let mostCorners = 100
}
