import CQL2
import Geometry
import JSON
import Projection
import Reports
import Web

/// What is asked of a collection of features, but for who asks.
struct AskedFeatures {
    let collection: FeatureCollection
    let limit: Int
    /// As it came; what it means is each collection's own.
    let cursor: String?
    let system: FeatureSystem
    let box: FeatureBox?
    let time: AskedTime?
    let filter: FeatureFilter?
    let sort: FeatureSort?

    static let usualLimit = 100
    static let mostFeatures = 1_000

    /// The texts of which a property must have one; nil where any will do.
    func texts(_ name: String) -> Set<String>? {
        filter.flatMap { filter in collection.index(of: name).flatMap { filter.texts(of: $0) } }
    }

    /// The milliseconds within which a property must lie; nil where there are none.
    ///
    /// - Parameter isTime: Whether `datetime` is about it.
    func milliseconds(_ name: String, isTime: Bool) -> (first: Int64, last: Int64)? {
        var (first, last) = (Int64.min, Int64.max)
        if let filter, let index = collection.index(of: name) {
            (first, last) = filter.milliseconds(of: index)
        }
        if isTime, let time { (first, last) = (max(first, time.first), min(last, time.last)) }
        guard first <= last else { return nil }
        return (first, last)
    }

    /// Whether a feature is asked for, but for the box.
    func admits(_ feature: Feature) -> Bool {
        (time?.overlaps(collection.time.milliseconds(of: feature.values)) ?? true)
            && (filter?.admits(feature.values, at: feature.shape) ?? true)
    }
}

/// By which property features come, instead of by their ids.
struct FeatureSort: Hashable {
    let field: Int
    let isDescending: Bool
}

extension QueryReader {
    /// What an address asks of a collection.
    ///
    /// - Throws: 400 with every parameter that is wrong.
    mutating func features(of collection: FeatureCollection, _ projector: Projector) throws(Problem)
        -> AskedFeatures
    {
        let limit =
            value("limit", sv: "Ett heltal, minst 1.", en: "A whole number, at least 1.") { text in
                Int(text).flatMap { $0 >= 1 ? min($0, AskedFeatures.mostFeatures) : nil }
            } ?? AskedFeatures.usualLimit
        let system = system("crs") ?? .crs84
        let boxSystem = self.system("bbox-crs") ?? .crs84
        let box = value(
            "bbox",
            sv: "Fyra tal i axlarnas ordning enligt bbox-crs, de lägsta först: 14.50,56.25,14.56,56.30.",
            en:
                "Four numbers in the order of the axes of bbox-crs, the lowest first: 14.50,56.25,14.56,56.30."
        ) { FeatureBox($0, in: boxSystem) }
        let time = value(
            "datetime",
            sv:
                "En tid, en dag, eller två av dem med / emellan, där den ena får vara ..: 2026-01-01T00:00:00Z/..",
            en:
                "A time, a day, or two of them with / between, of which one may be ..: 2026-01-01T00:00:00Z/.."
        ) { AskedTime($0) }
        var conditions = equalities(collection)
        if let filter = filter(collection, projector) { conditions.append(filter) }
        let sort = sort(collection)
        let asked = AskedFeatures(
            collection: collection, limit: limit, cursor: text("cursor"), system: system, box: box,
            time: time,
            filter: conditions.isEmpty ? nil : .all(conditions), sort: sort)
        try finish()
        return asked
    }

    mutating func system(_ name: String) -> FeatureSystem? {
        value(
            name, sv: "Något av collectionens crs, som http://www.opengis.net/def/crs/EPSG/0/3006.",
            en: "One of the collection's crs, such as http://www.opengis.net/def/crs/EPSG/0/3006."
        ) { FeatureSystem(uri: $0) }
    }

    /// A property by its own name: equal to the value.
    private mutating func equalities(_ collection: FeatureCollection) -> [FeatureFilter] {
        var found: [FeatureFilter] = []
        for (index, field) in collection.fields.enumerated() where field.isParameter {
            let wanted = value(
                field.name, sv: "Ett värde av slaget \(field.kind.rawValue).",
                en: "A value of the kind \(field.kind.rawValue)."
            ) { field.value($0) }
            if let wanted { found.append(.compare(.field(index), .equal, .value(wanted))) }
        }
        return found
    }

    private mutating func sort(_ collection: FeatureCollection) -> FeatureSort? {
        let known = collection.sorts.flatMap { [$0, "-\($0)"] }
        let list = known.isEmpty ? "–" : known.joined(separator: ", ")
        return value(
            "sortby", sv: "Här går det att sortera efter: \(list).", en: "Here it can be sorted by: \(list)."
        ) { text in
            let isDescending = text.hasPrefix("-")
            let name = isDescending || text.hasPrefix("+") ? String(text.dropFirst()) : text
            guard collection.sorts.contains(name), let index = collection.index(of: name) else { return nil }
            return FeatureSort(field: index, isDescending: isDescending)
        }
    }

    private mutating func filter(_ collection: FeatureCollection, _ projector: Projector) -> FeatureFilter? {
        let language =
            value("filter-lang", sv: "cql2-text eller cql2-json.", en: "cql2-text or cql2-json.") {
                FilterLanguage(rawValue: $0)
            }
            ?? .text
        let system = system("filter-crs") ?? .crs84
        guard let text = text("filter") else { return nil }
        do throws(CQLFault) {
            return try FeatureFilter(
                language.read(text), fields: collection.fields, placing: ShapePlacing(system, projector))
        } catch {
            fault("filter", "filter.\(error.kind.rawValue)", sv: error.words.swedish, en: error.words.english)
            return nil
        }
    }
}

/// The encodings of filters.
enum FilterLanguage: String, CaseIterable {
    case text = "cql2-text"
    case json = "cql2-json"

    fileprivate func read(_ text: String) throws(CQLFault) -> CQLExpression {
        switch self {
        case .text: return try CQLExpression(text: text)
        case .json:
            let json: JSONValue
            do throws(JSONFault) {
                json = try JSONValue(parsing: text.utf8, depth: 64)
            } catch {
                throw CQLFault(
                    .syntax, sv: "Det är ingen giltig JSON vid byte \(error.offset + 1).",
                    en: "It is no valid JSON at byte \(error.offset + 1).")
            }
            return try CQLExpression(json: json)
        }
    }
}

extension ShapePlacing {
    /// Geometries in a reference system.
    fileprivate init(_ system: FeatureSystem, _ projector: Projector) {
        self.init { (pairs) throws(CQLFault) in
            var places: [Place] = []
            for pair in pairs {
                guard let place = try? system.place(pair.first, pair.second, projector) else {
                    throw CQLFault(
                        .type,
                        sv:
                            "\(pair.first) \(pair.second) ligger utanför Sverige. Axlarna står i den ordning som filter-crs säger.",
                        en:
                            "\(pair.first) \(pair.second) lies outside Sweden. The axes stand in the order of filter-crs."
                    )
                }
                places.append(place)
            }
            return places
        } box: { (low, high) throws(CQLFault) in
            guard let box = FeatureBox((low.first, low.second), (high.first, high.second), in: system) else {
                throw CQLFault(
                    .type, sv: "BBOX har sina högsta tal före sina lägsta.",
                    en: "BBOX has its highest numbers before its lowest.")
            }
            return try? box.area(projector)
        }
    }
}

extension FeatureField {
    /// Whether it can be asked for by a parameter of its own name.
    var isParameter: Bool {
        switch kind {
        case .text, .number, .integer, .bool: true
        case .moment, .day: false
        }
    }

    /// A value as an address writes it.
    func value(_ text: String) -> FeatureValue? {
        switch kind {
        case .text: .text(text)
        case .number: Degrees.number(text).map(FeatureValue.number)
        case .integer: Int(text).map(FeatureValue.integer)
        // GDAL writes true as 1.
        case .bool: (text == "1" ? true : text == "0" ? false : Bool(text)).map(FeatureValue.bool)
        case .moment, .day: nil
        }
    }
}
