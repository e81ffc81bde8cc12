import API
import ArgumentParser
import Exports
import JSON
import Prevention
import Reports
import Web

extension Pictures {
    struct Shared: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Lists pictures that several municipalities share, or shows one with its parts and their sums.",
            discussion:
                "A part is a picture of its own municipality: pictures show and pictures compare take its id too."
        )
        @OptionGroup var file: FileOption
        @Argument(help: "A shared picture's id.")
        var picture: String?
        @OptionGroup var json: JSONOption

        func run() async throws {
            let installation = try await Installation.open(file.path, for: .reading)
            try await Installation.tellingPictureFaults {
                if let picture {
                    let shared = try await installation.keptSharedPicture(picture)
                    guard !json.isWanted else { return try await installation.printJSON(shared) }
                    return try await installation.print(shared)
                }
                let found = try await installation.store.sharedPictures(in: [])
                guard !json.isWanted else {
                    return Terminal.print(
                        json: JSONWriter.object {
                            $0.sharedPictures(found) { $0.text(in: CommandLanguage.current) }
                        })
                }
                var table = Table([
                    PictureColumns.picture, Columns.kind, Columns.from, PictureColumns.last,
                    PictureColumns.day, PictureColumns.municipalities, Columns.state, Columns.by,
                ])
                for shared in found {
                    table.add([
                        shared.id.description, shared.kind.rawValue, shared.span.from.description,
                        shared.span.until.description, shared.day.description,
                        shared.municipalities.map(\.description).joined(separator: ","),
                        shared.withdrawn == nil ? "-" : "withdrawn", shared.by.name,
                    ])
                }
                table.finish()
            }
        }
    }
}
