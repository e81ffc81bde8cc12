/// Keeps the filters of the queue that people give names to. Each person sees their own alone.
package protocol KeptFilterStore: Sendable {
    /// In the order of their names.
    func keptFilters(of person: Person.ID) async throws -> [KeptFilter]

    /// Keeps a filter, in place of the one that the person has under the same name.
    ///
    /// - Returns: False, and nothing is kept, when the person has ``KeptFilter/most`` others already.
    func keep(_ filter: KeptFilter, of person: Person.ID) async throws -> Bool

    /// Forgets the filter with this name, if the person has one.
    func forgetFilter(_ name: String, of person: Person.ID) async throws
}

/// A filter of the queue under a name.
package struct KeptFilter: Hashable, Sendable {
    package let name: String
    /// What stands behind the question mark of its address.
    package let query: String

    /// How many a person may have.
    package static let most = 50

    /// Nil for a name that is blank, longer than 60 signs or has control signs, and for a query of more than 2,000 bytes.
    package init?(name: String, query: String) {
        guard (1...60).contains(name.unicodeScalars.count), name.contains(where: { !$0.isWhitespace }),
            name.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control }),
            query.utf8.count <= 2_000, query.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { return nil }
        self.name = name
        self.query = query
    }
}
