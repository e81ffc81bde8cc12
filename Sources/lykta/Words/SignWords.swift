import Reports

/// What keeps a sign with a code from being made.
enum SignWords {
    static func missing(_ program: String) -> Bilingual {
        Bilingual(
            swedish: "\(program), som ritar koden, saknas. Installera det: apt-get install qrencode",
            english: "\(program) is missing, which draws the code. Install it: apt-get install qrencode")
    }

    static func noCode(by program: String) -> Bilingual {
        Bilingual(
            swedish: "\(program) ritade ingen kod av adressen.",
            english: "\(program) drew no code of the address.")
    }
}
