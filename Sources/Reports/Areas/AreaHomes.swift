import Geometry

/// In which municipalities areas lie, by the outlines that hold on a day.
struct AreaHomes {
    private let outlines: AreaMap
    private let day: CivilDate

    /// - Parameter areas: Of every layer; only municipalities' outlines are looked at.
    init(_ areas: [MappedArea], on day: CivilDate) {
        outlines = AreaMap(areas.filter { $0.layer == .municipality })
        self.day = day
    }

    /// The kommunkoder of the municipalities that hold at least half of its corners, a boundary included: none where no outline is
    /// mapped, several for an area on a border.
    ///
    /// - Complexity: at most 200 corners are looked at.
    func codes(of area: MappedArea) -> Set<String> {
        let corners = area.area.polygons.flatMap(\.outline.corners)
        let step = max(1, corners.count / Self.mostCorners)
        let looked = stride(from: 0, to: corners.count, by: step).map { corners[$0] }
        let held = looked.reduce(into: [String: Int]()) { held, corner in
            let holding = outlines.areas(of: .municipality, holding: corner, on: day)
            for code in Set(holding.map(\.code)) { held[code, default: 0] += 1 }
        }
        return Set(held.filter { $0.value * 2 >= looked.count }.keys)
    }

    /// Whether two areas are known to lie in different municipalities.
    func areApart(_ one: MappedArea, _ other: MappedArea) -> Bool {
        let (first, second) = (codes(of: one), codes(of: other))
        return !first.isEmpty && !second.isEmpty && first.isDisjoint(with: second)
    }

    private static let mostCorners = 100
}

extension AreaLayer {
    /// Whether each of its areas lies in one municipality, whose list it stands on. A municipality's code is a kommunkod and a police
    /// area's is its own whichever file tells of them, so that two files speak of the same one.
    var isOfMunicipalities: Bool {
        switch self {
        case .municipality, .policeArea: false
        case .district, .owner, .road: true
        }
    }
}
