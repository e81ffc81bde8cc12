import Projection
import Reports

/// What a profile's folder changes in the database: its files, and the areas that came, changed or left since it was last kept.
struct ProfileChange {
    private let folder: ProfileFolder
    private let municipality: MunicipalityCode
    private let before: [MappedArea]
    private let after: [MappedArea]

    /// - Throws: ``CommandFault`` when an area of the folder cannot be used.
    init(
        to folder: ProfileFolder, of municipality: MunicipalityCode, keptAs kept: [StoredProfile],
        _ projector: Projector
    ) throws {
        self.folder = folder
        self.municipality = municipality
        after = try folder.areas(projector)
        let files = kept.first { $0.municipality == municipality }?.files ?? []
        // Files that a stricter reader no longer takes count as none: what is in force is then compared with the new ones.
        before = (try? ProfileFolder(files: files).areas(projector)) ?? []
    }

    /// Keeps the areas, and then the files: stopped in between, it does the same again the next time.
    func keep(in store: any AreaStore & ProfileStore, from day: CivilDate) async throws {
        let current = try await store.areas()
        let revision = AreaRevision(of: current, from: before, to: after, on: day)
        if !revision.isEmpty { try await store.revise(revision) }
        try await store.keepProfile(folder.files, of: municipality)
    }
}
