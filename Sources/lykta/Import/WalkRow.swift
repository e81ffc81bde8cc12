import Geometry
import Intake
import Prevention
import Projection
import Reports
import Triage

/// A row of a table of earlier walks: a stop, and perhaps something that was found there. What it says of the walk stands in each of
/// the walk's rows, or in the first.
struct WalkRow {
    let file: MappedTable.Row
    let cells: RowCells
    let municipality: MunicipalityCode
    /// What the other system calls the walk.
    let reference: String
    let stop: String
    let place: Place?
    /// Nil for a row that is about the stop alone.
    let finding: FoundThere?

    var walk: WalkID { ImportedID.make("walk", in: municipality, [reference], as: WalkID.self) }

    /// Every id under which the walk may be kept, that of today first.
    var walks: [WalkID] {
        ImportedID.all(
            "walk", in: municipality, [cells.asWritten("walk") ?? reference], as: WalkID.self)
    }

    /// What was found at a stop, before it is known which number the stop has.
    struct FoundThere {
        let id: FindingID
        /// Every id under which it may be kept, that of today first.
        let ids: [FindingID]
        /// Every id under which it may be kept if its row had no number.
        let idsWithoutNumber: [FindingID]
        /// Whether its row has a number.
        let isNumbered: Bool
        let point: Code<ChecklistPoint>?
        let what: String
        let whereabouts: String
        let gravity: Finding.Gravity
        let action: String
        let unit: Code<Reports.Unit>?
        let due: CivilDate?
        let status: Finding.Status

        func finding(of walk: SafetyWalk, at stop: SafetyWalk.Stop, made: Timestamp) -> Finding {
            Finding(
                id: id, walk: walk.id, municipality: walk.municipality, stop: stop.number, point: point,
                what: what, whereabouts: whereabouts, place: stop.place, gravity: gravity, action: action,
                unit: unit, due: due, status: status, made: made)
        }
    }

    static let columns = TableColumns([
        "walk": ["vandring", "referens", "reference", "diarienummer"],
        "title": ["namn", "vandringens namn", "rubrik", "name"],
        "day": ["dag", "datum", "vandringsdag", "date"],
        "dayBefore": ["förmöte", "meeting before"],
        "dayAfter": ["uppföljande möte", "återkoppling", "meeting after"],
        "state": ["läge", "vandringens läge"], "leader": ["ledare", "leds av"],
        "meetingPlace": ["samling", "samlingsplats", "meeting place"],
        "participants": ["deltagare", "antal deltagare"],
        "stop": ["stopp", "plats", "place"], "longitude": ["longitud", "lon", "lng", "long"],
        "latitude": ["latitud", "lat"], "northing": ["nord", "norr", "n", "sweref n", "north"],
        "easting": ["öst", "ost", "e", "sweref e", "east"],
        "finding": ["iakttagelsens nummer", "iakttagelsenummer"],
        "what": ["iakttagelse", "vad", "brist"], "where": ["var"], "point": ["punkt", "gäller"],
        "gravity": ["allvar"], "action": ["förslag", "åtgärdsförslag", "proposal"],
        "unit": ["ansvarig", "enhet"], "due": ["sista dag", "senast"],
        "status": ["status på iakttagelsen", "iakttagelsens läge"], "municipality": ["kommun", "kommunkod"],
    ])

    /// - Returns: The row, with its faults in `cells`; nil, after `cells` has told why, for one of no walk that can be told.
    init?(_ file: MappedTable.Row, _ cells: inout RowCells, in installation: Installation) {
        guard let municipality = cells.municipality(in: installation),
            let reference = cells.text("walk", most: 200, isRequired: true),
            let profile = installation.profile(of: municipality)
        else { return nil }
        self.file = file
        self.municipality = municipality
        self.reference = reference
        stop = cells.text("stop", most: 200, isRequired: true) ?? ""
        place = cells.place(installation.projector)
        if let place, !installation.holds(place, in: municipality) { cells.fault(CaseSentences.outside) }
        finding = Self.finding(&cells, of: reference, at: stop, in: profile)
        self.cells = cells
    }

    private static func finding(
        _ cells: inout RowCells, of reference: String, at stop: String, in profile: Profile
    ) -> FoundThere? {
        guard let what = cells.text("what", most: 2_000) else {
            if cells["finding"] != nil { cells.fault("what", ImportWords.required) }
            return nil
        }
        let own = cells.text("finding", most: 200)
        // One without a name of its own is known by what it says, and where.
        let name = own.map { ["named", $0] } ?? ["said", stop, what]
        func ids(_ written: [String?]) -> [FindingID] {
            ImportedID.all(
                "finding", in: profile.municipality,
                [cells.asWritten("walk") ?? reference] + written.compactMap(\.self), as: FindingID.self)
        }
        let said = ids(["said", cells.asWritten("stop"), cells.asWritten("what")])
        return FoundThere(
            id: ImportedID.make(
                "finding", in: profile.municipality, [reference] + name, as: FindingID.self),
            ids: own == nil ? said : ids(["named", cells.asWritten("finding")]),
            idsWithoutNumber: said, isNumbered: own != nil,
            point: cells.choice(
                "point", ImportWords.point,
                profile.checklist.points.map { ($0.code.description, $0.name, $0.code) }),
            what: what, whereabouts: cells.text("where", most: 500) ?? "",
            gravity: cells.choice(
                "gravity", WalkSentences.gravity,
                Finding.Gravity.allCases.map { ($0.rawValue, $0.name, $0) }) ?? .middling,
            action: cells.text("action", most: 2_000) ?? "",
            unit: cells.choice(
                "unit", Expected.unit, profile.units.map { ($0.code.description, $0.name, $0.code) }),
            due: cells.day("due"),
            status: cells.choice(
                "status", Expected.state, Finding.Status.allCases.map { ($0.rawValue, $0.name, $0) })
                ?? .open)
    }
}

extension RowCells {
    /// That of the row, the one that was named for all, or the one that the installation has.
    mutating func municipality(in installation: Installation) -> MunicipalityCode? {
        let served = installation.jurisdictions.map(\.profile)
        guard self["municipality"] != nil else {
            if let home { return home }
            if served.count == 1 { return served[0].municipality }
            fault("municipality", ImportWords.required)
            return nil
        }
        return choice(
            "municipality", Expected.kommunkod,
            served.map { ($0.municipality.description, Bilingual($0.name), $0.municipality) })
    }
}

extension Installation {
    /// Whether a place lies in the municipality today.
    func holds(_ place: Place, in municipality: MunicipalityCode) -> Bool {
        store.areasNow.isIn(municipality, place, on: SwedishTime(System.now()).date)
    }
}
