/// A municipality's coat of arms: a PNG picture (ISO/IEC 15948).
///
/// Not SVG, since that can hold scripts and links: a PNG can do nothing but be seen, says how large it is, and can be put on a printed
/// sign by every program.
package struct Arms: Hashable, Sendable {
    /// The whole file.
    package let png: [UInt8]
    /// In pixels.
    package let width: Int
    package let height: Int

    /// The first page of a resident is to come quickly over a weak network.
    package static let mostBytes = 16 * 1_024
    /// How wide and how high, in pixels: enough for print, and for a telephone's home screen.
    package static let sides = 64...512

    /// Looks at the form of the file and at the check sums of all its parts; not at what is seen in it.
    ///
    /// - Throws: ``ArmsFault`` with what is wrong first.
    package init(png: [UInt8]) throws(ArmsFault) {
        guard png.count <= Self.mostBytes else { throw .tooLarge(bytes: png.count) }
        guard png.starts(with: Self.signature) else { throw .notPNG }
        var rest = png[Self.signature.count...]
        var size: (width: Int, height: Int)?
        var isEnded = false
        while !isEnded {
            guard let chunk = Chunk(&rest) else { throw .damaged }
            if size == nil {
                guard chunk.kind == Array("IHDR".utf8), chunk.data.count == 13 else { throw .damaged }
                size = (Self.number(chunk.data.prefix(4)), Self.number(chunk.data.dropFirst(4).prefix(4)))
            }
            isEnded = chunk.kind == Array("IEND".utf8)
        }
        guard let size, rest.isEmpty else { throw .damaged }
        guard Self.sides.contains(size.width), Self.sides.contains(size.height) else {
            throw .size(width: size.width, height: size.height)
        }
        self.png = png
        width = size.width
        height = size.height
    }

    private static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    /// Four bytes, the most significant first.
    private static func number(_ bytes: ArraySlice<UInt8>) -> Int {
        bytes.reduce(0) { $0 << 8 | Int($1) }
    }

    /// A part of the file: its length, its kind, its data, and a check sum of the two last.
    private struct Chunk {
        let kind: [UInt8]
        let data: ArraySlice<UInt8>

        /// Takes the next; nil for one that is cut off, or whose sum is wrong.
        init?(_ rest: inout ArraySlice<UInt8>) {
            guard rest.count >= 12 else { return nil }
            let length = Arms.number(rest.prefix(4))
            guard length <= rest.count - 12 else { return nil }
            let summed = rest.dropFirst(4).prefix(4 + length)
            let sum = rest.dropFirst(8 + length).prefix(4)
            guard Arms.number(sum) == Int(Self.cyclicRedundancyCheck(of: summed)) else { return nil }
            kind = Array(summed.prefix(4))
            data = summed.dropFirst(4)
            rest = rest.dropFirst(12 + length)
        }

        /// CRC-32 as the standard's annex D has it. Bit by bit: the file is small.
        private static func cyclicRedundancyCheck(of bytes: ArraySlice<UInt8>) -> UInt32 {
            var sum = UInt32.max
            for byte in bytes {
                sum ^= UInt32(byte)
                for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
            }
            return ~sum
        }
    }
}

/// Why a file is not taken as arms.
package enum ArmsFault: Error, Hashable, Sendable {
    case notPNG
    /// Cut off, changed on the way, or with something after its end.
    case damaged
    case tooLarge(bytes: Int)
    /// In pixels.
    case size(width: Int, height: Int)

    /// For whoever made the profile.
    package var sentence: Bilingual {
        switch self {
        case .notPNG:
            Bilingual(
                swedish:
                    "är ingen PNG-bild. Spara vapnet som PNG; SVG tas inte, eftersom en sådan kan hålla skript",
                english:
                    "is not a PNG picture. Save the arms as PNG; SVG is not taken, since it can hold scripts")
        case .damaged:
            Bilingual(
                swedish: "är en skadad PNG-bild. Spara den en gång till",
                english: "is a damaged PNG picture. Save it once more")
        case .tooLarge(let bytes):
            Bilingual(
                swedish:
                    "är \(bytes) byte stor, och får vara högst \(Arms.mostBytes), så att sidorna laddas fort. Spara den mindre eller med färre färger",
                english:
                    "has \(bytes) bytes, and may have \(Arms.mostBytes) at most, so that pages load quickly. Save it smaller or with fewer colours"
            )
        case .size(let width, let height):
            Bilingual(
                swedish:
                    "är \(width) × \(height) bildpunkter; varje sida ska ha \(Arms.sides.lowerBound)–\(Arms.sides.upperBound)",
                english:
                    "is \(width) × \(height) pixels; each side must have \(Arms.sides.lowerBound)–\(Arms.sides.upperBound)"
            )
        }
    }
}
