import API
import Exports
import JSON
import Prevention
import Reports
import Web

extension Installation {
    /// The shared picture with an id that was typed.
    func keptSharedPicture(_ text: String) async throws -> SharedPicture {
        let id = try parsed(text, PictureSentences.sharedPictureID) { SharedPictureID($0) }
        guard let found = try await store.sharedPicture(id, in: []) else {
            throw PictureFault.noSuchPicture
        }
        return found
    }

    /// Makes the picture of each municipality as the server makes it, and freezes them together.
    func keepSharedPicture(
        of municipalities: [MunicipalityCode], _ kind: PictureKind, from: CivilDate?, until: CivilDate?,
        day: CivilDate?, words: String?, by agent: Agent, at now: Timestamp
    ) async throws -> SharedPicture {
        try SharedPicture.requireShareable(kind)
        let today = SwedishTime(now).date
        var policeArea: String?
        switch store.areasNow.policeArea(of: municipalities, on: today) {
        case .one(let area): policeArea = area.name
        case .unknown: policeArea = nil
        case .different: throw CommandFault.refused([PictureSentences.notOnePoliceArea])
        }
        var chance = SystemRandomNumberGenerator()
        var pictures: [SituationalPicture] = []
        for municipality in Set(municipalities).sorted() {
            let scope = try PictureScope(
                of: municipality, kind, from: from, until: until, day: day, today: today)
            pictures.append(
                SituationalPicture(
                    try await pictureContent(of: scope, try pictureProfile(of: municipality)),
                    id: PictureID(at: now, using: &chance), by: agent, at: now, hash: PictureMaking.digest))
        }
        let shared = SharedPicture(
            pictures, id: SharedPictureID(at: now, using: &chance), policeArea: policeArea,
            words: [.summary: words ?? ""], by: agent, made: now)
        guard let shared else { throw CommandFault.refused([PictureSentences.tooFew]) }
        let kept = try await store.keepSharedPicture(shared, pictures).shared
        warn(of: kept.texts)
        return kept
    }

    func printJSON(_ shared: SharedPicture) async throws {
        let whole = APIService.WholeSharedPicture(
            shared: shared, parts: try await parts(of: shared),
            history: try await store.sharedPictureHistory(of: shared.id),
            warnings: APIService.warnings(of: shared.texts, at: System.now()))
        Terminal.print(json: JSONWriter.object { whole.write(to: &$0, in: CommandLanguage.current) })
    }

    /// What is common, each part with its own words, and the sums.
    func print(_ shared: SharedPicture) async throws {
        let parts = try await parts(of: shared)
        var table = Table([
            PictureColumns.municipalities, PictureColumns.heading, PictureColumns.what,
            PictureColumns.figures, PictureColumns.said,
        ])
        for part in parts {
            for section in part.content.sections {
                for row in section.rows {
                    table.add([
                        part.head.municipality.description, section.heading.name.told, row.name.told,
                        row.figureText.told, row.words?.told ?? "-",
                    ])
                }
            }
        }
        for section in shared.totals(of: parts) {
            for row in section.rows {
                table.add([
                    PictureSentences.together.told, section.heading.name.told, row.name.told,
                    row.figureText.told, "-",
                ])
            }
        }
        table.finish()
        Terminal.error(shared.title)
        if let reason = shared.withdrawn {
            Terminal.error(line: "\(PictureSentences.withdrawn.told): \(reason)")
        }
        if let area = shared.policeArea { Terminal.error(line: area) }
        for heading in PictureHeading.allCases {
            guard let text = shared.words[heading] else { continue }
            Terminal.error(line: "\(heading.name.told): \(text)")
        }
        for part in parts {
            Terminal.error(line: "\(part.head.municipality): \(part.id), SHA-256 \(part.head.digestText)")
        }
    }

    private func parts(of shared: SharedPicture) async throws -> [SituationalPicture] {
        var parts: [SituationalPicture] = []
        for part in shared.parts {
            guard let picture = try await store.picture(part.picture, in: []) else {
                throw PictureFault.noSuchPicture
            }
            parts.append(picture)
        }
        return parts
    }
}
