import Crypto
package import Reports
import Web

/// Proves who somebody is, by a password. What begins a session is the same for every way in: ``Sessions``.
package final class SignIn: Sendable {
    private let store: any PersonStore
    private let cost: PasswordDigest.Cost
    private let nobody: PasswordDigest
    private let makeChance: @Sendable () -> any RandomNumberGenerator
    private let checks = PasswordChecks()
    private let accounts = AttemptLimiter(free: 5)
    private let addresses = AttemptLimiter(free: 50)

    /// - Parameter cost: of a check of a password of an account that does not exist, and of what is kept anew.
    package init(
        _ store: any PersonStore, cost: PasswordDigest.Cost = .usual,
        makeChance: @escaping @Sendable () -> any RandomNumberGenerator
    ) throws {
        var chance = makeChance()
        self.makeChance = makeChance
        self.store = store
        self.cost = cost
        nobody = try PasswordDigest(of: "nobody has this password", cost: cost, using: &chance)
    }

    /// The person whose e-mail and password these are.
    ///
    /// An account that does not exist, has no password or is disabled gives the same answer as a wrong password, after the same
    /// work. After five failures an account, and after fifty an address, must wait ever longer; whether the account exists makes
    /// no difference to that either.
    ///
    /// - Throws: ``Problem``: 401, 429 and 503.
    package func person(email: String, password: String, from address: String, at now: Timestamp) async throws
        -> Person
    {
        let known = EmailAddress(email)
        let name = Self.name(of: known?.description ?? email.lowercased())
        if let wait = addresses.begin(address, at: now) {
            throw Problem.tooManyAttempts(retryAfterSeconds: wait)
        }
        if let wait = accounts.begin(name, at: now) {
            addresses.withdrew(address)
            throw Problem.tooManyAttempts(retryAfterSeconds: wait)
        }
        let found: (person: Person, password: String?)?
        let isRight: Bool
        let kept: PasswordDigest?
        do {
            found = if let known { try await store.account(known) } else { nil }
            kept = found?.password.flatMap { PasswordDigest($0) }
            let isLong = password.utf8.count > 1_000
            isRight = try await checks.run { [nobody, kept] in
                let matches = try (kept ?? nobody).isOf(isLong ? "" : password)
                return matches && kept != nil && !isLong
            }
        } catch {
            addresses.withdrew(address)
            accounts.withdrew(name)
            throw error
        }
        guard isRight, let person = found?.person, person.disabled == nil else { throw Problem.signInFailed }
        accounts.succeeded(name)
        addresses.withdrew(address)
        if let kept, kept.cost != cost { try await keepAnew(password, of: person) }
        return person
    }

    /// A password that is made here, with what it is checked with.
    ///
    /// - Throws: ``Problem/overloaded(retryAfterSeconds:)`` when many sign in.
    package func makePassword() async throws -> (shown: String, kept: String) {
        var chance = makeChance()
        let password = MadePassword(using: &chance).text
        let kept = try await checks.run { [makeChance, cost] in
            var chance = makeChance()
            return try PasswordDigest(of: password, cost: cost, using: &chance).text
        }
        return (password, kept)
    }

    /// Keeps a password by the cost of now. Nothing of the sessions changes, since the password does not.
    private func keepAnew(_ password: String, of person: Person) async throws {
        let text = try await checks.run { [makeChance, cost] in
            var chance = makeChance()
            return try PasswordDigest(of: password, cost: cost, using: &chance).text
        }
        _ = try await store.setPassword(text, of: person.email, endingSessions: false)
    }

    /// A name of fixed length, however long the e-mail is that somebody made up.
    private static func name(of email: String) -> String {
        SHA256.hash(data: Array(email.utf8)).map { String($0, radix: 16) }.joined(separator: ".")
    }
}
