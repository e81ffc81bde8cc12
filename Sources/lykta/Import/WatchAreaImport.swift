import API
import Geometry
import Intake
import Prevention
import Projection
import Reports

/// A row for each watch area.
extension WatchArea: ImportedRow {
    static let columns = TableColumns([
        "reference": ["referens", "nummer"], "name": ["namn", "område"],
        "households": ["hushåll", "antal hushåll"], "contact": ["kontakt", "roll"],
        "since": ["sedan", "start", "från"], "until": ["till", "till och med", "slut"],
        "area": ["yta", "geojson"], "municipality": ["kommun", "kommunkod"],
    ])

    func isKept(in installation: Installation) async throws -> Bool {
        try await installation.store.watchArea(id, in: []) != nil
    }

    func keep(in installation: Installation, isDryRun: Bool, by agent: Agent, at now: Timestamp)
        async throws -> ImportedOutcome
    {
        do {
            try requireSound(on: SwedishTime(now).date)
            if isDryRun {
                return try await installation.store.watchArea(id, in: []) == nil ? .kept : .known(nil)
            }
            return try await installation.store.addWatchArea(self, by: agent).isRepeat ? .known(nil) : .kept
        } catch WatchAreaFault.idTaken {
            return .known(WatchAreaSentences.saysOtherwise)
        } catch let fault as WatchAreaFault {
            return .refused(fault.words)
        }
    }

    static func read(_ cells: inout RowCells, in installation: Installation, at now: Timestamp) -> Self? {
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
        let reader = GeoJSONReader(projector, mostPositions: GeoJSONReader.mostInRequest)
        return GeoJSONFeatures.onlyGeometry(in: bytes).flatMap { try? reader.area($0) }
    }

    /// Whether a surface lies within the municipality, by its corners.
    func holds(_ area: Area, in municipality: MunicipalityCode) -> Bool {
        area.rings.flatMap(\.corners).allSatisfy { holds($0, in: municipality) }
    }
}
