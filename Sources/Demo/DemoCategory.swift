/// The categories of the built-in profile, and how its residents' reports are spread over them.
enum DemoCategory: String, CaseIterable, Sendable {
    case lighting, drugs, speeding, visibility, vandalism, mopeds, disorder, burglary, other

    /// Its part of all reports, in per cent.
    var share: Double {
        switch self {
        case .lighting: 24
        case .speeding: 17
        case .disorder: 13
        case .visibility: 10
        case .vandalism: 10
        case .mopeds: 9
        case .drugs: 8
        case .other: 5
        case .burglary: 4
        }
    }

    /// How far from the middle of a spot reports are put, as a standard deviation in metres.
    var spread: Double {
        switch self {
        case .lighting, .visibility: 9
        case .speeding, .mopeds: 26
        case .drugs, .vandalism, .disorder, .other: 14
        case .burglary: 30
        }
    }

    var wording: Wording {
        switch self {
        case .lighting: .lighting
        case .drugs: .drugs
        case .speeding: .speeding
        case .visibility: .visibility
        case .vandalism: .vandalism
        case .mopeds: .mopeds
        case .disorder: .disorder
        case .burglary: .burglary
        case .other: .other
        }
    }
}
