import Planning
package import Reports

/// The Swedish names that exports for people use; a code without a name stands for itself.
package struct SwedishWords: Sendable {
    private let categories: [Code<Category>: String]

    package init(categories: some Sequence<Category> = []) {
        self.categories = Dictionary(categories.map { ($0.code, $0.name.swedish) }) { first, _ in first }
    }

    func name(of category: Code<Category>) -> String { categories[category] ?? category.description }

    func name(of status: CaseStatus) -> String { status.name.swedish }

    func name(of source: Source) -> String { source.name.swedish }

    /// `Belysning 3, Droger 1`
    func list(_ tallies: [Tally<Code<Category>>]) -> String {
        tallies.map { "\(name(of: $0.key)) \($0.count)" }.joined(separator: ", ")
    }

    /// `Invånare 3, Polisen 1`
    func list(_ tallies: [Tally<Source>]) -> String {
        tallies.map { "\(name(of: $0.key)) \($0.count)" }.joined(separator: ", ")
    }
}
