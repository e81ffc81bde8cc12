/// An element of XML 1.0, with what is in it. Attributes, comments and instructions are passed over.
struct MarkupElement {
    /// Without the prefix of its name space.
    let name: String
    private(set) var children: [MarkupElement] = []
    /// That of its own, without white space at its ends.
    private(set) var text = ""

    /// How deep elements may stand in each other.
    static let deepest = 64

    subscript(name: String) -> MarkupElement? { children.first { $0.name == name } }

    /// Reads a document, and nothing of any other: a document type, and so any entity of its own, is refused. What its declaration
    /// says is not looked at, since there are programs whose declarations are no XML.
    ///
    /// - Parameter bytes: UTF-8.
    /// - Throws: the first fault. O(*n*).
    static func document(_ bytes: [UInt8]) throws(MarkupFault) -> MarkupElement {
        var reader = MarkupReader(bytes)
        return try reader.document()
    }

    fileprivate init(name: String) { self.name = name }

    fileprivate mutating func add(_ child: MarkupElement) { children.append(child) }
    fileprivate mutating func end(with text: [UInt8]) {
        func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
        var trimmed = text[...]
        while let first = trimmed.first, isBlank(first) { trimmed.removeFirst() }
        while let last = trimmed.last, isBlank(last) { trimmed.removeLast() }
        self.text = String(decoding: trimmed, as: UTF8.self)
    }
}

/// What keeps bytes from being read as XML, and on which line; the first is 1.
package struct MarkupFault: Error, Hashable, Sendable {
    package let line: Int
    package let reason: Reason

    package enum Reason: Hashable, Sendable {
        /// There is something where only elements may stand, or nothing at all.
        case noElement
        /// `<!DOCTYPE`
        case documentType
        /// The element of this name has no end, or the end of another.
        case unclosed(String)
        /// An element, a comment or a section begins that has no end.
        case cutOff
        /// `&name;`
        case entity(String)
        case tooDeep
    }
}

/// Goes through a document from its beginning to its end.
private struct MarkupReader {
    private let bytes: [UInt8]
    private var position = 0
    private var open: [(element: MarkupElement, qualifiedName: [UInt8], text: [UInt8])] = []
    private var root: MarkupElement?

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func document() throws(MarkupFault) -> MarkupElement {
        while position < bytes.count {
            if bytes[position] != UInt8(ascii: "<") {
                let end = bytes[position...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
                let piece = bytes[position..<end]
                try add(try resolved(piece))
                position = end
            } else if begins("<?") {
                _ = try skipped(to: "?>")
            } else if begins("<!--") {
                _ = try skipped(to: "-->")
            } else if begins("<![CDATA[") {
                position += 9
                try add(try skipped(to: "]]>"))
            } else if begins("<!") {
                throw fault(.documentType)
            } else if begins("</") {
                try endElement()
            } else {
                try beginElement()
            }
        }
        if let last = open.last { throw fault(.unclosed(last.element.name)) }
        guard let root else { throw fault(.noElement) }
        return root
    }

    private func begins(_ text: String) -> Bool { bytes[position...].starts(with: text.utf8) }

    /// What stands before `end`, which is gone past.
    private mutating func skipped(to end: String) throws(MarkupFault) -> ArraySlice<UInt8> {
        let wanted = Array(end.utf8)
        var index = position
        while index + wanted.count <= bytes.count {
            if bytes[index] == wanted[0], bytes[index...].starts(with: wanted) {
                let found = bytes[position..<index]
                position = index + wanted.count
                return found
            }
            index += 1
        }
        throw fault(.cutOff)
    }

    /// Text belongs to the element that is open; outside of all there is white space alone.
    private mutating func add(_ text: ArraySlice<UInt8>) throws(MarkupFault) {
        guard let last = open.indices.last else {
            let isBlank = text.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
            guard isBlank else { throw fault(.noElement) }
            return
        }
        open[last].text.append(contentsOf: text)
    }

    private mutating func beginElement() throws(MarkupFault) {
        guard root == nil || !open.isEmpty else { throw fault(.noElement) }
        guard open.count < MarkupElement.deepest else { throw fault(.tooDeep) }
        position += 1
        let name = takeName()
        guard !name.isEmpty else { throw fault(.noElement) }
        var quote: UInt8?
        var last: UInt8 = 0
        while position < bytes.count {
            let byte = bytes[position]
            if let mark = quote {
                if byte == mark { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: ">") {
                position += 1
                open.append((MarkupElement(name: Self.local(name)), name, []))
                if last == UInt8(ascii: "/") { close() }
                return
            }
            last = byte
            position += 1
        }
        throw fault(.cutOff)
    }

    private mutating func endElement() throws(MarkupFault) {
        position += 2
        let name = takeName()
        let rest = try skipped(to: ">")
        guard let last = open.last, last.qualifiedName == name, rest.allSatisfy({ $0 <= 0x20 }) else {
            throw fault(.unclosed(open.last?.element.name ?? Self.local(name)))
        }
        close()
    }

    private mutating func close() {
        guard let last = open.popLast() else { return }
        var element = last.element
        element.end(with: last.text)
        if let parent = open.indices.last { open[parent].element.add(element) } else { root = element }
    }

    private mutating func takeName() -> [UInt8] {
        let ends: Set<UInt8> = [
            0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: "/"), UInt8(ascii: ">"), UInt8(ascii: "<"),
        ]
        let name = bytes[position...].prefix { !ends.contains($0) }
        position = name.endIndex
        return Array(name)
    }

    private static func local(_ name: [UInt8]) -> String {
        String(decoding: name.split(separator: UInt8(ascii: ":")).last ?? name[...], as: UTF8.self)
    }

    /// With the five entities that XML has, and the numbers of letters, put in.
    private func resolved(_ text: ArraySlice<UInt8>) throws(MarkupFault) -> ArraySlice<UInt8> {
        guard text.contains(UInt8(ascii: "&")) else { return text }
        var found: [UInt8] = []
        var rest = text
        while let start = rest.firstIndex(of: UInt8(ascii: "&")) {
            found.append(contentsOf: rest[rest.startIndex..<start])
            let name = rest[(start + 1)...].prefix(12).prefix { $0 != UInt8(ascii: ";") }
            guard name.endIndex < rest.endIndex, rest[name.endIndex] == UInt8(ascii: ";"),
                let scalar = Self.scalar(String(decoding: name, as: UTF8.self))
            else { throw fault(.entity(String(decoding: name, as: UTF8.self))) }
            found.append(contentsOf: String(scalar).utf8)
            rest = rest[(name.endIndex + 1)...]
        }
        return (found + rest)[...]
    }

    private static func scalar(_ name: String) -> Character? {
        switch name {
        case "amp": return "&"
        case "lt": return "<"
        case "gt": return ">"
        case "quot": return "\""
        case "apos": return "'"
        default:
            guard name.hasPrefix("#") else { return nil }
            let number =
                name.hasPrefix("#x") ? UInt32(name.dropFirst(2), radix: 16) : UInt32(name.dropFirst())
            return number.flatMap { $0 == 0 ? nil : Unicode.Scalar($0) }.map { Character($0) }
        }
    }

    private func fault(_ reason: MarkupFault.Reason) -> MarkupFault {
        let before = bytes[..<min(position, bytes.count)]
        return MarkupFault(line: 1 + before.count { $0 == 0x0A }, reason: reason)
    }
}
