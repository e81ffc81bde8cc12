import Geometry
import Hummingbird
import JSON
import Reports
import Web

extension APIService {
    var countReports: Route {
        Route(
            .get, "/api/v1/counts", .to(.readReports),
            query: [
                .init(
                    "bbox", .array(.number()), "West,south,east,north in degrees (WGS 84).", isRequired: true,
                    example: "14.50,56.25,14.56,56.30"),
                .init(
                    "cell", .integer(10...100_000), "The side of a cell in whole metres.", isRequired: true,
                    example: "500"),
            ] + Self.reportFilters,
            summary: Bilingual(swedish: "Räkna rapporter i rutor", english: "Count reports by cell"),
            notes: """
                Squares of SWEREF 99 TM (EPSG:3006) whose corners are whole multiples of `cell`, so that the same square has \
                the same count on every map. Every cell that meets the box is counted in full; empty ones are left out. At \
                most \(Self.mostCells) cells fit in the box. Ordered by northing, then easting.
                """,
            answers: [
                .init(.ok, "The cells.", "application/json", .named("Counts"), example: Examples.counts)
            ]
        ) { try await count($0) }
    }

    static let mostCells = 40_000

    private func count(_ call: Call) async throws -> Response {
        let caller = try call.caller()
        var reader = QueryReader(call.query)
        let filter = reader.filter(for: caller, among: choices(of: caller))
        let side = reader.number("cell", in: 10...100_000)
        let box = reader.box("bbox")
        reader.require("bbox", "cell")
        let bounds = try box.flatMap { try $0.bounds(projector) }
        let cells = bounds.flatMap { bounds in side.flatMap { CellBox(bounds, side: $0) } }
        if let cells, cells.count > Self.mostCells {
            reader.fault(
                "cell", "parameter.too-many-cells",
                sv: "Rutan rymmer \(cells.count) celler; högst \(Self.mostCells).",
                en: "The box holds \(cells.count) cells; at most \(Self.mostCells).")
        }
        try reader.finish()
        var counts: [CellCount] = []
        if let cells, let side {
            counts = try await store.counts(in: cells.bounds, side: side, matching: filter)
        }
        return .json(
            JSONWriter.object {
                $0.member("epsg", 3006)
                $0.member("side", side)
                $0.array("cells") { array in
                    for cell in counts {
                        array.object {
                            $0.member("northing", cell.northing)
                            $0.member("easting", cell.easting)
                            $0.member("count", cell.count)
                        }
                    }
                }
            })
    }
}

/// A box of whole cells.
struct CellBox {
    let bounds: Bounds
    let count: Int

    /// The smallest one around `bounds`; nil only for a box that is no place at all.
    init?(_ bounds: Bounds, side: Int) {
        let step = Int64(side) * 100
        let south = Int64(bounds.south) / step
        let west = Int64(bounds.west) / step
        let north = Int64(bounds.north) / step + 1
        let east = Int64(bounds.east) / step + 1
        func place(_ northing: Int64, _ easting: Int64) -> Place? {
            // The last centimetre belongs to the next cell.
            Place(
                northing: min(
                    max(Double(northing) / 100, Place.northings.lowerBound), Place.northings.upperBound),
                easting: min(max(Double(easting) / 100, Place.eastings.lowerBound), Place.eastings.upperBound)
            )
        }
        guard let southWest = place(south * step, west * step),
            let northEast = place(north * step - 1, east * step - 1),
            let whole = Bounds(southWest: southWest, northEast: northEast)
        else { return nil }
        self.bounds = whole
        count = Int((north - south) * (east - west))
    }
}

extension Examples {
    static let counts = #"{"epsg":3006,"side":500,"cells":[{"northing":6236500,"easting":470500,"count":3}]}"#
}
