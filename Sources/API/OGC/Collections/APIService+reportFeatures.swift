import CQL2
import Geometry
import Reports
import Web

/// What the store is asked for features of reports and cases.
extension APIService {
    func reportFeatures(_ asked: AskedFeatures, for caller: Caller) async throws -> FeaturePage {
        guard let filter = reportFilter(asked, for: caller), let scope = try scope(of: asked) else {
            return FeaturePage(matched: 0)
        }
        return try await ReportFeaturePages(
            asked: asked, filter: filter, scope: scope, store: store, projector: projector
        ).page()
    }

    /// What the store is asked: what the caller may see, and of that no more than the filter needs. Nil where nothing can be.
    private func reportFilter(_ asked: AskedFeatures, for caller: Caller) -> ReportFilter? {
        var filter = ReportFilter(
            municipalities: caller.municipalities, includesRestricted: caller.may(.readOriginals),
            sight: caller.sight)
        if let texts = asked.texts("municipality") {
            // An empty set would mean any.
            let named = Set(texts.compactMap { MunicipalityCode($0) }.filter(caller.sees))
            guard !named.isEmpty else { return nil }
            filter.municipalities = named
        }
        if let texts = asked.texts("category") {
            filter.categories = Set(texts.compactMap { Code<Reports.Category>($0) })
            guard !filter.categories.isEmpty else { return nil }
        }
        if let texts = asked.texts("status") {
            filter.statuses = Set(texts.compactMap { CaseStatus(rawValue: $0) })
            guard !filter.statuses.isEmpty else { return nil }
        }
        if let texts = asked.texts("source") {
            filter.sources = Set(texts.compactMap { Source(rawValue: $0) })
            guard !filter.sources.isEmpty else { return nil }
        }
        guard let observed = asked.milliseconds("observedAt", isTime: true),
            let received = asked.milliseconds("receivedAt", isTime: false)
        else { return nil }
        (filter.observedFrom, filter.observedUntil) = Self.moments(observed)
        (filter.receivedFrom, filter.receivedUntil) = Self.moments(received)
        return filter
    }

    /// From the first, up to the moment after the last.
    private static func moments(_ span: (first: Int64, last: Int64)) -> (from: Timestamp?, until: Timestamp?)
    {
        (
            span.first == .min ? nil : Timestamp(clamping: span.first),
            span.last == .max ? nil : Timestamp(clamping: span.last + 1)
        )
    }

    /// Where the store looks: nowhere, when nil.
    private func scope(of asked: AskedFeatures) throws -> ReportFeaturePages.Scope? {
        var bounds = Bounds.everywhere
        switch asked.filter?.whereabouts ?? .anywhere {
        case .inside(let area): return .area(area)
        case .nowhere: return nil
        case .near(let near): bounds = near
        case .anywhere: break
        }
        if let box = asked.box { bounds = try box.bounds(projector) }
        return bounds.map { .box($0) }
    }

    func caseFeatures(_ asked: AskedFeatures, for caller: Caller) async throws -> FeaturePage {
        guard let query = try caseQuery(asked, for: caller) else { return FeaturePage(matched: 0) }
        let areas = areas()
        return try await CaseFeaturePages(
            asked: asked, query: query, store: store, projector: projector,
            seesRestricted: { caller.seesRestricted(of: $0, areas: areas) }
        ).page()
    }

    private func caseQuery(_ asked: AskedFeatures, for caller: Caller) throws -> CaseQuery? {
        var filter = CaseFilter(municipalities: caller.municipalities)
        filter.includesRestricted = caller.seesAllRestricted
        filter.sight = caller.sight
        if let texts = asked.texts("municipality") {
            let named = Set(texts.compactMap { MunicipalityCode($0) }.filter(caller.sees))
            guard !named.isEmpty else { return nil }
            filter.municipalities = named
        }
        if let texts = asked.texts("group") {
            filter.groups = Set(texts.compactMap { Code<CategoryGroup>($0) })
            guard !filter.groups.isEmpty else { return nil }
        }
        if let texts = asked.texts("status") {
            filter.statuses = Set(texts.compactMap { CaseStatus(rawValue: $0) })
            guard !filter.statuses.isEmpty else { return nil }
        }
        var query = CaseQuery(filter, sort: asked.sort?.isDescending ?? false ? .newest : .oldest)
        if let texts = asked.texts("state") {
            query.states = Set(texts.compactMap { CaseState.Kind(rawValue: $0) })
            guard !query.states.isEmpty else { return nil }
        }
        // Whoever sees restricted reports of some cases alone is shown places by which the store does not look.
        guard caller.seesAllRestricted || !caller.may(.readOriginals) else { return query }
        switch asked.filter?.whereabouts ?? .anywhere {
        case .inside(let area): query.area = area
        case .nowhere: return nil
        case .near(let near): query.filter.bounds = near
        case .anywhere: break
        }
        if let box = asked.box {
            guard let bounds = try box.bounds(projector) else { return nil }
            query.filter.bounds = bounds
        }
        return query
    }

    func caseFeature(_ text: String, for caller: Caller) async throws -> Feature? {
        guard let id = Case.ID(text), let found = try await store.case(id, in: caller.municipalities) else {
            return nil
        }
        // Of one that was merged, the case that took it over must be seen too.
        let areas = areas()
        guard caller.sees(found, areas: areas) else { return nil }
        _ = try await foundCase(id, for: caller)
        let seesRestricted = caller.seesRestricted(of: found, areas: areas)
        let latest = try await store.reports(of: id, upTo: nil, most: 1, withRestricted: seesRestricted)
        return Feature(ListedCase(found, latest: latest.last?.report), seesRestricted: seesRestricted)
    }
}
