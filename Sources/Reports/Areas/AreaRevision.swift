/// A change of the kept areas that leaves what was true before the change answerable: an area that goes ends its validity, and
/// one whose outline, name or owner changes ends it and goes on as a new version from the same day.
package struct AreaRevision: Hashable, Sendable {
    /// Versions to keep, each in place of the one with its layer, code and first valid day.
    package private(set) var kept: [MappedArea]
    /// Versions to take away: they would have begun on the day of the change or later, and so never held.
    package private(set) var erased: [MappedArea] = []

    /// Keeps `areas` as they are.
    package init(keeping areas: [MappedArea] = []) { kept = areas }

    /// Takes away every version of these areas, as if they had never been; for what was kept by mistake.
    package init(erasing versions: [MappedArea]) {
        kept = []
        erased = versions
    }

    /// Ends the validity of `versions` on `day`: the first on which they no longer hold.
    package init(ending versions: [MappedArea], on day: CivilDate) {
        kept = []
        for version in versions { end(version, on: day) }
    }

    /// From `day` on, `areas` are all that `layer` holds of what is in `current`: the others end, the changed go on as new
    /// versions, the same ones are left alone. In a layer that was empty they have always held.
    package init(
        of current: [MappedArea], replacing layer: AreaLayer, by areas: [MappedArea], on day: CivilDate
    ) {
        kept = []
        let before = current.filter { $0.layer == layer }
        let codes = Set(areas.map(\.code))
        for version in before where !codes.contains(version.code) { end(version, on: day) }
        for area in areas {
            begin(area, after: before.filter { $0.code == area.code }, isFirst: before.isEmpty, on: day)
        }
    }

    /// From `day` on, `areas` are in `layer`, the changed ones as new versions; the others stay as they are. In a layer that was empty
    /// they have always held.
    package init(of current: [MappedArea], adding areas: [MappedArea], to layer: AreaLayer, on day: CivilDate)
    {
        kept = []
        let before = current.filter { $0.layer == layer }
        for area in areas {
            begin(area, after: before.filter { $0.code == area.code }, isFirst: before.isEmpty, on: day)
        }
    }

    /// What changed between two states of a profile's folder, from `day` on. What the folder did not change is left as it is
    /// in `current`, where newer outlines may have been imported; it is kept when there is nothing of it there. What has the code of
    /// an area that left the folder, and lies in another municipality than that did, is not the folder's to end.
    package init(
        of current: [MappedArea], from before: [MappedArea], to after: [MappedArea], on day: CivilDate
    ) {
        kept = []
        let codes = Set(after.map(Identity.init))
        let (old, layers) = (Set(before), Set(before.map(\.layer)))
        let versions = Dictionary(grouping: current, by: Identity.init)
        let gone = before.filter { !codes.contains(Identity($0)) }
        let homes = gone.isEmpty ? nil : AreaHomes(current + after, on: day)
        for area in gone {
            for version in versions[Identity(area)] ?? [] {
                guard !area.layer.isOfMunicipalities || homes?.areApart(area, version) != true else {
                    continue
                }
                end(version, on: day)
            }
        }
        for area in after {
            let known = versions[Identity(area)] ?? []
            guard known.isEmpty || !old.contains(area) else { continue }
            begin(area, after: known, isFirst: !layers.contains(area.layer), on: day)
        }
    }

    /// Every area as it is after the change, in no particular order.
    package func applied(to current: [MappedArea]) -> [MappedArea] {
        let gone = Set((erased + kept).map(Version.init))
        return current.filter { !gone.contains(Version($0)) } + kept
    }

    package var isEmpty: Bool { kept.isEmpty && erased.isEmpty }

    /// Ends a version that reaches `day` or beyond.
    private mutating func end(_ version: MappedArea, on day: CivilDate) {
        guard version.validUntil.map({ day < $0 }) ?? true else { return }
        if version.validFrom.map({ $0 < day }) ?? true {
            kept.append(version.valid(from: version.validFrom, until: day))
        } else {
            erased.append(version)
        }
    }

    /// Lets an area hold from `day` on, in place of its earlier versions; for ever when it is the first of its layer.
    private mutating func begin(
        _ area: MappedArea, after versions: [MappedArea], isFirst: Bool, on day: CivilDate
    ) {
        let same = versions.contains {
            $0.isValid(on: day) && $0.validUntil == nil && $0.says(the: area)
        }
        guard !same else { return }
        for version in versions { end(version, on: day) }
        kept.append(area.valid(from: isFirst && versions.isEmpty ? area.validFrom : day, until: nil))
    }

    private struct Identity: Hashable {
        let layer: AreaLayer
        let code: String

        init(_ area: MappedArea) {
            layer = area.layer
            code = area.code
        }
    }

    private struct Version: Hashable {
        let area: Identity
        let validFrom: CivilDate?

        init(_ area: MappedArea) {
            self.area = Identity(area)
            validFrom = area.validFrom
        }
    }
}

extension MappedArea {
    /// The same area with other days.
    package func valid(from first: CivilDate?, until end: CivilDate?) -> MappedArea {
        MappedArea(
            layer: layer, code: code, name: name, owner: owner, area: area, validFrom: first, validUntil: end)
    }

    /// Whether only the days may differ.
    fileprivate func says(the other: MappedArea) -> Bool {
        valid(from: nil, until: nil) == other.valid(from: nil, until: nil)
    }
}
