import Reports

/// What is wrong with a setting.
enum SettingWords {
    static let trueOrFalse = Bilingual(
        swedish: "måste vara true eller false.", english: "must be true or false.")
    static let language = Bilingual(
        swedish: "LYKTA_DELIVERY_MAIL_LANGUAGE måste vara sv eller en.",
        english: "LYKTA_DELIVERY_MAIL_LANGUAGE must be sv or en.")
    static let mapLink = Bilingual(
        swedish:
            "LYKTA_DELIVERY_MAP_LINK måste börja med https:// och ha {latitude} och {longitude}, eller {northing} och {easting}.",
        english:
            "LYKTA_DELIVERY_MAP_LINK must begin with https:// and hold {latitude} and {longitude}, or {northing} and {easting}."
    )
    static let publicURL = Bilingual(
        swedish:
            "LYKTA_HTTP_PUBLIC_URL måste vara den adress där invånare når servern, som https://trygg.example.se.",
        english:
            "LYKTA_HTTP_PUBLIC_URL must be where residents reach the server, such as https://trygg.example.se."
    )
    static let mapAttribution = Bilingual(
        swedish: "LYKTA_MAP_ATTRIBUTION måste säga vems kartan är, bredvid LYKTA_MAP_TILES.",
        english: "LYKTA_MAP_ATTRIBUTION must say whose map it is, beside LYKTA_MAP_TILES.")
    static let plainCookies = Bilingual(
        swedish:
            "LYKTA_SESSION_SECURE=false är för en server på själva datorn: LYKTA_HTTP_HOST måste vara 127.0.0.1, ::1 eller localhost.",
        english:
            "LYKTA_SESSION_SECURE=false is for a server on the machine itself: LYKTA_HTTP_HOST must be 127.0.0.1, ::1 or localhost."
    )
    static let issuer = Bilingual(
        swedish:
            "LYKTA_OIDC_ISSUER måste vara en webbadress med https, eller dess värd en av LYKTA_OIDC_INSECURE_HOSTS.",
        english: "LYKTA_OIDC_ISSUER must be an https URL, or its host one of LYKTA_OIDC_INSECURE_HOSTS.")
    static let issuerAndClient = Bilingual(
        swedish: "LYKTA_OIDC_ISSUER och LYKTA_OIDC_CLIENT_ID hör ihop; ange båda eller ingen.",
        english: "LYKTA_OIDC_ISSUER and LYKTA_OIDC_CLIENT_ID belong together; set both or neither.")

    static func unknown(_ name: String, nearest: String?) -> Bilingual {
        Bilingual(
            swedish: "\(name) är ingen inställning i Lykta.", english: "\(name) is not a setting of Lykta.")
            + (nearest.map(FaultWords.didYouMean) ?? Bilingual(""))
    }

    static func whole(_ name: String, _ range: ClosedRange<Int>) -> Bilingual {
        Bilingual(
            swedish: "\(name) måste vara ett heltal från \(range.lowerBound) till \(range.upperBound).",
            english: "\(name) must be a whole number from \(range.lowerBound) to \(range.upperBound).")
    }

    static func oneOf(_ name: String, _ words: [String]) -> Bilingual {
        Bilingual(
            swedish: "\(name) måste vara ett av \(words.joined(separator: ", ")).",
            english: "\(name) must be one of \(words.joined(separator: ", ")).")
    }

    static func mapTiles(_ text: String) -> Bilingual {
        Bilingual(
            swedish: "LYKTA_MAP_TILES måste börja med https:// och ha {z}, {x} och {y}: \(text)",
            english: "LYKTA_MAP_TILES must begin with https:// and hold {z}, {x} and {y}: \(text)")
    }

    static func proxy(_ text: String) -> Bilingual {
        Bilingual(
            swedish:
                "LYKTA_HTTP_TRUSTED_PROXIES: \(text) är varken en adress, som 192.0.2.7, eller ett block, som 10.0.0.0/8.",
            english:
                "LYKTA_HTTP_TRUSTED_PROXIES: \(text) is no address, such as 192.0.2.7, nor a block, such as 10.0.0.0/8."
        )
    }
}
