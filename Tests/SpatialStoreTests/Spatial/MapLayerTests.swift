import Foundation
import GRDB
import Geometry
import Prevention
import Reports
import StoreContract
import TestSupport
import Testing

@testable import SpatialStore

/// What a GIS reads of a database, through GDAL, compared with what the store says.
@Suite struct MapLayerTests {
    @Test func `GDAL reads every column of a report as the store has it, and nothing of a restricted one`()
        async throws
    {
        let map = try await MapFile()
        let features = try map.features(of: "report_map")
        #expect(features.map(\.number) == [1, 2, 3, 5, 6])
        for feature in features {
            let id = try Report.ID(feature.text("id")).orFail()
            let filed = try await map.store.report(id, in: []).orFail()
            let report = filed.report
            let units = try await map.store.case(filed.case, in: []).orFail().units
            let expected: [String: Feature.Value] = [
                "id": .text(report.id.description), "reference": .text(report.reference.description),
                "municipality": .text(report.municipality.description),
                "category": .text(report.category.description), "status": .text(filed.status.rawValue),
                "source": .text(report.source.rawValue), "text": .text(report.text.description),
                "observed": .text(report.observed.rfc3339), "received": .text("2026-11-20T17:00:00Z"),
                "accuracy_metres": report.whereabouts.accuracy.map { Feature.Value.number($0.metres) }
                    ?? .null,
                "case_id": .text(filed.case.description),
                "unit_codes": .text(units.map(\.unit.description).joined(separator: ", ")),
                "units": .text(units.map(\.unitName.swedish).joined(separator: ", ")),
            ]
            #expect(feature.properties == expected)
            #expect(feature.coordinates == report.whereabouts.place.map { [$0.easting, $0.northing] })
        }
    }

    @Test func `GDAL reads every column of a case as the store has it, but of none that was merged away`()
        async throws
    {
        let map = try await MapFile()
        let features = try map.features(of: "case_map")
        let cases = try await map.store.cases(matching: CaseFilter(), limit: 100, after: nil)
        #expect(cases.contains { $0.status == .merged } && cases.contains { $0.status == .closed })
        #expect(
            Set(features.map { $0.properties["id"] })
                == Set(cases.filter { $0.status != .merged }.map { .text($0.id.description) }))
        for feature in features {
            let found = try await map.store.case(Case.ID(feature.text("id")).orFail(), in: []).orFail()
            let shown = found.shownPlace(withRestricted: false)
            let expected: [String: Feature.Value] = [
                "id": .text(found.id.description), "municipality": .text(found.municipality.description),
                "category_group": .text(found.group.description), "status": .text(found.status.rawValue),
                "reports": .number(Double(found.reportCount)),
                "withheld": .number(Double(found.restrictedCount)),
                "place_is_approximate": .number(shown?.isApproximate == true ? 1 : 0),
                "reporters": .number(Double(found.reporterCount)),
                "opened": .text("2026-11-20T17:00:00Z"), "changed": .text("2026-11-20T17:00:00Z"),
                "first_observed": .text(found.firstObserved.rfc3339),
                "last_observed": .text(found.lastObserved.rfc3339),
                "due": found.units.compactMap(\.due).min().map { Feature.Value.text($0.description) }
                    ?? .null,
                "unit_codes": .text(found.units.map(\.unit.description).joined(separator: ", ")),
                "units": .text(found.units.map(\.unitName.swedish).joined(separator: ", ")),
            ]
            #expect(feature.properties == expected)
            #expect(feature.coordinates == shown.map { [$0.place.easting, $0.place.northing] })
        }
    }

    @Test func `GDAL reads every stop and finding of a walk, and nothing of who walked`() async throws {
        let map = try await MapFile()
        let stops = try map.features(of: "walk_map")
        #expect(stops.count == 2)
        let first = try #require(stops.first { $0.properties["stop"] == .number(1) })
        #expect(first.properties["title"] == .text("Holje 1") && first.properties["mean"] == .number(3.5))
        #expect(
            first.properties["reason"] == .text("12 rapporter.") && first.properties["findings"] == .number(1)
        )
        #expect(first.properties["day"] == .text("2026-11-20"))
        let place = try Place.olofstrom()
        #expect(first.coordinates == [place.easting, place.northing])
        let findings = try map.features(of: "finding_map")
        #expect(findings.map(\.properties["what"]) == [.text("Två lampor är släckta.")])
        #expect(findings.first?.properties["gravity"] == .text("grave"))
        #expect(findings.first?.coordinates == [place.easting, place.northing])
        #expect(!(stops + findings).contains { "\($0.properties)".contains("Eva Ek") })
    }

    @Test func `GDAL reads every measure that has a place, by a place of it`() async throws {
        let map = try await MapFile()
        let measures = try map.features(of: "measure_map")
        #expect(measures.map(\.properties["shape"]) == [.text("line"), .text("area")])
        let line = try #require(measures.first)
        #expect(
            line.properties["title"] == .text("Ny belysning 1") && line.properties["cost"] == .number(125_000)
        )
        #expect(
            line.properties["planned"] == .text("2026-11-20") && line.properties["done"] == .null
                && line.properties["units"] == .text("gata-park") && line.properties["causes"] == .number(1))
        let place = try Place.olofstrom(north: 90, east: 30.25)
        #expect(line.coordinates == [place.easting, place.northing])
    }

    @Test func `GDAL reads nothing of where a restricted report lies, but in which square and how many`()
        async throws
    {
        let map = try await MapFile()
        let withheld = try map.features(of: "case_map").filter { $0.properties["withheld"] != .number(0) }
        let alone = try #require(withheld.first { $0.properties["reports"] == .number(1) })
        #expect(alone.properties["place_is_approximate"] == .number(1))
        let exact = try Place.olofstrom(north: 600)
        #expect(alone.coordinates == [exact.middleOfSquare.easting, exact.middleOfSquare.northing])
        // Beside another report, the case lies where that one does.
        let mixed = try #require(withheld.first { $0.properties["reports"] == .number(2) })
        #expect(mixed.properties["place_is_approximate"] == .number(0))
        #expect(
            try mixed.coordinates == [
                Place.olofstrom(north: 1_200).easting, Place.olofstrom(north: 1_200).northing,
            ])
        let told = try map.run("ogrinfo", ["-ro", "-al", map.path])
        #expect(!told.contains("Hemligt") && !told.contains("6237575") && !told.contains("6238185"))
    }

    @Test func `GDAL reads areas with the days on which they are valid`() async throws {
        let areas = try await MapFile().features(of: "area_map")
        #expect(
            areas.map(\.properties) == [
                [
                    "layer": .text("owner"), "code": .text("a"), "name": .text("Parken"),
                    "owner": .text("gata-park"), "valid_from": .text("2020-01-01"), "valid_until": .null,
                ],
                [
                    "layer": .text("owner"), "code": .text("b"), "name": .text("Ån"), "owner": .null,
                    "valid_from": .null, "valid_until": .text("2031-12-31"),
                ],
            ])
    }

    @Test(arguments: [
        ("report_map", "Point", ["number": "_rowid_", "accuracy_metres": "Real", "observed": "String"]),
        ("case_map", "Point", ["reports": "Integer", "reporters": "Integer", "due": "String"]),
        ("area_map", "Multi Polygon", ["valid_from": "String", "owner": "String"]),
        ("measure_map", "Point", ["cost": "Integer", "done": "String", "units": "String"]),
    ])
    func `GDAL knows a layer's type, its reference system, its extent and its columns' types`(
        _ layer: String, _ type: String, _ columns: [String: String]
    ) async throws {
        let map = try await MapFile()
        let told = try map.run("ogrinfo", ["-ro", "-so", map.path, layer])
        #expect(told.contains("Geometry: \(type)\n") && told.contains("ID[\"EPSG\",3006]]"), "\(told)")
        #expect(told.contains("Extent: (47"), "\(told)")
        #expect(told.contains("FID Column = _rowid_"))
        for (column, type) in columns where column != "number" {
            #expect(told.contains("\n\(column): \(type) ("), "\(told)")
        }
    }

    @Test func `GDAL finds by box, and by its own number`() async throws {
        let map = try await MapFile()
        let place = try Place.olofstrom()
        let box = [
            "-spat", "\(place.easting - 1)", "\(place.northing - 1)", "\(place.easting + 1)",
            "\(place.northing + 1)",
        ]
        #expect(try map.features(of: "report_map", box).map(\.number) == [1])
        #expect(
            try map.run("ogrinfo", ["-ro", "-q", map.path, "report_map", "-fid", "5"]).contains(
                "report_map):5"))
    }

    @Test func `GDAL sees these layers alone, and leaves the file as it was`() async throws {
        let map = try await MapFile()
        let before = try Data(contentsOf: URL(filePath: map.path))
        let layers = try map.run("ogrinfo", ["-ro", "-q", map.path])
        #expect(
            layers
                == "1: report_map (Point)\n2: case_map (Point)\n3: area_map (Multi Polygon)\n4: walk_map (Point)\n5: finding_map (Point)\n6: measure_map (Point)\n"
        )
        _ = try map.run("ogrinfo", ["-ro", "-al", map.path])
        #expect(try Data(contentsOf: URL(filePath: map.path)) == before)
    }

    @Test func `a geometry of another type or reference system is still refused`() async throws {
        let map = try await MapFile()
        for (table, geometry) in [
            ("report", "SET place = MakePoint(14.5, 56.2, 4326)"),
            ("report", "SET place = ST_GeomFromText('LINESTRING(0 0, 1 1)', 3006)"),
            ("case_file", "SET place = MakePoint(14.5, 56.2, 4326)"), ("case_file", "SET place = x'00'"),
            ("area", "SET outline = MakePoint(470000, 6236000, 3006)"),
        ] {
            await #expect(throws: DatabaseError.self, "\(table) \(geometry)") {
                try await map.store.file.pool.write { try $0.execute(sql: "UPDATE \(table) \(geometry)") }
            }
        }
        await #expect(throws: DatabaseError.self) {
            try await map.store.file.pool.write {
                try $0.execute(
                    sql: "INSERT INTO area (layer, code, name, outline) VALUES ('owner', 'c', 'C', x'00')")
            }
        }
    }
}

/// A small database as a GIS finds it, with one of everything that a map shows or leaves out.
private struct MapFile {
    let store: SpatiaLiteStore
    /// A backup of the store: one file.
    let path: String

    init() async throws {
        let temporary = try TemporaryStore([.fixture(municipality: "0880")])
        store = temporary.store
        path = temporary.path + ".map"
        func keep(_ number: Int, _ whereabouts: Whereabouts, text: String = "Mörkt", restricted: Bool = false)
            async throws
        {
            try await store.keep(.onMap(number, whereabouts, text: text, isRestricted: restricted))
        }
        try await keep(1, .placed(.olofstrom(), accuracy: Distance(metres: 12.5), words: nil))
        try await keep(
            2, .placed(.olofstrom(north: 100), accuracy: nil, words: nil),
            text: "Rad 1\nRad \"2\"; 'å' 🧑‍🚒 {\"a\":\\1}")
        try await keep(3, .unplaced(words: "bakom idrottshallen"))
        try await keep(
            4, .placed(.olofstrom(north: 600), accuracy: nil, words: nil), text: "Hemligt.", restricted: true)
        // Makes one case of two, so that one is merged away.
        try await keep(5, .placed(.olofstrom(north: 50), accuracy: Distance(metres: 7), words: nil))
        try await keep(6, .placed(.olofstrom(north: 1_200), accuracy: nil, words: nil))
        try await keep(
            7, .placed(.olofstrom(north: 1_210), accuracy: nil, words: nil), text: "Hemligt.",
            restricted: true)
        let waiting = try await store.report(.numbered(3), in: []).orFail()
        let version = try await store.case(waiting.case, in: []).orFail().version
        _ = try await store.edit(
            waiting.case, [.setStatus(.closed)], version: version, in: [], seesRestricted: true, by: "anna",
            at: .testNow)
        let walk = try SafetyWalk.kept(1)
        try await store.addWalk(walk, by: "anna")
        let group = try WalkParticipants(role: "Boende", count: 8, names: "Eva Ek").orFail()
        _ = try await store.changeWalk(
            walk.id, in: [], [.setParticipants([group])], version: 1, by: "anna", at: .testNow)
        // Of the first walker the later mark counts.
        let changed = WalkAnswer(
            id: .numbered(9), stop: 1, point: Code("lighting"), score: 3, walker: .numbered(1),
            answered: .testNow.adding(.minutes(1)))
        _ = try await store.keepWalkAnswers(
            [.mark(1, score: 1), .mark(2, walker: 2, score: 4), changed.orFail()], of: walk.id, in: [],
            by: "anna",
            at: .testNow)
        _ = try await store.addFinding(.kept(1, of: walk), by: "anna")
        for (number, place) in try [MeasurePlace.bend(), .square(), nil].enumerated() {
            _ = try await store.addMeasure(
                .kept(number + 1, place: place, causes: MeasureCauses(findings: [.numbered(1)])), by: "anna")
        }
        let corners = [(0.0, 0.0), (100, 0), (100, 100), (0, 0)]
        let outline = try Ring(closed: corners.map { try Place.olofstrom(north: $0.1, east: $0.0) })
        let area = try Area(polygons: [Polygon(outline: outline)])
        try await store.keep([
            MappedArea(
                layer: .owner, code: "a", name: "Parken", owner: "gata-park", area: area,
                validFrom: CivilDate("2020-01-01"), validUntil: nil),
            MappedArea(
                layer: .owner, code: "b", name: "Ån", owner: nil, area: area, validFrom: nil,
                validUntil: CivilDate("2031-12-31")),
        ])
        try store.backup(to: path, overwriting: false)
    }

    /// What GDAL makes of a layer, in the order of its own numbers.
    func features(of layer: String, _ options: [String] = []) throws -> [Feature] {
        let json = try run(
            "ogr2ogr", ["-f", "GeoJSON", "-preserve_fid"] + options + ["/vsistdout/", path, layer])
        return try JSONDecoder().decode(FeatureCollection.self, from: Data(json.utf8)).features
            .sorted { $0.number < $1.number }
    }

    /// Runs a program of GDAL's; what it prints. It must succeed, and have nothing to complain of.
    func run(_ program: String, _ arguments: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/\(program)")
        process.arguments = arguments
        let (output, errors) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        let printed = try output.fileHandleForReading.readToEnd() ?? Data()
        let complaints = try errors.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(
            process.terminationStatus == 0 && complaints.isEmpty,
            "\(String(decoding: complaints, as: UTF8.self))")
        return String(decoding: printed, as: UTF8.self)
    }
}

extension Report {
    fileprivate static func onMap(
        _ number: Int, _ whereabouts: Whereabouts, text: String, isRestricted: Bool
    ) throws -> Report {
        var chance = SeededChance(seed: UInt64(number))
        return Report(
            id: .numbered(number),
            reference: Reference(prefix: try ReferencePrefix("OLO").orFail(), using: &chance),
            municipality: try MunicipalityCode("0880").orFail(), category: try Code("lighting").orFail(),
            source: .association, text: try ReportText(text).orFail(), whereabouts: whereabouts,
            observed: .testNow.subtracting(.hours(Int64(number))),
            received: .testNow,
            isRestricted: isRestricted, reporter: ReporterKey(digest: .max))
    }
}

private struct FeatureCollection: Decodable {
    let features: [Feature]
}

private struct Feature: Decodable {
    enum Value: Hashable, Decodable {
        case text(String), number(Double), null

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            self =
                if container.decodeNil() {
                    .null
                } else if let number = try? container.decode(Double.self) {
                    .number(number)
                } else {
                    .text(try container.decode(String.self))
                }
        }
    }

    private struct Geometry: Decodable {
        let type: String
        let coordinates: [Double]

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            type = try container.decode(String.self, forKey: .type)
            coordinates = type == "Point" ? try container.decode([Double].self, forKey: .coordinates) : []
        }

        private enum CodingKeys: CodingKey { case type, coordinates }
    }

    let number: Int
    let properties: [String: Value]
    private let geometry: Geometry?

    var coordinates: [Double]? { geometry?.coordinates }

    func text(_ name: String) throws -> String {
        guard case .text(let text) = properties[name] else { throw FixtureFault() }
        return text
    }

    private enum CodingKeys: String, CodingKey {
        case number = "id"
        case properties, geometry
    }
}
