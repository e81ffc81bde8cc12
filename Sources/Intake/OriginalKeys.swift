import Crypto
import Foundation
package import Reports

/// The keys that originals are sealed with: AES-256 in Galois/Counter Mode, a fresh nonce for each original, bound to the
/// report's id. The first is the current one; older ones open what was sealed before.
///
/// As text, a line for each key: 64 hexadecimal digits. A key's id is the first eight bytes of its SHA-256.
package struct OriginalKeys: OriginalSealing {
    private let ordered: [(id: String, key: SymmetricKey)]

    /// Nil without a key, or with one that is not 32 bytes long.
    package init?(_ keys: [[UInt8]]) {
        guard !keys.isEmpty, keys.allSatisfy({ $0.count == 32 }) else { return nil }
        ordered = keys.map { (Self.id(of: $0), SymmetricKey(data: $0)) }
    }

    /// Nil for what is no such text. Lines that begin with `#`, and empty ones, count as none.
    package init?(text: String) {
        var keys: [[UInt8]] = []
        for line in text.split(whereSeparator: \.isNewline) where !line.hasPrefix("#") {
            let trimmed = line.filter { !$0.isWhitespace }
            guard !trimmed.isEmpty else { continue }
            guard let key = Self.bytes(hexadecimal: trimmed) else { return nil }
            keys.append(key)
        }
        self.init(keys)
    }

    package var text: String {
        "# Lykta: the keys of originals, the current one first. Keep this file apart from the database and its backups.\n"
            + ordered.map { $0.key.raw.hexadecimal + "\n" }.joined()
    }

    /// These keys, and a new one before them.
    package func beginning(with key: [UInt8]) -> OriginalKeys? {
        OriginalKeys([key] + ordered.map(\.key.raw))
    }

    package var currentKey: String { ordered.first?.id ?? "" }
    package var keys: Set<String> { Set(ordered.map(\.id)) }

    package func seal(_ plain: [UInt8], of report: Report.ID) throws(OriginalFault) -> SealedBytes {
        guard let current = ordered.first else { throw .keyMissing("") }
        do {
            let box = try AES.GCM.seal(plain, using: current.key, authenticating: Self.bound(to: report))
            guard let combined = box.combined else { throw OriginalFault.damaged }
            return SealedBytes(key: current.id, bytes: Array(combined))
        } catch {
            throw .damaged
        }
    }

    package func open(_ sealed: SealedBytes, of report: Report.ID) throws(OriginalFault) -> [UInt8] {
        guard let key = ordered.first(where: { $0.id == sealed.key })?.key else {
            throw .keyMissing(sealed.key)
        }
        do {
            let box = try AES.GCM.SealedBox(combined: sealed.bytes)
            return Array(try AES.GCM.open(box, using: key, authenticating: Self.bound(to: report)))
        } catch {
            throw .damaged
        }
    }

    /// What is authenticated beside the original.
    private static func bound(to report: Report.ID) -> [UInt8] { Array("lykta original 1 \(report)".utf8) }

    private static func id(of key: [UInt8]) -> String { SHA256.hash(data: key).prefix(8).hexadecimal }

    private static func bytes(hexadecimal text: String) -> [UInt8]? {
        let digits = text.compactMap(\.hexDigitValue)
        guard digits.count == 64, text.utf8.count == 64 else { return nil }
        return stride(from: 0, to: 64, by: 2).map { UInt8(digits[$0] * 16 + digits[$0 + 1]) }
    }
}

/// Says nothing of the keys, wherever it is printed.
extension OriginalKeys: CustomStringConvertible, CustomDebugStringConvertible {
    package var description: String { "OriginalKeys(\(ordered.map(\.id).joined(separator: ", ")))" }
    package var debugDescription: String { description }
}

extension SymmetricKey {
    fileprivate var raw: [UInt8] { unsafe withUnsafeBytes { unsafe Array($0) } }
}
