import Geometry
import Reports
import TestSupport
import Testing

@testable import CQL2

@Suite struct FeatureFilterTests {
    private static let fields = [
        FeatureField("category", .text, Bilingual("category")),
        FeatureField("reports", .integer, Bilingual("reports")),
        FeatureField("restricted", .bool, Bilingual("restricted")),
        FeatureField("observedAt", .moment, Bilingual("observedAt")),
        FeatureField("due", .day, Bilingual("due")),
        FeatureField("share", .number, Bilingual("share")),
    ]

    /// Pairs are metres east and north of a square in Olofström.
    private static let placing = ShapePlacing { (pairs) throws(CQLFault) in
        try pairs.map { (pair) throws(CQLFault) in try Self.place(pair) }
    } box: { (low, high) throws(CQLFault) in
        guard low.first <= high.first else { return nil }
        let corners = [
            low, CQLGeometry.Pair(high.first, low.second), high, CQLGeometry.Pair(low.first, high.second),
            low,
        ]
        var places: [Place] = []
        for corner in corners { places.append(try Self.place(corner)) }
        guard let ring = try? Ring(closed: places), let polygon = try? Polygon(outline: ring) else {
            return nil
        }
        return try? Area(polygons: [polygon])
    }

    private static func place(_ pair: CQLGeometry.Pair) throws(CQLFault) -> Place {
        guard let place = try? Place.olofstrom(north: pair.second, east: pair.first) else {
            throw .notATime("")
        }
        return place
    }

    private func filter(_ text: String) throws -> FeatureFilter {
        try FeatureFilter(CQLExpression(text: text), fields: Self.fields, placing: Self.placing)
    }

    private func admits(
        _ text: String, category: String? = "lighting", reports: Int? = 5, restricted: Bool = false,
        observed: String = "2026-03-10T12:00:00Z", due: String? = nil, at shape: FeatureShape? = nil
    ) throws -> Bool {
        let values: [FeatureValue] = [
            FeatureValue(category), reports.map(FeatureValue.integer) ?? .missing, .bool(restricted),
            .moment(try Timestamp(rfc3339: observed)), FeatureValue(due.flatMap { CivilDate($0) }), .missing,
        ]
        return try filter(text).admits(values, at: shape)
    }

    @Test(arguments: [
        "category = 'lighting'", "category <> 'drugs'", "category < 'm'", "reports = 5", "5 = reports",
        "reports > 4.5 AND reports <= 5", "reports BETWEEN 5 AND 6", "reports NOT BETWEEN 6 AND 7",
        "category IN ('drugs','lighting')", "category NOT IN ('drugs')", "category LIKE 'light%'",
        "category LIKE '_ighting'", "category NOT LIKE '%Light%'", "CASEI(category) LIKE casei('%LIGHT%')",
        "CASEI(category) = CASEI('LIGHTING')", "restricted = FALSE", "NOT restricted", "due IS NULL",
        "share IS NULL AND reports IS NOT NULL", "category = 'x' OR TRUE", "geometry IS NULL",
        "observedAt > TIMESTAMP('2026-03-10T11:59:59Z')", "observedAt >= '2026-03-10T13:00:00+01:00'",
        "observedAt = DATE('2026-03-10')", "observedAt >= DATE('2026-03-10')",
        "NOT observedAt > DATE('2026-03-10')", "T_AFTER(observedAt, DATE('2026-03-09'))",
        "T_BEFORE(observedAt, '2026-03-11')",
        "T_DURING(observedAt, INTERVAL('2026-03-10T11:00:00Z','2026-03-10T13:00:00Z'))",
        "T_INTERSECTS(observedAt, INTERVAL('..','2026-03-10T12:00:00Z'))",
        "T_DISJOINT(observedAt, INTERVAL('2026-03-11','..'))",
        "T_EQUALS(observedAt, TIMESTAMP('2026-03-10T12:00:00Z'))",
    ])
    func `what is true is admitted`(_ text: String) throws {
        #expect(try admits(text))
        #expect(try !admits("NOT (\(text))"))
    }

    @Test(arguments: [
        "share > 1", "NOT share > 1", "share <> 1", "share IN (1,2)", "NOT share IN (1)",
        "due > '2026-01-01'",
        "share BETWEEN 1 AND 2", "T_AFTER(due, DATE('2026-01-01'))", "share > 1 AND TRUE",
        "NOT (share > 1 OR FALSE)", "S_INTERSECTS(geometry, POINT(0 0))",
        "NOT S_INTERSECTS(geometry, POINT(0 0))",
    ])
    func `what is about something missing is neither true nor false`(_ text: String) throws {
        #expect(try !admits(text))
        #expect(try admits("share > 1 OR TRUE"))
        #expect(try admits("NOT (share > 1 AND FALSE)"))
    }

    @Test func `an instant at the end of an interval is not during it`() throws {
        for end in ["2026-03-10T11:00:00Z", "2026-03-10T13:00:00Z"] {
            #expect(
                try !admits(
                    "T_DURING(observedAt, INTERVAL('2026-03-10T11:00:00Z','2026-03-10T13:00:00Z'))",
                    observed: end))
        }
    }

    @Test func `points are in, on the edge of and near what is asked`() throws {
        let inside = FeatureShape.place(try .olofstrom(north: 50, east: 50))
        let edge = FeatureShape.place(try .olofstrom(north: 50, east: 100))
        let outside = FeatureShape.place(try .olofstrom(north: 50, east: 130))
        let box = "BBOX(0,0,100,100)"
        let square = "POLYGON((0 0,100 0,100 100,0 100,0 0),(40 40,60 40,60 60,40 60,40 40))"
        #expect(try admits("S_INTERSECTS(geometry, \(box))", at: inside))
        #expect(try admits("S_INTERSECTS(\(box), geometry)", at: edge))
        #expect(try !admits("S_INTERSECTS(geometry, \(box))", at: outside))
        #expect(try admits("S_WITHIN(geometry, \(box))", at: inside))
        #expect(try !admits("S_WITHIN(geometry, \(box))", at: edge))
        #expect(try !admits("S_INTERSECTS(geometry, \(square))", at: inside))
        #expect(try admits("S_DISJOINT(geometry, \(square))", at: inside))
        #expect(try admits("S_DWITHIN(geometry, \(box), 30)", at: outside))
        #expect(try !admits("S_DWITHIN(geometry, \(box), 29.9)", at: outside))
        #expect(try admits("S_DWITHIN(geometry, POINT(130 20), 30)", at: outside))
        #expect(try admits("S_INTERSECTS(geometry, LINESTRING(100 0, 100 200))", at: edge))
        #expect(try !admits("S_INTERSECTS(geometry, LINESTRING(100 0, 100 200))", at: inside))
        #expect(try admits("S_INTERSECTS(geometry, MULTIPOINT((1 1),(130 50)))", at: outside))
        #expect(try !admits("S_INTERSECTS(geometry, BBOX(9,9,1,10))", at: inside))
    }

    @Test func `areas meet, lie within and lie apart as they are drawn`() throws {
        let area = FeatureShape.area(try Self.square(0, 0, 100))
        #expect(try admits("S_INTERSECTS(geometry, BBOX(90,90,200,200))", at: area))
        #expect(try admits("S_INTERSECTS(geometry, BBOX(100,0,200,100))", at: area))
        #expect(try admits("S_INTERSECTS(geometry, BBOX(40,40,60,60))", at: area))
        #expect(try admits("S_INTERSECTS(geometry, BBOX(40,-50,60,150))", at: area))
        #expect(try !admits("S_INTERSECTS(geometry, BBOX(101,0,200,100))", at: area))
        #expect(try admits("S_WITHIN(geometry, BBOX(0,0,100,100))", at: area))
        #expect(try !admits("S_WITHIN(geometry, BBOX(1,-10,200,200))", at: area))
        #expect(
            try !admits(
                "S_WITHIN(geometry, POLYGON((-9 -9,200 -9,200 200,-9 200,-9 -9),(40 40,60 40,60 60,40 60,40 40)))",
                at: area))
        #expect(
            try !admits(
                "S_INTERSECTS(geometry, POLYGON((-9 -9,200 -9,200 200,-9 200,-9 -9),(-1 -1,150 -1,150 150,-1 150,-1 -1)))",
                at: area))
        #expect(try admits("S_INTERSECTS(geometry, LINESTRING(-10 50, 110 50))", at: area))
        #expect(try admits("S_INTERSECTS(geometry, POINT(100 100))", at: area))
        for (literal, metres) in [
            ("BBOX(130,140,200,200)", 50.0), ("POINT(130 140)", 50), ("LINESTRING(130 140, 500 900)", 50),
            ("LINESTRING(-90 50, -40 50)", 40), ("BBOX(40,40,60,60)", 0), ("LINESTRING(50 300, 50 130)", 30),
            ("LINESTRING(-500 120, 500 120)", 20),
        ] {
            #expect(try admits("S_DWITHIN(geometry, \(literal), \(metres))", at: area), "\(literal)")
            guard metres > 0 else { continue }
            #expect(try !admits("S_DWITHIN(geometry, \(literal), \(metres - 0.1))", at: area), "\(literal)")
        }
    }

    private static let refused: [(String, CQLFault.Kind, String)] = [
        ("brightness = 1", .unknown, "brightness"), ("categori = 'a'", .unknown, "category"),
        ("reports = 'five'", .type, "A number"), ("category > 3", .type, "Text"),
        ("observedAt > 'yesterday'", .syntax, "yesterday"), ("reports + 1 > 3", .unsupported, "+"),
        ("avg(reports) > 3", .unsupported, "avg"),
        ("S_CROSSES(geometry, POINT(1 1))", .unsupported, "S_CROSSES"),
        ("T_MEETS(observedAt, INTERVAL('..','..'))", .unsupported, "T_MEETS"),
        ("A_CONTAINS(category, ('a'))", .unsupported, "A_CONTAINS"),
        ("ACCENTI(category) = 'a'", .unsupported, "ACCENTI"), ("category", .type, "category"),
        ("geometry = 3", .type, "geometry"), ("S_INTERSECTS(category, POINT(1 1))", .unknown, "category"),
        ("S_INTERSECTS(geometry, geometry)", .type, "S_INTERSECTS"),
        ("T_AFTER(reports, DATE('2026-01-01'))", .type, "A number"),
        ("S_INTERSECTS(geometry, POLYGON((0 0,1 1,1 0,0 1,0 0)))", .type, "POLYGON"),
        ("S_INTERSECTS(geometry, GEOMETRYCOLLECTION(POINT(1 1)))", .unsupported, "GEOMETRYCOLLECTION"),
        ("S_WITHIN(POLYGON((0 0,1 0,1 1,0 0)), geometry)", .type, "S_WITHIN"),
        ("S_DWITHIN(geometry, POINT(1 1), 'far')", .type, "S_DWITHIN"),
        ("S_WITHIN(geometry, Buffer(geometry, 10, 'm'))", .unsupported, "Buffer"),
        ("category = 4", .type, "Text cannot be compared with a number."),
        ("category LIKE category", .type, "LIKE"),
    ]

    @Test(arguments: refused)
    func `what has no meaning here is named`(_ text: String, _ kind: CQLFault.Kind, _ named: String) throws {
        let found = #expect(throws: CQLFault.self) { _ = try filter(text) }
        let fault = try #require(found)
        #expect(fault.kind == kind, "\(fault)")
        #expect(fault.words.english.contains(named), "\(fault.words.english)")
    }

    private static func square(_ west: Double, _ south: Double, _ side: Double) throws -> Area {
        let corners = [(0.0, 0.0), (0, side), (side, side), (side, 0), (0, 0)].map {
            (south + $0.0, west + $0.1)
        }
        return try Area(polygons: [
            try Polygon(
                outline: try Ring(closed: try corners.map { try .olofstrom(north: $0.0, east: $0.1) }))
        ])
    }
}
