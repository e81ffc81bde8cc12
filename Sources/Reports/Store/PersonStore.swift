/// Keeps the people who may sign in, and their sessions.
package protocol PersonStore: Sendable {
    /// - Parameter password: What a password is checked with; nil for who signs in at a provider only.
    /// - Throws: ``PersonFault/emailTaken``.
    func add(_ person: Person, password: String?) async throws

    /// In the order of their names.
    func people() async throws -> [Person]

    /// The person with what a password is checked with; disabled people too.
    func account(_ email: EmailAddress) async throws -> (person: Person, password: String?)?

    /// The person who signs in at `issuer` as `subject`.
    func person(_ subject: String, at issuer: String) async throws -> Person?

    /// Remembers who somebody is at a provider.
    ///
    /// - Returns: Whether nobody was bound there yet: not this person to another subject, and not this subject to another person.
    func bind(_ person: Person.ID, to subject: String, at issuer: String) async throws -> Bool

    /// Sets what a password is checked with, and ends every session; `ending` none when the password itself is the same.
    ///
    /// - Returns: Whether there is such an account.
    func setPassword(_ password: String?, of email: EmailAddress, endingSessions: Bool) async throws -> Bool

    /// Disables an account and ends every session of it, or enables it with nil.
    ///
    /// - Parameter keepingAdministrators: Whether it is refused where it would take away the last account in use that administers a
    ///   municipality. Two who do it to each other at once are two changes, one after the other.
    /// - Returns: Whether there is such an account.
    /// - Throws: ``PersonFault/lastAdministrator(_:)``.
    func setDisabled(_ moment: Timestamp?, of email: EmailAddress, keepingAdministrators: Bool) async throws
        -> Bool

    /// - Parameter keepingAdministrators: As in ``setDisabled(_:of:keepingAdministrators:)``.
    /// - Returns: Whether there is such an account.
    /// - Throws: ``PersonFault/lastAdministrator(_:)``.
    func setBindings(_ bindings: Set<RoleBinding>, of email: EmailAddress, keepingAdministrators: Bool)
        async throws -> Bool

    /// Keeps a session, and forgets those that have ended.
    ///
    /// - Returns: False, and nothing is kept, when the account was disabled in between.
    func begin(_ session: Session) async throws -> Bool

    /// Who has the session with this digest; nil when there is none, it has ended, or the account is disabled.
    func person(inSession digest: [UInt8], at moment: Timestamp) async throws -> Person?

    func endSession(_ digest: [UInt8]) async throws

    /// Ends every session of an account.
    ///
    /// - Returns: Whether there is such an account.
    func endSessions(of email: EmailAddress) async throws -> Bool

    /// How many sessions have not ended, by person.
    func sessions(at moment: Timestamp) async throws -> [Person.ID: Int]
}

extension PersonStore {
    /// The same, also for the last administrator: for whoever runs the server and can add another.
    package func setDisabled(_ moment: Timestamp?, of email: EmailAddress) async throws -> Bool {
        try await setDisabled(moment, of: email, keepingAdministrators: false)
    }

    /// The same, also for the last administrator: for whoever runs the server and can add another.
    package func setBindings(_ bindings: Set<RoleBinding>, of email: EmailAddress) async throws -> Bool {
        try await setBindings(bindings, of: email, keepingAdministrators: false)
    }
}

package enum PersonFault: Error, Hashable, Sendable {
    case emailTaken
    /// Nobody else who may sign in administers the municipality.
    case lastAdministrator(MunicipalityCode)
}
