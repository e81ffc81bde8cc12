import Testing

@testable import Delivery

struct SigningSecretsTests {
    @Test func `the signature is the one that other implementations make`() throws {
        let secrets = try #require(SigningSecrets("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
        let signature = secrets.signature(
            id: "msg_p5jXN8AQM9LWM0D4loKWxJek", seconds: 1_614_265_330,
            payload: Array(#"{"test": 2432232314}"#.utf8))
        #expect(signature == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
    }

    @Test func `two secrets make two signatures, each as it would be alone`() throws {
        let old = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
        let new = DeliverySettings.gataSecret
        let both = try #require(SigningSecrets("\(old) \(new)"))
        let alone = try [old, new].map {
            try #require(SigningSecrets($0)).signature(id: "a", seconds: 1, payload: [1])
        }
        #expect(both.signature(id: "a", seconds: 1, payload: [1]) == alone.joined(separator: " "))
    }

    @Test(arguments: [
        "", " ", "whsec_", "whsec_a2tr", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS",
        "whsec_åäö", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw x",
        "whsec_" + String(repeating: "AAAA", count: 22),
    ])
    func `a secret that is short, long or not base64 is refused`(_ text: String) {
        #expect(SigningSecrets(text) == nil)
    }

    @Test func `a secret is never printed`() throws {
        let secrets = try #require(SigningSecrets(DeliverySettings.gataSecret))
        #expect("\(secrets)" == "SigningSecrets(1)")
        #expect(!String(reflecting: secrets).contains("a2tr"))
    }
}
