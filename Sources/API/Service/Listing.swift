import Web

/// How a list is answered: in which format, and how much of it.
struct Listing: Hashable, Sendable {
    let format: Format
    let extent: Extent

    enum Format: String, CaseIterable, Sendable { case geojson, csv }

    enum Extent: Hashable, Sendable {
        /// At most so many, and where to go on.
        case page(Int)
        /// All there are, as a file that is written while it is read.
        case all
    }
}

/// How many elements are read at once for a whole list: a page costs a walk over all that lie in the question's box, and
/// memory for those in it. The first is small, so that the answer begins at once.
package struct ExportPages: Hashable, Sendable {
    let first: Int
    let next: Int

    package init(first: Int = 1_000, next: Int = 20_000) {
        self.first = max(1, first)
        self.next = max(1, next)
    }
}

extension QueryReader {
    /// `format`, and `limit` as a number or the word `all`, which takes no cursor.
    mutating func listing() -> Listing {
        let format = word("format", Listing.Format.self) ?? .geojson
        let extent = value(
            "limit", sv: "Ett heltal 1–1000, eller all.", en: "A whole number 1–1000, or all."
        ) { text -> Listing.Extent? in
            if text == "all" { return .all }
            return Int(text).flatMap { (1...1_000).contains($0) ? .page($0) : nil }
        }
        if extent == .all, has("cursor") {
            fault(
                "cursor", "parameter.conflict", sv: "Inte tillsammans med limit=all.",
                en: "Not together with limit=all.")
        }
        return Listing(format: format, extent: extent ?? .page(100))
    }
}
