/// How far a store has come: another one as soon as anything at all has been committed since.
package struct StoreRevision: Hashable, Sendable {
    private let commit: Int64
    private let areas: Int

    /// - Parameters:
    ///   - commit: the number of the last commit.
    ///   - areas: how often the areas that are routed by have been replaced since the store was opened.
    package init(commit: Int64, areas: Int) {
        self.commit = commit
        self.areas = areas
    }
}

/// Tells whether what was found out before still holds.
package protocol RevisedStore: Sendable {
    /// That of now. What is asked after this sees at least as much.
    var revision: StoreRevision { get }
}
