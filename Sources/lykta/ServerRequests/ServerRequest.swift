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
    case notUnderstood = "not-understood"
    /// The store could not write.
    case failed
}
