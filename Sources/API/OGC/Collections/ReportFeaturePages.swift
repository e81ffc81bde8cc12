import CQL2
import Geometry
import Projection
import Reports
import Web

/// The reports that are asked for as features, page by page.
///
/// Rows come in the order of the store's own cursor, or by time where that is asked for; those that are not asked for are passed over, and
/// a page begins after the last row that was looked at (docs/decisions/0060).
struct ReportFeaturePages {
    let asked: AskedFeatures
    let filter: ReportFilter
    let scope: Scope
    let store: any ReportStore
    let projector: Projector
    var bounds = LookingBounds()

    enum Scope {
        case area(Area)
        case box(Bounds)
    }

    /// The fields that the index of places tells: the first of them.
    private static let indexed = 0..<5
    /// Those of them by which the store is asked: texts, and when it was seen.
    private static let ofTexts = 0..<4
    private static let ofTime = 4

    /// Whether whole reports must be read to know whether they are asked for.
    private var needsWhole: Bool {
        !(asked.filter?.fields.isSubset(of: Self.indexed) ?? true)
    }

    func page() async throws -> FeaturePage {
        guard let sort = asked.sort else { return try await pageByID() }
        return try await page(sortedBy: sort)
    }

    private func pageByID() async throws -> FeaturePage {
        var after: ReportCursor?
        if let cursor = asked.cursor {
            guard let found = PageCursor.report(cursor) else { throw Problem.madeUpCursor }
            after = found
        }
        let isSaid = asked.filter?.isSaid(byTextsOf: Self.ofTexts, andTimeOf: Self.ofTime) ?? true
        let isExact = asked.box == nil && isSaid
        var size = isExact ? asked.limit : max(asked.limit, bounds.firstChunk)
        var page = FeaturePage()
        var looked = 0
        while true {
            let found = try await rows(PageRequest(limit: size, after: after))
            looked += found.elements.count
            let (features, last) = try await admitted(found.elements, upTo: asked.limit - page.features.count)
            page.features += features
            let isWhole = last == nil || last == found.elements.last?.id
            after = isWhole ? found.next : last.map { ReportCursor(id: $0) }
            let isFull = page.features.count >= asked.limit
            if after == nil || isFull || looked >= (needsWhole ? bounds.readWhole : bounds.lookedAt) {
                break
            }
            size = max(asked.limit, min(size * 4, bounds.largestChunk))
        }
        page.next = after.map { PageCursor.encode($0) }
        if asked.cursor == nil { page.matched = try await matched(page, isExact: isExact) }
        return page
    }

    /// How many there are in all, where that costs no more than a walk over the index.
    private func matched(_ page: FeaturePage, isExact: Bool) async throws -> Int? {
        guard page.next != nil else { return page.features.count }
        guard isExact, case .box(let box) = scope else { return nil }
        return try await store.counts(in: box, side: 100_000, matching: filter).reduce(0) { $0 + $1.count }
    }

    private func page(sortedBy sort: FeatureSort) async throws -> FeaturePage {
        let start = try FeatureCursor(of: asked.cursor)
        let found = try await rows(PageRequest(limit: bounds.sorted + 1))
        guard found.elements.count <= bounds.sorted else {
            throw Problem.parameters([
                .parameter(
                    "sortby", "sort.too-many",
                    sv:
                        "Fler än \(bounds.sorted) rapporter att sortera. Begränsa med bbox, datetime eller filter.",
                    en:
                        "More than \(bounds.sorted) reports to sort. Narrow it down by bbox, datetime or filter."
                )
            ])
        }
        let sorted = found.elements.map { (cursor: sort.cursor(of: $0), row: $0) }
            .filter { element in start.map { $0 < element.cursor } ?? true }
            .sorted { $0.cursor < $1.cursor }.map(\.row)
        var page = FeaturePage()
        var looked = 0
        var last: FoundReport?
        let most = needsWhole ? bounds.readWhole : bounds.sorted
        while looked < sorted.count, looked < most, page.features.count < asked.limit {
            let chunk = Array(
                sorted[looked..<min(sorted.count, looked + max(asked.limit, bounds.firstChunk))])
            let (features, cut) = try await admitted(chunk, upTo: asked.limit - page.features.count)
            page.features += features
            let count = cut.flatMap { id in chunk.firstIndex { $0.id == id } }.map { $0 + 1 } ?? chunk.count
            looked += count
            last = chunk[count - 1]
        }
        page.next = looked < sorted.count ? last.map { sort.cursor(of: $0).word } : nil
        return page
    }

    private func rows(_ page: PageRequest) async throws -> Page<FoundReport> {
        switch scope {
        case .area(let area): try await store.reports(within: area, matching: filter, page: page)
        case .box(let box): try await store.reports(in: box, matching: filter, page: page)
        }
    }

    /// The first `most` of these that are asked for, and the id of the last of those, where others may come after it.
    private func admitted(_ rows: [FoundReport], upTo most: Int) async throws -> (
        features: [Feature], last: Report.ID?
    ) {
        var rows = rows
        if let box = asked.box {
            let held = try box.holds(rows.map(\.place), projector)
            rows = zip(rows, held).filter { $1 }.map { $0.0 }
        }
        if !needsWhole, let filter = asked.filter {
            rows = rows.filter { filter.admits(FeatureCollection.values(of: $0), at: .place($0.place)) }
        }
        var features: [Feature] = []
        var position = 0
        while position < rows.count {
            // What is read whole and then not asked for is read in vain, but for where nothing else tells.
            let size = needsWhole ? 2_000 : max(1, most - features.count)
            let chunk = rows[position..<min(rows.count, position + size)]
            var whole: [Report.ID: FiledReport] = [:]
            for filed in try await store.reports(chunk.map(\.id)) { whole[filed.report.id] = filed }
            for row in chunk {
                position += 1
                // A report may be withheld, or change its municipality, between the two questions.
                guard let filed = whole[row.id], filter.admits(filed) else { continue }
                let feature = Feature(filed)
                guard !needsWhole || (asked.filter?.admits(feature.values, at: feature.shape) ?? true) else {
                    continue
                }
                features.append(feature)
                if features.count == most { return (features, row.id) }
            }
        }
        return (features, nil)
    }
}

/// How much one answer looks at.
struct LookingBounds {
    /// How many rows of the index; after that an answer is as long as it is, and leads on.
    var lookedAt = 200_000
    /// How many, where each must be read whole to be known.
    var readWhole = 20_000
    /// How many rows the store is asked for at first, where some may be passed over, and at most.
    var firstChunk = 200
    var largestChunk = 20_000
    /// How many reports are sorted by time; more are refused.
    var sorted = 50_000
}

extension FeatureSort {
    fileprivate func cursor(of row: FoundReport) -> FeatureCursor {
        FeatureCursor(key: key(of: row.observed.milliseconds), id: row.id.description)
    }
}

extension FeatureCollection {
    /// What the index of places tells of a report.
    fileprivate static func values(of row: FoundReport) -> [FeatureValue] {
        [
            .text(row.municipality.description), .text(row.category.description), .text(row.status.rawValue),
            .text(row.source.rawValue), .moment(row.observed),
        ]
    }
}

extension Feature {
    /// A report; see ``FeatureCollection/reports``.
    init(_ filed: FiledReport) {
        let report = filed.report
        id = report.id.description
        shape = report.whereabouts.place.map { .place($0) }
        values = [
            .text(report.municipality.description), .text(report.category.description),
            .text(filed.status.rawValue), .text(report.source.rawValue), .moment(report.observed),
            .text(report.reference.description), .moment(report.received), .text(filed.case.description),
            report.recurs.isEmpty ? .missing : .text(report.recurs.map(\.rawValue).joined(separator: ",")),
            FeatureValue(report.whereabouts.accuracy?.metres), .bool(report.isRestricted),
            FeatureValue(report.whereabouts.words), .text(report.text.description),
        ]
    }
}
