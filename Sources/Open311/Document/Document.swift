import JSON

/// An answer, said once and written in either format: in XML below a root, in JSON without it (the Spark convention, by which a list is an array).
struct Document: Sendable {
    /// The name of the root in XML.
    let root: String
    let value: Value

    enum Value: Sendable {
        /// Nil is `null` in JSON, and in XML an element with nothing in it.
        case text(String?)
        /// An angle, to the seventh decimal: a centimetre.
        case degrees(Double?)
        case whole(Int)
        case flag(Bool)
        case object([(name: String, value: Value)])
        /// In XML each element has this name.
        case list(of: String, [Value])
    }

    init(_ root: String, _ value: Value) {
        self.root = root
        self.value = value
    }

    func bytes(as format: AnswerFormat) -> [UInt8] {
        switch format {
        case .xml: XMLText.document(self)
        case .json: JSONWriter.value(value)
        }
    }
}

/// Nests as deep as an answer does, which is ours and shallow.
extension Document.Value: JSONWritable {
    func write(to output: inout JSONOutput) {
        switch self {
        case .text(let text):
            if let text { output.string(text) } else { output.null() }
        case .degrees(let angle):
            if let angle = angle.flatMap({ RoundedNumber($0, decimals: 7) }) {
                output.number(angle)
            } else {
                output.null()
            }
        case .whole(let number): output.integer(number)
        case .flag(let flag): output.bool(flag)
        case .object(let members):
            output.object { object in
                for member in members { object.member(member.name, member.value) }
            }
        case .list(_, let elements):
            output.array { array in
                for element in elements { array.element(element) }
            }
        }
    }
}
