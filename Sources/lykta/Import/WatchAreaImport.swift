import API
import Geometry
import Intake
import JSON
import Prevention
import Projection
import Reports

/// One run through a table of watch areas: a row for each.
struct WatchAreaImport {
    private let installation: Installation
    private let isDryRun: Bool
    private let agent: Agent
    private let now: Timestamp
    private(set) var tally: ImportTally
    /// The watch areas that rows before have told of, with the row.
    private var told: [WatchAreaID: Int] = [:]

    static let columns = TableColumns([
        "reference": ["referens", "nummer"], "name": ["namn", "område"],
        "households": ["hushåll", "antal hushåll"], "contact": ["kontakt", "roll"],
        "since": ["sedan", "start", "från"], "until": ["till", "till och med", "slut"],
        "area": ["yta", "geojson"], "municipality": ["kommun", "kommunkod"],
    ])

    init(_ installation: Installation, isDryRun: Bool, by agent: Agent, at now: Timestamp) {
        self.installation = installation
        self.isDryRun = isDryRun
        self.agent = agent
        self.now = now
        tally = ImportTally(isDryRun: isDryRun)
    }

    /// - Throws: what the store throws that is no refusal of a row.
    mutating func take(_ table: MappedTable) async throws {
        for file in table.rows {
            switch file.cells {
            case .failure(let fault): tally.refuse(file, [fault.sentence])
            case .success(let said):
                var cells = RowCells(said)
                let area = watchArea(&cells)
                guard cells.faults.isEmpty, let area else {
                    tally.refuse(file, cells.faults)
                    continue
                }
                try await take(area, of: file)
            }
        }
    }

    private mutating func take(_ area: WatchArea, of file: MappedTable.Row) async throws {
        if let earlier = told[area.id] {
            return tally.refuse(file, [ImportWords.sameReference(row: earlier)])
        }
        told[area.id] = file.number
        do {
            try area.requireSound()
            if isDryRun {
                let known = try await installation.store.watchArea(area.id, in: [])
                return known == nil ? tally.keep() : tally.know(file)
            }
            let kept = try await installation.store.addWatchArea(area, by: agent)
            kept.isRepeat ? tally.know(file) : tally.keep()
        } catch WatchAreaFault.idTaken {
            tally.know(file, WatchAreaSentences.saysOtherwise)
        } catch let fault as WatchAreaFault {
            tally.refuse(file, [fault.words])
        }
    }

    /// Nil, after `cells` has told why, for a row that is no watch area.
    private func watchArea(_ cells: inout RowCells) -> WatchArea? {
        guard let municipality = cells.municipality(in: installation) else { return nil }
        let reference = cells.text("reference", most: 200, isRequired: true)
        let name = cells.text("name", most: WatchArea.longestLine, isRequired: true)
        if cells["since"] == nil { cells.fault("since", ImportWords.required) }
        let since = cells.day("since")
        let until = cells.day("until")
        let households = cells.value("households", WatchAreaSentences.households) { text in
            Int(text.filter { !$0.isWhitespace }).flatMap { WatchArea.numbers.contains($0) ? $0 : nil }
        }
        let contact = cells.text("contact", most: WatchArea.longestLine) ?? ""
        if let fault = APIService.contactFault(contact, at: now) { cells.fault("contact", fault) }
        let area = cells.value("area", WatchAreaSentences.area) { text in
            installation.surface(Array(text.utf8))
        }
        if let area, !installation.holds(area, in: municipality) {
            cells.fault("area", CaseSentences.outside)
        }
        guard let reference, let name, let since else { return nil }
        return WatchArea(
            id: ImportedID.make("watch area", in: municipality, [reference], as: WatchAreaID.self),
            municipality: municipality, name: name, area: area, households: households, contact: contact,
            since: since, until: until, made: now)
    }
}

extension Installation {
    /// A surface that was written as GeoJSON: a geometry, a feature or a collection of one feature. Nil for anything else.
    func surface(_ bytes: [UInt8]) -> Area? {
        guard let json = try? JSONValue(parsing: bytes) else { return nil }
        var geometry = json["geometry"] ?? json
        if let features = json["features"]?.array {
            guard features.count == 1, let only = features[0]["geometry"] else { return nil }
            geometry = only
        }
        return try? GeoJSONReader(projector, mostPositions: GeoJSONReader.mostInRequest).area(geometry)
    }

    /// Whether a surface lies within the municipality, by its corners.
    func holds(_ area: Area, in municipality: MunicipalityCode) -> Bool {
        area.rings.flatMap(\.corners).allSatisfy { holds($0, in: municipality) }
    }
}
