import ArgumentParser
import Exports
import Foundation
import Geometry
import Projection
import Reports

/// How found reports are printed.
enum ListFormat: String, ExpressibleByArgument, CaseIterable {
    case text, geojson, csv
}

/// Shows reports; whoever can read the file may read them whole.
struct FoundReports {
    let installation: Installation
    let format: ListFormat

    func print(_ found: [FoundReport], from centre: Place? = nil) async throws {
        var reports: [ExportedReport] = []
        for start in stride(from: 0, to: found.count, by: 500) {
            let some = found[start..<min(start + 500, found.count)]
            let filed = try await installation.store.reports(some.map(\.id))
            reports += filed.map { filed in
                let place = filed.report.whereabouts.place
                return ExportedReport(
                    filed, distance: centre.flatMap { centre in place.map { centre.distance(to: $0) } })
            }
        }
        switch format {
        case .text: for report in reports { Terminal.print(line(report)) }
        case .geojson:
            Terminal.print(try ReportsGeoJSON(installation.projector, detail: .full).bytes(of: reports))
        case .csv:
            Terminal.print(
                try ReportsCSV(
                    installation.projector, detail: .full,
                    words: SwedishWords(categories: installation.categories)
                ).bytes(of: reports))
        }
    }

    private func line(_ report: ExportedReport) -> String {
        let distance = report.distance.map { "\(Int($0.metres.rounded())) m\t" } ?? ""
        let text = report.rest?.text.description.replacing("\n", with: " ") ?? ""
        return
            "\(distance)\(report.rest?.reference.description ?? "")\t\(SwedishTime(report.observed).description)\t"
            + "\(report.category)\t\(report.status.rawValue)\t\(text)"
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
    @Option(help: "text, geojson or csv.")
    var format: ListFormat = .text
    @Argument(help: "LON,LAT or NORTHING,EASTING.")
    var position: String

    func run() async throws {
        let installation = try await Installation.open(file.path, for: .reading)
        let place = try Position.parse(position, installation.projector)
        var filter = try filter.filter()
        filter.includesRestricted = true
        let found: [FoundReport]
        if let nearest {
            found = try await installation.store.nearest(nearest, to: place, matching: filter)
        } else {
            guard let radius = Radius(metres: radius) else {
                throw CommandFault.badValue("\(radius)", expected: "a radius from 0.01 to 2,000,000 metres")
            }
            found = try await installation.store.reports(
                near: place, within: radius, matching: filter, page: PageRequest(limit: limit)
            ).elements
        }
        try await FoundReports(installation: installation, format: format).print(found, from: place)
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
    @Option(help: "text, geojson or csv.")
    var format: ListFormat = .text

    func run() async throws {
        let installation = try await Installation.open(file.path, for: .reading)
        var filter = try filter.filter()
        filter.includesRestricted = true
        var seen: Set<Report.ID> = []
        var found: [FoundReport] = []
        for area in try areas(installation) {
            let page = try await installation.store.reports(
                within: area, matching: filter, page: PageRequest(limit: limit))
            found += page.elements.filter { seen.insert($0.id).inserted }
        }
        try await FoundReports(installation: installation, format: format).print(found)
    }

    private func areas(_ installation: Installation) throws -> [Area] {
        if let area { return [try KeptArea.parse(area, in: installation).area] }
        guard let polygons, let data = FileManager.default.contents(atPath: polygons) else {
            throw CommandFault.badValue(
                polygons ?? "", expected: "an --area or a readable file of --polygons")
        }
        // Any property may name the features: only their shape matters here.
        let bytes = Array(data)
        return try AreaImport(layer: .district, codeProperty: "code", nameProperty: "name")
            .areas(in: bytes, named: polygons, installation.projector).map(\.area)
    }
}

/// Areas as they are typed: `district/holje`.
enum KeptArea {
    static func parse(_ text: String, in installation: Installation) throws -> MappedArea {
        let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
        guard parts.count == 2, let layer = AreaLayer(rawValue: parts[0]) else {
            throw CommandFault.badValue(text, expected: "an area such as district/holje")
        }
        let today = SwedishTime(System.now()).date
        let versions = installation.store.areasNow.versions(of: layer, code: parts[1])
        guard let area = versions.first(where: { $0.isValid(on: today) }) ?? versions.last else {
            throw CommandFault.notFound("area \(text)")
        }
        return area
    }
}
