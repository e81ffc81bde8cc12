package import Reports

/// Who sends a request, what it may do, and what it may see of that which the route gives: made of a key, or of a person with
/// a session.
package struct Caller: Hashable, Sendable {
    package let identity: Identity
    /// What the route lets it do.
    package let action: Action

    package enum Identity: Hashable, Sendable {
        case key(APIKey)
        case person(Person)
    }

    /// Nil for who may not do it anywhere.
    package init?(_ identity: Identity, to action: Action) {
        self.identity = identity
        self.action = action
        guard may(action) else { return nil }
    }

    /// Whether it may do something, somewhere.
    package func may(_ action: Action) -> Bool {
        switch identity {
        case .key(let key): action.scopes.contains(where: key.scopes.contains)
        case .person(let person): !bindings(of: person, to: action).isEmpty
        }
    }

    /// Where it may do what the route lets it do, as the store is asked; empty for everywhere.
    package var municipalities: Set<MunicipalityCode> {
        switch identity {
        case .key(let key): key.municipalities
        case .person(let person): Set(bindings(of: person, to: action).map(\.municipality))
        }
    }

    package func sees(_ municipality: MunicipalityCode) -> Bool {
        municipalities.isEmpty || municipalities.contains(municipality)
    }

    /// What it sees of cases and reports in these municipalities; nil for a key, which sees all that its scopes say.
    package var sight: Sight? {
        switch identity {
        case .key: nil
        case .person(let person):
            Sight(bindings(of: person, to: action), restricted: bindings(of: person, to: .readOriginals))
        }
    }

    /// What it sees of cases and reports where it may do what the route lets it do.
    package var visibility: Visibility {
        Visibility(in: municipalities, seesRestricted: may(.readOriginals), within: sight)
    }

    /// Whether it sees restricted reports wherever it sees any.
    package var seesAllRestricted: Bool { sight?.seesAllRestricted ?? may(.readOriginals) }

    /// Whether it sees a case.
    package func sees(_ case: Case, areas: AreaMap) -> Bool {
        sees(`case`.municipality) && (sight?.sees(`case`, areas: areas) ?? true)
    }

    /// Whether it sees the restricted reports of a case that it sees.
    package func seesRestricted(of case: Case, areas: AreaMap) -> Bool {
        sight?.seesRestricted(of: `case`, areas: areas) ?? may(.readOriginals)
    }

    /// Whether it may give a key for these municipalities (all, when empty) a scope without `keys:grant`: it has the scope, or may
    /// itself do in the whole of each whatever the scope allows.
    package func has(_ scope: APIKey.Scope, in given: Set<MunicipalityCode>) -> Bool {
        switch identity {
        case .key(let key): return key.scopes.contains(scope)
        case .person(let person):
            // What a key sent is among what may be read.
            let actions = Action.allCases.filter { $0.scopes.contains(scope) }.map {
                $0 == .readOwn ? .readReports : $0
            }
            return !given.isEmpty
                && given.allSatisfy { municipality in
                    actions.allSatisfy { action in
                        bindings(of: person, to: action).contains {
                            $0.municipality == municipality && $0.part == .whole
                        }
                    }
                }
        }
    }

    /// Nil for a key.
    package var person: Person? { if case .person(let person) = identity { person } else { nil } }

    /// The number of the key, by which what it sends is known; nil for a person.
    package var sender: Int64? { if case .key(let key) = identity { key.number } else { nil } }

    /// As histories and records name it.
    package var agent: Agent {
        switch identity {
        case .key(let key): Agent(key)
        case .person(let person): Agent(person)
        }
    }

    /// What tells it from every other caller.
    package var id: String {
        switch identity {
        case .key(let key): key.prefix
        case .person(let person): person.id.description
        }
    }

    private func bindings(of person: Person, to action: Action) -> Set<RoleBinding> {
        person.bindings.filter { action.roles.contains($0.role) }
    }
}
