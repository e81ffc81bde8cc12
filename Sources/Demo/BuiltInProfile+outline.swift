import Geometry
import Intake
import Projection
import Reports

extension BuiltInProfile {
    /// The municipality itself, out of ``municipalities``.
    static func outline(through projector: Projector) throws(DemoFault) -> Area {
        let file: AreaFile
        do {
            file = try AreaFile(
                geoJSON: Array(municipalities.contents.utf8), layer: .municipality, codeProperty: "code",
                nameProperty: "name", projector: projector)
        } catch {
            throw .outline
        }
        guard let own = file.areas.first(where: { $0.code == "1060" }) else { throw .outline }
        return own.area
    }
}
