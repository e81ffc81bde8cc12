/// What keeps an object from being read, and where.
package struct JSONMemberFault: Hashable, Sendable {
    package let pointer: JSONPointer
    package let reason: Reason

    package init(pointer: JSONPointer, reason: Reason) {
        self.pointer = pointer
        self.reason = reason
    }

    package enum Reason: Hashable, Sendable {
        case missing
        /// Nobody asks for it; those that are asked for, in that order.
        case unknown(known: [String])
        case wrongType(JSONType)
    }
}

/// What a member or an element should have been.
package enum JSONType: Hashable, Sendable {
    case object, string, number, wholeNumber, bool
    case strings, numbers
    /// A list of at most so many values of any kind.
    case list(most: Int)
}
