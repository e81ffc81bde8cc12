import Intake
import Projection
import Reports

/// How a file of areas is read, and how its faults are told.
struct AreaImport {
    let layer: AreaLayer
    let codeProperty: String
    let nameProperty: String
    var ownerProperty: String?
    var validFromProperty: String?
    var validUntilProperty: String?

    func areas(in bytes: [UInt8], named name: String, _ projector: Projector) throws -> [MappedArea] {
        do throws(AreaFileFault) {
            return try AreaFile(
                geoJSON: bytes, layer: layer, codeProperty: codeProperty, nameProperty: nameProperty,
                ownerProperty: ownerProperty, validFromProperty: validFromProperty,
                validUntilProperty: validUntilProperty, projector: projector
            ).areas
        } catch {
            throw CommandFault.brokenAreas(file: name, faults: error.sentences)
        }
    }
}
