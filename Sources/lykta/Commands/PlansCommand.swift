import API
import ArgumentParser
import Exports
import JSON
import Prevention
import Reports
import Triage
import Web

struct Plans: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Action plans: priority areas, what shows whether their goals are reached, and follow-ups.",
        subcommands: [List.self, Show.self, ImportPlan.self, Withdraw.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists action plans, the one that ends last first.")
        @OptionGroup var file: FileOption
        @OptionGroup var json: JSONOption

        func run() async throws {
            let installation = try await Installation.open(file.path, for: .reading)
            let found = try await installation.store.plans(in: [])
            guard !json.isWanted else {
                return Terminal.print(json: JSONWriter.object { $0.plans(found) })
            }
            if found.isEmpty { Terminal.error(PlanSentences.nothing) }
            var table = Table([
                PlanColumns.plan, PlanColumns.from, PlanColumns.until, Columns.state, Columns.name,
            ])
            for plan in found {
                table.add([
                    plan.id.description, plan.period.from.description, plan.period.until.description,
                    plan.withdrawn == nil ? "-" : "withdrawn", plan.title,
                ])
            }
            table.finish()
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shows an action plan: what each of its indicators said over time.")
        @OptionGroup var file: FileOption
        @Argument(help: "A plan's id.")
        var plan: String
        @OptionGroup var json: JSONOption

        func run() async throws {
            let installation = try await Installation.open(file.path, for: .reading)
            try await Installation.tellingPlanFaults {
                let kept = try await installation.keptPlan(plan)
                let whole = try await installation.wholePlan(kept)
                guard !json.isWanted else { return whole.printJSON() }
                if let reason = kept.withdrawn {
                    Terminal.error(line: "\(PlanSentences.withdrawn.told): \(reason)")
                }
                var table = Table([
                    PlanColumns.area, PlanColumns.indicator, PlanColumns.day, PlanColumns.value,
                ])
                for area in kept.areas {
                    for indicator in area.indicators {
                        for figure in whole.series[indicator.code] ?? [] {
                            table.add([
                                area.name, indicator.name, figure.day.description,
                                figure.value?.text ?? "-",
                            ])
                        }
                    }
                }
                table.finish()
            }
        }
    }

    struct Withdraw: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Withdraws an action plan that was entered by mistake. Prints its id.",
            discussion:
                "Only while no follow-up of it stands. It stays with its history, and counts for nothing.")
        @OptionGroup var file: FileOption
        @Argument(help: "A plan's id.")
        var plan: String
        @Option(help: ArgumentHelp("Why it was a mistake.", valueName: "reason"))
        var reason: String
        @Option(help: ArgumentHelp("Whose name stands in the history.", valueName: "name"))
        var by: String = "lykta plans"
        @OptionGroup var json: JSONOption

        func run() async throws {
            let reason = try MistakeReason.parse(reason)
            try await Installation.tellingPlanFaults {
                try await Installation.changing(file.path, queuesMessages: false) { installation in
                    let kept = try await installation.keptPlan(plan)
                    let changed = try await installation.store.changePlan(
                        kept.id, in: [], [.withdraw(reason: reason)], version: kept.version,
                        by: Agent(name: by), at: System.now())
                    installation.warn(of: changed.texts)
                    guard json.isWanted else { return Terminal.print(line: changed.id.description) }
                    try await installation.wholePlan(changed).printJSON()
                }
            }
        }
    }

    struct ImportPlan: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "import",
            abstract:
                "Keeps the action plan of a YAML file, or changes the one that has its id. Prints its id.")
        @OptionGroup var file: FileOption
        @Argument(help: "A YAML file: see docs/configuration.md.")
        var path: String
        @Option(help: ArgumentHelp("Whose name stands in the history.", valueName: "name"))
        var by: String = "lykta plans"
        @OptionGroup var json: JSONOption

        func run() async throws {
            try await Installation.tellingPlanFaults {
                try await Installation.changing(file.path, queuesMessages: false) { installation in
                    let plan = try await keep(try body(), in: installation)
                    installation.warn(of: plan.texts)
                    guard json.isWanted else { return Terminal.print(line: plan.id.description) }
                    try await installation.wholePlan(plan).printJSON()
                }
            }
        }

        private func body() throws -> JSONValue {
            let text = String(decoding: try InputFile.bytes(at: path), as: UTF8.self)
            switch YAMLText.json(text) {
            case .success(let json): return json
            case .failure(let fault):
                throw CommandFault.refused(["\(path):\(fault.line): " + fault.message])
            }
        }

        private func keep(_ json: JSONValue, in installation: Installation) async throws -> ActionPlan {
            var reader = BodyReader(json)
            let now = System.now()
            let id = reader.value("id", sv: "Ett UUID.", en: "A UUID.") { PlanID($0) }
            let home = try installation.municipality(writtenIn: &reader, of: path)
            let profile = try installation.pictureProfile(of: home)
            var known: ActionPlan?
            if let id { known = try await installation.store.plan(id, in: []) }
            let parts = reader.planParts(isNew: true, of: profile, at: now)
            do throws(Problem) { try reader.finish() } catch {
                throw CommandFault.refused(
                    error.faults.map { fault in "\(path) \(fault.pointer ?? ""): " + fault.message })
            }
            try await APIService.requireMeasures(of: parts.areas ?? [], in: home, installation.store)
            if let known {
                guard known.municipality == home else { throw PlanFault.idTaken }
                return try await installation.store.changePlan(
                    known.id, in: [home], parts.edits(of: known), version: known.version,
                    by: Agent(name: by), at: now)
            }
            var chance = SystemRandomNumberGenerator()
            guard let plan = parts.plan(id ?? PlanID(at: now, using: &chance), of: home, at: now) else {
                throw PlanFault.noSuchPlan
            }
            return try await installation.store.addPlan(plan, by: Agent(name: by)).plan
        }
    }
}

extension Installation {
    /// The plan with an id that was typed.
    func keptPlan(_ text: String) async throws -> ActionPlan {
        let id = try parsed(text, PlanSentences.planID) { PlanID($0) }
        guard let kept = try await store.plan(id, in: []) else { throw PlanFault.noSuchPlan }
        return kept
    }

    /// Everything that is known of a plan, as the API tells it.
    func wholePlan(_ plan: ActionPlan) async throws -> APIService.WholePlan {
        let now = System.now()
        let making = IndicatorMaking(store, of: try pictureProfile(of: plan.municipality))
        return APIService.WholePlan(
            plan, series: try await making.series(of: plan, at: now),
            history: try await store.planHistory(of: plan.id), at: now)
    }

    /// What is refused is told in its words.
    static func tellingPlanFaults(_ work: () async throws -> Void) async throws {
        do { try await work() } catch let fault as PlanFault { throw CommandFault.refused([fault.words]) }
    }
}

extension APIService.WholePlan {
    fileprivate func printJSON() {
        Terminal.print(json: JSONWriter.object { write(to: &$0, in: CommandLanguage.current) })
    }
}
