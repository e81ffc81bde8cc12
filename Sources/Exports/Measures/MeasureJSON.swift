import Geometry
package import JSON
package import Prevention
package import Projection
package import Reports

extension ToldMeasure {
    /// As every answer tells it, but the place, in the language of `text`.
    ///
    /// - Parameter text: One of the two languages of a text.
    fileprivate func writeFacts(to object: inout JSONObject, _ text: (Bilingual) -> String) {
        object.member("id", measure.id)
        object.member("municipality", measure.municipality)
        object.member("kind", measure.kind)
        object.member("kindName", text(kindName))
        object.member("title", measure.title)
        object.member("details", measure.details)
        object.member("state", measure.state.rawValue)
        object.member("stateName", text(measure.state.name))
        object.member("reason", measure.reason)
        object.member("planned", measure.days.planned)
        object.member("begun", measure.days.begun)
        object.member("done", measure.days.done)
        object.member("cost", measure.cost?.amount)
        object.member("responsible", measure.responsible.rawValue)
        object.member("units", measure.units)
        object.object("causes") {
            $0.member("cases", cases)
            $0.member("hotspots", measure.causes.hotspots)
            $0.member("findings", measure.causes.findings)
            $0.member("commitments", measure.causes.commitments)
        }
        object.member("casesOfFindings", casesOfFindings)
        object.member("published", measure.isPublished)
        object.member("version", measure.version)
        object.member("madeAt", measure.made)
        object.member("changedAt", measure.changed)
    }

    /// As the API writes it: a plain object with a `place`.
    package func write(to object: inout JSONObject, _ projector: Projector, _ text: (Bilingual) -> String)
        throws(ProjectionFault)
    {
        writeFacts(to: &object, text)
        try object.shape("place", measure.place, projector)
    }

    /// A feature of a collection.
    fileprivate func feature(isFirst: Bool, _ projector: Projector, _ text: (Bilingual) -> String)
        throws(ProjectionFault) -> [UInt8]
    {
        try GeoJSON.feature(isFirst: isFirst) { (feature) throws(ProjectionFault) in
            feature.member("id", measure.id)
            try feature.shape("geometry", measure.place, projector)
            feature.object("properties") { writeFacts(to: &$0, text) }
        }
    }
}

/// Measures as a collection of points, lines and areas; one without a place has no geometry.
package struct MeasuresGeoJSON {
    private let projector: Projector

    package init(_ projector: Projector) { self.projector = projector }

    package func bytes(of measures: [ToldMeasure], _ text: (Bilingual) -> String) throws(ProjectionFault)
        -> [UInt8]
    {
        var bytes = GeoJSON.collectionHeader
        for (index, measure) in measures.enumerated() {
            bytes += try measure.feature(isFirst: index == 0, projector, text)
        }
        return bytes + GeoJSON.collectionFooter { $0.member("numberReturned", measures.count) }
    }
}

extension JSONObject {
    /// A GeoJSON geometry under a name; null for no place.
    package mutating func shape(_ name: String, _ place: MeasurePlace?, _ projector: Projector)
        throws(ProjectionFault)
    {
        switch place {
        case nil: null(name)
        case .point(let place):
            let position: GeographicPosition = try projector.position(of: place)
            object(name) { $0.point(position) }
        case .line(let corners): try line(corners, projector, named: name)
        case .area(let area): try self.area(area, projector, named: name)
        }
    }
}
