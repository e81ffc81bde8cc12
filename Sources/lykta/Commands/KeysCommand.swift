import API
import ArgumentParser
import JSON
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
        @OptionGroup var json: JSONOption

        func run() async throws {
            let scopes = try scope.flatMap { $0.split(separator: ",") }.map {
                try Choice.word(String($0), Expected.scope, APIKey.Scope.self)
            }
            guard !scopes.isEmpty else { throw CommandFault.badValue("", expected: Expected.scope) }
            let municipalities = try municipality.flatMap {
                $0.split(separator: ",", omittingEmptySubsequences: false)
            }.map {
                try parsed(String($0), Expected.kommunkod) { MunicipalityCode($0) }
            }
            guard !name.isEmpty, name.utf8.count <= 100 else {
                throw CommandFault.badValue(name, expected: Expected.nameOfBytes)
            }
            if let webhook {
                guard KeyWebhook.isAddress(webhook) else {
                    throw CommandFault.badValue(webhook, expected: Expected.url)
                }
                guard scopes.contains(.reportOwn) else {
                    throw CommandFault.refused([KeySentences.webhookTakesOwn])
                }
            }
            var chance = SystemRandomNumberGenerator()
            let hook = webhook.map { KeyWebhook.mint(for: $0, using: &chance) }
            let secret = APIKeySecret.mint(using: &chance)
            let key = APIKey(
                prefix: secret.prefix, name: name, scopes: Set(scopes), municipalities: Set(municipalities),
                created: System.now(), revoked: nil, webhook: hook)
            try await KeyChange(database: file.path).carryOut(.add(key, digest: secret.digest))
            if json.isWanted {
                Terminal.print(
                    json: JSONWriter.object {
                        $0.member("key", secret.text)
                        $0.memberIfPresent("webhookSecret", hook?.secret)
                        key.write(to: &$0)
                    })
            } else {
                Terminal.print(line: secret.text)
                if let hook { Terminal.print(line: hook.secret) }
            }
            if let hook, !hook.url.lowercased().hasPrefix("https://") {
                Terminal.error(FaultWords.warning + ": " + KeySentences.plainWebhook)
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists the keys by their public part.")
        @OptionGroup var file: FileOption
        @OptionGroup var json: JSONOption

        func run() async throws {
            let installation = try await Installation.open(file.path, for: .reading)
            let keys = try await installation.store.keys()
            guard !json.isWanted else {
                return Terminal.print(
                    json: JSONWriter.object {
                        $0.array("keys") { array in for key in keys { array.object { key.write(to: &$0) } } }
                    })
            }
            var table = Table([
                Columns.prefix, Columns.name, Columns.scopes, Columns.municipalities, Columns.validity,
                Columns.webhook,
            ])
            for key in keys {
                let places = key.municipalities.sorted().map(\.description).joined(separator: ",")
                table.add([
                    key.prefix, key.name, key.scopes.map(\.rawValue).sorted().joined(separator: ","),
                    places.isEmpty ? KeySentences.all.told : places,
                    (key.revoked.map { KeySentences.revoked($0.rfc3339) } ?? KeySentences.valid).told,
                    key.webhook?.url ?? "",
                ])
            }
            table.finish()
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
        @OptionGroup var json: JSONOption

        func run() async throws {
            let limit = try AnswerCount.parse(limit, "--limit")
            let installation = try await Installation.open(file.path, for: .reading)
            let accounts = Dictionary(
                try await installation.store.people().map { ($0.id, $0.email.description) }
            ) { first, _ in first }
            let readings = try await installation.store.originalReadings(limit: limit)
            guard !json.isWanted else {
                return Terminal.print(
                    json: JSONWriter.object {
                        $0.array("readings") { array in
                            for reading in readings {
                                array.object {
                                    reading.write(to: &$0)
                                    $0.memberIfPresent("account", reading.person.flatMap { accounts[$0] })
                                }
                            }
                        }
                    })
            }
            var table = Table([
                Columns.when, Columns.keyNumber, Columns.prefix, Columns.reader, Columns.reference,
                Columns.report, Columns.account,
            ])
            for reading in readings {
                table.add([
                    reading.at.rfc3339, reading.keyNumber.map { "\($0)" } ?? "–", reading.keyPrefix ?? "–",
                    reading.readerName, reading.reference.description, reading.report.description,
                    reading.person.map { accounts[$0] ?? "\($0)" } ?? "–",
                ])
            }
            table.finish()
        }
    }
}

extension OriginalReading {
    fileprivate func write(to object: inout JSONObject) {
        object.member("at", at)
        object.member("keyNumber", keyNumber)
        object.member("keyPrefix", keyPrefix)
        object.member("by", readerName)
        object.member("reference", reference)
        object.member("report", report)
    }
}
