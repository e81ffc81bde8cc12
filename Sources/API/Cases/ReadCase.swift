import Exports
import HTTPTypes
import Hummingbird
import JSON
import Projection
import Reports
import Triage
import Web

extension APIService {
    var readCase: Route {
        Route(
            .get, "/api/v1/cases/{id}", .to(.readCases), headers: [.acceptLanguage, .ifNoneMatch],
            summary: Bilingual(swedish: "Läs ett ärende", english: "Read a case"),
            notes:
                """
                Who answers for it and why, its reports, and all that happened to it, oldest first. `ETag` is the version to \
                change it by. A case that was merged is followed to the one in which it lives on: then `id` is that one's, \
                `followedFrom` has the other's id and history, and `remarks` say so. \
                `reporterCount`: voices: each `reporter` or contact is one, each network address that reports without either \
                came from in a day is one, and where that is not known each day on which something was seen. \
                `findings`: where what was found on safety walks, and became the case or joined it, is told. \
                `nearestAddress`: the address or name nearest to `place`; none where that is approximate. \
                \(Self.restrictedInCases) Its history then names no restricted report, and does not say how far \
                reports lie from one another.
                """,
            answers: [
                .init(
                    .ok, "The case.", "application/json", .named("Case"), example: Examples.case,
                    headers: ["ETag"]),
                .stillKnown,
            ]
        ) { call in
            let caller = try call.caller()
            let asked = try call.value { Case.ID($0) }
            let found = try await foundCase(asked, for: caller)
            return try await response(
                found, askedFor: asked, history: try await history(of: found, for: caller), for: caller,
                call.language)
        }
    }

    /// A case that the caller may see; for one that was merged, the one in which it lives on.
    ///
    /// - Throws: 404 when there is none, wherever it may be.
    func foundCase(_ id: Case.ID, for caller: Caller) async throws -> Case {
        guard let found = try await store.case(id, in: caller.municipalities) else { throw Problem.notFound }
        let living: Case
        if let into = found.mergedInto {
            living = try await store.case(into, in: caller.municipalities) ?? found
        } else {
            living = found
        }
        guard caller.sees(living, areas: areas()) else { throw Problem.notFound }
        return living
    }

    /// What happened to a case, without what the caller may not know of restricted reports.
    ///
    /// - Parameter followed: A case that was merged into it, whose history is wanted instead.
    func history(of found: Case, followedFrom followed: Case.ID? = nil, for caller: Caller) async throws
        -> [CaseEvent]
    {
        try await told(try await store.history(of: followed ?? found.id), of: found, to: caller)
    }

    /// Some of the history of a case, without what the caller may not know of restricted reports.
    func told(_ history: [CaseEvent], of found: Case, to caller: Caller) async throws -> [CaseEvent] {
        let unseen = try await unseen(among: Set(history.compactMap(\.other)), by: caller)
        let told = unseen.isEmpty ? history : history.map { $0.without(unseen) }
        return caller.seesRestricted(of: found, areas: areas()) ? told : told.map(\.withoutRestricted)
    }

    /// Those of the cases that the caller may not see. A key sees all of the municipalities whose cases it may read.
    func unseen(among cases: Set<Case.ID>, by caller: Caller) async throws -> Set<Case.ID> {
        guard let sight = caller.sight, !sight.isOfWholes else { return [] }
        var unseen: Set<Case.ID> = []
        for id in cases {
            guard let found = try await store.case(id, in: caller.municipalities) else {
                unseen.insert(id)
                continue
            }
            var living = found
            if let into = found.mergedInto { living = try await store.case(into, in: []) ?? found }
            if !caller.sees(living, areas: areas()) { unseen.insert(id) }
        }
        return unseen
    }

    /// Whether the caller may see a report: by its case, and a restricted one only where restricted ones may be seen.
    func sees(_ filed: FiledReport, _ caller: Caller) async throws -> Bool {
        guard let found = try await store.case(filed.case, in: caller.municipalities),
            caller.sees(found, areas: areas())
        else { return false }
        return !filed.report.isRestricted || caller.seesRestricted(of: found, areas: areas())
    }

    /// The case with the reports that the caller may read: none, without the right to read.
    ///
    /// - Parameters:
    ///   - asked: The case that the caller named. When it is another, it was merged into this one, and its history comes too.
    ///   - history: That of `found`, as the caller may read it.
    ///   - remarks: What the caller must know of what was asked for.
    ///   - warnings: What may be wrong in what the caller wrote.
    func response(
        _ found: Case, askedFor asked: Case.ID, history: [CaseEvent], for caller: Caller,
        _ language: Language,
        remarks: [Bilingual] = [], warnings: [Bilingual] = []
    ) async throws -> Response {
        let read = try await read(found, askedFor: asked, history: history, for: caller)
        let remarks = read.remarks + remarks
        let export = ReportsGeoJSON(projector, detail: .full)
        let features = try read.reports.map {
            try export.feature(ExportedReport($0.filed, hints: $0.hints))
        }
        let document = CaseDocument(
            case: found, place: read.place, position: read.position, nearest: read.nearest,
            withheldCount: read.withheldCount, returnOf: read.returnOf, words: read.words, reports: features,
            history: history, followed: read.followed.map { (asked, $0) }, warnings: warnings,
            remarks: remarks)
        let body = JSONWriter.object { document.write(to: &$0, in: language) }
        return .json(
            body,
            headers: [
                // What stands beside the case, such as the nearest address, changes without its version.
                .eTag: EntityTag.text(found.version, of: body), .contentLanguage: language.rawValue,
            ])
    }
}

extension Examples {
    static let `case` = #"""
        {"id":"01936a1c-7a00-7abc-9e2f-4b6a7c8d9e10","municipality":"1060","group":"lighting","status":"open","state":{"kind":"received","name":"Mottaget","explanation":"Rapporten har kommit fram till dem som ansvarar, men de har inte börjat än."},"openedAt":"2026-11-20T17:05:12Z","changedAt":"2026-11-20T17:05:12Z","version":1,"place":{"type":"Point","coordinates":[14.5306,56.2767]},"placeIsApproximate":false,"nearestAddress":{"name":"Idrottshallen","distanceMetres":0,"words":{"sv":"vid Idrottshallen","en":"at Idrottshallen"}},"reportCount":1,"withheldReports":0,"reporterCount":1,"firstObservedAt":"2026-11-20T17:00:00Z","lastObservedAt":"2026-11-20T17:00:00Z","findings":"/api/v1/findings?case=01936a1c-7a00-7abc-9e2f-4b6a7c8d9e10","units":[{"id":"gata-park","name":"Gata och park","rule":"belysning","reason":"Belysning på kommunens mark.","since":"2026-11-20T17:05:12Z","due":"2026-12-04"}],"reports":[],"history":[{"entry":1,"at":"2026-11-20T17:05:12Z","kind":"opened","by":"lykta","reason":"Ny rapport."}]}
        """#
}
