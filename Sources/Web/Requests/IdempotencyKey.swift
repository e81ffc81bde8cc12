package import Reports

extension Call {
    /// The key under which the request may be sent again; nil when it has none.
    ///
    /// - Parameters:
    ///   - client: Whose key it is.
    ///   - digest: That of the body.
    /// - Throws: 400 for a key that is not 1–255 visible ASCII characters.
    package func retryKey(of client: String, digest: [UInt8]) throws(Problem) -> RetryKey? {
        guard let key = headers.idempotencyKey else { return nil }
        guard (1...255).contains(key.utf8.count), key.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            let message = Bilingual(
                swedish: "Idempotency-Key ska ha 1–255 synliga ASCII-tecken och anges en gång.",
                english: "Idempotency-Key must be 1–255 visible ASCII characters, given once.")
            throw Problem(
                .malformedRequest, message,
                faults: [.init(.header("Idempotency-Key"), "idempotency-key.malformed", message)])
        }
        return RetryKey(client: client, key: key, requestDigest: digest)
    }
}
