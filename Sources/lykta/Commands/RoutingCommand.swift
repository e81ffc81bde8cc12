import API
import ArgumentParser
import Delivery
import Foundation
import JSON
import Projection
import Reports
import Triage

struct Routing: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Checks, explains and tries out routing rules.",
        subcommands: [Check.self, Explain.self, DryRun.self, Apply.self])

    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Proves that every category in every area has an owner, and names rules that can never fire.",
            discussion: """
                Looks also at what `serve` refuses: an outline that is missing, and channels that the settings (the \
                environment and --settings) do not let through. Exits with 1 when there are errors.
                """)

        @Option(help: "A profile's folder. Default: the profiles of the database, else the built-in one.")
        var profile: String?
        @Option(name: .customLong("database"), help: "The SpatiaLite file.")
        var path: String?
        @Option(help: "The server's file of settings, a NAME=value a line.")
        var settings: String?
        @Flag(help: "List the rules whose cases units often hand over, with counts. Needs --database.")
        var learn = false
        @OptionGroup var json: JSONOption
        @OptionGroup var language: LanguageOption

        func validate() throws {
            if learn, path == nil { throw ValidationError(RoutingSentences.learnNeedsDatabase.told) }
        }

        func run() async throws {
            let projector = try Projector()
            let settings = try await ServerSettings(
                environment: ProcessInfo.processInfo.environment, file: settings, portOption: nil)
            let delivery = settings.delivers ? try settings.delivery : nil
            var hasErrors = false
            let (jurisdictions, areas): ([ProfileDocument], [MappedArea])
            if profile == nil, let path {
                let installation = try await Installation.open(path, for: .reading)
                jurisdictions = installation.jurisdictions
                areas = try await installation.store.areas()
                guard !jurisdictions.isEmpty else { throw CommandFault.noMunicipality(path: path) }
            } else {
                let folder = try profile.map { try ProfileFolder(at: $0) } ?? .builtIn
                jurisdictions = [try folder.jurisdiction()]
                areas = try folder.areas(projector)
            }
            let handOvers = try await handOvers()
            var checks: [RoutingCheckResult] = []
            let today = SwedishTime(System.now()).date
            for jurisdiction in jurisdictions {
                let check = StartCheck([jurisdiction], areas: areas, delivery: delivery, on: today)
                let report = jurisdiction.rules.check(profile: jurisdiction.profile, areas: areas)
                checks.append(RoutingCheckResult(check, report))
                hasErrors = hasErrors || !check.errors.isEmpty
            }
            if json.isWanted {
                Terminal.print(json: RoutingCheckResult.json(of: checks, handOvers: handOvers))
            } else {
                for count in handOvers ?? [] { Terminal.print(RoutingSentences.handedOver(count)) }
                if handOvers?.isEmpty == true { Terminal.print(RoutingSentences.noneHandedOver) }
                for check in checks { check.print() }
            }
            if hasErrors { throw ExitCode(1) }
        }

        /// Nil unless they are asked for.
        private func handOvers() async throws -> [HandOverCount]? {
            guard learn, let path else { return nil }
            let installation = try await Installation.open(path, for: .reading)
            var counts: [HandOverCount] = []
            for jurisdiction in installation.jurisdictions {
                counts += try await installation.store.handOvers(in: jurisdiction.profile.municipality)
            }
            return counts
        }
    }

    struct Explain: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Says why a case went where it did, rule by rule.")
        @OptionGroup var file: FileOption
        @Option(
            name: .customLong("case"), help: "The case's id, or the reference of one of its reports.")
        var id: String
        @OptionGroup var json: JSONOption

        func run() async throws {
            let installation = try await Installation.open(file.path, for: .reading)
            let found = try await installation.livingCase(named: id)
            guard
                let jurisdiction = installation.jurisdictions.first(where: {
                    $0.profile.municipality == found.municipality
                })
            else { throw CommandFault.noProfile(found.municipality.description) }
            let areas = installation.store.areasNow
            let facts = try await installation.store.reports(of: found.id).map {
                RoutingFacts($0.report, areas: areas)
            }
            let explanation = jurisdiction.rules.explain(
                facts, counts: CaseCounts(reports: found.reportCount, reporters: found.reporterCount),
                opened: found.opened, at: System.now(), profile: jurisdiction.profile)
            guard !json.isWanted else {
                return Terminal.print(
                    json: JSONWriter.object {
                        explanation.write(of: found, to: &$0, in: CommandLanguage.current)
                    })
            }
            var units = Table([Columns.unit, Columns.rule, Columns.reason])
            for assignment in explanation.assignments {
                units.add([assignment.unit.description, assignment.rule, assignment.reason.told])
            }
            units.finish()
            Terminal.print(line: "")
            for outcome in explanation.rules {
                let units = outcome.units.map(\.description).joined(separator: ", ")
                Terminal.print(line: "\(outcome.matched ? "✓" : "–") \(outcome.rule) → \(units)")
                for condition in outcome.conditions {
                    Terminal.print("    \(condition.holds ? "✓" : "✗") " + condition.sentence)
                }
            }
        }
    }

    struct DryRun: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "dry-run", abstract: "Shows what another rule set would have done to past cases.")
        @OptionGroup var file: FileOption
        @Option(help: "The folder of the changed profile.")
        var profile: String
        @OptionGroup var json: JSONOption

        func run() async throws {
            let installation = try await Installation.open(file.path, for: .reading)
            let changed = try ProfileFolder(at: profile).jurisdiction()
            let municipality = changed.profile.municipality
            guard
                let current = installation.jurisdictions.first(where: {
                    $0.profile.municipality == municipality
                })
            else { throw CommandFault.noProfile(municipality.description) }
            let progress = Progress(ProgressWords.cases)
            var past: [PastCase] = []
            var after: Case.ID?
            while true {
                let filter = CaseFilter(
                    municipalities: [municipality], statuses: [.open, .inProgress, .closed])
                let page = try await installation.store.cases(matching: filter, limit: 500, after: after)
                guard let last = page.last else { break }
                after = last.id
                for found in page {
                    let reports = try await installation.store.reports(of: found.id)
                    past.append(PastCase(found, reports: reports, areas: installation.store.areasNow))
                }
                progress.show(past.count)
            }
            progress.finish()
            let run = RoutingDryRun(from: current, to: changed, over: past)
            if json.isWanted { Terminal.print(json: run.json) } else { Terminal.print(run.text) }
        }
    }
}
