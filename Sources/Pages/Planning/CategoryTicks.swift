import Reports
import Web

/// Which categories a page of the planner's is about, as it stands in its address: `kategori-CODE=1` for each that is ticked; all when
/// none is.
struct CategoryTicks: Sendable {
    let codes: [Code<Category>]

    /// What an address may have.
    static func parameters(_ categories: [Category]) -> [Route.QueryParameter] {
        Set(categories.map(\.code)).sorted().map {
            .init("kategori-\($0)", .text, "`1` for this category; all when none is.", example: "1")
        }
    }

    /// - Parameter categories: those that there are.
    init(_ query: QueryText, among categories: [Category]) {
        codes = Set(categories.map(\.code)).sorted().filter { query["kategori-\($0)"] == "1" }
    }

    /// The same of the fields of an address.
    init(_ fields: [(String, String)], among categories: [Category]) {
        let ticked = Set(fields.filter { $0.1 == "1" }.map(\.0))
        codes = Set(categories.map(\.code)).sorted().filter { ticked.contains("kategori-\($0)") }
    }

    /// As an address has it.
    var fields: [(String, String)] { codes.map { ("kategori-\($0)", "1") } }

    /// As the API takes it in `category`.
    var asked: String { codes.map(\.description).joined(separator: ",") }

    /// The boxes to tick.
    func group(of names: CategoryNames, fault: String?, _ words: Words) -> CheckGroup {
        CheckGroup(
            id: "kategori", label: words["places-categories"],
            choices: names.sorted.map { (value: $0.code.description, label: $0.name) },
            chosen: Set(codes.map(\.description)), hint: words["places-categories-hint"], fault: fault)
    }
}

/// What categories are called in the language of a page; a code that nobody has named stands for itself.
struct CategoryNames: Sendable {
    private let names: [Code<Category>: String]

    init(_ categories: [Category], in language: Language) {
        names = Dictionary(categories.map { ($0.code, $0.name.text(in: language)) }) { first, _ in first }
    }

    /// Nil for a code that nobody has named.
    subscript(category: Code<Category>) -> String? { names[category] }

    func name(of category: Code<Category>) -> String { names[category] ?? category.description }

    /// Those that somebody has named, by their names.
    var sorted: [(code: Code<Category>, name: String)] {
        names.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map { ($0.key, $0.value) }
    }
}
