package import Reports

/// Tells whether messages could be sent to an address, before anything is kept for it. Names are not looked up.
package struct WebhookCheck: Sendable {
    private let settings: DeliverySettings

    package init(_ settings: DeliverySettings) { self.settings = settings }

    /// Why a webhook with this URL would not be called; nil when it would.
    package func fault(of url: String) -> Bilingual? {
        do {
            let target = try WebhookTarget(url, plainHosts: settings.insecureHosts)
            guard ChannelCheck.isBarred(target.host, settings) else { return nil }
            return Bilingual(
                swedish: "Värden \(target.host) är intern och inte tillåten i LYKTA_DELIVERY_INTERNAL_HOSTS.",
                english:
                    "The host \(target.host) is internal and not allowed in LYKTA_DELIVERY_INTERNAL_HOSTS.")
        } catch {
            return Bilingual(swedish: error.sentences.swedish, english: error.sentences.english)
        }
    }
}
