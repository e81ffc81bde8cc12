import Geometry
import Reports

// How closed sets of words stand in the covering index: by their position, which must never change. A test compares the
// positions with the CHECKs of the schema.

extension Source {
    static let stored: [Source] = [
        .resident, .municipalStaff, .municipalCompany, .police, .association, .propertyOwner,
    ]
    var storedNumber: Int64 { Int64(Source.stored.firstIndex(of: self) ?? 0) }
}

extension CaseStatus {
    static let stored: [CaseStatus] = [.open, .inProgress, .closed, .merged]
    var storedNumber: Int64 { Int64(CaseStatus.stored.firstIndex(of: self) ?? 0) }
}
