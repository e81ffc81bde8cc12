import ArgumentParser
import Exports
import Foundation
import Geometry
import Projection
import Reports

/// Prints reports as they are found; whoever can read the file may read them whole.
struct FoundReports {
    private let installation: Installation
    private let centre: Place?
    private var output: ListOutput<ReportsGeoJSON, ReportsCSV, ReportFeatures>

    /// How many reports are asked for at a time: a page costs a walk over all that the question may concern.
    private static let page = 50_000

    /// - Parameters:
    ///   - file: Where a GeoPackage goes.
    ///   - centre: from where distances are told.
    init(
        _ installation: Installation, _ format: ListFormat, to file: GeoPackageOptions,
        from centre: Place? = nil
    ) throws {
        self.installation = installation
        self.centre = centre
        output = try ListOutput(
            format, to: file, ReportsGeoJSON(installation.projector, detail: .full),
            ReportsCSV(
                installation.projector, detail: .full,
                words: SwedishWords(categories: installation.categories)),
            ReportFeatures(
                installation.projector, detail: .full, categories: installation.categories),
            columns: (centre == nil ? [] : [Columns.distance]) + Self.columns,
            row: { Self.row($0, hasDistance: centre != nil) })
    }

    /// Prints at most `limit` answers, page by page.
    mutating func print(
        _ limit: Int, _ ask: (PageRequest) async throws -> Page<FoundReport>
    ) async throws {
        var left = limit
        var after: ReportCursor?
        repeat {
            let request = PageRequest(limit: min(left, Self.page), after: after)
            let page = try await ask(request)
            try await print(page.elements)
            left -= request.limit
            after = page.next
        } while after != nil && left > 0
    }

    mutating func print(_ found: [FoundReport]) async throws {
        for start in stride(from: 0, to: found.count, by: 500) {
            let some = found[start..<min(start + 500, found.count)]
            let filed = try await installation.store.reports(some.map(\.id))
            try output.print(
                filed.map { filed in
                    let place = filed.report.whereabouts.place
                    return ExportedReport(
                        filed, distance: centre.flatMap { centre in place.map { centre.distance(to: $0) } })
                })
        }
    }

    mutating func finish() throws { try output.finish() }

    private static let columns = [
        Columns.reference, Columns.observed, Columns.category, Columns.status, Columns.text,
    ]

    private static func row(_ report: ExportedReport, hasDistance: Bool) -> [String] {
        let distance = report.distance.map { "\(Int($0.metres.rounded()))" } ?? ""
        return (hasDistance ? [distance] : []) + [
            report.rest?.reference.description ?? "", SwedishTime(report.observed).description,
            report.category.description, report.status.rawValue, report.rest?.text.description ?? "",
        ]
    }
}

struct Near: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Finds the reports around a position, nearest first.")

    @OptionGroup var file: FileOption
    @OptionGroup var filter: FilterOptions
    @Option(help: "How far to look, in metres.")
    var radius: Double = 100
    @Option(help: "Instead: so many reports, however far.")
    var nearest: Int?
    @Option(help: "At most so many.")
    var limit: Int = 100
    @Option(help: "text, geojson, csv or gpkg.")
    var format: ListFormat = .text
    @OptionGroup var geoPackage: GeoPackageOptions
    @OptionGroup var json: JSONOption
    @Argument(help: "LON,LAT or NORTHING,EASTING.")
    var position: String

    func run() async throws {
        let limit = try AnswerCount.parse(limit, "--limit")
        let nearest = try nearest.map { try AnswerCount.parse($0, "--nearest") }
        let installation = try await Installation.open(file.path, for: .reading)
        let place = try Position.parse(position, installation.projector)
        let asked = try filter.filter(in: installation)
        var reports = try FoundReports(
            installation, json.isWanted ? .geojson : format, to: geoPackage, from: place)
        if let nearest {
            try await reports.print(
                installation.store.nearest(nearest, to: place, matching: asked))
        } else {
            guard let radius = Radius(metres: radius) else {
                throw CommandFault.badValue("\(radius)", expected: Expected.radius)
            }
            try await reports.print(limit) { page in
                try await installation.store.reports(
                    near: place, within: radius, matching: asked, page: page)
            }
        }
        try reports.finish()
    }
}

struct Within: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Finds the reports in an area: a kept one, or the polygons of a GeoJSON file.")

    @OptionGroup var file: FileOption
    @OptionGroup var filter: FilterOptions
    @Option(help: ArgumentHelp("A kept area.", valueName: "layer/code"))
    var area: String?
    @Option(help: "A GeoJSON FeatureCollection of polygons.")
    var polygons: String?
    @Option(help: "At most so many of each polygon.")
    var limit: Int = 1_000
    @Option(help: "text, geojson, csv or gpkg.")
    var format: ListFormat = .text
    @OptionGroup var geoPackage: GeoPackageOptions
    @OptionGroup var json: JSONOption

    func run() async throws {
        let limit = try AnswerCount.parse(limit, "--limit")
        let installation = try await Installation.open(file.path, for: .reading)
        let asked = try filter.filter(in: installation)
        var seen: Set<Report.ID> = []
        var reports = try FoundReports(
            installation, json.isWanted ? .geojson : format, to: geoPackage)
        for area in try areas(installation) {
            try await reports.print(limit) { page in
                let found = try await installation.store.reports(within: area, matching: asked, page: page)
                return Page(
                    elements: found.elements.filter { seen.insert($0.id).inserted }, next: found.next)
            }
        }
        try reports.finish()
    }

    private func areas(_ installation: Installation) throws -> [Area] {
        if let area { return [try KeptArea.parse(area, in: installation).area] }
        guard let polygons else { throw CommandFault.badValue("", expected: Expected.areaOrPolygons) }
        // Any property may name the features: only their shape matters here.
        let bytes = try InputFile.bytes(at: polygons)
        return try AreaImport(layer: .district, codeProperty: "code", nameProperty: "name")
            .areas(in: bytes, named: polygons, installation.projector).map(\.area)
    }
}

/// Areas as they are typed: `district/holje`.
enum KeptArea {
    static func parse(_ text: String, in installation: Installation) throws -> MappedArea {
        let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
        guard parts.count == 2 else {
            throw CommandFault.badValue(text, expected: Expected.area)
        }
        let layer = try Choice.word(parts[0], Expected.layer, AreaLayer.self)
        let today = SwedishTime(System.now()).date
        let versions = installation.store.areasNow.versions(of: layer, code: parts[1])
        guard let area = versions.first(where: { $0.isValid(on: today) }) ?? versions.last else {
            let codes = Set(installation.store.areasNow.all(of: layer).map(\.code)).sorted()
            throw CommandFault.unknownWord(
                text, expected: Expected.areaThereIs,
                nearest: NearestWord.of(parts[1], among: codes).map { "\(layer.rawValue)/\($0)" })
        }
        return area
    }
}
