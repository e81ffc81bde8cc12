import Reports

/// The picture beside a category: ours for the usual ones, a plain one for what a municipality adds.
enum CategoryIcon {
    static func name(of category: Code<Reports.Category>) -> String {
        switch category.description {
        case "lighting": "lamp"
        case "drugs": "drugs"
        case "speeding": "speed"
        case "visibility": "view"
        case "vandalism": "vandalism"
        case "mopeds": "moped"
        case "disorder": "people"
        case "burglary": "lock"
        default: "other"
        }
    }
}
