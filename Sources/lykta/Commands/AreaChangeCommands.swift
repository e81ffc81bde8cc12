import ArgumentParser
import Foundation
import JSON
import Reports
import Triage

/// From which day a change of areas holds, and whether it is only shown.
struct AreaChangeOptions: ParsableArguments {
    @OptionGroup var file: FileOption
    @Option(help: "municipality, police-area, district, owner or road.")
    var layer: String
    @Option(help: "The first day of the change. What held before it stays answerable. Default: today.")
    var from: String?
    @Flag(help: "Only shows what would change.")
    var dryRun = false
    @OptionGroup var json: JSONOption

    func parsedLayer() throws -> AreaLayer {
        try Choice.word(layer, Expected.layer, AreaLayer.self)
    }

    func day() throws -> CivilDate {
        try from.map { try parsed($0, Expected.day) { CivilDate($0) } }
            ?? SwedishTime(System.now()).date
    }

    /// Tells the change, and makes it unless it is only to be shown.
    ///
    /// - Throws: ``CommandFault/refused(_:)`` when a served municipality would be left without its outline.
    func make(_ revision: AreaRevision, in installation: Installation) async throws {
        let after = revision.applied(to: try await installation.store.areas())
        let day = max(try day(), SwedishTime(System.now()).date)
        let lost = installation.jurisdictions.map(\.profile.municipality).filter { code in
            !after.contains {
                $0.layer == .municipality && $0.code == code.description && $0.isValid(on: day)
            }
        }
        guard lost.isEmpty else {
            throw CommandFault.refused(
                lost.map { AreaSentences.withoutOutline($0.description) })
        }
        tell(revision)
        guard !dryRun else { return Terminal.error(AreaSentences.dryRun) }
        try await installation.store.revise(revision)
        for jurisdiction in installation.jurisdictions {
            let report = jurisdiction.rules.check(profile: jurisdiction.profile, areas: after)
            guard report.hasErrors else { continue }
            Terminal.error(AreaSentences.rulesUnfit(jurisdiction.profile.municipality.description))
        }
    }

    private func tell(_ revision: AreaRevision) {
        let changes =
            revision.kept.map { (area: $0, what: $0.validUntil == nil ? "from" : "ends") }
            + revision.erased.map { ($0, "away") }
        guard !json.isWanted else {
            return Terminal.print(
                json: JSONWriter.object {
                    $0.member("dryRun", dryRun)
                    $0.array("changes") { array in
                        for (area, what) in changes {
                            array.object {
                                $0.member("change", what)
                                $0.member("layer", area.layer)
                                $0.member("code", area.code)
                                $0.member("name", area.name)
                                $0.member("validFrom", area.validFrom)
                                $0.member("validUntil", area.validUntil)
                            }
                        }
                    }
                })
        }
        var table = Table([
            Columns.change, Columns.layer, Columns.code, Columns.name, Columns.from, Columns.until,
        ])
        for (area, what) in changes {
            let words =
                switch what {
                case "from": AreaSentences.starts
                case "ends": AreaSentences.ends
                default: AreaSentences.away
                }
            table.add([
                words.told, area.layer.rawValue, area.code, area.name, area.validFrom?.description ?? "",
                area.validUntil?.description ?? "",
            ])
        }
        table.finish()
    }
}

extension Areas {
    struct Replace: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lets the areas of a file be the whole layer from a day on.",
            discussion: """
                The file is GeoJSON, a GeoPackage or a Shapefile. Areas that the file lacks end on that day, changed ones go on as new versions from it, and the same ones are \
                left alone. The file of the old areas, given again, takes the change back. A file of one municipality's areas \
                that would end those of another is refused.
                """)

        @OptionGroup var change: AreaChangeOptions
        @OptionGroup var properties: AreaPropertyOptions
        @Argument(
            help: "The file: .geojson, .gpkg or .shp.",
            completion: .file(extensions: ["geojson", "json", "gpkg", "shp"]))
        var input: String

        func run() async throws {
            let source = try AreaSource(at: input, layer: properties.sourceLayer)
            let (layer, day) = (try change.parsedLayer(), try change.day())
            let installation = try await Installation.open(
                change.file.path, for: change.dryRun ? .reading : .writing(queuesMessages: false))
            let areas = try AreaImport(
                layer: layer, codeProperty: properties.codeProperty, nameProperty: properties.nameProperty,
                ownerProperty: properties.ownerProperty
            ).areas(in: source, named: input, installation.projector)
            let twice = Dictionary(grouping: areas, by: \.code).filter { $0.value.count > 1 }.keys.sorted()
            guard twice.isEmpty else {
                throw CommandFault.brokenAreas(
                    file: input, faults: twice.map(AreaSentences.twice))
            }
            let current = try await installation.store.areas()
            let revision = AreaRevision(of: current, replacing: layer, by: areas, on: day)
            try AreaImport.refuseForeign(revision, of: current, by: areas, from: day)
            try await change.make(revision, in: installation)
            try await installation.store.close()
        }
    }

    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Ends the validity of areas.",
            discussion: "What they held before the day stays answerable. `areas import` brings one back.")

        @OptionGroup var change: AreaChangeOptions
        @Flag(help: "Takes them away as if they had never been: for areas imported by mistake.")
        var erase = false
        @Argument(help: "The codes of the areas.")
        var codes: [String]

        func run() async throws {
            let (layer, day) = (try change.parsedLayer(), try change.day())
            let installation = try await Installation.open(
                change.file.path, for: change.dryRun ? .reading : .writing(queuesMessages: false))
            let current = try await installation.store.areas().filter { $0.layer == layer }
            for code in codes where !current.contains(where: { $0.code == code }) {
                throw CommandFault.notFound(
                    AreaSentences.nothingChanged(AreaSentences.noArea(layer.rawValue, code)))
            }
            let versions = current.filter { codes.contains($0.code) }
            let revision = erase ? AreaRevision(erasing: versions) : AreaRevision(ending: versions, on: day)
            if revision.isEmpty { Terminal.error(AreaSentences.endedAlready(by: day)) }
            try await change.make(revision, in: installation)
            try await installation.store.close()
        }
    }
}
