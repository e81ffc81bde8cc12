import API
import Geometry
import Intake
import Prevention
import Projection
import Reports

/// A row for each earlier measure.
extension Measure: ImportedRow {
    static let columns = TableColumns([
        "reference": ["referens", "åtgärdsnummer", "diarienummer"], "kind": ["slag", "typ", "type"],
        "title": ["namn", "åtgärd", "rubrik", "name"], "details": ["beskrivning", "description"],
        "state": ["läge", "status"], "planned": ["planerad"], "begun": ["började", "påbörjad", "start"],
        "done": ["genomförd", "klar", "slut"], "cost": ["kostnad", "kostnad (kr)", "belopp"],
        "responsible": ["ansvar"], "units": ["ansvariga", "enhet", "enheter", "unit"],
        "longitude": ["longitud", "lon", "lng", "long"], "latitude": ["latitud", "lat"],
        "northing": ["nord", "norr", "n", "sweref n", "north"],
        "easting": ["öst", "ost", "e", "sweref e", "east"],
        "walk": ["vandring"], "finding": ["iakttagelsens nummer", "iakttagelsenummer"],
        "municipality": ["kommun", "kommunkod"],
    ])

    func isKept(in installation: Installation) async throws -> Bool {
        try await installation.store.measure(id, in: []) != nil
    }

    func keep(in installation: Installation, isDryRun: Bool, by agent: Agent, at now: Timestamp)
        async throws -> ImportedOutcome
    {
        do {
            try requireSoundDays(on: SwedishTime(now).date)
            for finding in causes.findings {
                guard let found = try await installation.store.finding(finding, in: [municipality]) else {
                    return .refused(ImportWords.noSuchFinding)
                }
                let walk = try await installation.store.walk(found.walk, in: [])
                if let fault = contradiction(of: found, on: walk?.days.walk) { return .refused(fault.words) }
            }
            if isDryRun {
                return try await installation.store.measure(id, in: []) == nil ? .kept : .known(nil)
            }
            return try await installation.store.addMeasure(self, by: agent).isRepeat ? .known(nil) : .kept
        } catch MeasureEditFault.idTaken {
            return .known(ImportWords.measureSaysOtherwise)
        } catch let fault as MeasureEditFault {
            return .refused(fault.words)
        }
    }

    /// Because of the finding that its row names, under whichever id that is kept.
    func referring(_ cells: RowCells, in installation: Installation) async throws -> Measure {
        guard let own = causes.findings.first, let walk = cells.asWritten("walk"),
            let finding = cells.asWritten("finding")
        else { return self }
        let ids = ImportedID.all(
            "finding", in: municipality, [walk, "named", finding], as: FindingID.self)
        for id in [own] + ids {
            guard try await installation.store.finding(id, in: [municipality]) != nil else { continue }
            return Measure(
                id: self.id, municipality: municipality, kind: kind, title: title, details: details,
                place: place, days: days, cost: cost, responsible: responsible, units: units,
                causes: MeasureCauses(findings: [id]), state: state, made: made)
        }
        return self
    }

    func warnings(at now: Timestamp, which fate: ScreenedText) -> [Bilingual] {
        APIService.warnings(of: self, at: now, which: fate)
    }

    static func read(_ cells: inout RowCells, in installation: Installation, at now: Timestamp) -> Self? {
        guard let municipality = cells.municipality(in: installation),
            let profile = installation.profile(of: municipality)
        else { return nil }
        for member in ["reference", "kind", "title"] where cells[member] == nil {
            cells.fault(member, ImportWords.required)
        }
        let reference = cells.text("reference", most: 200)
        let kind = cells.choice(
            "kind", Expected.measure,
            profile.measureKinds.all.map { ($0.code.description, $0.name, $0.code) })
        let title = cells.text("title", most: 200)
        let days = MeasureDays(
            planned: cells.day("planned"), begun: cells.day("begun"), done: cells.day("done"))
        let place = cells.place(installation.projector)
        if let place, !installation.holds(place, in: municipality) { cells.fault(CaseSentences.outside) }
        let cost = cells.value("cost", MeasureSentences.kronor) { text in
            Int(text.replacing("kr", with: "").filter { !$0.isWhitespace }).flatMap { Kronor($0) }
        }
        let details = cells.text("details", most: Measure.longestDetails) ?? ""
        let responsible =
            cells.choice(
                "responsible", MeasureSentences.responsible,
                Measure.Responsible.allCases.map { ($0.rawValue, $0.name, $0) }) ?? .municipality
        let units = cells.choices(
            "units", Expected.unit, profile.units.map { ($0.code.description, $0.name, $0.code) })
        let states: [MeasureState] = [.proposed, .decided, .underWay, .done]
        let said = cells.choice("state", Expected.state, states.map { ($0.rawValue, $0.name, $0) })
        let state = said ?? (days.done != nil ? .done : days.begun != nil ? .underWay : .proposed)
        let isRead =
            (cells["state"] == nil) == (said == nil) && (cells["begun"] == nil) == (days.begun == nil)
            && (cells["done"] == nil) == (days.done == nil)
        if isRead {
            for fault in days.faults(in: state, on: SwedishTime(now).date) {
                cells.fault(Self.column(of: fault), fault.words)
            }
        }
        let causes = MeasureCauses(findings: finding(&cells, in: municipality))
        guard let reference, let kind, let title else { return nil }
        return Measure(
            id: ImportedID.make("measure", in: municipality, [reference], as: MeasureID.self),
            municipality: municipality, kind: kind, title: title, details: details,
            place: place.map { .point($0) }, days: days, cost: cost, responsible: responsible, units: units,
            causes: causes, state: state, made: now)
    }

    /// The column that a fault of its days is about.
    private static func column(of fault: MeasureEditFault) -> String {
        switch fault {
        case .dayTooEarly(let member, _): member.rawValue
        case .plannedTooFar: "planned"
        case .begunNotCome, .notBegun: "begun"
        default: "done"
        }
    }

    func membersOtherwise(_ cells: RowCells, in installation: Installation) async throws -> [String] {
        guard let kept = try await installation.store.measure(id, in: []) else { return [] }
        var members: [String] = []
        func compare<Value: Equatable>(_ member: String, _ said: Value, _ kept: Value) {
            if cells[member] != nil, said != kept { members.append(member) }
        }
        compare("kind", kind, kept.kind)
        compare("title", WrittenForm.kept.of(title), WrittenForm.kept.of(kept.title))
        compare("details", WrittenForm.kept.of(details), WrittenForm.kept.of(kept.details))
        compare("state", state, kept.state)
        compare("planned", days.planned, kept.days.planned)
        compare("begun", days.begun, kept.days.begun)
        compare("done", days.done, kept.days.done)
        compare("cost", cost, kept.cost)
        compare("responsible", responsible, kept.responsible)
        compare("units", Set(units), Set(kept.units))
        if let place, place != kept.place {
            members += ["longitude", "latitude", "northing", "easting"].filter { cells[$0] != nil }
        }
        if !Set(causes.findings).isSubset(of: kept.causes.findings) { members.append("finding") }
        return members
    }

    /// The finding that it is because of, as the table of walks calls it.
    private static func finding(_ cells: inout RowCells, in municipality: MunicipalityCode) -> [FindingID] {
        switch (cells["walk"], cells["finding"]) {
        case (nil, nil): return []
        case (let walk?, let finding?):
            return [
                ImportedID.make(
                    "finding", in: municipality, [walk, "named", finding], as: FindingID.self)
            ]
        default:
            cells.fault(ImportWords.both("walk", "finding"))
            return []
        }
    }
}
