import ArgumentParser
import Foundation
import JSON
import Reports
import SpatialStore
import Triage

struct Init: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Makes a database and gives it its municipality.",
        discussion: """
            Without a profile the database is empty: it takes keys and areas, but no reports until it has a municipality. \
            On a database that is there already it adds what is lacking and takes nothing away.
            """)

    @OptionGroup var file: FileOption
    @Option(
        parsing: .upToNextOption, help: "A profile's folder, once for each municipality that is served.")
    var profile: [String] = []
    @OptionGroup var json: JSONOption

    func run() async throws {
        let folders = try profile.map { try ProfileFolder(at: $0) }
        let isNew = try !Installation.isDatabase(at: file.path)
        if !isNew { try refuseToLeaveOut(folders) }
        let installation = try await Installation.open(
            file.path, for: .making, profiles: folders,
            checking: {
                try StartCheck($0, areas: $1, delivery: nil, on: SwedishTime(System.now()).date).refuse()
            })
        try await installation.store.close()
        describe(installation, isNew: isNew)
    }

    /// A municipality that the file has and the folders do not would no longer be served, or the path is mistyped.
    private func refuseToLeaveOut(_ folders: [ProfileFolder]) throws {
        guard !folders.isEmpty else { return }
        let given = Set(try folders.map { try $0.jurisdiction().profile.municipality })
        let left = try SpatiaLiteStore.profiles(in: file.path).map(\.municipality).filter {
            !given.contains($0)
        }
        guard left.isEmpty else {
            throw CommandFault.refused([
                InitSentences.belongsTo(file.path, left.map(\.description).joined(separator: ", "))
            ])
        }
    }

    private func describe(_ installation: Installation, isNew: Bool) {
        let profiles = installation.jurisdictions.map(\.profile)
        if json.isWanted {
            Terminal.print(
                json: JSONWriter.object {
                    $0.member("database", file.path)
                    $0.member("made", isNew)
                    $0.array("municipalities") { array in
                        for profile in profiles {
                            array.object {
                                $0.member("municipality", profile.municipality)
                                $0.member("name", profile.name)
                            }
                        }
                    }
                })
        } else {
            Terminal.error(
                file.path + ": " + (isNew ? InitSentences.made : InitSentences.broughtUpToDate) + ".")
            var table = Table([Columns.municipality, Columns.name])
            for profile in profiles { table.add([profile.municipality.description, profile.name]) }
            table.finish()
        }
        if profiles.isEmpty { Terminal.error(InitSentences.noMunicipality(file.path)) }
    }
}
