/// Why nobody was signed in by a provider. Never holds a token, a code or anything of a person.
package enum OpenIDFault: Error, Hashable, Sendable {
    /// The provider could not be asked, or what it said could not be read.
    case providerUnreachable
    /// Its description names another issuer than the settings, or addresses that must not be called.
    case providerMisdescribed
    /// The answer belongs to no sign-in that this browser began, or the provider's own words say that it failed.
    case notBegunHere
    case refusedByProvider
    case codeNotTaken
    case token(TokenFault)
    /// There is no account with the e-mail address, it is not verified, or the account is bound to somebody else there.
    case noAccount

    /// What is wrong with an ID token.
    package enum TokenFault: Hashable, Sendable {
        case malformed, algorithm, key, signature, issuer, audience, expired, notYet, nonce, subject
    }
}
