/// Where an e-service is told of what becomes of the reports that its key sent, and with what that is signed (Standard Webhooks).
package struct KeyWebhook: Hashable, Sendable {
    package let url: String
    /// `whsec_` and base64, as the receiver has it. Shown once, and never logged.
    package let secret: String

    package init(url: String, secret: String) {
        self.url = url
        self.secret = secret
    }
}

/// Says nothing of the secret, wherever it is printed.
extension KeyWebhook: CustomStringConvertible, CustomDebugStringConvertible {
    package var description: String { "\(url) (whsec_…)" }
    package var debugDescription: String { description }
}
