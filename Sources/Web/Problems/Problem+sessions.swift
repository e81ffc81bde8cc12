import HTTPTypes
import Reports

extension Problem {
    package static let notSignedIn = Problem(
        .notSignedIn,
        Bilingual(
            swedish: "Logga in: ingen är inloggad här, eller så har inloggningen tagit slut.",
            english: "Sign in: nobody is signed in here, or the session has ended."),
        headers: [.wwwAuthenticate: #"Bearer realm="lykta""#])

    static func roleMissing(_ roles: [Role]) -> Problem {
        let names = roles.map(\.rawValue)
        guard !names.isEmpty else {
            return Problem(
                .scopeMissing,
                Bilingual(
                    swedish: "Det här gör en nyckel, inte en inloggad person.",
                    english: "This is for a key, not for a person who has signed in."))
        }
        return Problem(
            .scopeMissing,
            Bilingual(
                swedish: "Din roll räcker inte: det krävs \(names.joined(separator: " eller ")).",
                english: "Your role is not enough: it takes \(names.joined(separator: " or "))."))
    }

    static let formTokenMissing = Problem(
        .formTokenMissing,
        Bilingual(
            swedish:
                "Ett anrop som ändrar något med en inloggning ska ha X-CSRF-Token (i ett formulär fältet formToken) ur GET /api/v1/session. Inget har sparats.",
            english:
                "A request that changes something with a session must carry X-CSRF-Token (in a form, the field formToken) from GET /api/v1/session. Nothing was saved."
        ))

    static let otherSite = Problem(
        .formTokenMissing,
        Bilingual(
            swedish: "Formuläret kom från en annan webbplats. Inget har sparats.",
            english: "The form came from another site. Nothing was saved."))

    /// The same for an unknown account, a wrong password, and a disabled account.
    package static let signInFailed = Problem(
        .signInFailed,
        Bilingual(
            swedish: "E-postadressen eller lösenordet stämmer inte.",
            english: "The e-mail address or the password is not right."))

    package static func tooManyAttempts(retryAfterSeconds seconds: Int) -> Problem {
        Problem(
            .tooManyAttempts,
            Bilingual(
                swedish: "För många försök. Vänta \(seconds) s och försök igen.",
                english: "Too many attempts. Wait \(seconds) s and try again."),
            headers: [.retryAfter: String(seconds)])
    }
}
