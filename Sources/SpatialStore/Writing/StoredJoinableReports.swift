import FoundationEssentials
import GRDB
import Geometry
import Reports
import Triage

/// One municipality's category group as the database has it, inside a transaction.
struct StoredJoinableReports: JoinableReports {
    let db: Database
    let municipality: MunicipalityCode
    /// The numbers of the group's categories.
    let categories: [Int64]
    let live: LiveReports

    /// The joins run only for rows that the index alone lets through; a test asserts the plan.
    static let nearby = """
        SELECT \(IndexKey.numberInSQL) AS number, report_index.id, report_index.west AS easting,
            report_index.south AS northing, report_index.observed, case_file.id AS case_id, membership.is_core,
            membership.sprawls, membership.separated, membership.pin
        FROM report_index CROSS JOIN membership ON membership.report = \(IndexKey.numberInSQL)
        CROSS JOIN case_file ON case_file.number = membership.case_number
        WHERE report_index.west <= ? AND report_index.east >= ? AND report_index.south <= ?
            AND report_index.north >= ? AND report_index.status <= 1
            AND report_index.municipality = ? AND report_index.observed BETWEEN ? AND ?
            AND report_index.category IN (SELECT value FROM json_each(?)) AND membership.separated = 0
        """

    func reports(
        near place: Place, within reach: Radius, observedFrom: Timestamp, observedUntil: Timestamp
    ) throws -> [Joined] {
        let box = Bounds(around: place, reaching: reach)
        if let tree = live.draft {
            return try reports(tree, in: box, observedFrom.milliseconds...observedUntil.milliseconds) {
                $0.isWithin(reach, of: place) ? 0 : nil
            }
        }
        let rows = try Row.fetchCursor(
            db.cachedStatement(sql: Self.nearby),
            arguments: [
                box.east, box.west, box.north, box.south, municipality.number, observedFrom.milliseconds,
                observedUntil.milliseconds, Self.list(categories),
            ])
        var found: [Joined] = []
        while let row = try rows.next() {
            let joined = try Self.joined(row)
            guard let other = joined.report.place, other.isWithin(reach, of: place) else { continue }
            found.append(joined)
        }
        return found
    }

    /// The same from memory: only what lies near is looked up, and nothing when nothing does.
    private func reports(
        _ tree: ReportTree, in box: Bounds, _ observed: ClosedRange<Int64>, near: (Place) -> Int64?
    ) throws -> [Joined] {
        var numbers: [Int64] = []
        try tree.walk(in: box, rank: near) { _, report in
            guard report.status <= CaseStatus.inProgress.storedNumber,
                report.municipality == municipality.number, categories.contains(report.category),
                observed.contains(report.observedMilliseconds)
            else { return }
            numbers.append(report.number)
        }
        guard !numbers.isEmpty else { return [] }
        return try Row.fetchAll(
            db.cachedStatement(sql: Self.listed), arguments: [Self.list(numbers)]
        ).map(Self.joined)
    }

    static let listed = """
        SELECT \(columns) FROM json_each(?) CROSS JOIN membership ON membership.report = json_each.value
        CROSS JOIN report ON report.number = membership.report
        CROSS JOIN case_file ON case_file.number = membership.case_number
        WHERE membership.separated = 0
        """

    /// Numbers as a JSON list, which SQL takes as one argument.
    private static func list(_ numbers: [Int64]) -> String {
        "[" + numbers.map(String.init).joined(separator: ",") + "]"
    }

    /// What ``joined(_:)`` reads.
    private static let columns = """
        report.number, report.id, report.easting, report.northing, report.observed, case_file.id AS case_id,
            membership.is_core, membership.sprawls, membership.separated, membership.pin
        """

    static let members = """
        SELECT \(columns) FROM membership JOIN report ON report.number = membership.report
        JOIN case_file ON case_file.number = membership.case_number
        """

    func members(of id: Case.ID) throws -> [Joined] {
        try Row.fetchAll(
            db.cachedStatement(sql: "\(Self.members) WHERE case_file.id = ?"),
            arguments: [Data(id.bytes)]
        ).map(Self.joined)
    }

    func outline(of id: Case.ID) throws -> CaseOutline {
        let row = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT number, opened, south, west, north, east, EXISTS (
                        SELECT 1 FROM membership WHERE membership.case_number = case_file.number AND pin IS NOT NULL
                    ) AS holds_pins
                    FROM case_file WHERE id = ?
                    """),
            arguments: [Data(id.bytes)])
        guard let row else { throw StoreFault.unreadableRow(table: "case_file", number: 0) }
        return try StoreFault.reading("case_file", row["number"]) {
            guard let opened = Timestamp(milliseconds: try row.value("opened"))
            else { throw StoreFault.unreadableRow(table: "case_file", number: row["number"]) }
            return CaseOutline(
                opened: opened,
                bounds: try Bounds(
                    south: row.value("south"), west: row.value("west"), north: row.value("north"),
                    east: row.value("east")),
                holdsPins: row["holds_pins"])
        }
    }

    /// Reads a row of ``members``, or of another selection with its columns.
    static func joined(_ row: Row) throws -> Joined {
        let number: Int64 = row["number"]
        return try StoreFault.reading("membership", number) {
            guard let id = Report.ID(bytes: try row.value("id")),
                let `case` = Case.ID(bytes: try row.value("case_id")),
                let observed = Timestamp(milliseconds: try row.value("observed"))
            else { throw StoreFault.unreadableRow(table: "membership", number: number) }
            var place: Place?
            if let easting: Int32 = try row.value("easting"), let northing: Int32 = try row.value("northing")
            {
                place = Place(northingCentimetres: northing, eastingCentimetres: easting)
            }
            let pin = try row.value("pin") as Int64?
            let ruling: StaffRuling =
                try row.value("separated") ? .apart : pin.map { .together(Pin(number: $0)) } ?? .free
            return Joined(
                report: Joinable(key: number, id: id, place: place, observed: observed, ruling: ruling),
                case: `case`, isCore: try row.value("is_core"), sprawls: try row.value("sprawls"))
        }
    }
}

extension Bounds {
    /// A box from columns that are all there or all missing.
    init?(south: Int32?, west: Int32?, north: Int32?, east: Int32?) {
        guard let south, let west, let north, let east,
            let southWest = Place(northingCentimetres: south, eastingCentimetres: west),
            let northEast = Place(northingCentimetres: north, eastingCentimetres: east)
        else { return nil }
        self.init(southWest: southWest, northEast: northEast)
    }
}
