import Geometry
import Reports
import TestSupport

private let codes = ["lighting", "drugs", "speeding", "visibility"]
private let texts = [
    "Lamporna är trasiga.", "Mörkt vid skolan", "En lampa blinkar vid idrottshallen",
    "Buskarna skymmer sikten",
    "Det körs för fort förbi skolan", "Någon säljer något i parken",
]

extension ReportStore where Self: CaseStore {
    /// Keeps reports by chance, in cases of every status, restricted ones and ones in words alone among them; staff answer some, merge
    /// some, part some and open some again.
    func fill(using chance: inout SeededChance) async throws {
        for number in 0..<150 {
            let moment = Timestamp.testNow.adding(.hours(Int64(number) * 9))
            let receipt = try await keep(
                .fixture(
                    number, at: number % 15 == 0 ? nil : .random(within: 1_200, using: &chance),
                    category: codes.randomElement(using: &chance).orFail(),
                    municipality: Int.random(in: 0..<3, using: &chance) > 0 ? "1060" : "0880",
                    source: Source.allCases.randomElement(using: &chance).orFail(),
                    text: texts.randomElement(using: &chance).orFail(),
                    observed: moment.subtracting(.hours(1)), received: moment,
                    isRestricted: Int.random(in: 0..<5, using: &chance) == 0))
            guard number % 3 == 0 else { continue }
            let later = moment.adding(.hours(Int64.random(in: 0...2_000, using: &chance)))
            let edit: CaseEdit =
                switch number % 5 {
                case 0: .setStatus(.closed)
                case 1: .setStatus(.inProgress)
                case 2: .note("Montör beställd.")
                case 3: .separate([receipt.report])
                default: .setStatus(.closed)
                }
            try await change(receipt.case, edit, at: later)
            if number % 2 == 0 {
                let name = try Assignee(["Eva", "Olle"].randomElement(using: &chance).orFail()).orFail()
                try await change(receipt.case, .assign(name, reason: nil), at: later)
            }
            if number % 4 == 0 {
                try await change(receipt.case, .setStatus(.open), at: later.adding(.days(1)))
            }
            if number % 15 == 0, number > 0 {
                _ = try? await place(
                    .numbered(number), at: .random(within: 1_200, using: &chance), accuracy: nil,
                    version: nil,
                    by: "anna", at: later)
            }
        }
    }

    private func change(_ id: Case.ID, _ edit: CaseEdit, at moment: Timestamp) async throws {
        let version = try await `case`(id, in: []).orFail().version
        // A case that was merged or closed meanwhile refuses some.
        _ = try? await self.edit(
            id, [edit], version: version, in: [], seesRestricted: true, by: "anna", at: moment)
    }
}

extension CaseQuery {
    static func random(by sort: CaseSort, using chance: inout SeededChance) throws -> CaseQuery {
        func some<Element: Hashable>(of elements: [Element]) -> Set<Element> {
            Int.random(in: 0..<3, using: &chance) > 0
                ? [] : Set(elements.filter { _ in Bool.random(using: &chance) })
        }
        func rarely() -> Bool { Int.random(in: 0..<4, using: &chance) == 0 }
        func moment() -> Timestamp { .testNow.adding(.hours(Int64.random(in: 0...1_400, using: &chance))) }
        var query = CaseQuery(sort: sort)
        query.filter.municipalities = some(of: [try MunicipalityCode("1060").orFail()])
        query.filter.groups = some(of: try codes.map { try Code($0).orFail() })
        query.filter.statuses = some(of: CaseStatus.allCases)
        query.filter.unit = rarely() ? Code("gata-park") : nil
        query.filter.includesRestricted = Bool.random(using: &chance)
        query.categories = some(of: try codes.map { try Code($0).orFail() })
        query.receivedFrom = rarely() ? moment() : nil
        query.receivedUntil = rarely() ? moment() : nil
        query.isRestricted = rarely() ? Bool.random(using: &chance) : nil
        query.overdueOn =
            rarely() ? SwedishTime(.testNow).date.adding(days: Int.random(in: 0...60, using: &chance)) : nil
        query.states = rarely() ? some(of: CaseState.Kind.allCases) : []
        query.assignee =
            rarely() ? ["Eva", "none"].randomElement(using: &chance).flatMap { AssigneeFilter($0) } : nil
        query.area = rarely() ? try MappedArea.districts()[0].area : nil
        query.words =
            rarely()
            ? ["lampan", "skola", "mork skol*", "blinkar", "sikten"].randomElement(using: &chance)
                .flatMap { SearchWords.Query($0) } : nil
        return query
    }
}

extension StatisticsQuestion {
    static func random(by grouping: StatisticsGrouping?, using chance: inout SeededChance) throws
        -> StatisticsQuestion
    {
        func moment() -> Timestamp? {
            Bool.random(using: &chance)
                ? nil : .testNow.adding(.hours(Int64.random(in: 0...1_400, using: &chance)))
        }
        return StatisticsQuestion(
            municipalities: Bool.random(using: &chance) ? [] : [try MunicipalityCode("0880").orFail()],
            from: moment(), until: moment(), by: grouping,
            today: SwedishTime(.testNow).date.adding(days: Int.random(in: 0...60, using: &chance)),
            includesRestricted: Bool.random(using: &chance))
    }
}

extension MappedArea {
    /// Two of them, side by side, with room beside them.
    static func districts() throws -> [MappedArea] {
        try [("west", 0.0), ("east", 500.0)].map { code, east in
            let corners = try [(0.0, 0.0), (0.0, 500.0), (900.0, 500.0), (900.0, 0.0), (0.0, 0.0)]
                .map { try Place.olofstrom(north: $0.0, east: $0.1 + east) }
            return MappedArea(
                layer: .district, code: code, name: code,
                area: try Area(polygons: [Polygon(outline: Ring(closed: corners))]))
        }
    }
}
