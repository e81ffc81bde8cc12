/// Who does something, as histories and records name it: a person, a key, Lykta itself, or a command.
package struct Agent: Hashable, Sendable, ExpressibleByStringLiteral {
    /// As it was called then; a history keeps it as it was written.
    package let name: String
    /// Nil for what is no person.
    package let person: Person.ID?
    /// The public part of a key; nil for what is no key.
    package let keyPrefix: String?

    package init(name: String, person: Person.ID? = nil, keyPrefix: String? = nil) {
        self.name = name
        self.person = person
        self.keyPrefix = keyPrefix
    }

    package init(_ person: Person) { self.init(name: person.name, person: person.id) }

    package init(_ key: APIKey) { self.init(name: key.name, keyPrefix: key.prefix) }

    /// What Lykta does by itself.
    package static let lykta: Agent = "lykta"

    package init(stringLiteral name: String) { self.init(name: name) }
}
