package import Reports
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

    /// Begins a session for somebody who has proved who it is; one that the browser had before ends.
    ///
    /// - Throws: ``Problem/signInFailed`` when the account was disabled in between.
    package func begin(
        for person: Person, insteadOf old: SessionToken?, at now: Timestamp,
        using chance: inout some RandomNumberGenerator
    ) async throws -> SessionToken {
        if let old { try await sessions.end(old) }
        guard let token = try await sessions.begin(for: person, at: now, using: &chance) else {
            throw Problem.signInFailed
        }
        return token
    }
}
