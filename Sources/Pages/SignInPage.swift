/// What is shown to whoever signs in.
struct SignInPage: Hashable, Sendable {
    /// What went wrong; nil for a page that is asked for anew.
    var fault: String?
    /// What was typed, so that it need not be typed again; never the password.
    var email: String = ""
    let hasProvider: Bool

    static let template = """
        {{#page}}
        {{#fault}}<p role="alert"><strong>{{.}}</strong></p>{{/fault}}
        <form method="post" action="/logga-in">
        <p><label for="email">E-post</label><br>
        <input id="email" name="email" type="email" autocomplete="username" required value="{{email}}"></p>
        <p><label for="password">Lösenord</label><br>
        <input id="password" name="password" type="password" autocomplete="current-password" required></p>
        <p><button type="submit">Logga in</button></p>
        </form>
        {{#hasProvider}}<p><a href="/logga-in/oidc">Logga in med organisationens konto</a></p>{{/hasProvider}}
        {{/page}}
        """
}
