import Reports
import Triage

/// The accounts that are bound to units which the profile of their municipality does not have: renamed, or removed. Their people see no case.
struct BoundUnits {
    private let people: [Person]
    private let jurisdictions: [ProfileDocument]

    /// Disabled accounts are passed over.
    init(of store: any PersonStore, in jurisdictions: [ProfileDocument]) async throws {
        people = try await store.people().filter { $0.disabled == nil }
        self.jurisdictions = jurisdictions
    }

    /// What to tell whoever starts the server.
    var warnings: [Bilingual] {
        people.flatMap { person in
            person.bindings.filter(isGone).sorted { $0.description < $1.description }.map {
                Bilingual(
                    swedish:
                        "kontot \(person.email) har rollen \($0), och profilen har ingen sådan ansvarig: personen ser inga av dess ärenden. Ge kontot en annan med `lykta users roles`.",
                    english:
                        "the account \(person.email) has the role \($0), and the profile has no such unit: the person sees none of its cases. Give it another with `lykta users roles`."
                )
            }
        }
    }

    /// An account that follows units to those that take their places.
    struct Change {
        let person: Person
        /// The roles that it then has.
        let bindings: Set<RoleBinding>

        var added: [String] { bindings.subtracting(person.bindings).map(\.description).sorted() }
        var removed: [String] { person.bindings.subtracting(bindings).map(\.description).sorted() }
    }

    /// The accounts that are to follow units to those that take their places.
    func changes(succeeding successors: [Code<Reports.Unit>: Code<Reports.Unit>]) -> [Change] {
        people.compactMap { person in
            let bindings = Set(
                person.bindings.map { binding -> RoleBinding in
                    guard isGone(binding), case .unit(let old) = binding.part, let new = successors[old]
                    else { return binding }
                    return RoleBinding(binding.role, in: binding.municipality, .unit(new)) ?? binding
                })
            return bindings == person.bindings ? nil : Change(person: person, bindings: bindings)
        }
    }

    private func isGone(_ binding: RoleBinding) -> Bool {
        guard case .unit(let unit) = binding.part,
            let profile = jurisdictions.first(where: { $0.profile.municipality == binding.municipality })?
                .profile
        else { return false }
        return profile.unit(unit) == nil
    }
}
