/// What sort of place a spot is.
enum SpotKind: String, CaseIterable, Sendable {
    case path, underpass, school, playground, station, square, park, parking
    case busStop = "bus-stop"
    case crossing, yard, garages, shop, sports, road, trail, bathing, recycling
    case youthCentre = "youth-centre"
    case allotment, industry, library

    /// How much of a category's trouble is drawn to such places, against others of the same weight.
    func draw(of category: DemoCategory) -> Double {
        switch category {
        case .lighting:
            switch self {
            case .path: 5
            case .underpass, .trail: 4
            case .busStop, .parking, .park: 2.5
            case .station, .yard, .school: 2
            default: 1
            }
        case .drugs:
            switch self {
            case .underpass, .park: 4
            case .station, .garages, .youthCentre: 3
            case .parking, .yard, .playground: 2
            case .path, .square, .sports, .industry, .bathing: 1
            default: 0.3
            }
        case .speeding:
            switch self {
            case .road: 8
            case .crossing: 4
            case .school, .busStop: 1
            case .parking, .industry: 0.6
            default: 0
            }
        case .visibility:
            switch self {
            case .crossing: 5
            case .path, .road: 3
            case .underpass, .busStop, .playground, .parking: 1
            case .yard, .park, .school: 0.7
            default: 0.1
            }
        case .vandalism:
            switch self {
            case .school, .busStop: 3
            case .underpass, .playground, .park, .square, .station, .sports, .youthCentre: 2
            case .bathing, .recycling, .library, .yard: 1.5
            case .road, .crossing: 0.1
            default: 0.7
            }
        case .mopeds:
            switch self {
            case .path: 4
            case .parking, .sports, .school, .shop: 3
            case .road, .park, .youthCentre, .square: 2
            case .industry, .trail, .underpass: 1.5
            default: 0.2
            }
        case .disorder:
            switch self {
            case .square, .station: 5
            case .park, .shop, .youthCentre: 3
            case .busStop, .library, .bathing, .yard, .underpass: 2
            case .playground, .school, .parking, .sports: 1
            default: 0.1
            }
        case .burglary:
            switch self {
            case .garages: 5
            case .yard, .allotment, .industry: 3
            case .parking, .station: 2
            case .school, .shop, .sports: 1
            default: 0.05
            }
        case .other: 1
        }
    }

    /// What a hurried reporter calls it.
    var vaguely: String {
        switch self {
        case .path: "på gångvägen"
        case .underpass: "i gångtunneln"
        case .school: "vid skolan"
        case .playground: "på lekplatsen"
        case .station: "vid stationen"
        case .square: "på torget"
        case .park: "i parken"
        case .parking: "på parkeringen"
        case .busStop: "vid busshållplatsen"
        case .crossing: "vid övergångsstället"
        case .yard: "på gården"
        case .garages: "vid garagen"
        case .shop: "utanför affären"
        case .sports: "vid idrottsplatsen"
        case .road: "på vägen"
        case .trail: "på elljusspåret"
        case .bathing: "vid badplatsen"
        case .recycling: "vid återvinningen"
        case .youthCentre: "vid fritidsgården"
        case .allotment: "vid kolonilotterna"
        case .industry: "i industriområdet"
        case .library: "vid biblioteket"
        }
    }
}
