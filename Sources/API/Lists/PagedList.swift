/// A list that is read page by page, in an order of its own.
protocol PagedList: Sendable {
    associatedtype Element: Sendable
    associatedtype Cursor: Sendable

    /// How many elements a page holds when the whole list is read: so many that the reading is quick, and so few that they
    /// take some megabytes at most.
    var exportPage: Int { get }

    /// The elements after `cursor`, in the list's order: at most `limit`, and where to go on when there are more.
    ///
    /// A page may be shorter than its limit, and even empty, and still have a next one.
    func page(of limit: Int, after cursor: Cursor?) async throws -> (elements: [Element], next: Cursor?)

    /// The cursor as it stands in an address.
    static func word(for cursor: Cursor) -> String
}
