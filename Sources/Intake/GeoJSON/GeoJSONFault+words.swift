import Geometry
import JSON
package import Reports

extension GeoJSONFault {
    /// What is wrong, for who imports a file: `ligger utanför Sverige vid polygon 0, ring 0, position 3`.
    package var sentence: Bilingual {
        switch reason {
        case .notAFeatureCollection:
            Bilingual(
                swedish: "är ingen FeatureCollection i GeoJSON",
                english: "is not a GeoJSON FeatureCollection")
        case .notAFeature:
            Bilingual(
                swedish: "är ingen Feature i GeoJSON med properties",
                english: "is not a GeoJSON Feature with properties")
        case .referenceSystem(let name?):
            Bilingual(
                swedish:
                    "är i referenssystemet \(name); WGS 84, EPSG:3006 och EPSG:3007–3018 läses",
                english: "is in the reference system \(name); WGS 84, EPSG:3006 and EPSG:3007–3018 are read")
        case .referenceSystem(nil):
            Bilingual(
                swedish:
                    "har ett fält crs som inte anger något referenssystem; ange WGS 84, EPSG:3006 eller EPSG:3007–3018, eller utelämna det för WGS 84",
                english:
                    "has a crs member that names no reference system; name WGS 84, EPSG:3006 or EPSG:3007–3018, or leave it out for WGS 84"
            )
        case .geometryType(let type?, wanted: .surface):
            Bilingual(
                swedish: "har en geometri av typen \(type); det behövs Polygon eller MultiPolygon",
                english: "has a geometry of type \(type); Polygon or MultiPolygon is needed")
        case .geometryType(let type?, wanted: .point):
            Bilingual(
                swedish: "har en geometri av typen \(type); det behövs Point",
                english: "has a geometry of type \(type); Point is needed")
        case .geometryType(let type?, wanted: .line):
            Bilingual(
                swedish: "har en geometri av typen \(type); det behövs LineString",
                english: "has a geometry of type \(type); LineString is needed")
        case .geometryType(nil, _): Bilingual(swedish: "saknar geometri", english: "has no geometry")
        case .malformed:
            Bilingual(
                swedish: "har koordinater som inte är nästlade som de ska vid \(pointer)",
                english: "has coordinates that are not nested as they should be at \(pointer)")
        case .coordinateCount(let count):
            Bilingual(
                swedish: "har en punkt med \(count) koordinater vid \(pointer); det behövs två",
                english: "has a point with \(count) coordinates at \(pointer); two are needed")
        case .height:
            Bilingual(
                swedish: "har en punkt med höjd vid \(pointer); bara longitud och latitud tas emot",
                english: "has a point with a height at \(pointer); longitude and latitude alone are taken")
        case .position(let fault): fault.words + at(["position", "ring"])
        case .tooManyPositions(let count):
            Bilingual(
                swedish: "har \(count) positioner; det är fler än som kan läsas",
                english: "has \(count) positions; that is more than can be read")
        case .lineTooShort:
            Bilingual(
                swedish: "har en linje med färre än två positioner som skiljer sig",
                english: "has a line of fewer than two positions that differ")
        case .ring(let fault):
            Bilingual(swedish: "har en trasig ring", english: "has a broken ring") + at(["ring"]) + ": "
                + fault.words
        case .holeOutside:
            Bilingual(
                swedish: "har ett hål som går utanför sin kontur",
                english: "has a hole that reaches outside its outline") + at(["ring"])
        case .polygonsOverlap(let one, let other):
            Bilingual(
                swedish:
                    "har polygonerna \(one) och \(other) som överlappar eller delar en linje; slå ihop dem, eller behåll en",
                english:
                    "has polygons \(one) and \(other) that overlap or share a line; join them, or keep one")
        case .ringsOverlap(let one, let other):
            Bilingual(
                swedish: "har ringarna \(one) och \(other) som överlappar eller delar en linje",
                english: "has rings \(one) and \(other) that overlap or share a line") + at([])
        case .ringsSplit(let one, let other):
            Bilingual(
                swedish: "har ringarna \(one) och \(other) som möts så att polygonen faller i bitar",
                english: "has rings \(one) and \(other) that touch so that the polygon falls in pieces")
                + at([])
                + Bilingual(
                    swedish: "; rita bitarna som egna polygoner",
                    english: "; draw the pieces as polygons of their own")
        case .noPolygons: Bilingual(swedish: "saknar polygoner", english: "has no polygons")
        }
    }

    /// Where in a shape it is, counted from zero; the pointer itself where it ends otherwise.
    ///
    /// - Parameter names: what its last indices stand for, the last first. The polygon comes before them in a MultiPolygon.
    private func at(_ names: [String]) -> Bilingual {
        let place = place(names)
        return Bilingual(swedish: " vid \(place)", english: " at \(place)")
    }

    private func place(_ names: [String]) -> String {
        let indices = pointer.description.split(separator: "/").reversed().prefix { Int($0) != nil }
        guard names.count <= indices.count, indices.count <= names.count + 1 else {
            return pointer.description
        }
        let polygon = indices.count > names.count ? indices.last ?? "0" : "0"
        let inside = zip(names, indices).reversed().map { "\($0) \($1)" }
        return (["polygon \(polygon)"] + inside).joined(separator: ", ")
    }
}

extension PositionFault {
    fileprivate var words: Bilingual {
        switch self {
        case .notFinite:
            Bilingual(swedish: "har ett tal som inte är något", english: "has a number that is none")
        case .axesSwapped:
            Bilingual(swedish: "har omkastade koordinater", english: "has its coordinates swapped")
        case .metresForDegrees:
            Bilingual(
                swedish: "har meter där det ska vara grader, och inget fält crs som säger det,",
                english: "has metres where degrees belong, and no crs member that says so,")
        case .degreesForMetres:
            Bilingual(
                swedish: "har grader där det ska vara meter", english: "has degrees where metres belong")
        case .notOnEarth:
            Bilingual(
                swedish: "har en position som inte finns på jorden",
                english: "has a position that is not on Earth")
        case .outsideSweden: Bilingual(swedish: "ligger utanför Sverige", english: "lies outside Sweden")
        case .notComputable:
            Bilingual(
                swedish: "har positioner som PROJ inte kan beräkna",
                english: "has positions that PROJ cannot compute")
        }
    }
}

extension RingFault {
    fileprivate var words: Bilingual {
        switch self {
        case .tooFewPositions(let count):
            Bilingual(
                swedish: "\(count) positioner; det behövs minst fyra, den sista lika med den första",
                english: "\(count) positions; at least four are needed, the last equal to the first")
        case .notClosed:
            Bilingual(
                swedish: "dess sista position är en annan än dess första",
                english: "its last position differs from its first")
        case .crossesItself(let one, let other):
            Bilingual(
                swedish:
                    "den korsar eller rör vid sig själv: sidorna som börjar vid positionerna \(one) och \(other) möts",
                english:
                    "it crosses or touches itself: the edges that begin at positions \(one) and \(other) meet"
            )
        case .noExtent:
            Bilingual(
                swedish: "alla dess positioner ligger på en linje",
                english: "all its positions lie on one line")
        }
    }
}
