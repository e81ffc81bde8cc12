import ArgumentParser
import Foundation
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
                "\(file.path) already belongs to \(left.map(\.description).joined(separator: ", ")); nothing was changed. "
                    + "Give the folders of all its municipalities, --profile ONE --profile OTHER, or another --database."
            ])
        }
    }

    private func describe(_ installation: Installation, isNew: Bool) {
        Terminal.print("\(file.path): \(isNew ? "made" : "there already, brought up to date").")
        for jurisdiction in installation.jurisdictions {
            Terminal.print("\(jurisdiction.profile.municipality)\t\(jurisdiction.profile.name)")
        }
        if installation.jurisdictions.isEmpty {
            Terminal.error(
                "It has no municipality yet: `lykta init --database \(file.path) --profile FOLDER` gives it one."
            )
        }
    }
}
