import Geometry
package import JSON
package import Prevention
package import Projection
import Reports

extension Dialogue {
    /// As every answer tells it; for staff, since its notes are theirs.
    package func write(to object: inout JSONObject, _ projector: Projector) throws(ProjectionFault) {
        object.member("id", id)
        object.member("municipality", municipality)
        object.member("day", day)
        object.member("whereabouts", whereabouts)
        try object.shape("place", place.map { MeasurePlace.point($0) }, projector)
        object.member("people", people)
        object.array("themes") { array in
            for theme in themes.all {
                array.object {
                    $0.member("name", theme.name)
                    $0.member("count", theme.count)
                    $0.member("category", theme.category)
                }
            }
        }
        object.member("notes", notes)
        object.member("holder", holder)
        object.member("provenance", provenance)
        object.member("version", version)
        object.member("madeAt", made)
        object.member("changedAt", changed)
        object.memberIfPresent("withdrawn", withdrawn)
    }
}

extension JSONObject {
    /// `"dialogues":[…]`
    package mutating func dialogues(_ dialogues: [Dialogue], _ projector: Projector) throws(ProjectionFault) {
        try array("dialogues") { (array) throws(ProjectionFault) in
            for dialogue in dialogues {
                try array.object { (object) throws(ProjectionFault) in
                    try dialogue.write(to: &object, projector)
                }
            }
        }
    }
}
