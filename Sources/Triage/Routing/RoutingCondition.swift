package import Reports

/// Something a report must be for a rule to match. Of a list, any is enough.
package enum RoutingCondition: Hashable, Sendable {
    case category([Code<Category>])
    case source([Source])
    /// The day of the week when it was seen, by the Swedish calendar: 02:00 on a Saturday is Saturday.
    case weekdays([Weekday])
    case hours(HourSpan)
    /// The place lies in an area of the layer with one of these codes.
    case area(AreaLayer, codes: [String])
    /// The place lies in a road area with one of these owners.
    case roadOwner([RoadOwner])
    /// The place lies in an area of the layer `owner` with one of these owners.
    case landOwner([String])
    case words([WordPattern])

    /// The key in `routing.yaml`.
    var key: String {
        switch self {
        case .category: "category"
        case .source: "source"
        case .weekdays: "weekdays"
        case .hours: "hours"
        case .area(let layer, _): "area/\(layer.rawValue)"
        case .roadOwner: "road-owner"
        case .landOwner: "land-owner"
        case .words: "words"
        }
    }

    /// The layer and the areas in it that satisfy the condition; nil for a condition that is not about the place.
    var demand: AreaDemand? {
        switch self {
        case .area(let layer, let codes): AreaDemand(layer: layer, attribute: .code, values: codes)
        case .roadOwner(let owners):
            AreaDemand(layer: .road, attribute: .owner, values: owners.map(\.rawValue))
        case .landOwner(let owners): AreaDemand(layer: .owner, attribute: .owner, values: owners)
        case .category, .source, .weekdays, .hours, .words: nil
        }
    }
}

/// That a place lies in an area of a layer whose code, or whose owner, is one of some values.
struct AreaDemand: Hashable, Sendable {
    let layer: AreaLayer
    let attribute: Attribute
    let values: [String]

    enum Attribute: Sendable { case code, owner }

    func accepts(_ area: MappedArea) -> Bool {
        guard area.layer == layer, let value = value(of: area) else { return false }
        return values.contains(value)
    }

    func value(of area: MappedArea) -> String? {
        switch attribute {
        case .code: area.code
        case .owner: area.owner
        }
    }
}
