import ArgumentParser
import Exports
import Foundation
import Geometry
import JSON
import Projection
import Reports

struct Areas: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Imports, changes and looks up areas.",
        subcommands: [Import.self, Replace.self, Remove.self, List.self, At.self])

    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Imports the areas of a GeoJSON, GeoPackage or Shapefile (WGS 84 or EPSG:3006–3018).",
            discussion: """
                An area with the same layer, code and first valid day replaces the one kept before, but not one in another \
                municipality. GeoJSON names another system \
                than WGS 84 by a crs member; beside a Shapefile lie its .dbf and its .prj.
                """)

        @OptionGroup var file: FileOption
        @Option(help: "municipality, police-area, district, owner or road.")
        var layer: String
        @OptionGroup var properties: AreaPropertyOptions
        @Option(help: "The property that holds the first valid day.")
        var validFromProperty: String?
        @Option(help: "The property that holds the first day no longer valid.")
        var validUntilProperty: String?
        @OptionGroup var json: JSONOption
        @Argument(
            help: "The file: .geojson, .gpkg or .shp.",
            completion: .file(extensions: ["geojson", "json", "gpkg", "shp"]))
        var input: String

        func run() async throws {
            let source = try AreaSource(at: input, layer: properties.sourceLayer)
            let layer = try Choice.word(layer, Expected.layer, AreaLayer.self)
            let installation = try await Installation.open(file.path, for: .writing(queuesMessages: false))
            let progress = Progress(ProgressWords.areas)
            progress.show(ProgressWords.reading)
            let areas = try AreaImport(
                layer: layer, codeProperty: properties.codeProperty, nameProperty: properties.nameProperty,
                ownerProperty: properties.ownerProperty,
                validFromProperty: validFromProperty, validUntilProperty: validUntilProperty
            ).areas(in: source, named: input, installation.projector)
            let revision = AreaRevision(keeping: areas)
            try AreaImport.refuseForeign(
                revision, of: try await installation.store.areas(), by: areas,
                from: SwedishTime(System.now()).date)
            progress.show(ProgressWords.keeping(areas.count))
            try await installation.store.revise(revision)
            try await installation.store.close()
            progress.finish()
            guard json.isWanted else {
                return Terminal.print(AreaSentences.imported(areas.count, into: layer.rawValue))
            }
            Terminal.print(
                json: JSONWriter.object {
                    $0.member("imported", areas.count)
                    $0.member("layer", layer)
                })
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists the areas.")
        @OptionGroup var file: FileOption
        @Option(help: "Only this layer.")
        var layer: String?
        @OptionGroup var json: JSONOption

        func run() async throws {
            let installation = try await Installation.open(file.path, for: .reading)
            let layer = try layer.map { try Choice.word($0, Expected.layer, AreaLayer.self) }
            let areas = try await installation.store.areas().filter { layer == nil || $0.layer == layer }
            guard !json.isWanted else {
                return Terminal.print(try AreasGeoJSON(installation.projector).bytes(of: areas))
            }
            var table = Table([
                Columns.layer, Columns.code, Columns.name, Columns.owner, Columns.from, Columns.until,
                Columns.corners,
            ])
            for area in areas {
                table.add([
                    area.layer.rawValue, area.code, area.name, area.owner ?? "",
                    area.validFrom?.description ?? "", area.validUntil?.description ?? "",
                    "\(area.area.cornerCount)",
                ])
            }
            table.finish()
        }
    }

    struct At: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Names the areas that hold a position today.")
        @OptionGroup var file: FileOption
        @OptionGroup var json: JSONOption
        @Argument(help: "LON,LAT or NORTHING,EASTING.")
        var position: String

        func run() async throws {
            let installation = try await Installation.open(file.path, for: .reading)
            let place = try Position.parse(position, installation.projector)
            let today = SwedishTime(System.now()).date
            let areas = AreaLayer.allCases.flatMap {
                installation.store.areasNow.areas(of: $0, holding: place, on: today)
            }
            guard !json.isWanted else {
                return Terminal.print(try AreasGeoJSON(installation.projector).bytes(of: areas))
            }
            var table = Table([Columns.layer, Columns.code, Columns.name])
            for area in areas { table.add([area.layer.rawValue, area.code, area.name]) }
            table.finish()
        }
    }
}

/// Which properties, or columns, of a file's features an area is made of.
struct AreaPropertyOptions: ParsableArguments {
    @Option(help: "The property that holds the code.")
    var codeProperty: String = "code"
    @Option(help: "The property that holds the name.")
    var nameProperty: String = "name"
    @Option(help: "The property that holds the owner.")
    var ownerProperty: String?
    @Option(help: ArgumentHelp("The layer of a GeoPackage that holds several.", valueName: "name"))
    var sourceLayer: String?
}
