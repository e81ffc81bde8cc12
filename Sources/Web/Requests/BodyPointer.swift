/// Where in a body something stands, as a JSON pointer (RFC 6901): `/stops/2/place`; nothing for the body itself.
struct BodyPointer: Hashable, Sendable, CustomStringConvertible {
    static let root = BodyPointer(description: "")

    let description: String

    func appending(_ member: String) -> BodyPointer {
        let escaped = member.reduce(into: "") { text, sign in
            switch sign {
            case "~": text += "~0"
            case "/": text += "~1"
            default: text.append(sign)
            }
        }
        return BodyPointer(description: "\(description)/\(escaped)")
    }

    func appending(_ index: Int) -> BodyPointer { BodyPointer(description: "\(description)/\(index)") }
}
