/// A JPEG that holds pixels and nothing else: no EXIF, XMP, IPTC or colour profile, no comment, no second picture, and
/// nothing after its end.
package struct PhotoImage: Hashable, Sendable {
    /// The longest side, in pixels.
    package static let longestSide = 1_600
    /// What may be stored, in bytes.
    package static let mostBytes = 4 * 1_024 * 1_024

    package let jpeg: [UInt8]
    package let width: Int
    package let height: Int

    /// Reads the segments of a JPEG (ITU T.81, annex B) from beginning to end; nil when there is anything in it but what it
    /// takes to show the picture, when it is cut off, or larger than it may be.
    ///
    /// - Complexity: O(*n*) in the bytes.
    package init?(_ jpeg: [UInt8]) {
        guard jpeg.count <= Self.mostBytes, jpeg.starts(with: [0xFF, 0xD8]) else { return nil }
        var size: (width: Int, height: Int)?
        var at = 2
        while at + 3 < jpeg.count, jpeg[at] == 0xFF {
            let marker = jpeg[at + 1]
            let length = Int(jpeg[at + 2]) << 8 | Int(jpeg[at + 3])
            let end = at + 2 + length
            guard length >= 2, end <= jpeg.count else { return nil }
            let content = jpeg[(at + 4)..<max(at + 4, end)]
            switch marker {
            case 0xE0: guard Self.isBareJFIF(content) else { return nil }
            case 0xDB, 0xC4, 0xDD: break
            case 0xC0, 0xC1, 0xC2:
                guard size == nil, let found = Self.size(inFrame: Array(content)) else { return nil }
                size = found
            case 0xDA:
                at = Self.endOfScan(in: jpeg, from: end)
                if jpeg[at...].elementsEqual([0xFF, 0xD9]) {
                    guard let size else { return nil }
                    (self.jpeg, width, height) = (jpeg, size.width, size.height)
                    return
                }
                continue
            default: return nil
            }
            at = end
        }
        return nil
    }

    /// The JFIF header without a small picture of its own.
    private static func isBareJFIF(_ content: ArraySlice<UInt8>) -> Bool {
        content.count == 14 && content.starts(with: Array("JFIF\0".utf8)) && content.suffix(2) == [0, 0]
    }

    private static func size(inFrame content: [UInt8]) -> (width: Int, height: Int)? {
        guard content.count >= 6 else { return nil }
        let height = Int(content[1]) << 8 | Int(content[2])
        let width = Int(content[3]) << 8 | Int(content[4])
        guard (1...longestSide).contains(width), (1...longestSide).contains(height) else { return nil }
        return (width, height)
    }

    /// Where the next marker begins after compressed data, in which 0xFF is followed by zero or a restart mark.
    private static func endOfScan(in jpeg: [UInt8], from start: Int) -> Int {
        var at = start
        while at + 1 < jpeg.count {
            if jpeg[at] == 0xFF, jpeg[at + 1] != 0, !(0xD0...0xD7).contains(jpeg[at + 1]) { return at }
            at += 1
        }
        return jpeg.count
    }
}
