package import JSON
package import Prevention
package import Reports
import Statistics

extension JSONObject {
    /// What is published of a municipality's reports, period by period.
    package mutating func openFigures(
        _ tables: OpenTables, of profile: Profile, _ text: (Bilingual) -> String
    ) {
        member("municipality", profile.municipality)
        member("municipalityName", profile.name)
        member("licence", OpenCatalogue.licence)
        member("roundedTo", OpenFigureWords.step)
        array("periods") { array in
            for release in tables.releases {
                array.object { object in
                    object.member("period", release.period.description)
                    object.member("releasedAt", release.released)
                    object.member("cellMetres", release.cellMetres)
                    object.array("figures") { array in
                        for figure in release.figures {
                            array.object { figure.write(to: &$0, in: release, of: profile, text) }
                        }
                    }
                }
            }
        }
    }
}

extension OpenFigure {
    fileprivate func write(
        to object: inout JSONObject, in release: OpenRelease, of profile: Profile,
        _ text: (Bilingual) -> String
    ) {
        object.member("category", category)
        object.member("categoryName", text(OpenFigureWords.category(category, of: profile)))
        object.member("kind", kind)
        object.member("district", district?.code)
        object.member("districtName", district?.name)
        object.member("northing", cell.map { Int($0.row) * release.cellMetres })
        object.member("easting", cell.map { Int($0.column) * release.cellMetres })
        object.member("count", count)
    }

    private var kind: String {
        switch whereabouts {
        case .cell: "cell"
        case .district: "district"
        case .rest: "rest"
        }
    }
}

extension OpenFigureWords {
    /// What every figure is a multiple of.
    package static let step = 5
}
