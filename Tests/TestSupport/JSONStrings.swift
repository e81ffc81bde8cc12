/// A reader of arrays of strings, written apart from the writer. (Foundation's drops U+FEFF on Linux.)
package enum JSONStrings {
    package static func read(_ bytes: [UInt8]) -> [String] {
        var texts: [String] = []
        var text: String.UnicodeScalarView?
        var scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars.makeIterator()
        while let scalar = scalars.next() {
            guard text != nil else {
                if scalar == "\"" { text = .init() }
                continue
            }
            switch scalar {
            case "\"":
                texts.append(String(text ?? .init()))
                text = nil
            case "\\":
                let named: [Unicode.Scalar: Unicode.Scalar] = ["n": "\n", "r": "\r", "t": "\t"]
                guard let escape = scalars.next() else { break }
                if escape == "u" {
                    let digits = (0..<4).compactMap { _ in scalars.next().map(Character.init) }
                    text?.append(UInt32(String(digits), radix: 16).flatMap(Unicode.Scalar.init) ?? "?")
                } else {
                    text?.append(named[escape] ?? escape)
                }
            default: text?.append(scalar)
            }
        }
        return texts
    }
}
