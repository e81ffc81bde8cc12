import Geometry
package import JSON
package import Prevention
package import Projection
package import Reports

extension WatchArea {
    /// As every answer tells it, but the area on the map.
    ///
    /// - Parameter day: By which is told whether it is active.
    fileprivate func writeFacts(to object: inout JSONObject, on day: CivilDate) {
        object.member("id", id)
        object.member("municipality", municipality)
        object.member("name", name)
        object.member("households", households)
        object.member("contact", contact)
        object.member("since", since)
        object.member("until", until)
        object.member("active", isActive(on: day))
        object.memberIfPresent("withdrawn", withdrawn)
        object.member("version", version)
        object.member("madeAt", made)
        object.member("changedAt", changed)
    }

    /// As the API writes it: a plain object with an `area`.
    package func write(to object: inout JSONObject, _ projector: Projector, on day: CivilDate)
        throws(ProjectionFault)
    {
        writeFacts(to: &object, on: day)
        try object.shape("area", area.map { MeasurePlace.area($0) }, projector)
    }

    /// A feature of a collection.
    fileprivate func feature(isFirst: Bool, _ projector: Projector, on day: CivilDate)
        throws(ProjectionFault) -> [UInt8]
    {
        try GeoJSON.feature(isFirst: isFirst) { (feature) throws(ProjectionFault) in
            feature.member("id", id)
            try feature.shape("geometry", area.map { MeasurePlace.area($0) }, projector)
            feature.object("properties") { writeFacts(to: &$0, on: day) }
        }
    }
}

extension JSONObject {
    /// `"day":…,"active":…,"activeHouseholds":…,"watchAreas":[…]`
    package mutating func watchAreas(_ areas: [WatchArea], _ projector: Projector, on day: CivilDate)
        throws(ProjectionFault)
    {
        let active = areas.active(on: day)
        member("day", day)
        member("active", active.areas)
        member("activeHouseholds", active.households)
        try array("watchAreas") { (array) throws(ProjectionFault) in
            for area in areas {
                try array.object { (object) throws(ProjectionFault) in
                    try area.write(to: &object, projector, on: day)
                }
            }
        }
    }
}

/// Watch areas as a collection of surfaces; one that has not been drawn has no geometry.
package struct WatchAreasGeoJSON {
    private let projector: Projector

    package init(_ projector: Projector) { self.projector = projector }

    package func bytes(of areas: [WatchArea], on day: CivilDate) throws(ProjectionFault) -> [UInt8] {
        var bytes = GeoJSON.collectionHeader
        for (index, area) in areas.enumerated() {
            bytes += try area.feature(isFirst: index == 0, projector, on: day)
        }
        return bytes + GeoJSON.collectionFooter { $0.member("numberReturned", areas.count) }
    }
}
