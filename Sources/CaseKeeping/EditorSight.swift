package import Reports

/// What somebody who edits may see, with the areas by which it is told.
package struct EditorSight: Sendable {
    private let sight: Sight
    private let areas: AreaMap

    package init(sight: Sight, areas: AreaMap) {
        self.sight = sight
        self.areas = areas
    }

    package func sees(_ case: Case) -> Bool { sight.sees(`case`, areas: areas) }

    package func sees(_ report: Report, in case: Case) -> Bool {
        report.isRestricted ? sight.seesRestricted(of: `case`, areas: areas) : sees(`case`)
    }
}
