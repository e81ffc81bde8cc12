import Reports

/// What is said of keys.
enum KeySentences {
    static let webhookTakesOwn = Bilingual(
        swedish: "--webhook kräver --scope report:own: den berättar om nyckelns egna rapporter.",
        english: "--webhook takes --scope report:own: it tells of the key's own reports.")
    static let plainWebhook = Bilingual(
        swedish:
            "en webhook anropas med oskyddad http bara där serverns LYKTA_DELIVERY_INSECURE_HOSTS nämner dess värd.",
        english:
            "a webhook is called by plain http only where LYKTA_DELIVERY_INSECURE_HOSTS of the server names its host."
    )
    static let valid = Bilingual(swedish: "giltig", english: "valid")
    static let all = Bilingual(swedish: "alla", english: "all")

    static func revoked(_ time: String) -> Bilingual {
        Bilingual(swedish: "återkallad \(time)", english: "revoked \(time)")
    }

    static func validKey(_ prefix: String) -> Bilingual {
        Bilingual(swedish: "den giltiga nyckeln \(prefix)", english: "valid key \(prefix)")
    }
}
