/// Somebody on the staff who signs in: a coordinator, a planner, an officer of a unit.
package struct Person: Hashable, Sendable, Identifiable {
    package typealias ID = Identifier<Person>

    package let id: ID
    /// As histories show it: 1–100 bytes, no control signs.
    package let name: String
    package let email: EmailAddress
    /// At least one.
    package let bindings: Set<RoleBinding>
    package let created: Timestamp
    /// Nil for who may sign in.
    package let disabled: Timestamp?

    package init(
        id: ID, name: String, email: EmailAddress, bindings: Set<RoleBinding>, created: Timestamp,
        disabled: Timestamp? = nil
    ) {
        self.id = id
        self.name = name
        self.email = email
        self.bindings = bindings
        self.created = created
        self.disabled = disabled
    }

    package static func isName(_ text: String) -> Bool {
        (1...100).contains(text.utf8.count)
            && text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
    }
}

/// An e-mail address as an account is known by: in lower case, so that one person has one account.
package struct EmailAddress: Hashable, Sendable, CustomStringConvertible {
    package let description: String

    /// Nil for what is no `local@domain` of 3–254 printable ASCII signs.
    package init?(_ text: String) {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard (3...254).contains(text.utf8.count), text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }),
            parts.count == 2, parts.allSatisfy({ !$0.isEmpty }),
            !text.utf8.contains(where: { "<>,;:\"()[]\\".utf8.contains($0) })
        else { return nil }
        description = text.lowercased()
    }
}
