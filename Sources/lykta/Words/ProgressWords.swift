import Reports

/// What long work shows of itself on a terminal.
enum ProgressWords {
    static let areas = Bilingual(swedish: "Områden", english: "Areas")
    static let reading = Bilingual(swedish: "läser", english: "reading")
    static let backup = Bilingual(swedish: "Säkerhetskopia", english: "Backup")
    static let copying = Bilingual(swedish: "kopierar", english: "copying")
    static let check = Bilingual(swedish: "Kontroll", english: "Check")
    static let demo = Bilingual(swedish: "Demo", english: "Demo")
    static let importing = Bilingual(swedish: "Import", english: "Import")
    static let cases = Bilingual(swedish: "Ärenden", english: "Cases")
    static let sealing = Bilingual(swedish: "Förseglar på nytt", english: "Sealing anew")
    static let recovery = Bilingual(swedish: "Återställning", english: "Recovery")
    static let trying = Bilingual(
        swedish: "prövar vad som går att läsa, på kopior", english: "trying what can be read, on copies")
    static let chance = Bilingual(swedish: "jämför med slumpen", english: "comparing with chance")
    static let series = Bilingual(swedish: "bevakar serierna", english: "watching the series")

    static func keeping(_ count: Int) -> Bilingual {
        Bilingual(swedish: "sparar \(count)", english: "keeping \(count)")
    }

    static func pace(_ done: Int, of total: Int?, rate: Int) -> Bilingual {
        Bilingual(
            swedish: "\(done)\(total.map { " av \($0)" } ?? ""), \(rate) i sekunden",
            english: "\(done)\(total.map { " of \($0)" } ?? ""), \(rate) a second")
    }
}
