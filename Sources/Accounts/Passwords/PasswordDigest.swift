import CryptoExtras
import Foundation
import Web

/// What a password is checked with: a salt and what scrypt (RFC 7914) makes of the password by it, in one line that names the
/// parameters: `$scrypt$ln=17,r=8,p=1$SALT$DIGEST`, base64url.
///
/// N = 2^17, r = 8, p = 1 is the least that OWASP's Password Storage Cheat Sheet takes for scrypt: 128 MiB a check.
package struct PasswordDigest: Hashable, Sendable {
    let cost: Cost
    let salt: [UInt8]
    let digest: [UInt8]

    package struct Cost: Hashable, Sendable {
        /// The logarithm of N, base 2.
        let logarithm: Int
        let blockSize: Int
        let parallelism: Int

        package static let usual = Cost(logarithm: 17, blockSize: 8, parallelism: 1)
        /// For tests, which are not about how long it takes.
        package static let light = Cost(logarithm: 4, blockSize: 1, parallelism: 1)
    }

    /// Takes as long as ``Cost`` says.
    package init(of password: String, cost: Cost = .usual, using chance: inout some RandomNumberGenerator)
        throws
    {
        let salt = (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &chance) }
        try self.init(of: password, cost: cost, salt: salt)
    }

    /// With a salt that is given.
    init(of password: String, cost: Cost, salt: [UInt8]) throws {
        self.cost = cost
        self.salt = salt
        // The same letter can be typed in two ways; NFC makes them one (NIST SP 800-63B §5.1.1.2).
        let words = Array(password.precomposedStringWithCanonicalMapping.utf8)
        let key = try KDF.Scrypt.deriveKey(
            from: words, salt: salt, outputByteCount: 32, rounds: 1 << cost.logarithm,
            blockSize: cost.blockSize, parallelism: cost.parallelism)
        digest = unsafe key.withUnsafeBytes { unsafe Array($0) }
    }

    /// Whether `password` is the one. Takes the same time for every wrong one.
    func isOf(_ password: String) throws -> Bool {
        areEqualInConstantTime(try PasswordDigest(of: password, cost: cost, salt: salt).digest, digest)
    }

    package var text: String {
        "$scrypt$ln=\(cost.logarithm),r=\(cost.blockSize),p=\(cost.parallelism)$\(Base64URL.encode(salt))$\(Base64URL.encode(digest))"
    }

    /// Parses ``text``; nil for anything else, and for a cost that no machine should be asked for.
    package init?(_ text: String) {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 5, parts[0].isEmpty, parts[1] == "scrypt", let salt = Base64URL.decode(parts[3]),
            let digest = Base64URL.decode(parts[4]), salt.count == 16, digest.count == 32
        else { return nil }
        var numbers: [Int] = []
        for (part, name) in zip(parts[2].split(separator: ","), ["ln=", "r=", "p="]) {
            guard part.hasPrefix(name), let number = Int(part.dropFirst(name.count)) else { return nil }
            numbers.append(number)
        }
        guard numbers.count == 3, (1...20).contains(numbers[0]), (1...16).contains(numbers[1]),
            (1...16).contains(numbers[2])
        else { return nil }
        cost = Cost(logarithm: numbers[0], blockSize: numbers[1], parallelism: numbers[2])
        self.salt = salt
        self.digest = digest
    }

    /// What a password must be: 12–200 bytes, no control signs (NIST SP 800-63B: length counts, no rules of composition).
    package static func isAcceptable(_ password: String) -> Bool {
        (12...200).contains(password.utf8.count) && password.unicodeScalars.allSatisfy { $0.value >= 0x20 }
    }
}
