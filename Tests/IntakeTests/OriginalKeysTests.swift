import Intake
import Reports
import TestSupport
import Testing

@Suite struct OriginalKeysTests {
    private let keys: OriginalKeys
    private let plain = Array("Ring 070-174 06 05 om lampan.".utf8)

    init() throws { keys = try OriginalKeys([[UInt8](repeating: 1, count: 32)]).orFail() }

    @Test func `what is sealed comes back, and shows nothing of itself`() throws {
        let sealed = try keys.seal(plain, of: .numbered(1))
        #expect(sealed.key == keys.currentKey && sealed.bytes.count == plain.count + 28)
        #expect(!String(decoding: sealed.bytes, as: UTF8.self).contains("lampan"))
        #expect(try keys.open(sealed, of: .numbered(1)) == plain)
        // A nonce of its own each time.
        #expect(try keys.seal(plain, of: .numbered(1)) != sealed)
    }

    @Test func `it cannot be opened as another report's, or changed, or with another key`() throws {
        let sealed = try keys.seal(plain, of: .numbered(1))
        #expect(throws: OriginalFault.damaged) { try keys.open(sealed, of: .numbered(2)) }
        var bytes = sealed.bytes
        bytes[20] ^= 1
        #expect(throws: OriginalFault.damaged) {
            try keys.open(SealedBytes(key: sealed.key, bytes: bytes), of: .numbered(1))
        }
        #expect(throws: OriginalFault.damaged) {
            try keys.open(SealedBytes(key: sealed.key, bytes: []), of: .numbered(1))
        }
        let other = try OriginalKeys([[UInt8](repeating: 2, count: 32)]).orFail()
        #expect(throws: OriginalFault.keyMissing(keys.currentKey)) {
            try other.open(sealed, of: .numbered(1))
        }
    }

    @Test func `a new key seals what comes, and older ones open what came`() throws {
        let sealed = try keys.seal(plain, of: .numbered(1))
        let both = try keys.beginning(with: [UInt8](repeating: 2, count: 32)).orFail()
        #expect(both.currentKey != keys.currentKey && both.keys.contains(keys.currentKey))
        #expect(try both.open(sealed, of: .numbered(1)) == plain)
        let read = try OriginalKeys(text: both.text).orFail()
        #expect(read.currentKey == both.currentKey && read.keys == both.keys)
        #expect(!"\(both)".contains("0202"))
    }

    @Test(arguments: [
        "", "# nothing", "abc", String(repeating: "g", count: 64), String(repeating: "a", count: 63),
        String(repeating: "a", count: 64) + "\nx",
    ])
    func `what is no file of keys is refused`(_ text: String) {
        #expect(OriginalKeys(text: text) == nil)
    }
}
