import Web

/// What is shown to whoever signs in.
struct SignInPage: Hashable, Sendable {
    /// What went wrong; nil for a page that is asked for anew.
    var refused: String?
    /// What was typed, so that it need not be typed again; never the password.
    var email: String = ""
    let hasProvider: Bool
    /// Where to go on afterwards; nil for the start page.
    var onward: LocalPath?
    /// That somebody was signed out while they did something, and what has become of it; nil for nobody.
    var ended: String?
    /// What they wrote, which is shown to them once they have signed in.
    var written: CarriedForm?

    func page(_ words: Words) -> Page {
        var page = Page(template: "sign-in", title: words["sign-in"])
        page.content = [
            "email": TextField(
                id: "email", label: words["sign-in-email"], value: email, type: "email",
                autocomplete: "username", isRequired: true),
            "password": TextField(
                id: "password", label: words["sign-in-password"], type: "password",
                autocomplete: "current-password", isRequired: true),
        ]
        page.content["refused"] = refused
        page.content["onward"] = onward?.description
        page.content["ended"] = ended
        page.content["written"] = written
        if hasProvider {
            page.content["providerLink"] =
                "/logga-in/oidc" + (onward.map { "?vidare=\(FormText.written($0.description))" } ?? "")
        }
        return page
    }
}

/// What a page carries on of a form that was not taken. The template is `carried-form`.
struct CarriedForm: Hashable, Sendable {
    let path: String
    let packed: String

    /// The names of the fields that it stands in.
    static let names = (path: "till", packed: "skrivet")

    init(_ written: WrittenForm) {
        path = written.path
        packed = written.packed
    }
}
