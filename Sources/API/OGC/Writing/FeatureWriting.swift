import CQL2
import Geometry
import JSON
import Projection
import Reports

/// Writes features as GeoJSON in a reference system, with its axes in their order: in another than CRS84 that is what Part 2 of OGC API –
/// Features asks for, and no RFC 7946.
struct FeatureWriting {
    let collection: FeatureCollection
    let system: FeatureSystem
    let projector: Projector

    func bytes(of page: FeaturePage, links: [FeatureLink], at now: Timestamp) throws -> [UInt8] {
        let shapes = try shown(page.features)
        return JSONWriter.object { object in
            object.member("type", "FeatureCollection")
            object.array("features") { array in
                for (feature, shape) in zip(page.features, shapes) {
                    array.object { write(feature, shape, to: &$0) }
                }
            }
            object.array("links") { $0.links(links) }
            object.member("timeStamp", now)
            object.memberIfPresent("numberMatched", page.matched)
            if page.unreadable > 0 { object.member("unreadable", page.unreadable) }
            object.member("numberReturned", page.features.count)
        }
    }

    func bytes(of feature: Feature, links: [FeatureLink]) throws -> [UInt8] {
        let shapes = try shown([feature])
        return JSONWriter.object { object in
            write(feature, shapes[0], to: &object)
            object.array("links") { $0.links(links) }
        }
    }

    private func write(_ feature: Feature, _ shape: Shown, to object: inout JSONObject) {
        object.member("type", "Feature")
        object.member("id", feature.id)
        switch shape {
        case .nowhere: object.null("geometry")
        case .point(let pair):
            object.object("geometry") {
                $0.member("type", "Point")
                $0.array("coordinates") { write(pair, to: &$0) }
            }
        case .polygons(let polygons):
            object.object("geometry") { geometry in
                geometry.member("type", polygons.count == 1 ? "Polygon" : "MultiPolygon")
                geometry.array("coordinates") { array in
                    if polygons.count == 1 {
                        write(polygons[0], to: &array)
                    } else {
                        for polygon in polygons { array.array { write(polygon, to: &$0) } }
                    }
                }
            }
        }
        object.object("properties") { properties in
            for (field, value) in zip(collection.fields, feature.values) {
                properties.member(field.name, value)
            }
        }
    }

    private func write(_ rings: [[(Double, Double)]], to array: inout JSONArray) {
        for ring in rings {
            array.array { positions in
                for pair in ring + ring.prefix(1) { positions.array { write(pair, to: &$0) } }
            }
        }
    }

    private func write(_ pair: (Double, Double), to array: inout JSONArray) {
        array.element(pair.0, decimals: system.decimals)
        array.element(pair.1, decimals: system.decimals)
    }

    /// Where a feature lies, in coordinates.
    private enum Shown {
        case nowhere
        case point((Double, Double))
        case polygons([[[(Double, Double)]]])
    }

    /// All points are turned into coordinates together.
    private func shown(_ features: [Feature]) throws(ProjectionFault) -> [Shown] {
        let places: [Place] = features.compactMap {
            if case .place(let place)? = $0.shape { place } else { nil }
        }
        var pairs = try system.coordinates(of: places, projector).makeIterator()
        var found: [Shown] = []
        for feature in features {
            switch feature.shape {
            case .place?: found.append(pairs.next().map { Shown.point($0) } ?? .nowhere)
            case .area(let area)?:
                var polygons: [[[(Double, Double)]]] = []
                for polygon in area.polygons {
                    var rings: [[(Double, Double)]] = []
                    for ring in polygon.rings {
                        rings.append(try system.coordinates(of: ring.corners, projector))
                    }
                    polygons.append(rings)
                }
                found.append(.polygons(polygons))
            case nil: found.append(.nowhere)
            }
        }
        return found
    }
}

extension JSONObject {
    fileprivate mutating func member(_ name: String, _ value: FeatureValue) {
        switch value {
        case .missing: null(name)
        case .text(let text): member(name, text)
        case .number(let number):
            // With a point always: map programs tell by the first values whether a property has whole numbers.
            if number.isFinite { member(name, json: "\(number)".utf8) } else { null(name) }
        case .integer(let integer): member(name, integer)
        case .bool(let bool): member(name, bool)
        case .moment(let moment): member(name, moment)
        case .day(let day): member(name, day)
        }
    }
}

extension FeatureValue {
    /// As people read it.
    var shown: String {
        switch self {
        case .missing: ""
        case .text(let text): text
        case .number(let number): "\(number)"
        case .integer(let integer): "\(integer)"
        case .bool(let bool): "\(bool)"
        case .moment(let moment): moment.rfc3339
        case .day(let day): day.description
        }
    }
}

/// A link as OGC API has it.
struct FeatureLink {
    let href: String
    let rel: String
    let type: String
    let title: String

    static let geoJSON = "application/geo+json"
    static let json = "application/json"
    static let html = "text/html"
    static let schema = "application/schema+json"
    static let openAPI = "application/vnd.oai.openapi+json;version=3.0"
}

extension JSONArray {
    mutating func links(_ links: [FeatureLink]) {
        for link in links {
            object {
                $0.member("href", link.href)
                $0.member("rel", link.rel)
                $0.member("type", link.type)
                $0.member("title", link.title)
            }
        }
    }
}
