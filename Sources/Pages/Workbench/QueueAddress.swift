import API
import Web

/// What the address of the queue asks for: the filters of `GET /api/v1/cases`, as a form sends them.
///
/// A form sends its empty fields too; they are read as they are meant.
struct QueueAddress: Sendable {
    /// In the order given, without what is empty, the language and the page.
    let filters: [(name: String, value: String)]
    let cursor: String?

    /// What stands for an address without a filter: what nobody has begun with, the latest first.
    static let new = [("state", "received,reopened"), ("sort", "newest")]

    init(_ query: QueryText) {
        filters = query.parameters.compactMap { name, value in
            guard !["lang", "cursor"].contains(name), APIService.caseFilterNames.contains(name) else {
                return nil
            }
            // Who writes a date and time into the address may leave its plus, which a form means a space by.
            let read = name.hasPrefix("received") ? value.replacing(" ", with: "+") : value
            let text = read.trimmingSpaces
            return text.isEmpty ? nil : (name, text)
        }
        cursor = query["cursor"].flatMap { $0.isEmpty ? nil : $0 }
    }

    init(_ filters: [(name: String, value: String)]) {
        self.filters = filters
        cursor = nil
    }

    subscript(name: String) -> String? { filters.first { $0.name == name }?.value }

    /// Whether nothing but the order is asked for.
    var isBare: Bool { filters.allSatisfy { $0.name == "sort" } }

    /// What is really asked.
    var asked: [(name: String, value: String)] {
        guard isBare else { return filters }
        return Self.new.filter { $0.0 != "sort" || self["sort"] == nil } + filters
    }

    /// How many filters are set.
    var count: Int { isBare ? 0 : filters.count { $0.name != "sort" } }

    /// As it stands behind the question mark.
    var query: String { FormText.written(filters.map { ($0.name, $0.value) }) }

    /// The address with one value set, or taken out; from the first page.
    func setting(_ name: String, to value: String?) -> QueueAddress {
        QueueAddress(filters.filter { $0.name != name } + (value.map { [(name, $0)] } ?? []))
    }

    /// As the API reads it.
    ///
    /// - Throws: 400, which cannot be: the names are the API's.
    func text(with cursor: String? = nil) throws(Problem) -> QueryText {
        let pairs = asked.map { ($0.name, $0.value) } + (cursor.map { [("cursor", $0)] } ?? [])
        return try QueryText(FormText.written(pairs), known: APIService.caseFilterNames)
    }

    func link(_ cursor: String? = nil) -> String {
        let pairs = filters.map { ($0.name, $0.value) } + (cursor.map { [("cursor", $0)] } ?? [])
        return pairs.isEmpty ? "/ko" : "/ko?\(FormText.written(pairs))"
    }
}

extension String {
    /// Without spaces at either end.
    var trimmingSpaces: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }),
            let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
