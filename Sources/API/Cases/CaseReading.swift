package import Exports
package import Projection
package import Reports
import Triage
package import Web

/// A case with all that a caller may read of it.
package struct ReadCase: Sendable {
    package let `case`: Case
    /// None without the right to read reports.
    package let reports: [ReadReport]
    /// Oldest first.
    package let history: [CaseEvent]
    /// Of the case that was asked for, when it was merged into this one; else nil.
    package let followed: [CaseEvent]?
    /// What the caller must know of what was asked for.
    package let remarks: [Bilingual]
    /// Nil when no report is placed.
    package let place: ShownPlace?
    package let position: GeographicPosition?
    /// Nil where the place is approximate, and where nothing lies near it.
    package let nearest: NearestAddress?
    package let withheldCount: Int
    package let returnOf: Case.ID?
    /// In which residents are told how it stands.
    package let words: CaseWords

    /// A report of it.
    package struct ReadReport: Sendable {
        package let filed: FiledReport
        package let hints: ReportHints
        /// Nil when it waits to be placed.
        package let position: GeographicPosition?
    }
}

extension APIService {
    /// - Parameters:
    ///   - asked: The case that the caller named. When it is another, it was merged into this one, and its history comes too.
    ///   - history: That of `found`, as the caller may read it.
    func read(_ found: Case, askedFor asked: Case.ID, history: [CaseEvent], for caller: Caller) async throws
        -> ReadCase
    {
        let followed =
            asked == found.id ? nil : try await self.history(of: found, followedFrom: asked, for: caller)
        return try await read(
            found, try await reports(of: found, for: caller), history: history, followed: followed,
            remarks: followed == nil ? [] : [CaseRemark.followed(asked, to: found.id)], for: caller)
    }

    /// - Parameters:
    ///   - filed: Those of its reports that are shown; the caller may read them.
    ///   - followed: The history of the case that was asked for, when that was merged into this one.
    func read(
        _ found: Case, _ filed: [FiledReport], history: [CaseEvent], followed: [CaseEvent]? = nil,
        remarks: [Bilingual], for caller: Caller
    ) async throws -> ReadCase {
        let seesRestricted = caller.seesRestricted(of: found, areas: areas())
        let shown = found.shownPlace(withRestricted: seesRestricted)
        let exact = shown.flatMap { $0.isApproximate ? nil : $0.place }
        let addresses = try await nearestAddresses(
            to: filed.compactMap(\.report.whereabouts.place) + [exact].compactMap(\.self))
        let mayCorrect = mayEdit(found, caller)
        var reports: [ReadCase.ReadReport] = []
        for one in filed {
            let hints = try await hints(
                for: one, caller, on: SwedishTime(found.changed).date, among: addresses,
                mayCorrect: mayCorrect)
            let position = try one.report.whereabouts.place.map { try projector.position(of: $0) }
            reports.append(ReadCase.ReadReport(filed: one, hints: hints, position: position))
        }
        var returnOf = found.shownReturn(withRestricted: seesRestricted)
        if let earlier = returnOf, try await !unseen(among: [earlier], by: caller).isEmpty { returnOf = nil }
        return ReadCase(
            case: found, reports: reports, history: history, followed: followed,
            remarks: remarks, place: shown,
            position: try shown.map { try projector.position(of: $0.place) },
            nearest: exact.flatMap { addresses[$0] },
            withheldCount: found.withheldCount(withRestricted: seesRestricted),
            returnOf: returnOf,
            words: served[found.municipality]?.profile.caseWords ?? CaseWords())
    }

    /// Those that the caller may read: none without the right to.
    private func reports(of found: Case, for caller: Caller) async throws -> [FiledReport] {
        guard caller.may(.readReports) else { return [] }
        let seesRestricted = caller.seesRestricted(of: found, areas: areas())
        return try await store.reports(of: found.id).filter { seesRestricted || !$0.report.isRestricted }
    }

    /// Whether the caller, who may read a case, may change it too.
    package func mayEdit(_ found: Case, _ caller: Caller) -> Bool {
        Caller(caller.identity, to: .editCases)?.sees(found, areas: areas()) ?? false
    }

    /// The current version of a case that the caller may see.
    ///
    /// - Throws: 404.
    package func version(of id: Case.ID, for caller: Caller) async throws -> Int {
        try await foundCase(id, for: caller).version
    }

    /// A report by its id or its reference, with the case that holds it; nil when there is none that the caller may see.
    package func filedReport(_ name: String, for caller: Caller) async throws -> FiledReport? {
        guard let name = ReportName(name) else { return nil }
        let found =
            switch name {
            case .id(let id): try await store.report(id, in: caller.municipalities)
            case .reference(let reference): try await store.report(reference)
            }
        guard let found, caller.sees(found.report.municipality), try await sees(found, caller) else {
            return nil
        }
        return found
    }

    /// The name of the district that a case is shown to lie in, on the day it was last seen; nil for none.
    package func district(of found: Case, for caller: Caller) -> String? {
        let areas = areas()
        let seesRestricted = caller.seesRestricted(of: found, areas: areas)
        guard let shown = found.shownPlace(withRestricted: seesRestricted) else { return nil }
        return areas.area(
            of: .district, holding: shown.place, on: SwedishTime(found.lastObserved).date)?.area.name
    }

    /// The districts of today, by name: the value of `area` in an address, and what it is called.
    package func districts(at now: Timestamp) -> [(value: String, label: String)] {
        let day = SwedishTime(now).date
        return areas().all(of: .district).filter { $0.isValid(on: day) }
            .map { (value: "\(AreaLayer.district.rawValue)/\($0.code)", label: $0.name) }
            .sorted { $0.label < $1.label }
    }

    /// Where cases are shown to lie, in their order; nil for one that lies nowhere.
    package func positions(of cases: [Case], for caller: Caller) throws -> [GeographicPosition?] {
        let areas = areas()
        let places = cases.map {
            $0.shownPlace(withRestricted: caller.seesRestricted(of: $0, areas: areas))?.place
        }
        var positions = try projector.positions(of: places.compactMap(\.self)).makeIterator()
        return places.map { $0 == nil ? nil : positions.next() }
    }
}
