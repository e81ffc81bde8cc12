package import Web

/// What the doors need of accounts: a way to prove who somebody is, another by a provider where one is set, and the sessions that
/// either begins.
package struct AccountServices: Sendable {
    package let signIn: SignIn
    package let sessions: Sessions
    /// Nil when people sign in by passwords only.
    package let provider: OpenIDProvider?

    package init(signIn: SignIn, sessions: Sessions, provider: OpenIDProvider? = nil) {
        self.signIn = signIn
        self.sessions = sessions
        self.provider = provider
    }
}
