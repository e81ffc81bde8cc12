import Reports
import TestSupport
import Testing

@Suite struct PhotoImageTests {
    private typealias Parts = JPEGParts

    @Test func `a JPEG of pixels alone is a photo, with its size`() throws {
        let bytes = Parts.plain(1_600, 3)
        let image = try PhotoImage(bytes).orFail()
        #expect(image.jpeg == bytes && image.width == 1_600 && image.height == 3)
    }

    private static let others: [(String, [UInt8])] = {
        var others: [(String, [UInt8])] = []
        for (name, marker, content) in [
            ("EXIF", 0xE1, "Exif\0\0MM"), ("a colour profile", 0xE2, "ICC_PROFILE\0"),
            ("a second picture", 0xE2, "MPF\0"), ("IPTC", 0xED, "Photoshop 3.0\0"),
            ("a comment", 0xFE, "hello"), ("JFIF's extension", 0xE0, "JFXX\0"),
        ] as [(String, UInt8, String)] {
            others.append((name, Parts.segment(marker, Array(content.utf8))))
        }
        let small: [UInt8] = Array("JFIF\0".utf8) + [1, 1, 0, 0, 1, 0, 1, 1, 1, 1, 2, 3]
        others.append(("a small picture in JFIF", Parts.segment(0xE0, small)))
        others.append(("a second frame", Parts.frame(10, 10)))
        return others
    }()

    @Test(arguments: others)
    func `one that holds anything else is none`(_ what: String, _ segment: [UInt8]) {
        let head: [UInt8] = Parts.start + Parts.jfif + segment
        let bytes: [UInt8] = head + Parts.tables + Parts.frame(10, 10) + Parts.scan + Parts.end
        #expect(PhotoImage(bytes) == nil, "\(what)")
    }

    private static let whole: [UInt8] = Parts.plain(10, 10)

    private static let broken: [(String, [UInt8])] = {
        var broken: [(String, [UInt8])] = []
        broken.append(("bytes after the end", whole + [0]))
        broken.append(("cut in the scan", Array(whole.dropLast(3))))
        broken.append(("without its end", Array(whole.dropLast(2))))
        broken.append(("too wide", Parts.plain(1_601, 10)))
        broken.append(("too high", Parts.plain(10, 1_601)))
        broken.append(("without width", Parts.plain(0, 10)))
        let head: [UInt8] = Parts.start + Parts.jfif
        broken.append(("without a frame", head + Parts.tables + Parts.scan + Parts.end))
        broken.append(("without a scan", head + Parts.frame(10, 10) + Parts.end))
        broken.append(("empty", []))
        broken.append(("two in one", whole + whole))
        return broken
    }()

    @Test(arguments: broken)
    func `one that is cut off, too large or goes on is none`(_ what: String, _ bytes: [UInt8]) {
        #expect(PhotoImage(bytes) == nil, "\(what)")
    }

    @Test func `no beginning of a photo is a photo, and none of them ends the program`() {
        let bytes = Parts.plain(10, 10)
        for count in bytes.indices { #expect(PhotoImage(Array(bytes[..<count])) == nil) }
    }

    private static let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0]

    /// A box of brands, the first of them the major one.
    private static func brands(_ major: String, _ others: String) -> [UInt8] {
        let content: [UInt8] = Array("ftyp\(major)".utf8) + [0, 0, 0, 0] + Array(others.utf8)
        return [0, 0, 0, UInt8(content.count + 4)] + content
    }

    private static let beginnings: [([UInt8], PhotoFormat?)] = {
        var all: [([UInt8], PhotoFormat?)] = []
        all.append(([0xFF, 0xD8, 0xFF, 0xE1], .jpeg))
        all.append((png, .png))
        all.append((Array(png.prefix(7)), nil))
        all.append((Array("RIFF1234WEBPVP8 ".utf8), .webp))
        all.append((Array("RIFF1234WAVE".utf8), nil))
        all.append((brands("heic", "mif1heic"), .heic))
        all.append((brands("mif1", "mif1heic"), .heic))
        all.append((brands("mif1", "mif1avif"), nil))
        all.append((brands("isom", "mp42avc1"), nil))
        all.append((Array("GIF89a".utf8), nil))
        all.append((Array("<html>".utf8), nil))
        all.append(([], nil))
        return all
    }()

    @Test(arguments: beginnings)
    func `a format is known by its first bytes`(_ bytes: [UInt8], _ format: PhotoFormat?) {
        #expect(PhotoFormat(beginning: bytes) == format)
    }
}
