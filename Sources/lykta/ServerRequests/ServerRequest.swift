import JSON
import Reports

/// What the command line asks of the server that holds a database.
enum ServerRequest: Hashable {
    /// The digest is all that the server learns of the key itself.
    case add(APIKey, digest: [UInt8])
    case revoke(prefix: String)
    /// To route these open cases by the rules that the server runs with.
    case routeAnew([Case.ID])
    /// To change who may sign in.
    case person(PersonChange)
    /// To send a dead message again.
    case retry(message: Int64)
}

extension ServerRequest {
    var json: [UInt8] {
        JSONWriter.object {
            switch self {
            case .add(let key, let digest):
                $0.object("add") {
                    $0.member("prefix", key.prefix)
                    $0.member("name", key.name)
                    $0.member("scopes", key.scopes.map(\.rawValue).sorted())
                    $0.member("municipalities", key.municipalities.sorted().map(\.description))
                    $0.memberIfPresent("webhook", key.webhook?.url)
                    $0.memberIfPresent("webhookSecret", key.webhook?.secret)
                    $0.member("digest", digest.map { Int($0) }.map(String.init).joined(separator: ","))
                }
            case .revoke(let prefix): $0.member("revoke", prefix)
            case .routeAnew(let cases): $0.member("routeAnew", cases.map(\.description))
            case .person(let change): $0.object("person") { change.write(to: &$0) }
            case .retry(let message): $0.member("retry", "\(message)")
            }
        }
    }

    /// Nil for what this version does not understand whole: a key is never made with less than was asked.
    init?(_ bytes: [UInt8], at now: Timestamp) {
        guard let json = try? JSONValue(parsing: bytes) else { return nil }
        if let prefix = json["revoke"]?.string {
            self = .revoke(prefix: prefix)
            return
        }
        if json["routeAnew"] != nil {
            guard let cases = Self.all(json["routeAnew"], { Case.ID($0) }) else { return nil }
            self = .routeAnew(cases)
            return
        }
        if let person = json["person"] {
            guard let change = PersonChange(person, at: now) else { return nil }
            self = .person(change)
            return
        }
        if let message = json["retry"]?.string.flatMap({ Int64($0) }) {
            self = .retry(message: message)
            return
        }
        guard let add = json["add"], let prefix = add["prefix"]?.string, let name = add["name"]?.string,
            let scopes = Self.all(add["scopes"], { APIKey.Scope(rawValue: $0) }), !scopes.isEmpty,
            let municipalities = Self.all(add["municipalities"], { MunicipalityCode($0) }),
            let digest = add["digest"]?.string?.split(separator: ",").compactMap({ UInt8($0) }),
            prefix.utf8.count == 8, digest.count == 32
        else { return nil }
        let (url, secret) = (add["webhook"]?.string, add["webhookSecret"]?.string)
        guard (url == nil) == (secret == nil) else { return nil }
        let webhook = url.flatMap { url in secret.map { KeyWebhook(url: url, secret: $0) } }
        let key = APIKey(
            prefix: prefix, name: name, scopes: Set(scopes), municipalities: Set(municipalities),
            created: now,
            revoked: nil, webhook: webhook)
        self = .add(key, digest: digest)
    }

    /// Every element of a list of strings as `parse` reads it; nil when one cannot be read.
    private static func all<Value>(_ json: JSONValue?, _ parse: (String) -> Value?) -> [Value]? {
        guard let list = json?.array else { return nil }
        let values = list.compactMap { $0.string.flatMap(parse) }
        return values.count == list.count ? values : nil
    }
}

/// What became of a ``ServerRequest``.
enum ServerRequestOutcome: String {
    case done
    /// There is no such key that is not revoked already, or no such person.
    case noSuchKey = "no-such-key"
    /// There is another account with the e-mail address.
    case taken
    /// There is no such message that was given up.
    case noSuchMessage = "no-such-message"
    case notUnderstood = "not-understood"
    /// The store could not write.
    case failed
}

extension ServerRequest {
    /// Does in the store what is asked. What was carried out before that could be said is carried out, and not again.
    func carriedOut(in store: any KeyStore & PersonStore & CaseStore & Outbox, at moment: Timestamp)
        async throws
        -> ServerRequestOutcome
    {
        switch self {
        case .add(let key, let digest):
            if let kept = try await store.key(prefix: key.prefix) {
                return kept.digest == digest ? .done : .failed
            }
            try await store.add(key, digest: digest)
            return .done
        case .revoke(let prefix):
            return try await store.revoke(prefix: prefix, at: moment) ? .done : .noSuchKey
        case .routeAnew(let cases):
            // A second time changes nothing, so a request that was cut off is simply carried out again.
            for id in cases {
                _ = try await store.routeAnew(
                    id, successors: [:], isTrial: false, by: Agent(name: RoutingBesideServer.editor),
                    at: moment)
            }
            return .done
        case .person(let change): return try await change.carryOut(in: store, at: moment)
        case .retry(let message):
            return try await store.retry(message, at: moment) ? .done : .noSuchMessage
        }
    }
}
