package import Reports

/// What keeps a file of a map program from being a layer of areas.
package enum FeatureLayerFault: Error, Hashable, Sendable {
    /// It is none of its kind, or damaged; with what it should have been.
    case unreadable(Kind)
    /// A file that belongs to it is missing, with the end of its name.
    case missingPart(String)
    case noLayers
    /// One of them has to be named.
    case severalLayers([String])
    case noLayer(String, known: [String])
    case noReferenceSystem
    /// It is in this one, which is not read.
    case referenceSystem(String)
    case noColumn(String, known: [String])
    /// All of it is of this type.
    case geometryType(String)
    /// Its texts are in this encoding, which is not read.
    case encoding(String)

    package enum Kind: Hashable, Sendable {
        case geoPackage, shapefile, dBase

        fileprivate var name: String {
            switch self {
            case .geoPackage: "GeoPackage"
            case .shapefile: "Shapefile (.shp)"
            case .dBase: "dBase (.dbf)"
            }
        }
    }

    /// For who imports the file; begins with a verb, after what the file is called.
    package var sentence: Bilingual {
        switch self {
        case .unreadable(let kind):
            Bilingual(
                swedish:
                    "går inte att läsa som \(kind.name): filen är av ett annat slag, skadad eller avkortad",
                english: "cannot be read as \(kind.name): it is of another kind, damaged or cut off")
        case .missingPart(let name):
            Bilingual(
                swedish: "saknar sin fil \(name), som ska ligga bredvid",
                english: "lacks its file \(name), which lies beside it")
        case .noLayers:
            Bilingual(swedish: "har inget lager med geometri", english: "has no layer with geometries")
        case .severalLayers(let names):
            Bilingual(
                swedish: "har flera lager: \(names.joined(separator: ", ")). Välj ett med --source-layer",
                english: "has several layers: \(names.joined(separator: ", ")). Choose one by --source-layer")
        case .noLayer(let name, let known):
            Bilingual(
                swedish: "har inget lager “\(name.prefix(40))”. Det finns: \(known.joined(separator: ", "))",
                english: "has no layer “\(name.prefix(40))”. There are: \(known.joined(separator: ", "))")
        case .noReferenceSystem:
            Bilingual(
                swedish:
                    "säger inte vilket referenssystem det är i. Ge det ett: ogr2ogr -a_srs EPSG:3006 NY.gpkg FIL",
                english:
                    "does not say which reference system it is in. Give it one: ogr2ogr -a_srs EPSG:3006 NEW.gpkg FILE"
            )
        case .referenceSystem(let name):
            Bilingual(
                swedish:
                    "är i referenssystemet \(name.prefix(60)); WGS 84, EPSG:3006 och EPSG:3007–3018 läses. Räkna om det: ogr2ogr -t_srs EPSG:3006 NY.gpkg FIL",
                english:
                    "is in the reference system \(name.prefix(60)); WGS 84, EPSG:3006 and EPSG:3007–3018 are read. Transform it: ogr2ogr -t_srs EPSG:3006 NEW.gpkg FILE"
            )
        case .noColumn(let name, let known):
            Bilingual(
                swedish: "har ingen kolumn “\(name.prefix(40))”. Den har: \(known.joined(separator: ", "))",
                english: "has no column “\(name.prefix(40))”. It has: \(known.joined(separator: ", "))")
        case .geometryType(let type):
            Bilingual(
                swedish: "har geometrier av typen \(type); det behövs ytor",
                english: "has geometries of type \(type); surfaces are needed")
        case .encoding(let name):
            Bilingual(
                swedish:
                    "har text i kodningen \(name.prefix(40)); UTF-8 och Windows-1252 läses. Gör en GeoPackage av den: ogr2ogr NY.gpkg FIL",
                english:
                    "has text in the encoding \(name.prefix(40)); UTF-8 and Windows-1252 are read. Make a GeoPackage of it: ogr2ogr NEW.gpkg FILE"
            )
        }
    }
}
