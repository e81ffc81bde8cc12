import CQL2
import Geometry
import Reports
import Projection
import Web

/// The cases that are asked for as features, page by page: as ``ReportFeaturePages``.
struct CaseFeaturePages {
    let asked: AskedFeatures
    let query: CaseQuery
    let store: any CaseLists
    let projector: Projector
    /// Whether the reader may see the restricted reports of a case.
    let seesRestricted: @Sendable (Case) -> Bool

    private static let mostLookedAt = 20_000
    private static let largestChunk = 1_000

    func page() async throws -> FeaturePage {
        var after: CaseCursor?
        if let cursor = asked.cursor {
            guard let found = PageCursor.case(cursor), found.sort == query.sort else {
                throw Problem.madeUpCursor
            }
            after = found
        }
        var size = min(Self.largestChunk, max(asked.limit, 100))
        var page = FeaturePage()
        var looked = 0
        while true {
            let found = try await store.cases(query, limit: size, after: after)
            looked += max(found.cases.count, 1)
            page.unreadable = max(page.unreadable, found.unreadable)
            let features = try admitted(found.cases)
            let rest = asked.limit - page.features.count
            page.features += features.prefix(rest).map(\.feature)
            after = found.next
            if features.count >= rest {
                // The page is full: the next begins after its last case, if anything was found behind it.
                if let last = features.prefix(rest).last,
                    last.index + 1 < found.cases.count || found.next != nil
                {
                    after = cursor(of: found.cases[last.index].case)
                }
                break
            }
            if after == nil || looked >= Self.mostLookedAt { break }
            size = Self.largestChunk
        }
        page.next = after.map { PageCursor.encode($0) }
        if asked.cursor == nil { page.matched = try await matched(page) }
        return page
    }

    /// How many there are in all, where that costs no more than a walk over the cases in memory and counts none that is not seen.
    private func matched(_ page: FeaturePage) async throws -> Int? {
        guard page.next != nil else { return page.features.count }
        guard asked.filter == nil, asked.box == nil, asked.time == nil, query.filter.sight == nil else {
            return nil
        }
        return try await store.count(query)
    }

    /// Those that are asked for, each with its index among all.
    private func admitted(_ cases: [ListedCase]) throws -> [(index: Int, feature: Feature)] {
        let features = cases.map { Feature($0, seesRestricted: seesRestricted($0.case)) }
        let held = try asked.box.map { try features.held(by: $0, projector) }
        return features.enumerated().compactMap { index, feature in
            (held?[index] ?? true) && asked.admits(feature) ? (index, feature) : nil
        }
    }

    /// In both orders that are asked for here the id alone tells where a case stands.
    private func cursor(of found: Case) -> CaseCursor { CaseCursor(sort: query.sort, key: 0, id: found.id) }
}

extension [Feature] {
    /// Which of the features a box holds or meets; none of those that lie nowhere.
    func held(by box: FeatureBox, _ projector: Projector) throws -> [Bool] {
        let places: [Place] = compactMap { if case .place(let place)? = $0.shape { place } else { nil } }
        var ofPlaces = try box.holds(places, projector).makeIterator()
        // Most collections are of points alone.
        var area: Area?
        if places.count < count { area = try box.area(projector) }
        return map { [area] feature in
            switch feature.shape {
            case .place?: ofPlaces.next() ?? false
            case .area(let shape)?: area.map { shape.meets($0) } ?? false
            case nil: false
            }
        }
    }
}

extension Feature {
    /// A case; see ``FeatureCollection/cases``.
    init(_ listed: ListedCase, seesRestricted: Bool) {
        let item = listed.case
        let shown = item.shownPlace(withRestricted: seesRestricted)
        id = item.id.description
        shape = shown.map { .place($0.place) }
        let units = item.units.map(\.unit.description).joined(separator: ",")
        values = [
            .text(item.municipality.description), .text(item.group.description), .text(item.status.rawValue),
            .text(item.state.kind.rawValue), .moment(item.opened), .moment(item.changed),
            .moment(item.firstObserved), .moment(item.lastObserved), .integer(item.reportCount),
            .integer(item.reporterCount),
            .integer(item.withheldCount(withRestricted: seesRestricted)),
            .bool(shown?.isApproximate ?? false),
            FeatureValue(item.assignee?.description), FeatureValue(item.due),
            units.isEmpty ? .missing : .text(units), FeatureValue(item.mergedInto?.description),
            FeatureValue(listed.latest?.reference.description), FeatureValue(listed.latest?.text.description),
        ]
    }
}
