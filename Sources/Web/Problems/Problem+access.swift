import HTTPTypes
package import Reports

extension Problem {
    static let keyMissing = Problem(
        .keyMissing,
        Bilingual(
            swedish: "Skicka en nyckel: Authorization: Bearer lykta_…",
            english: "Send a key: Authorization: Bearer lykta_…"),
        headers: [.wwwAuthenticate: #"Bearer realm="lykta""#])

    static let keyUnknown = Problem(
        .keyUnknown,
        Bilingual(
            swedish: "Nyckeln är felskriven, okänd eller återkallad.",
            english: "The key is misspelled, unknown or revoked."),
        headers: [.wwwAuthenticate: #"Bearer realm="lykta", error="invalid_token""#])

    package static func scopeMissing(_ scopes: [APIKey.Scope]) -> Problem {
        let names = scopes.map(\.rawValue)
        guard !names.isEmpty else {
            return Problem(
                .scopeMissing,
                Bilingual(
                    swedish: "Det här gör en inloggad person, inte en nyckel.",
                    english: "This is for a person who has signed in, not for a key."))
        }
        return Problem(
            .scopeMissing,
            Bilingual(
                swedish: "Nyckeln saknar behörighet: \(names.joined(separator: " eller ")).",
                english: "The key lacks the scope: \(names.joined(separator: " or "))."),
            headers: [
                .wwwAuthenticate:
                    #"Bearer realm="lykta", error="insufficient_scope", scope="\#(names.joined(separator: " "))""#
            ])
    }

    static func methodNotAllowed(_ methods: [HTTPRequest.Method]) -> Problem {
        let names = methods.map(\.rawValue).joined(separator: ", ")
        return Problem(
            .methodNotAllowed,
            Bilingual(
                swedish: "Här går det att använda: \(names).", english: "Methods taken here: \(names)."),
            headers: [.allow: names])
    }
}
