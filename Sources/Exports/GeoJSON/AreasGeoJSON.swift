import JSON
package import Projection
package import Reports

/// Areas as a collection of polygons and multipolygons.
package struct AreasGeoJSON: Export {
    private let projector: Projector

    package let mediaType = GeoJSON.mediaType
    package let fileExtension = "geojson"

    package init(_ projector: Projector) { self.projector = projector }

    package func header() -> [UInt8] { GeoJSON.collectionHeader }

    package func item(_ mapped: MappedArea, isFirst: Bool) throws(ProjectionFault) -> [UInt8] {
        try GeoJSON.feature(isFirst: isFirst) { (feature) throws(ProjectionFault) in
            try feature.area(mapped.area, projector)
            feature.object("properties") {
                $0.member("layer", mapped.layer)
                $0.member("code", mapped.code)
                $0.member("name", mapped.name)
                $0.memberIfPresent("owner", mapped.owner)
                $0.memberIfPresent("validFrom", mapped.validFrom)
                $0.memberIfPresent("validUntil", mapped.validUntil)
            }
        }
    }

    package func footer(after count: Int) -> [UInt8] { GeoJSON.collectionFooter { _ in } }
}
