import Exports
import Hummingbird
import Reports
import Web

extension APIService {
    var listAreas: Route {
        Route(
            .get, "/api/v1/areas", .to(.readProfile),
            query: [
                .init(
                    "layer", .words(AreaLayer.self), "Which layer.", isRequired: true, example: "district"),
                .init("code", .text, "One area's code within the layer; all when absent.", example: "holje"),
            ],
            summary: Bilingual(swedish: "Områden", english: "Areas"),
            notes:
                "The areas of a layer, of every date, by code. Areas are public facts; of the layer `municipality`, a key sees its own.",
            answers: [
                .init(
                    .ok, "The areas.", "application/geo+json", .named("AreaCollection"),
                    example: Examples.areas)
            ]
        ) { call in
            let caller = try call.caller()
            var reader = QueryReader(call.query)
            let layer = reader.word("layer", AreaLayer.self)
            let code = reader.value("code", sv: "1–100 byte.", en: "1–100 bytes.") {
                (1...100).contains($0.utf8.count) ? $0 : nil
            }
            reader.require("layer")
            try reader.finish()
            guard let layer else { throw Problem.internalFault }
            let found = areas().all(of: layer).filter { area in
                (code == nil || area.code == code)
                    && (layer != .municipality || MunicipalityCode(area.code).map(caller.sees) ?? false)
            }
            return .geoJSON(try AreasGeoJSON(projector).bytes(of: found))
        }
    }
}

extension Examples {
    static let areas = #"""
        {"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[14.52,56.27],[14.54,56.27],[14.54,56.28],[14.52,56.28],[14.52,56.27]]]},"properties":{"layer":"district","code":"holje","name":"Holje"}}]}
        """#
}
