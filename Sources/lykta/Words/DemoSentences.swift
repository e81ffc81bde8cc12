import Reports

/// What is said of a made-up database.
enum DemoSentences {
    static func summary(kept: Int, repeated: Int, refused: Int, dealtWith: Int) -> Bilingual {
        Bilingual(
            swedish:
                "\(kept) \(kept == 1 ? "rapport sparad" : "rapporter sparade"), \(repeated) \(repeated == 1 ? "igenkänd som upprepning" : "igenkända som upprepningar"), \(refused) \(refused == 1 ? "avvisad" : "avvisade"); personalen tog itu med ett ärende \(dealtWith) \(dealtWith == 1 ? "gång" : "gånger").",
            english:
                "\(kept) \(kept == 1 ? "report" : "reports") kept, \(repeated) recognised as \(repeated == 1 ? "a repeat" : "repeats"), \(refused) refused; staff dealt with a case \(dealtWith) \(dealtWith == 1 ? "time" : "times")."
        )
    }
}
