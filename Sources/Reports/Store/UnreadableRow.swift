/// Something kept that a disk has damaged so that it cannot be read any more. Nothing of what stands in it is told.
package struct UnreadableRow: Hashable, Sendable, CustomStringConvertible {
    /// What the store keeps it in.
    package let table: String
    /// The store's own number for it; 0 where it has none.
    package let number: Int64

    package init(table: String, number: Int64) {
        self.table = table
        self.number = number
    }

    package var description: String { number == 0 ? "a row of \(table)" : "row \(number) of \(table)" }
}
