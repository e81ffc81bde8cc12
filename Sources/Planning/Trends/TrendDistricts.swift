import Geometry
package import Reports

/// What a trend calls the district it is about.
package struct TrendArea: Hashable, Sendable {
    package let layer: AreaLayer
    package let code: String
    package let name: String
}

/// The districts that reports are counted by. Those of one code, each valid in its own time, are one district.
package struct TrendDistricts: Sendable {
    /// Each code once, in their order, with the name it had last.
    package let areas: [TrendArea]
    private let layer: AreaLayer
    private let map: AreaMap
    private let positions: [String: Int]
    private let versions: [[MappedArea]]

    /// Areas of other layers are passed over. Without any area, all reports are counted together.
    package init(_ areas: [MappedArea], of layer: AreaLayer = .district) {
        let byCode = Dictionary(grouping: areas.filter { $0.layer == layer }, by: \.code)
            .sorted { $0.key < $1.key }
        self.layer = layer
        versions = byCode.map(\.value)
        map = AreaMap(versions.flatMap { $0 })
        positions = Dictionary(uniqueKeysWithValues: zip(byCode.map(\.key), 0...))
        self.areas = byCode.map { code, versions in
            let last = versions.max { Self.age($0) < Self.age($1) }
            return TrendArea(layer: layer, code: code, name: last?.name ?? code)
        }
    }

    /// The position in ``areas`` of the one to count a place to, which is the one it lies deepest in; nil for none.
    func position(of place: Place, on day: CivilDate) -> Int? {
        let holding = map.areas(of: layer, holding: place, on: day)
        // Seldom more than one, and how deep the place lies costs a look at all edges.
        let area =
            holding.count > 1 ? map.area(of: layer, holding: place, on: day)?.area : holding.first
        return area.flatMap { positions[$0.code] }
    }

    /// Whether the district at a position was there from the first day of a week to the last.
    func isMapped(_ position: Int, in week: ISOWeek) -> Bool {
        [week.monday, week.monday.adding(days: 6)].allSatisfy { day in
            versions[position].contains { $0.isValid(on: day) }
        }
    }

    /// Versions in their order, whichever order they were given in.
    private static func age(_ version: MappedArea) -> (Int, String) {
        (version.validFrom?.daysSinceEpoch ?? .min, version.name)
    }
}
