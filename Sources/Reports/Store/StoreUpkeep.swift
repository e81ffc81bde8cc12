/// What whoever runs an installation asks of its store.
package protocol StoreUpkeep: Sendable {
    /// Whether it was opened for questions alone, beside another that writes. Then whatever keeps something throws.
    var isReadOnly: Bool { get }

    /// What ``inspect(progress:)`` asks, in its order, in words.
    var promises: [Bilingual] { get }

    /// Returns when the store is as quick as it will be: what it reads beforehand is read. Until then it answers too.
    ///
    /// - Throws: What kept it from reading; it answers all the same.
    func settled() async throws

    /// How many pieces of work wait to be written.
    func queueDepth() async -> Int

    /// Whether something can be kept just now: what `/readyz` asks. It really keeps something small.
    func isWritable() async -> Bool

    /// Why the store can be used no more; nil while it can. Whatever is asked of it after a failure throws
    /// ``ReportStoreError/failed``. Looks anew at each call.
    var failure: StoreFailure? { get }

    /// The first row that could not be read since the store was opened; nil while all could. The store goes on: opening it anew
    /// would not mend the row.
    var unreadableRow: UnreadableRow? { get }

    /// After a failure: keeps what the store can still read where whoever runs it finds it.
    ///
    /// - Returns: Where; nil when there is nothing to be kept apart, or it cannot be.
    func salvage() async -> String?

    /// Checks all that is kept against itself; reads everything, beside whoever writes.
    ///
    /// - Parameter progress: Called before each promise with its words.
    /// - Returns: The broken promises, in their order; none for a sound store.
    func inspect(progress: @Sendable (Bilingual) -> Void) throws -> [StoreFinding]

    /// Copies what is kept at one moment to one file at `path`, from which a store can be opened, while reports keep coming
    /// in. The copy is whole, on the disk and for its owner alone when this returns.
    ///
    /// - Parameter overwriting: Whether a file that stands at `path` is replaced, in one step. Never one that is itself
    ///   a database in use.
    /// - Throws: When a file stands there that is not to be replaced, or the copy cannot be made.
    func backup(to path: String, overwriting: Bool) throws

    /// The ids of the keys that originals have been sealed with, but for those declared lost.
    func originalKeys() async throws -> Set<String>

    /// Notes that these keys are lost: what was sealed with them stays unreadable.
    func declareLost(_ keys: Set<String>) async throws

    /// Seals at most `limit` originals that were sealed with another key anew, with the current one; those of keys that are
    /// not at hand are left as they are. Begins after the report with this number.
    ///
    /// - Returns: The number of the last report looked at; nil when there was none left.
    func resealOriginals(after number: Int64, limit: Int) async throws -> Int64?

    /// Takes no more work, and returns when what was accepted is on the disk. The store cannot be asked after that. A store
    /// that has failed is left as it is.
    func close() async throws
}

/// Something kept that does not agree with something else.
package struct StoreFinding: Hashable, Sendable, CustomStringConvertible {
    /// What was asked, such as `every placed report has its row in the index`.
    package let promise: Bilingual
    /// How many rows break the promise.
    package let count: Int
    /// Some of them, by the store's own number or in its own words.
    package let examples: [Bilingual]

    package init(promise: Bilingual, count: Int, examples: [Bilingual]) {
        self.promise = promise
        self.count = count
        self.examples = examples
    }

    /// For whoever runs the store.
    package var sentence: Bilingual {
        let examples = examples.joined(separator: ", ")
        return Bilingual(
            swedish: "\(promise.swedish): bryts av \(count), till exempel \(examples.swedish)",
            english: "\(promise.english): broken by \(count), such as \(examples.english)")
    }

    package var description: String { sentence.english }
}
