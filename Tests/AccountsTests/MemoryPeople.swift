import Reports
import Synchronization

/// People in memory, by the rules of ``PersonStore`` that sign-in needs.
final class MemoryPeople: PersonStore {
    private let state = Mutex(State())

    private struct State {
        var accounts: [EmailAddress: (person: Person, password: String?)] = [:]
        var subjects: [String: Person.ID] = [:]
        var sessions: [[UInt8]: Session] = [:]
    }

    func add(_ person: Person, password: String?) throws {
        try state.withLock {
            guard $0.accounts[person.email] == nil else { throw PersonFault.emailTaken }
            $0.accounts[person.email] = (person, password)
        }
    }

    func people() -> [Person] {
        state.withLock { $0.accounts.values.map(\.person).sorted { $0.name < $1.name } }
    }

    func account(_ email: EmailAddress) -> (person: Person, password: String?)? {
        state.withLock { $0.accounts[email] }
    }

    func person(_ subject: String, at issuer: String) -> Person? {
        state.withLock { state in
            state.subjects["\(issuer) \(subject)"].flatMap { id in
                state.accounts.values.first { $0.person.id == id }?.person
            }
        }
    }

    func bind(_ person: Person.ID, to subject: String, at issuer: String) -> Bool {
        state.withLock {
            guard !$0.subjects.values.contains(person), $0.subjects["\(issuer) \(subject)"] == nil else {
                return false
            }
            $0.subjects["\(issuer) \(subject)"] = person
            return true
        }
    }

    func setPassword(_ password: String?, of email: EmailAddress, endingSessions: Bool) -> Bool {
        change(email, endingSessions: endingSessions) { ($0, password) }
    }

    func setDisabled(_ moment: Timestamp?, of email: EmailAddress, keepingAdministrators: Bool) -> Bool {
        let password = account(email)?.password
        return change(email, endingSessions: moment != nil) { person in
            (
                Person(
                    id: person.id, name: person.name, email: person.email, bindings: person.bindings,
                    created: person.created, disabled: moment), password
            )
        }
    }

    func setBindings(_ bindings: Set<RoleBinding>, of email: EmailAddress, keepingAdministrators: Bool)
        -> Bool
    { false }

    func begin(_ session: Session) -> Bool {
        state.withLock { $0.sessions[session.digest] = session }
        return true
    }

    func person(inSession digest: [UInt8], at moment: Timestamp) -> Person? { nil }
    func endSession(_ digest: [UInt8]) { state.withLock { $0.sessions[digest] = nil } }
    func endSessions(of email: EmailAddress) -> Bool {
        let password = account(email)?.password
        return change(email, endingSessions: true) { ($0, password) }
    }

    func sessions(at moment: Timestamp) -> [Person.ID: Int] { [:] }

    private func change(
        _ email: EmailAddress, endingSessions: Bool, _ body: (Person) -> (Person, String?)
    ) -> Bool {
        state.withLock { state in
            guard let known = state.accounts[email] else { return false }
            state.accounts[email] = body(known.person)
            if endingSessions {
                state.sessions = state.sessions.filter { $0.value.person != known.person.id }
            }
            return true
        }
    }
}
