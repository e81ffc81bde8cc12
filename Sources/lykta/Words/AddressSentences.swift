import Reports

/// What is said of a municipality's list of addresses and names.
enum AddressSentences {
    static let noMunicipality = Bilingual(
        swedish: "Databasen har ingen kommun än: ge den en med lykta init.",
        english: "The database has no municipality yet: give it one with lykta init.")

    static func sayWhich(_ served: String) -> Bilingual {
        Bilingual(
            swedish: "Säg vilken kommun med --municipality: \(served).",
            english: "Say which municipality with --municipality: \(served).")
    }

    static func writeWhich(_ served: String, in path: String) -> Bilingual {
        Bilingual(
            swedish:
                "\(path): skriv vilken kommun i filen, med koden inom citattecken, som municipality: \"1060\". Någon av: \(served).",
            english:
                "\(path): write which municipality in the file, with the code in quotes, such as municipality: \"1060\". One of: \(served)."
        )
    }

    static func nothingLike(_ text: String) -> Bilingual {
        Bilingual(
            swedish: "Inget i listan liknar “\(text)”.", english: "Nothing on the list is like “\(text)”.")
    }

    static func removed(_ count: Int, of municipality: String) -> Bilingual {
        Bilingual(
            swedish:
                count == 1
                ? "1 adress eller namn i \(municipality) togs bort."
                : "\(count) adresser och namn i \(municipality) togs bort.",
            english:
                count == 1
                ? "1 address or name of \(municipality) was taken away."
                : "\(count) addresses and names of \(municipality) were taken away.")
    }
}
