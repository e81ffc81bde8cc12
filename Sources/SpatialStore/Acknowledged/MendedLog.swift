/// A write-ahead log whose checksums are made right again, so that SQLite reads past a frame that a disk has damaged.
///
/// SQLite reads a log up to the first frame whose checksum is wrong and passes over all that follows, though the pages in it are
/// whole. Mended, all frames of the log's last beginning count as they stand. What is in the damaged one must be looked at
/// afterwards: by the digests of reports and by SQLite's own check. The form of the file is
/// <https://www.sqlite.org/fileformat2.html#the_write_ahead_log>.
struct MendedLog {
    let bytes: [UInt8]

    private static let headerSize = 32
    private static let frameHeaderSize = 24

    /// Nil for a log without frames.
    ///
    /// - Parameter pageSize: As the database file says it.
    init?(_ log: [UInt8], pageSize: Int) {
        let frameSize = Self.frameHeaderSize + pageSize
        let frames = (log.count - Self.headerSize) / frameSize
        guard frames > 0 else { return nil }
        // 0x377f0683 counts checksums in words of big-endian order, 0x377f0682 in little-endian.
        let isBigEndian = log[3] & 1 == 1
        var header = Array(log[..<Self.headerSize])
        var sum = Checksum(isBigEndian: isBigEndian)
        sum.add(header[..<24])
        let isHeaderWhole = sum.bytes.elementsEqual(header[24...])
        // The first frame always belongs to the log's last beginning.
        let first = Self.headerSize + 8
        let salts = isHeaderWhole ? Array(header[16..<24]) : Array(log[first..<first + 8])
        let last = (0..<frames).last { frame in
            let start = Self.headerSize + frame * frameSize + 8
            return log[start..<start + 8].elementsEqual(salts)
        }
        guard let last else { return nil }
        header.replaceSubrange(0..<4, with: [0x37, 0x7f, 0x06, isBigEndian ? 0x83 : 0x82])
        header.replaceSubrange(4..<12, with: Self.word(3_007_000) + Self.word(UInt32(clamping: pageSize)))
        header.replaceSubrange(16..<24, with: salts)
        sum = Checksum(isBigEndian: isBigEndian)
        sum.add(header[..<24])
        header.replaceSubrange(24..<32, with: sum.bytes)
        var bytes = header
        bytes.reserveCapacity(Self.headerSize + (last + 1) * frameSize)
        for frame in 0...last {
            let start = Self.headerSize + frame * frameSize
            let page = log[start + Self.frameHeaderSize..<start + frameSize]
            sum.add(log[start..<start + 8])
            sum.add(page)
            bytes += log[start..<start + 8] + salts + sum.bytes
            bytes += page
        }
        self.bytes = bytes
    }

    fileprivate static func word(_ number: UInt32) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: number >> UInt32(24 - 8 * $0)) }
    }
}

/// SQLite's checksum of a log: two sums that run over pairs of 32-bit words.
private struct Checksum {
    let isBigEndian: Bool
    private var sums: (UInt32, UInt32) = (0, 0)

    init(isBigEndian: Bool) { self.isBigEndian = isBigEndian }

    var bytes: [UInt8] { MendedLog.word(sums.0) + MendedLog.word(sums.1) }

    /// - Parameter content: A multiple of eight bytes.
    mutating func add(_ content: ArraySlice<UInt8>) {
        var position = content.startIndex
        while position + 8 <= content.endIndex {
            sums.0 &+= word(content, position) &+ sums.1
            sums.1 &+= word(content, position + 4) &+ sums.0
            position += 8
        }
    }

    private func word(_ content: ArraySlice<UInt8>, _ start: Int) -> UInt32 {
        var word: UInt32 = 0
        for offset in 0..<4 {
            word = word << 8 | UInt32(content[isBigEndian ? start + offset : start + 3 - offset])
        }
        return word
    }
}
