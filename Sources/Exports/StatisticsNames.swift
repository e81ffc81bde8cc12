package import Reports

/// What people call the groups that statistics are counted by.
package struct StatisticsNames: Sendable {
    private let names: [String: Bilingual]

    /// - Parameters:
    ///   - grouping: What the rows are about; nil for one row of everything.
    ///   - profiles: Whose categories and units are named.
    ///   - districts: The areas that are named.
    package init(
        by grouping: StatisticsGrouping?, profiles: some Sequence<Profile>,
        districts: some Sequence<MappedArea>
    ) {
        let pairs: [(String, Bilingual)] =
            switch grouping {
            case .category: profiles.flatMap(\.categories).map { ($0.code.description, $0.name) }
            case .unit: profiles.flatMap(\.units).map { ($0.code.description, $0.name) }
            case .district: districts.map { ($0.code, Bilingual(swedish: $0.name, english: $0.name)) }
            case .source: Source.allCases.map { ($0.rawValue, $0.name) }
            case .month, nil: []
            }
        names = Dictionary(pairs) { first, _ in first }
    }

    /// A month, and a code that nobody has named, stand for themselves.
    package func name(of key: String) -> Bilingual { names[key] ?? Bilingual(swedish: key, english: key) }

    /// The heading of the groups, in Swedish.
    static func heading(_ grouping: StatisticsGrouping?) -> String {
        switch grouping {
        case nil: "Omfattning"
        case .month: "Månad"
        case .category: "Kategori"
        case .unit: "Ansvarig"
        case .district: "Distrikt"
        case .source: "Källa"
        }
    }
}
