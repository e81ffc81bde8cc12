/// A password that nobody has thought of: 20 signs without look-alikes, in groups, some 97 bits. Shown once, kept nowhere.
package struct MadePassword: Sendable {
    package let text: String

    package init(using chance: inout some RandomNumberGenerator) {
        let signs = Array("abcdefghjkmnpqrstuvwxyz23456789")
        let groups = (0..<5).map { _ in
            String((0..<4).compactMap { _ in signs.randomElement(using: &chance) })
        }
        text = groups.joined(separator: "-")
    }
}
