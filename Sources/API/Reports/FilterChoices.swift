import Reports
import Triage
import Web

/// The codes by which a caller may filter: those of the profiles of the municipalities that it may see. A code that none of them has is a
/// misspelling, and an answer without anything in it would be false.
struct FilterChoices {
    let categories: Choices<Code<Reports.Category>>
    let groups: Choices<Code<CategoryGroup>>
    let units: Choices<Code<Reports.Unit>>

    init(_ profiles: [Profile]) {
        categories = Choices(profiles.flatMap(\.categories).map(\.code))
        groups = Choices(profiles.flatMap(\.categories).map(\.group))
        units = Choices(profiles.flatMap(\.units).map(\.code))
    }
}

extension APIService {
    func choices(of caller: Caller) -> FilterChoices {
        FilterChoices(profiles(seenBy: caller))
    }
}
