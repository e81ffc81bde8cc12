/// Looks for what makes a photo something else as well: marks of web pages, programs and documents anywhere in it, and an
/// archive at its end.
///
/// What phones add, such as XMP, second pictures and films, is none of it. Six bytes and more, so that compressed pixels hold them by
/// chance in less than one photo of a million.
enum HiddenContent {
    private static let signs = ["<script", "<html>", "<html ", "<!doctype", "<?php ", "<svg ", "%pdf-1."].map
    {
        Array($0.utf8)
    }
    private static let longest = 9

    /// - Complexity: O(*n*) in the bytes; 64 kB are in memory at a time.
    static func isIn(_ file: FileBytes) -> Bool {
        let block = 64 * 1_024
        var at = 0
        while at < file.count {
            if hasSign(file.read(block + longest - 1, at: at), within: block) { return true }
            at += block
        }
        return endsAsArchive(file)
    }

    /// Whether a sign begins within the first so many bytes.
    private static func hasSign(_ bytes: [UInt8], within count: Int) -> Bool {
        for start in 0..<min(count, bytes.count) where bytes[start] == 0x3C || bytes[start] == 0x25 {
            if signs.contains(where: { begins(bytes[start...], with: $0) }) { return true }
        }
        return false
    }

    /// Whether the bytes begin with a sign, in whatever case its letters are.
    private static func begins(_ bytes: ArraySlice<UInt8>, with sign: [UInt8]) -> Bool {
        guard bytes.count >= sign.count else { return false }
        return zip(bytes, sign).allSatisfy { byte, wanted in
            byte == wanted || (0x41...0x5A).contains(byte) && byte | 0x20 == wanted
        }
    }

    /// The end of a ZIP archive (APPNOTE 4.3.16): a record whose comment reaches the end of the file.
    private static func endsAsArchive(_ file: FileBytes) -> Bool {
        let span = min(file.count, 65_557)
        let tail = file.read(span, at: file.count - span)
        guard tail.count >= 22 else { return false }
        for start in 0...(tail.count - 22) where tail[start] == 0x50 && tail[start + 1] == 0x4B {
            guard tail[start + 2] == 5, tail[start + 3] == 6 else { continue }
            if start + 22 + Int(tail[start + 20]) + Int(tail[start + 21]) << 8 == tail.count { return true }
        }
        return false
    }
}
