import ArgumentParser
import Foundation
import Geometry
import Projection
import Reports

struct Areas: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Imports, changes and looks up areas.",
        subcommands: [Import.self, Replace.self, Remove.self, List.self, At.self])

    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Imports the areas of a GeoJSON file (WGS 84, or EPSG:3006–3018 with a crs member).",
            discussion: "An area with the same layer, code and first valid day replaces the one kept before.")

        @OptionGroup var file: FileOption
        @Option(help: "municipality, police-area, district, owner or road.")
        var layer: String
        @OptionGroup var properties: AreaPropertyOptions
        @Option(help: "The property that holds the first valid day.")
        var validFromProperty: String?
        @Option(help: "The property that holds the first day no longer valid.")
        var validUntilProperty: String?
        @Argument(help: "The GeoJSON file.", completion: .file(extensions: ["geojson", "json"]))
        var input: String

        func run() async throws {
            guard let data = FileManager.default.contents(atPath: input) else {
                throw CommandFault.unreadableFile(input)
            }
            let layer = try Choice.word(layer, "a layer", AreaLayer.self)
            let installation = try await Installation.open(file.path, for: .writing(queuesMessages: false))
            let progress = Progress("Areas")
            progress.show("reading")
            let areas = try AreaImport(
                layer: layer, codeProperty: properties.codeProperty, nameProperty: properties.nameProperty,
                ownerProperty: properties.ownerProperty,
                validFromProperty: validFromProperty, validUntilProperty: validUntilProperty
            ).areas(in: Array(data), named: input, installation.projector)
            progress.show("keeping \(areas.count)")
            try await installation.store.keep(areas)
            try await installation.store.close()
            progress.finish()
            Terminal.print(
                "\(areas.count) \(areas.count == 1 ? "area" : "areas") imported into \(layer.rawValue).")
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists the areas.")
        @OptionGroup var file: FileOption
        @Option(help: "Only this layer.")
        var layer: String?

        func run() async throws {
            let installation = try await Installation.open(file.path, for: .reading)
            let layer = try layer.map { try Choice.word($0, "a layer", AreaLayer.self) }
            for area in try await installation.store.areas() where layer.map({ $0 == area.layer }) ?? true {
                let days = "\(area.validFrom?.description ?? "")–\(area.validUntil?.description ?? "")"
                Terminal.print(
                    "\(area.layer.rawValue)\t\(area.code)\t\(area.name)\t\(area.owner ?? "")\t\(days)\t"
                        + "\(area.area.cornerCount) corners")
            }
        }
    }

    struct At: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Names the areas that hold a position today.")
        @OptionGroup var file: FileOption
        @Argument(help: "LON,LAT or NORTHING,EASTING.")
        var position: String

        func run() async throws {
            let installation = try await Installation.open(file.path, for: .reading)
            let place = try Position.parse(position, installation.projector)
            let today = SwedishTime(System.now()).date
            for layer in AreaLayer.allCases {
                for area in installation.store.areasNow.areas(of: layer, holding: place, on: today) {
                    Terminal.print("\(layer.rawValue)\t\(area.code)\t\(area.name)")
                }
            }
        }
    }
}

/// Which properties of a GeoJSON file's features an area is made of.
struct AreaPropertyOptions: ParsableArguments {
    @Option(help: "The property that holds the code.")
    var codeProperty: String = "code"
    @Option(help: "The property that holds the name.")
    var nameProperty: String = "name"
    @Option(help: "The property that holds the owner.")
    var ownerProperty: String?
}
