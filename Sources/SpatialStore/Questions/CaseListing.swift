import GRDB
import Geometry
import Reports

/// A list of cases from the table in memory, with the words of reports asked of the database.
struct CaseListing {
    let table: CaseTable
    let query: CaseQuery
    let areas: AreaMap
    let numbers: CategoryNumbers
    let db: Database

    /// Looking up so many reports with the words takes about a millisecond.
    private static let fewReports = 5_000
    /// So many reports of cases that are asked one by one take about as long as looking up all that have words which are not rare.
    private static let mostAsked = 1_000
    private static let askedTogether = 500

    /// The numbers of the first `limit` cases after the cursor, and whether there are more.
    func page(_ limit: Int, after: CaseCursor?) throws -> (numbers: [Int64], hasMore: Bool) {
        let after = after.flatMap { $0.sort == query.sort ? ListedRank($0) : nil }
        let only = try query.reference.map { try caseNumber(of: $0) }
        if let only, only == nil { return ([], false) }
        var found: [Int] = []
        if let words = query.words {
            found = try first(limit + 1, after: after, only: only ?? nil, with: words)
        } else {
            let having = query.asksOfReportsBesideWords ? casesByReports() : nil
            found = first(limit + 1, after: after, only: only ?? nil, having: having)
        }
        return (found.prefix(limit).map(Int64.init), found.count > limit)
    }

    /// How many cases there are on all pages.
    func count() throws -> Int { try count(lookingUp: .max - 1).number }

    /// The same by so many reports with the words; of one case, by all of them.
    func count(lookingUp most: Int) throws -> ListedCount {
        if let reference = query.reference {
            guard let number = try caseNumber(of: reference) else { return ListedCount(0) }
            return try counted(only: number, lookingUp: .max - 1)
        }
        return try counted(only: nil, lookingUp: most)
    }

    private func counted(only: Int?, lookingUp most: Int) throws -> ListedCount {
        var having = query.asksOfReportsBesideWords ? casesByReports() : nil
        var isAtLeast = false
        if let words = query.words {
            let reports = try ReportWords.first(
                most + 1, with: words, withRestricted: query.filter.includesRestricted, in: db)
            isAtLeast = reports.count > most
            having = cases(of: reports)
        }
        let asked = AskedCases(query, areas: areas, in: table)
        let counts = { (number: Int, traits: CaseTraits) in
            traits.isKept && (having?[number] ?? true) && asked.admits(number, traits)
        }
        if let only { return ListedCount(counts(only, table.traits[Int64(only)]) ? 1 : 0) }
        var count = 0
        for chunk in table.bounds.indices {
            table.forEachCase(inChunk: chunk, into: &count, takingReports: asked.isOfOpenCases) {
                if counts($1, $2) { $0 += 1 }
            }
        }
        return ListedCount(count, isAtLeast: isAtLeast)
    }

    /// The case that holds the report with a reference, if the reader may see the report.
    private func caseNumber(of reference: Reference) throws -> Int? {
        let rows = try Row.fetchCursor(
            db.cachedStatement(sql: CaseQuestion.holding), arguments: [reference.description])
        guard let row = try rows.next(), query.filter.includesRestricted || !(row[1] as Bool) else {
            return nil
        }
        return row[0]
    }

    private var asked: AskedReports { AskedReports(query, numbers: numbers) }

    /// Which cases have a report that is asked of.
    private func casesByReports() -> [Bool] {
        let asked = asked
        var having = [Bool](repeating: false, count: table.cases.bound)
        table.forEachReport(into: &having, from: asked.from, until: asked.until) { having, _, report in
            if asked.admits(report), Int(report.caseNumber) < having.count {
                having[Int(report.caseNumber)] = true
            }
        }
        return having
    }

    private func cases(of reports: [Int64]) -> [Bool] {
        let asked = asked
        var having = [Bool](repeating: false, count: table.cases.bound)
        for number in reports {
            let report = table.reports[number]
            if asked.admits(report), Int(report.caseNumber) < having.count {
                having[Int(report.caseNumber)] = true
            }
        }
        return having
    }

    /// The first cases with a report that has the words.
    ///
    /// Rare words are looked up. Of others most lists are full after few cases, asked one by one; where they are not, all reports with
    /// the words are looked up after all.
    private func first(
        _ limit: Int, after: ListedRank?, only: Int?, with words: SearchWords.Query
    ) throws -> [Int] {
        let seesRestricted = query.filter.includesRestricted
        let few = try ReportWords.reports(
            with: words, withRestricted: seesRestricted, most: Self.fewReports, in: db)
        if let few { return first(limit, after: after, only: only, having: cases(of: few)) }
        let having = query.asksOfReportsBesideWords ? casesByReports() : nil
        let asked = asked
        var found: [Int] = []
        var left = Self.mostAsked
        var after = after
        while left > 0 {
            let some = ranked(Self.askedTogether, after: after, only: only, having: having)
            for ranked in some {
                guard left > 0, found.count < limit else { break }
                after = ranked.rank
                let isFound = try ReportWords.areFound(
                    words, in: Int64(ranked.number), withRestricted: seesRestricted, in: db
                ) { report in
                    left -= 1
                    return asked.admits(table.reports[report])
                }
                if isFound { found.append(ranked.number) }
            }
            if found.count >= limit || left > 0 && some.count < Self.askedTogether { return found }
        }
        let all = try ReportWords.reports(
            with: words, withRestricted: seesRestricted, most: .max - 1, in: db)
        return found
            + first(limit - found.count, after: after, only: only, having: cases(of: all ?? []))
    }

    private func first(_ limit: Int, after: ListedRank?, only: Int?, having: [Bool]?) -> [Int] {
        ranked(limit, after: after, only: only, having: having).map(\.number)
    }

    /// The chunks are walked over by the best that each may hold, so most need not be looked at once some are.
    private func ranked(_ limit: Int, after: ListedRank?, only: Int?, having: [Bool]?) -> [RankedCase] {
        let asked = AskedCases(query, areas: areas, in: table)
        let order = ListedOrder(query.sort)
        var selection = Selection<RankedCase>(limit)
        let offer = { (selection: inout Selection<RankedCase>, number: Int, traits: CaseTraits) in
            guard traits.isKept, asked.mayAdmit(traits), having?[number] ?? true else { return }
            let key = order.key(of: traits)
            guard selection.bound.map({ key <= $0.rank.key }) ?? true, asked.admits(number, traits) else {
                return
            }
            let ranked = order.ranked(number, key: key, table.cases[Int64(number)].id)
            if after.map({ $0 < ranked.rank }) ?? true { selection.offer(ranked) }
        }
        if let only {
            offer(&selection, only, table.traits[Int64(only)])
            return selection.sorted()
        }
        let chunks = table.bounds.indices.map { (chunk: $0, first: order.first(within: table.bounds[$0])) }
        for (chunk, first) in chunks.sorted(by: { $0.first < $1.first }) {
            guard selection.admits(first) else { break }
            table.forEachCase(
                inChunk: chunk, into: &selection, takingReports: asked.isOfOpenCases, offer)
        }
        return selection.sorted()
    }
}

/// What is asked of cases, in the numbers of the table, decided once.
private struct AskedCases {
    private let table: CaseTable
    private let municipalities: [Int16]
    private let groups: [Bool]?
    private let units: [Bool]?
    private let statuses: UInt64
    private let bounds: Bounds?
    private let area: PreparedArea?
    private let overdueBefore: Int32?
    private let isRestricted: Bool?
    private let seesRestricted: Bool
    private let sight: [SeenPart]?
    private let states: UInt64
    private let assignees: [Bool]?
    /// Whether none but cases that take reports are admitted.
    let isOfOpenCases: Bool

    init(_ query: CaseQuery, areas: AreaMap, in table: CaseTable) {
        let filter = query.filter
        self.table = table
        sight = filter.sight.map { $0.parts.map { SeenPart($0, areas: areas, in: table) } }
        municipalities = filter.municipalities.map(\.number)
        groups = filter.groups.isEmpty ? nil : table.groups.values.map(filter.groups.contains)
        units = filter.unit.map { unit in table.unitSets.values.map { $0.contains(unit) } }
        statuses =
            filter.statuses.isEmpty
            ? .max : filter.statuses.reduce(0) { $0 | 1 << UInt64(clamping: $1.storedNumber) }
        bounds = filter.bounds
        area = query.area.map { PreparedArea($0) }
        overdueBefore = query.overdueOn.map { Int32(clamping: $0.daysSinceEpoch) }
        isRestricted = query.isRestricted
        seesRestricted = filter.includesRestricted
        states = query.states.isEmpty ? .max : query.states.reduce(0) { $0 | 1 << UInt64($1.tableNumber) }
        assignees = query.assignee.map { wanted in
            table.assignees.values.map { $0.map(AssigneeFilter.somebody) ?? .nobody }.map { $0 == wanted }
        }
        isOfOpenCases =
            overdueBefore != nil
            || !filter.statuses.isEmpty && filter.statuses.allSatisfy(\.takesReports)
            || !query.states.isEmpty && query.states.allSatisfy(\.status.takesReports)
    }

    /// What two steps decide. Most cases of most questions go no further.
    @inline(__always)
    func mayAdmit(_ traits: CaseTraits) -> Bool {
        statuses & (1 << traits.status) != 0 && states & (1 << UInt64(traits.state)) != 0
    }

    func admits(_ number: Int, _ traits: CaseTraits) -> Bool {
        guard mayAdmit(traits) else { return false }
        if let assignees, !assignees[Int(traits.assignee)] { return false }
        if !municipalities.isEmpty, !municipalities.contains(traits.municipality) { return false }
        if let groups, !groups[Int(traits.group)] { return false }
        if let units, !units[Int(traits.units)] { return false }
        if let overdueBefore, traits.due >= overdueBefore || !traits.takesReports { return false }
        if let isRestricted, isRestricted != traits.isRestricted { return false }
        if let sight, !sight.contains(where: { $0.mayHold(traits) }) { return false }
        guard bounds != nil || area != nil else { return true }
        guard let place = shownPlace(of: number, traits) else { return false }
        if let bounds, !bounds.contains(place) { return false }
        if let area, !area.bounds.contains(place) || !area.contains(place) { return false }
        return true
    }

    private func shownPlace(of number: Int, _ traits: CaseTraits) -> Place? {
        traits.isRestricted && !seesRestricted
            ? table.cases[Int64(number)].shownPlace(withRestricted: false) : traits.middle
    }
}

/// A part of what somebody sees, in the numbers of the table. It holds every case of ``Sight/Part``, and those in an area that has been
/// drawn otherwise: whoever shows a case asks ``Sight`` itself once more.
private struct SeenPart {
    private let municipality: Int16
    private let units: [Bool]?
    private let areas: [PreparedArea]?

    init(_ part: Sight.Part, areas map: AreaMap, in table: CaseTable) {
        municipality = part.municipality.number
        switch part.part {
        case .whole: (units, areas) = (nil, nil)
        case .unit(let unit): (units, areas) = (table.unitSets.values.map { $0.contains(unit) }, nil)
        case .area(let layer, let code):
            (units, areas) = (nil, map.versions(of: layer, code: code).map { PreparedArea($0.area) })
        }
    }

    func mayHold(_ traits: CaseTraits) -> Bool {
        guard traits.municipality == municipality, units.map({ $0[Int(traits.units)] }) ?? true else {
            return false
        }
        guard let areas else { return true }
        return traits.middle.map { place in
            areas.contains { $0.bounds.contains(place) && $0.contains(place) }
        }
            ?? false
    }
}

/// What is asked of single reports, in the numbers of the table, decided once.
struct AskedReports {
    private let categories: [Bool]?
    /// In milliseconds since 1970.
    let from: Int64
    let until: Int64
    private let seesRestricted: Bool

    init(_ query: CaseQuery, numbers: CategoryNumbers) {
        let wanted = query.categories.compactMap { numbers[$0] }
        categories =
            query.categories.isEmpty
            ? nil : (0...(wanted.max() ?? 0)).map { wanted.contains($0) }
        from = query.receivedFrom?.milliseconds ?? .min
        until = query.receivedUntil?.milliseconds ?? .max
        seesRestricted = query.filter.includesRestricted
    }

    func admits(_ report: ReportEntry) -> Bool {
        guard report.isFiled, report.received >= from, report.received < until,
            seesRestricted || !report.isRestricted
        else { return false }
        guard let categories else { return true }
        let category = Int(report.category)
        return category < categories.count && categories[category]
    }
}
