/// A kept area of one municipality that a change meant for another would take from it. Codes are of the installation: two
/// municipalities that both call a district `norr` have one district, and the file of the second would end the first's.
package struct ForeignArea: Hashable, Sendable {
    package enum Loss: Hashable, Sendable {
        /// Its code would go to an area that lies in these municipalities.
        case code(to: [String])
        /// It would end, since a file of areas in these municipalities does not hold it.
        case validity(for: [String])
    }

    /// As it is kept.
    package let area: MappedArea
    /// The kommunkoder of where it lies, the lowest first.
    package let municipalities: [String]
    package let loss: Loss

    /// What it is, and what to do.
    package var sentence: Bilingual {
        let name = "\(area.layer.rawValue)/\(area.code)"
        let home = municipalities.joined(separator: ", ")
        switch loss {
        case .code(let others):
            let other = others.joined(separator: ", ")
            let own = "\(others.first ?? "")-\(area.code)"
            return Bilingual(
                swedish:
                    "\(name) är ett område i \(home), och filens område med samma kod ligger i \(other). Ge det en egen kod i filen, till exempel \(own), också där regler nämner det.",
                english:
                    "\(name) is an area in \(home), and the file's area of the same code lies in \(other). Give that a code of its own in the file, as \(own), also where rules name it."
            )
        case .validity(let others):
            let other = others.joined(separator: ", ")
            return Bilingual(
                swedish:
                    "\(name) är ett område i \(home) och skulle upphöra, eftersom det inte står i filen med områden i \(other). Läs in filen som några områden i lagret, eller ta med alla kommuners områden i den.",
                english:
                    "\(name) is an area in \(home) and would end, since it is not in the file of areas in \(other). Read the file as some areas of the layer, or let it hold the areas of every municipality."
            )
        }
    }
}

extension AreaRevision {
    /// The areas of other municipalities than the file's that the revision would end, or give the code of to an area elsewhere, by code;
    /// in the layers whose areas lie in one municipality each. Outlines before and after the change are looked at; what lies where none
    /// is mapped is not known to be elsewhere.
    ///
    /// - Parameters:
    ///   - current: Every kept area.
    ///   - file: What the change was made of.
    ///   - day: The first on which it holds.
    package func foreignAreas(among current: [MappedArea], by file: [MappedArea], on day: CivilDate)
        -> [ForeignArea]
    {
        let homes = AreaHomes(current + kept, on: day)
        let versions = Dictionary(grouping: current.filter(\.layer.isOfMunicipalities)) {
            AreaName(layer: $0.layer, code: $0.code)
        }
        var found: Set<ForeignArea> = []
        for area in kept where area.layer.isOfMunicipalities {
            for version in versions[AreaName(layer: area.layer, code: area.code)] ?? []
            where version.isAffected(by: area, from: day) && homes.areApart(version, area) {
                found.insert(
                    ForeignArea(
                        area: version, municipalities: homes.codes(of: version).sorted(),
                        loss: .code(to: homes.codes(of: area).sorted())))
            }
        }
        let named = Set(file.map { AreaName(layer: $0.layer, code: $0.code) })
        let meant = Dictionary(grouping: file, by: \.layer).mapValues { areas in
            areas.reduce(into: Set<String>()) { $0.formUnion(homes.codes(of: $1)) }
        }
        for version in ended(of: current) where version.layer.isOfMunicipalities {
            guard !named.contains(AreaName(layer: version.layer, code: version.code)) else { continue }
            let (own, home) = (meant[version.layer] ?? [], homes.codes(of: version))
            guard !own.isEmpty, !home.isEmpty, own.isDisjoint(with: home) else { continue }
            found.insert(
                ForeignArea(area: version, municipalities: home.sorted(), loss: .validity(for: own.sorted())))
        }
        return found.sorted {
            ($0.area.layer.rawValue, $0.area.code) < ($1.area.layer.rawValue, $1.area.code)
        }
    }

    /// What is kept now and would end sooner, or go.
    private func ended(of current: [MappedArea]) -> [MappedArea] {
        let gone = Set(erased)
        let changed = Dictionary(grouping: kept) { AreaName(layer: $0.layer, code: $0.code) }
        return current.filter { version in
            let others = changed[AreaName(layer: version.layer, code: version.code)] ?? []
            return gone.contains(version)
                || others.contains {
                    $0 != version && $0 == version.valid(from: version.validFrom, until: $0.validUntil)
                }
        }
    }
}

/// What tells an area from every other, whatever its days.
private struct AreaName: Hashable {
    let layer: AreaLayer
    let code: String
}

extension MappedArea {
    /// Whether keeping `other`, of the same code, overwrites this version or holds beside it from `day` on.
    fileprivate func isAffected(by other: MappedArea, from day: CivilDate) -> Bool {
        guard self != other else { return false }
        if validFrom == other.validFrom { return true }
        let first = max(other.validFrom ?? day, day)
        return (validUntil.map { first < $0 } ?? true)
            && (other.validUntil.map { (validFrom ?? day) < $0 } ?? true)
    }
}
