package import Exports
package import Prevention
package import Reports
package import Web

/// Promises as everybody may read them: those that are signed and published, without whoever entered what, and without words that seem personal.
extension APIService {
    package func publicPromises(at now: Timestamp) async throws -> [ToldPromise] {
        var told: [ToldPromise] = []
        for promise in try await store.promises(PromiseQuery(isPublic: true)) {
            told.append(try await publicly(promise, at: now))
        }
        return told
    }

    /// - Throws: ``Problem/notFound``, alike for one that there is not and for one that is not published.
    package func publicPromise(_ id: PromiseID, at now: Timestamp) async throws -> ToldPromise {
        guard let promise = try await store.promise(id, in: []), promise.isPublic else {
            throw Problem.notFound
        }
        return try await publicly(promise, at: now)
    }

    private func publicly(_ promise: CitizenPromise, at now: Timestamp) async throws -> ToldPromise {
        let events = try await store.events(of: promise.id).filter(\.counts).map { event in
            Self.warnings(ofOpen: event.texts, at: now).isEmpty
                ? event.withoutLink : event.withoutLink.withoutWords
        }
        let amendments = promise.amendments(try await store.termsOverTime(of: promise.id)).map { amendment in
            let former = amendment.former.map { [$0.swedish] } ?? []
            return Self.warnings(ofOpen: former, at: now).isEmpty ? amendment : amendment.withoutFormer
        }
        let isSignedByName = promise.signature.map { Self.roleFault($0.by, at: now) != nil } ?? false
        return ToldPromise(
            isSignedByName ? promise.withoutSigner : promise, events: events, amendments: amendments,
            on: SwedishTime(now).date,
            names: municipalityNames, isPublic: true)
    }
}

extension APIService {
    /// All of them as a feed.
    package func promiseFeed(title: String, _ language: Language, at now: Timestamp) async throws -> [UInt8] {
        atom(language).bytes(of: try await publicPromises(at: now), title: title, at: now)
    }

    /// What has become of one, as a feed.
    ///
    /// - Throws: ``Problem/notFound``.
    package func promiseFeed(of id: PromiseID, _ language: Language, at now: Timestamp) async throws
        -> [UInt8]
    {
        atom(language).bytes(of: try await publicPromise(id, at: now))
    }

    private func atom(_ language: Language) -> PromiseAtom {
        PromiseAtom(root: "\(publicURL)/") { $0.text(in: language) }
    }
}
