import Reports

/// What is said of messages.
enum OutboxSentences {
    static let idsOrAll = Bilingual(
        swedish: "Nämn meddelandena med deras id, eller ange --all.",
        english: "Name the messages by their ids, or say --all.")
    static let reporter = Bilingual(swedish: "rapportör", english: "reporter")
    static let duties = Bilingual(swedish: "lagens klocka", english: "the law’s clock")

    static func queued(_ count: Int) -> Bilingual {
        Bilingual(
            swedish: "\(count) \(count == 1 ? "meddelande" : "meddelanden") i kön igen.",
            english: "\(count) \(count == 1 ? "message" : "messages") in the queue again.")
    }

    static func deadMessage(_ id: Int64) -> Bilingual {
        Bilingual(swedish: "det uppgivna meddelandet \(id)", english: "dead message \(id)")
    }

    /// A fault as it was noted: a code, and the reason in Swedish and in English with a stroke between.
    static func fault(_ noted: String) -> Bilingual {
        guard let colon = noted.firstRange(of: ": ") else { return Bilingual(noted) }
        let halves = noted[colon.upperBound...].split(separator: " / ", omittingEmptySubsequences: false)
        guard halves.count == 2 else { return Bilingual(noted) }
        return String(noted[..<colon.upperBound])
            + Bilingual(swedish: String(halves[0]), english: String(halves[1]))
    }
}
