import Reports

/// What is said when the server that holds a database did not do what a command asked.
enum ServerRequestWords {
    static let notUnderstood = Bilingual(
        swedish: "Servern som är i gång förstod inte begäran. Är den av samma version?",
        english: "The running server did not understand the request. Is it of the same version?")
    static let messageFailed = Bilingual(
        swedish:
            "Servern som är i gång kunde inte göra det; se dess logg. `lykta outbox list` visar vilka meddelanden som finns.",
        english:
            "The running server could not do it; see its log. `lykta outbox list` shows which messages there are."
    )
    static let failed = Bilingual(
        swedish:
            "Servern som är i gång kunde inte göra det; se dess logg. `lykta keys list` och `lykta users list` visar vad som finns.",
        english:
            "The running server could not do it; see its log. `lykta keys list` and `lykta users list` show what there is."
    )
    static let routingFailed = Bilingual(
        swedish:
            "Servern som är i gång kunde inte fördela alla ärenden; se dess logg. Det som fördelats står kvar. Kör det här igen.",
        english:
            "The running server could not route all cases; see its log. What was routed stays. Run this again."
    )

    static func noFolder(_ path: String) -> Bilingual {
        Bilingual(
            swedish:
                "\(path) kan inte skapas, eller tillhör någon annan. Ta bort den, eller gör mappen skrivbar.",
            english:
                "\(path) cannot be made, or belongs to somebody else. Remove it, or make the folder writable."
        )
    }

    static func notWritable(_ path: String) -> Bilingual {
        Bilingual(swedish: "\(path) går inte att skriva i.", english: "\(path) is not writable.")
    }
}
