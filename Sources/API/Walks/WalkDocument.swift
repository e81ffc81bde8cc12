package import Exports
package import JSON
package import Prevention
package import Projection
import Reports
package import Web

extension SafetyWalk {
    /// As the API writes it, without what belongs to it. Names are not told.
    package func write(to object: inout JSONObject, _ projector: Projector, in language: Language) throws {
        object.member("id", id)
        object.member("municipality", municipality)
        object.member("title", title)
        object.member("state", state.rawValue)
        object.member("stateName", state.name.text(in: language))
        object.member("version", version)
        object.member("madeAt", made)
        object.member("changedAt", changed)
        object.object("days") {
            $0.member("before", days.before)
            $0.member("walk", days.walk)
            $0.member("after", days.after)
        }
        object.member("startsAt", starts)
        object.member("meetingPlace", meetingPlace)
        object.member("leader", leader)
        object.array("participants") { array in
            for group in participants {
                array.object {
                    $0.member("role", group.role)
                    $0.member("count", group.count)
                }
            }
        }
        object.member("headcount", headcount)
        try object.array("stops") { array in
            for stop in stops {
                let position = try projector.position(of: stop.place)
                array.object {
                    $0.member("number", stop.number)
                    $0.member("name", stop.name)
                    $0.object("place") { $0.point(position) }
                    $0.member("reason", stop.reason.text(in: language))
                    $0.member("hotspot", stop.hotspot)
                }
            }
        }
        object.array("checklist") { array in
            for point in checklist.points {
                array.object {
                    $0.member("code", point.code)
                    $0.member("name", point.name.text(in: language))
                    $0.member("look", point.look.text(in: language))
                }
            }
        }
        object.member("invitation", invitation)
        object.member("repeats", repeats)
    }
}

extension APIService.WholeWalk {
    package func write(to object: inout JSONObject, _ projector: Projector, in language: Language) throws {
        try walk.write(to: &object, projector, in: language)
        object.member("walkers", answers.walkers.count)
        object.array("answers") { array in
            for point in answers.points { array.object { point.write(to: &$0) } }
        }
        object.array("notes") { array in
            for note in answers.notes {
                array.object {
                    $0.member("stop", note.stop)
                    $0.member("point", note.point)
                    $0.member("note", note.note)
                    $0.member("answeredAt", note.answered)
                }
            }
        }
        try object.findings(findings, projector)
        object.array("photos") { array in
            for photo in photos {
                array.object { photo.write(to: &$0, of: walk.id, walkers: answers.walkers) }
            }
        }
        object.history(history) { $0.text(in: language) }
        object.member("repeatedBy", later.map(\.id))
        if !warnings.isEmpty { object.member("warnings", warnings.map { $0.text(in: language) }) }
        if let earlier {
            object.array("comparison") { array in
                for stop in earlier.comparison.stops { array.object { stop.write(to: &$0) } }
            }
        }
    }
}

extension PointSummary {
    fileprivate func write(to object: inout JSONObject) {
        object.member("stop", stop)
        object.member("point", point)
        object.member("mean", mean, decimals: 2)
        object.member("least", least)
        object.member("most", most)
        object.member("differs", differs)
        object.array("marks") { array in
            for mark in marks {
                array.object {
                    $0.member("walker", mark.number)
                    $0.member("role", mark.role)
                    $0.member("score", mark.score)
                    $0.member("note", mark.note)
                }
            }
        }
    }
}

extension WalkComparison.Stop {
    fileprivate func write(to object: inout JSONObject) {
        object.member("stop", number)
        object.array("points") { array in
            for point in points {
                array.object {
                    $0.member("point", point.point.code)
                    $0.member("before", point.before, decimals: 2)
                    $0.member("after", point.after, decimals: 2)
                    $0.member("change", point.change, decimals: 2)
                }
            }
        }
        object.member("done", done.map(\.id))
        object.member("notDone", notDone.map(\.id))
        object.member("found", found.map(\.id))
    }
}

extension ToldFinding {
    /// - Parameter position: Of its place, as it is told.
    package func write(to object: inout JSONObject, _ position: GeographicPosition) {
        object.member("id", id)
        object.member("walk", walk)
        object.member("municipality", municipality)
        object.member("withheld", isWithheld)
        object.member("stop", stop)
        object.member("point", point)
        object.member("what", what)
        object.member("where", whereabouts)
        object.object("place") { $0.point(position) }
        object.member("placeIsApproximate", isWithheld)
        object.member("gravity", gravity.rawValue)
        object.member("action", action)
        object.member("unit", unit)
        object.member("due", due)
        object.member("status", status.rawValue)
        object.member("case", self.case)
        object.member("measure", measure)
        object.member("version", version)
        object.member("madeAt", made)
        object.member("changedAt", changed)
    }
}

extension JSONObject {
    /// `"walks":[…]`
    package mutating func walks(_ walks: [SafetyWalk], _ projector: Projector, in language: Language) throws {
        try array("walks") { array in
            for walk in walks { try array.object { try walk.write(to: &$0, projector, in: language) } }
        }
    }

    /// `"findings":[…]`
    package mutating func findings(_ findings: [ToldFinding], _ projector: Projector) throws {
        try array("findings") { array in
            for finding in findings {
                let position = try projector.position(of: finding.place)
                array.object { finding.write(to: &$0, position) }
            }
        }
    }
}
