import Reports

/// What is said of accounts and passwords.
enum UserSentences {
    static let onePasswordOption = Bilingual(
        swedish: "Ange en av --ask-password och --no-password.",
        english: "Give one of --ask-password and --no-password.")
    static let valid = Bilingual(swedish: "giltigt", english: "valid")
    static let password = Bilingual(swedish: "Lösenord: ", english: "Password: ")
    static let again = Bilingual(swedish: "En gång till: ", english: "Again: ")
    static let notTheSame = Bilingual(
        swedish: "De två är inte lika. Inget ändrades.",
        english: "The two are not the same. Nothing was changed.")
    static let badPassword = Bilingual(
        swedish: "Ett lösenord har 12–200 byte, och inga tabbar eller andra styrtecken. Inget ändrades.",
        english: "A password has 12–200 bytes, and no tabs or other control signs. Nothing was changed.")
    static let cannotHide = Bilingual(
        swedish: "Terminalen kan inte dölja det som skrivs; ge lösenordet på standard in.",
        english: "The terminal cannot hide what is typed; give the password on standard input.")

    static func disabled(_ time: String) -> Bilingual {
        Bilingual(swedish: "avstängt \(time)", english: "disabled \(time)")
    }

    static func account(_ email: String) -> Bilingual {
        Bilingual(swedish: "kontot \(email)", english: "account \(email)")
    }

    static func taken(_ email: String) -> Bilingual {
        Bilingual(
            swedish: "Det finns redan ett konto med e-postadressen \(email).",
            english: "There is an account with the e-mail address \(email) already.")
    }
}
