import CQL2
import Reports
import Web

/// A collection of features as everybody is told of it.
struct FeatureCollection: Hashable, Sendable {
    let id: String
    let title: Bilingual
    let notes: Bilingual
    let geometry: Geometry
    let fields: [FeatureField]
    let time: Time
    /// The properties by which it can be sorted.
    let sorts: [String]
    let access: Access

    enum Geometry: String { case point, polygon }

    /// When a feature was, by the indices of its properties.
    enum Time: Hashable {
        case instant(Int)
        /// From the first, which is part of it, up to the second, which is not.
        case span(Int, Int)
    }

    func index(of name: String) -> Int? { fields.firstIndex { $0.name == name } }

    static let all = [reports, cases, hotspots, walks, findings, measures, areas, cells]
}

extension FeatureCollection.Time {
    /// The milliseconds it takes up; what is not told has no end.
    func milliseconds(of values: [FeatureValue]) -> (first: Int64, last: Int64) {
        func taken(_ index: Int) -> ClosedRange<Int64>? {
            values.indices.contains(index) ? values[index].milliseconds : nil
        }
        switch self {
        case .instant(let index):
            let span = taken(index)
            return (span?.lowerBound ?? .min, span?.upperBound ?? .max)
        case .span(let from, let until):
            return (
                taken(from)?.lowerBound ?? .min, taken(until).map { $0.lowerBound - 1 } ?? .max
            )
        }
    }
}

/// A feature of a collection.
struct Feature: Sendable {
    let id: String
    /// Nil for what lies nowhere.
    let shape: FeatureShape?
    /// In the order of the collection's fields.
    let values: [FeatureValue]
}

/// A page of features.
struct FeaturePage: Sendable {
    var features: [Feature] = []
    /// Where the next begins; nil on the last.
    var next: String?
    /// How many there are on all pages, where that is known.
    var matched: Int?
    /// How many were left out since a disk has damaged them.
    var unreadable = 0
}

extension FeaturePage {
    /// The features of a list in memory that are asked for, in the order that is asked for, else by their ids.
    init(of all: [Feature], _ asked: AskedFeatures, in held: [Bool]) throws(Problem) {
        let found = zip(all, held).filter { $1 && asked.admits($0) }.map { feature, _ in
            (
                cursor: FeatureCursor(key: asked.sort.map { $0.key(of: feature) } ?? 0, id: feature.id),
                feature: feature
            )
        }.sorted { $0.cursor < $1.cursor }
        let start = try FeatureCursor(of: asked.cursor)
        let rest = found.drop { element in start.map { element.cursor <= $0 } ?? false }
        features = rest.prefix(asked.limit).map(\.feature)
        next = rest.count > asked.limit ? rest.prefix(asked.limit).last?.cursor.word : nil
        matched = found.count
    }
}

extension FeatureCursor {
    /// That of an address.
    ///
    /// - Throws: 400 for one that no answer had.
    init?(of text: String?) throws(Problem) {
        guard let text else { return nil }
        guard let cursor = FeatureCursor(text) else { throw .madeUpCursor }
        self = cursor
    }
}

extension FeatureSort {
    /// A number by which features stand in the order that is asked for.
    func key(of feature: Feature) -> Int64 {
        guard feature.values.indices.contains(field), let time = feature.values[field].milliseconds else {
            return .max
        }
        return key(of: time.lowerBound)
    }

    func key(of milliseconds: Int64) -> Int64 { isDescending ? -milliseconds : milliseconds }
}

extension Problem {
    static let madeUpCursor = Problem.parameters([
        .parameter(
            "cursor", "parameter.value", sv: "Använd länken next i förra svaret.",
            en: "Use the link next of the answer before.")
    ])
}
