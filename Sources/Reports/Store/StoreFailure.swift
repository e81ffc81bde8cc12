/// Why a store can be used no more until it is opened anew; with the facts, for whoever runs it.
package enum StoreFailure: Error, Hashable, Sendable {
    /// The file it writes no longer stands where it stood: what it would keep would be lost.
    case parted(String)
    /// The disk does not give back what was written, or not take what is to be written.
    case disk(String)

    package var facts: String {
        switch self {
        case .parted(let facts), .disk(let facts): facts
        }
    }
}
