/// The formats in which phones send photos.
package enum PhotoFormat: String, CaseIterable, Sendable {
    case jpeg, png, webp, heic

    /// As they stand in `Content-Type`, the usual one first.
    package var mediaTypes: [String] {
        switch self {
        case .jpeg: ["image/jpeg"]
        case .png: ["image/png"]
        case .webp: ["image/webp"]
        case .heic: ["image/heic", "image/heif"]
        }
    }

    package init?(mediaType: String) {
        guard let format = Self.allCases.first(where: { $0.mediaTypes.contains(mediaType) }) else {
            return nil
        }
        self = format
    }

    package var name: String {
        switch self {
        case .jpeg: "JPEG"
        case .png: "PNG"
        case .webp: "WebP"
        case .heic: "HEIC"
        }
    }

    /// The format that the first bytes of a file are those of; 32 of them are enough.
    package init?(beginning bytes: [UInt8]) {
        if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
            self = .jpeg
        } else if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            self = .png
        } else if bytes.starts(with: Array("RIFF".utf8)), bytes.dropFirst(8).starts(with: Array("WEBP".utf8))
        {
            self = .webp
        } else if Self.isHEIC(bytes) {
            self = .heic
        } else {
            return nil
        }
    }

    /// ISO/IEC 23008-12, annex B: the brands of pictures coded with HEVC, among those that the file says it keeps to.
    private static func isHEIC(_ bytes: [UInt8]) -> Bool {
        guard bytes.dropFirst(4).starts(with: Array("ftyp".utf8)), bytes.count >= 16 else { return false }
        let length = bytes.prefix(4).reduce(0) { $0 << 8 | Int($1) }
        let brands = stride(from: 8, to: min(bytes.count - 3, length), by: 4).map {
            String(decoding: bytes[$0..<($0 + 4)], as: UTF8.self)
        }
        return brands.contains { ["heic", "heix", "heim", "heis"].contains($0) }
    }
}
