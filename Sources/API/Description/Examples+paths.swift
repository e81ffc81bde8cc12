import Web

extension Examples {
    /// What may stand for a parameter of a path.
    static func pathParameter(_ name: String, of path: RoutePath) -> String {
        switch name {
        case "reference": "OLO-7K3M-9Q"
        case "secret": "q83vEjRWeJq83vEjRWeJqw"
        case "municipality": "1060"
        case "question": "victim"
        case "year": "2023"
        case "number": "1"
        case "prefix": "k7mq2xwd"
        case "id" where path.segments.contains(.literal("outbox")): "17"
        default: "01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e0f"
        }
    }
}
