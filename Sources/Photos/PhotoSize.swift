import Reports

/// Width and height in pixels, as a file's header says them: what a decoder would make room for.
struct PhotoSize: Hashable {
    let width: Int
    let height: Int

    var isAllowed: Bool {
        width > 0 && height > 0 && max(width, height) <= PhotoLimits.longestSide
            && width * height <= PhotoLimits.mostPixels
    }

    /// Nil when the header is none, or says none.
    init?(of file: FileBytes, as format: PhotoFormat) {
        let found: PhotoSize? =
            switch format {
            case .jpeg: Self.jpeg(file)
            case .png: Self.png(file)
            case .webp: Self.webp(file)
            case .heic: Self.heic(file)
            }
        guard let found else { return nil }
        self = found
    }

    private init?(_ width: Int?, _ height: Int?) {
        guard let width, let height else { return nil }
        self.width = width
        self.height = height
    }

    /// The frame header (ITU T.81, B.2.2), which comes after segments of any kind.
    private static func jpeg(_ file: FileBytes) -> PhotoSize? {
        var at = 2
        for _ in 0..<10_000 {
            guard file.number(1, at: at) == 0xFF, let marker = file.number(1, at: at + 1) else { return nil }
            switch marker {
            case 0xFF: at += 1
            case 0x01, 0xD0...0xD8: at += 2
            case 0xC0...0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF:
                return PhotoSize(file.number(2, at: at + 7), file.number(2, at: at + 5))
            case 0xD9, 0xDA: return nil
            default:
                guard let length = file.number(2, at: at + 2), length >= 2 else { return nil }
                at += 2 + length
            }
        }
        return nil
    }

    /// IHDR, which comes first (ISO/IEC 15948, 11.2.2).
    private static func png(_ file: FileBytes) -> PhotoSize? {
        guard file.read(8, at: 8) == [0, 0, 0, 13] + Array("IHDR".utf8) else { return nil }
        return PhotoSize(file.number(4, at: 16), file.number(4, at: 20))
    }

    /// The first chunk (RFC 9649): that of a lossy, a lossless or an extended picture.
    private static func webp(_ file: FileBytes) -> PhotoSize? {
        let head = file.read(30, at: 0).map { Int($0) }
        guard head.count == 30 else { return nil }
        switch String(decoding: file.read(4, at: 12), as: UTF8.self) {
        case "VP8 ":
            guard head[23...25].elementsEqual([0x9D, 0x01, 0x2A]) else { return nil }
            return PhotoSize((head[26] | head[27] << 8) & 0x3FFF, (head[28] | head[29] << 8) & 0x3FFF)
        case "VP8L":
            guard head[20] == 0x2F else { return nil }
            let bits = head[21] | head[22] << 8 | head[23] << 16 | head[24] << 24
            return PhotoSize((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
        case "VP8X":
            return PhotoSize(
                (head[24] | head[25] << 8 | head[26] << 16) + 1,
                (head[27] | head[28] << 8 | head[29] << 16) + 1)
        default: return nil
        }
    }

    /// The largest of the sizes of its pictures: `ispe` in `ipco` in `iprp` in `meta` (ISO/IEC 23008-12, 6.5.3).
    private static func heic(_ file: FileBytes) -> PhotoSize? {
        guard let meta = box("meta", in: 0..<file.count, file),
            let properties = box(
                "iprp", in: (meta.lowerBound + 4)..<max(meta.lowerBound + 4, meta.upperBound), file),
            let container = box("ipco", in: properties, file)
        else { return nil }
        var largest: PhotoSize?
        for (name, content) in boxes(in: container, file) where name == "ispe" {
            guard
                let size = PhotoSize(
                    file.number(4, at: content.lowerBound + 4), file.number(4, at: content.lowerBound + 8))
            else { return nil }
            let area = size.width.multipliedReportingOverflow(by: size.height)
            guard !area.overflow else { return size }
            if area.partialValue > (largest.map { $0.width * $0.height } ?? 0) { largest = size }
        }
        return largest
    }

    private static func box(_ name: String, in range: Range<Int>, _ file: FileBytes) -> Range<Int>? {
        boxes(in: range, file).first { $0.name == name }?.content
    }

    /// The boxes that follow each other there, as far as they can be read; at most a thousand.
    private static func boxes(in range: Range<Int>, _ file: FileBytes) -> [(
        name: String, content: Range<Int>
    )] {
        var found: [(name: String, content: Range<Int>)] = []
        var at = range.lowerBound
        while at + 8 <= range.upperBound, found.count < 1_000 {
            guard let length = file.number(4, at: at) else { break }
            let name = String(decoding: file.read(4, at: at + 4), as: UTF8.self)
            var (head, size) = (8, length)
            if length == 1 {
                // A size of 64 bits; the first of its bytes is zero in any file there is.
                guard file.number(1, at: at + 8) == 0, let long = file.number(7, at: at + 9) else { break }
                (head, size) = (16, long)
            } else if length == 0 {
                size = range.upperBound - at
            }
            guard size >= head, size <= range.upperBound - at else { break }
            found.append((name, (at + head)..<(at + size)))
            at += size
        }
        return found
    }
}
