import Reports
import Synchronization
import Web

/// Who of the staff has a case before them now, so that two at the same case see each other. In memory alone: it decides nothing, and a
/// restart forgets it.
final class CasePresence: Sendable {
    private struct Seen {
        let name: String
        let at: Timestamp
    }

    private let seen = Mutex<[Case.ID: [Person.ID: Seen]]>([:])

    /// How long somebody is taken to be there after the page was last asked for, or asked by itself.
    static let span = TimeSpan.seconds(45)
    /// With so many cases, those that nobody is at are forgotten.
    private static let most = 500

    /// Notes that a person has the case before them.
    ///
    /// - Returns: The names of the others who have, in their order.
    func note(_ person: Person, at id: Case.ID, now: Timestamp) -> [String] {
        seen.withLock { seen in
            let oldest = now.subtracting(Self.span)
            var people = (seen[id] ?? [:]).filter { $0.value.at >= oldest }
            people[person.id] = Seen(name: person.name, at: now)
            seen[id] = people
            if seen.count > Self.most {
                seen = seen.filter { $0.value.contains { $0.value.at >= oldest } }
            }
            return people.filter { $0.key != person.id }.map(\.value.name).sorted()
        }
    }

    /// Notes that a person has left the case.
    func leave(_ person: Person, _ id: Case.ID) {
        seen.withLock { _ = $0[id]?.removeValue(forKey: person.id) }
    }
}
