package import Reports

/// The parts of a JPEG, put together by hand; what lies in them shows no picture.
package enum JPEGParts {
    package static let start: [UInt8] = [0xFF, 0xD8]
    package static let end: [UInt8] = [0xFF, 0xD9]
    package static let jfif = segment(0xE0, Array("JFIF\0".utf8) + [1, 1, 0, 0, 72, 0, 72, 0, 0])
    package static let tables = segment(0xDB, [UInt8](repeating: 1, count: 65)) + segment(0xC4, [0, 1])
    package static let scan: [UInt8] =
        segment(0xDA, [1, 1, 0, 0, 63, 0]) + [7, 0xFF, 0x00, 8, 0xFF, 0xD0, 9]

    package static func segment(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
        let length = content.count + 2
        return [0xFF, marker, UInt8(length >> 8), UInt8(length & 0xFF)] + content
    }

    package static func frame(_ width: Int, _ height: Int) -> [UInt8] {
        segment(
            0xC0,
            [
                8, UInt8(height >> 8), UInt8(height & 0xFF), UInt8(width >> 8), UInt8(width & 0xFF), 1, 1,
                0x11, 0,
            ])
    }

    /// A whole JPEG with nothing but what shows it.
    package static func plain(_ width: Int, _ height: Int, salt: UInt8 = 0) -> [UInt8] {
        start + jfif + tables + frame(width, height) + scan + [salt & 0x7F] + end
    }
}

extension NewPhoto {
    /// A photo told from others by its number.
    package static func fixture(
        _ number: UInt8, received: Timestamp = .testNow, retry: RetryKey? = nil
    ) throws -> NewPhoto {
        NewPhoto(
            image: try PhotoImage(JPEGParts.plain(800, 600, salt: number)).orFail(),
            source: try PhotoDigest([UInt8](repeating: number, count: 32)).orFail(), received: received,
            retry: retry)
    }
}
