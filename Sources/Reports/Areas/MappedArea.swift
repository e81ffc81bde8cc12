package import Geometry

/// A named polygon in a layer, valid from one day until the day before another.
package struct MappedArea: Hashable, Sendable {
    package let layer: AreaLayer
    /// Its code within the layer: a kommunkod, an area code of the police, an owner's or a road's own.
    package let code: String
    package let name: String
    /// Who owns the ground: for a road `state`, `municipality` or `private`; for an owner's land the owner's unit code.
    package let owner: String?
    package let area: Area
    /// The first day it holds; nil for always.
    package let validFrom: CivilDate?
    /// The first day it no longer holds; nil for open-ended.
    package let validUntil: CivilDate?

    package init(
        layer: AreaLayer, code: String, name: String, owner: String? = nil, area: Area,
        validFrom: CivilDate? = nil,
        validUntil: CivilDate? = nil
    ) {
        self.layer = layer
        self.code = code
        self.name = name
        self.owner = owner
        self.area = area
        self.validFrom = validFrom
        self.validUntil = validUntil
    }

    package func isValid(on day: CivilDate) -> Bool {
        (validFrom.map { $0 <= day } ?? true) && (validUntil.map { day < $0 } ?? true)
    }
}

/// The layers of areas. The raw values are the words of the API, the files and the rules.
package enum AreaLayer: String, CaseIterable, Sendable {
    case municipality
    case policeArea = "police-area"
    case district
    case owner
    case road
}
