import ArgumentParser
import Reports
import Web

struct Keys: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Makes, lists and revokes API keys.",
        subcommands: [Add.self, List.self, Revoke.self, Readings.self])

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Makes a key and prints it, alone, on standard output. It is shown this once.",
            discussion:
                "With --webhook, the secret that its messages are signed with (whsec_…) follows on a line of its own."
        )

        @OptionGroup var file: FileOption
        @Option(help: "What the key is for, as it is shown in histories and lists.")
        var name: String
        @Option(
            parsing: .upToNextOption,
            help:
                "What it may do: report:write, report:read, report:own, case:write, original:read, metrics:read, admin, keys:grant."
        )
        var scope: [String]
        @Option(
            parsing: .upToNextOption,
            help: "The municipalities it may see, by kommunkod. Default: all that are served.")
        var municipality: [String] = []
        @Option(
            help:
                "Where the server tells, by signed POSTs, what becomes of the reports that the key sends. Takes report:own."
        )
        var webhook: String?

        func run() async throws {
            let scopes = try scope.flatMap { $0.split(separator: ",") }.map {
                try Choice.word(String($0), "a scope", APIKey.Scope.self)
            }
            guard !scopes.isEmpty else { throw CommandFault.badValue("", expected: "a scope") }
            let municipalities = try municipality.flatMap {
                $0.split(separator: ",", omittingEmptySubsequences: false)
            }.map {
                try parsed(String($0), "a kommunkod of four digits") { MunicipalityCode($0) }
            }
            guard !name.isEmpty, name.utf8.count <= 100 else {
                throw CommandFault.badValue(name, expected: "a name of 1–100 bytes")
            }
            if let webhook {
                guard KeyWebhook.isAddress(webhook) else {
                    throw CommandFault.badValue(webhook, expected: "a URL that begins with https://")
                }
                guard scopes.contains(.reportOwn) else {
                    throw CommandFault.refused([
                        "--webhook takes --scope report:own: it tells of the key's own reports."
                    ])
                }
            }
            var chance = SystemRandomNumberGenerator()
            let hook = webhook.map { KeyWebhook.mint(for: $0, using: &chance) }
            let secret = APIKeySecret.mint(using: &chance)
            let key = APIKey(
                prefix: secret.prefix, name: name, scopes: Set(scopes), municipalities: Set(municipalities),
                created: System.now(), revoked: nil, webhook: hook)
            try await KeyChange(database: file.path).carryOut(.add(key, digest: secret.digest))
            Terminal.print(secret.text)
            guard let hook else { return }
            Terminal.print(hook.secret)
            if !hook.url.lowercased().hasPrefix("https://") {
                Terminal.error(
                    "warning: a webhook is called by plain http only where LYKTA_DELIVERY_INSECURE_HOSTS of the server names its host."
                )
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists the keys by their public part.")
        @OptionGroup var file: FileOption

        func run() async throws {
            let installation = try await Installation.open(file.path, for: .reading)
            for key in try await installation.store.keys() {
                let scopes = key.scopes.map(\.rawValue).sorted().joined(separator: ",")
                let places = key.municipalities.sorted().map(\.description).joined(separator: ",")
                let state = key.revoked.map { "revoked \($0.rfc3339)" } ?? "valid"
                Terminal.print(
                    "\(key.prefix)\t\(key.name)\t\(scopes)\t\(places.isEmpty ? "all" : places)\t\(state)")
            }
        }
    }

    struct Revoke: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Makes a key invalid at once.")
        @OptionGroup var file: FileOption
        @Argument(help: "The key's public part: the eight signs after lykta_.")
        var prefix: String

        func run() async throws {
            try await KeyChange(database: file.path).carryOut(.revoke(prefix: prefix))
        }
    }

    struct Readings: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists who read which original and when, the latest first.",
            discussion:
                "Columns: time, the key's number and its public part (– for a person), the name, the report's reference and id, the person's account (– for a key): its address, or the account's id where it is gone."
        )
        @OptionGroup var file: FileOption
        @Option(help: "At most so many.")
        var limit: Int = 100

        func run() async throws {
            let limit = try AnswerCount.parse(limit, "--limit")
            let installation = try await Installation.open(file.path, for: .reading)
            let accounts = Dictionary(
                try await installation.store.people().map { ($0.id, $0.email.description) }
            ) { first, _ in first }
            for reading in try await installation.store.originalReadings(limit: limit) {
                let key = [
                    reading.keyNumber.map { "\($0)" } ?? "–", reading.keyPrefix ?? "–", reading.readerName,
                ]
                let account = reading.person.map { accounts[$0] ?? "\($0)" } ?? "–"
                Terminal.print(
                    "\(reading.at.rfc3339)\t\(key.joined(separator: "\t"))\t\(reading.reference)\t\(reading.report)\t\(account)"
                )
            }
        }
    }
}
