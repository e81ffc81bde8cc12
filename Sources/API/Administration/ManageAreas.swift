import Exports
import Intake
package import Reports
import Triage
package import Web

/// Areas as administrators change them: uploaded, looked at, and only then kept. Areas are of the installation, so whoever changes them
/// administers every municipality that it serves.
extension APIService {
    /// Areas as somebody wants to upload them.
    package struct WantedAreas: Sendable {
        package var geoJSON: [UInt8]
        package var layer: AreaLayer
        package var codeProperty: String
        package var nameProperty: String
        package var ownerProperty: String?
        package var isWholeLayer: Bool
        package var from: CivilDate

        package init(
            geoJSON: [UInt8], layer: AreaLayer, codeProperty: String, nameProperty: String,
            ownerProperty: String?, isWholeLayer: Bool, from: CivilDate
        ) {
            self.geoJSON = geoJSON
            self.layer = layer
            self.codeProperty = codeProperty
            self.nameProperty = nameProperty
            self.ownerProperty = ownerProperty
            self.isWholeLayer = isWholeLayer
            self.from = from
        }
    }

    /// What would become of the areas, and of what depends on them.
    package struct AreaPreview: Sendable {
        package let draft: AreaDraft
        package let changes: [Change]
        /// Served municipalities that would be left without an outline: then nothing is kept.
        package let withoutOutline: [Profile]
        /// What the rules of served municipalities would be wrong about, and are not yet: then nothing is kept, since no server starts
        /// with such rules.
        package let ruleFaults: [Bilingual]
        /// Areas of other municipalities than the file's that would end or lose their codes: then nothing is kept.
        package let foreign: [ForeignArea]

        package struct Change: Sendable {
            package let kind: Kind
            package let area: MappedArea
        }

        package enum Kind: Sendable { case added, changed, ended, erased }
    }

    package func mayChangeAreas(_ caller: Caller) -> Bool {
        served.keys.allSatisfy(caller.sees)
    }

    /// The areas of a layer, of every date.
    package func areas(of layer: AreaLayer) -> [MappedArea] { areas().all(of: layer) }

    /// Reads a file of areas and keeps it as a draft.
    ///
    /// - Returns: The draft's id.
    /// - Throws: 422 with every fault of the file, at `/file`; and for whoever does not administer all that is served.
    package func draftAreas(_ wanted: WantedAreas, by caller: Caller, at now: Timestamp) throws -> String {
        try requireAllServed(caller)
        let areas: [MappedArea]
        do throws(AreaFileFault) {
            areas = try AreaFile(
                geoJSON: wanted.geoJSON, layer: wanted.layer, codeProperty: wanted.codeProperty,
                nameProperty: wanted.nameProperty, ownerProperty: wanted.ownerProperty, projector: projector
            ).areas
        } catch {
            throw Problem.content(
                error.sentences.prefix(20).map {
                    Self.fileFault(
                        sv: "Filen går inte att använda: \($0.swedish)",
                        en: "The file cannot be used: \($0.english)")
                })
        }
        let twice = Dictionary(grouping: areas, by: \.code).filter { $0.value.count > 1 }.keys.sorted()
        guard twice.isEmpty else {
            throw Problem.content(
                twice.prefix(20).map {
                    Self.fileFault(
                        sv: "Koden \($0) står på mer än ett område i filen.",
                        en: "The code \($0) stands on more than one area of the file.")
                })
        }
        var chance = makeChance()
        let id = Base64URL.encode((0..<12).map { _ in UInt8.random(in: .min ... .max, using: &chance) })
        areaDrafts.keep(
            AreaDraft(
                id: id, person: caller.id, made: now, layer: wanted.layer, isWholeLayer: wanted.isWholeLayer,
                from: wanted.from, areas: areas))
        return id
    }

    /// - Throws: ``Problem/notFound`` for a draft that there is not, or is somebody else's.
    package func areaPreview(_ id: String, for caller: Caller, at now: Timestamp) async throws -> AreaPreview
    {
        guard let draft = areaDrafts.draft(id, of: caller.id, at: now) else { throw Problem.notFound }
        return preview(draft, of: try await store.areas(), at: now)
    }

    /// The areas of a draft, to be drawn.
    package func areaDraftGeoJSON(_ id: String, for caller: Caller, at now: Timestamp) throws -> [UInt8] {
        guard let draft = areaDrafts.draft(id, of: caller.id, at: now) else { throw Problem.notFound }
        return try AreasGeoJSON(projector).bytes(of: draft.areas)
    }

    /// Keeps the areas of a draft: they count from the day that was chosen.
    ///
    /// - Returns: What it changed.
    /// - Throws: ``Problem/notFound``; 422 where areas of another municipality than the file's would end or lose their codes, a served
    ///   municipality would be left without its outline, or rules with errors.
    package func keepAreas(_ id: String, by caller: Caller, at now: Timestamp) async throws -> AreaPreview {
        try requireAllServed(caller)
        guard let draft = areaDrafts.draft(id, of: caller.id, at: now) else { throw Problem.notFound }
        let current = try await store.areas()
        let preview = preview(draft, of: current, at: now)
        guard preview.foreign.isEmpty else {
            throw Problem.content(
                preview.foreign.prefix(20).map {
                    Problem.Fault(.pointer("/file"), "areas.other-municipality", $0.sentence)
                })
        }
        guard preview.withoutOutline.isEmpty else {
            throw Problem.content(
                preview.withoutOutline.map {
                    Self.fileFault(
                        sv:
                            "\($0.name) skulle bli utan gräns, och alla rapporter dit nekas. Inget har ändrats.",
                        en:
                            "\($0.name) would be left without an outline, and every report to it refused. Nothing was changed."
                    )
                })
        }
        guard preview.ruleFaults.isEmpty else {
            throw Problem.content([
                Self.fileFault(
                    sv: "Reglerna skulle inte passa längre. Ändra dem först. Inget har ändrats.",
                    en: "The rules would fit no more. Change them first. Nothing was changed.")
            ])
        }
        try await store.revise(revision(draft, of: current))
        areaDrafts.forget(id)
        let counts = "\(preview.changes.count) changed from \(draft.from)"
        await note(.areasChanged, draft.layer.rawValue, counts, in: [], by: caller, at: now)
        return preview
    }

    private func revision(_ draft: AreaDraft, of current: [MappedArea]) -> AreaRevision {
        draft.isWholeLayer
            ? AreaRevision(of: current, replacing: draft.layer, by: draft.areas, on: draft.from)
            : AreaRevision(of: current, adding: draft.areas, to: draft.layer, on: draft.from)
    }

    private func preview(_ draft: AreaDraft, of current: [MappedArea], at now: Timestamp) -> AreaPreview {
        let revision = revision(draft, of: current)
        let after = revision.applied(to: current)
        let known = Set(current.filter { $0.layer == draft.layer }.map(\.code))
        let going = Set(revision.kept.filter { $0.validUntil == nil }.map(\.code))
        var changes = revision.kept.compactMap { area -> AreaPreview.Change? in
            guard area.validUntil == nil else {
                // What ends since it goes on in another form is told once.
                return going.contains(area.code) ? nil : .init(kind: .ended, area: area)
            }
            return .init(kind: known.contains(area.code) ? .changed : .added, area: area)
        }
        changes += revision.erased.filter { !going.contains($0.code) }.map { .init(kind: .erased, area: $0) }
        let day = max(draft.from, SwedishTime(now).date)
        let profiles = served.values.map(\.profile).sorted { $0.municipality < $1.municipality }
        let withoutOutline = profiles.filter { profile in
            !after.contains {
                $0.layer == .municipality && $0.code == profile.municipality.description
                    && $0.isValid(on: day)
            }
        }
        let present = Set(ruleErrors(with: current))
        let ruleFaults = ruleErrors(with: after).filter { !present.contains($0) }
        return AreaPreview(
            draft: draft, changes: changes.sorted { $0.area.code < $1.area.code },
            withoutOutline: withoutOutline, ruleFaults: ruleFaults,
            foreign: revision.foreignAreas(among: current, by: draft.areas, on: draft.from))
    }

    private func ruleErrors(with areas: [MappedArea]) -> [Bilingual] {
        store.jurisdictionsNow.flatMap { document in
            document.rules.check(profile: document.profile, areas: areas).findings.filter {
                $0.severity == .error
            }.map { "\(document.profile.name): " + $0.sentence }
        }
    }

    private func requireAllServed(_ caller: Caller) throws(Problem) {
        guard !mayChangeAreas(caller) else { return }
        throw .content([
            Self.fileFault(
                sv:
                    "Områdena delas av alla kommuner här, så bara den som är administratör i alla får ändra dem.",
                en:
                    "The areas are shared by all municipalities here, so only who administers all may change them."
            )
        ])
    }

    private static func fileFault(sv: String, en: String) -> Problem.Fault {
        .init(.pointer("/file"), "areas.file", Bilingual(swedish: sv, english: en))
    }
}
