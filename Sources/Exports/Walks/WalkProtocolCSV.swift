package import Prevention
package import Projection
import Reports

/// The protocol of a walk as a table: a line for each stop and point that was marked. Nothing about who walked, and no note.
package struct WalkProtocolCSV: Sendable {
    private let projector: Projector

    package static let mediaType = CSV.mediaType

    package init(_ projector: Projector) { self.projector = projector }

    package func bytes(of walk: SafetyWalk, _ answers: WalkAnswers, _ findings: [Finding])
        throws(ProjectionFault)
        -> [UInt8]
    {
        var bytes = CSVRow.header(
            ["Stopp", "Namn"] + CSVRow.placeHeader
                + ["Punkt", "Medel", "Lägst", "Högst", "Svar", "Olika svar", "Iakttagelser"])
        for stop in walk.stops {
            let position = try projector.position(of: stop.place)
            let found = findings.count { $0.stop == stop.number }
            for point in walk.checklist.points {
                let summary = answers.summary(of: point.code, at: stop.number)
                bytes += CSVRow.row {
                    $0.integer(stop.number)
                    $0.text(stop.name)
                    $0.place(stop.place, position)
                    $0.text(point.name.swedish)
                    $0.number(summary?.mean, decimals: 1)
                    $0.integer(summary?.least)
                    $0.integer(summary?.most)
                    $0.integer(summary?.marks.count ?? 0)
                    $0.text(summary.map { $0.differs ? "ja" : "nej" })
                    $0.integer(found)
                }
            }
        }
        return bytes
    }
}

/// Findings as a table that can be published: nothing about who found them.
package struct FindingsCSV: Sendable {
    private let projector: Projector

    package init(_ projector: Projector) { self.projector = projector }

    /// - Parameter walks: Those that the findings are of.
    package func bytes(of findings: [ToldFinding], walks: [WalkID: SafetyWalk]) throws(ProjectionFault)
        -> [UInt8]
    {
        var bytes = CSVRow.header(
            ["Vandring", "Dag", "Stopp"] + CSVRow.placeHeader
                + [
                    "Punkt", "Iakttagelse", "Var", "Allvar", "Förslag", "Ansvarig", "Sista dag", "Läge",
                    "Ärende",
                ])
        for finding in findings {
            let position = try projector.position(of: finding.place)
            let walk = walks[finding.walk]
            bytes += CSVRow.row {
                $0.text(walk?.title)
                $0.text(walk?.days.walk?.description)
                $0.text(finding.stop.flatMap { walk?.stop($0)?.name } ?? finding.stop?.description)
                $0.place(finding.place, position)
                $0.text(finding.point.flatMap { walk?.checklist.point($0)?.name.swedish })
                $0.text(finding.what)
                $0.text(finding.whereabouts)
                $0.text(finding.gravity.name.swedish)
                $0.text(finding.action)
                $0.text(finding.unit?.description)
                $0.text(finding.due?.description)
                $0.text(finding.status.name.swedish)
                $0.text(finding.case?.description)
            }
        }
        return bytes
    }
}
