package import Prevention
package import Reports
import Statistics

/// What is published of reports, as a table that anybody may have: a line for each figure. Every sum of lines is a figure that may be shown, since
/// no report is in two.
package struct OpenFiguresCSV: Sendable {
    package static let mediaType = CSV.mediaType

    private let profile: Profile

    package init(_ profile: Profile) { self.profile = profile }

    package func bytes(of tables: OpenTables) -> [UInt8] {
        var bytes = CSVRow.header([
            "Kommunkod", "Period", "Kategorikod", "Kategori", "Gäller", "Distriktskod", "Distrikt",
            "Rutans nord (SWEREF 99 TM)", "Rutans öst (SWEREF 99 TM)", "Rutans sida (m)",
            "Rapporter, avrundat till 5",
        ])
        for release in tables.releases {
            for figure in release.figures {
                bytes += CSVRow.row {
                    $0.text(release.municipality.description)
                    $0.text(release.period.description)
                    $0.text(figure.category?.description)
                    $0.text(OpenFigureWords.category(figure.category, of: profile).swedish)
                    $0.text(OpenFigureWords.whereabouts(figure).swedish)
                    $0.text(figure.district?.code)
                    $0.text(figure.district?.name)
                    $0.integer(figure.cell.map { Int($0.row) * release.cellMetres })
                    $0.integer(figure.cell.map { Int($0.column) * release.cellMetres })
                    $0.integer(figure.cell.map { _ in release.cellMetres })
                    $0.integer(figure.count)
                }
            }
        }
        return bytes
    }
}

/// What published figures are called.
package enum OpenFigureWords {
    /// - Parameter category: Nil for what is left of all.
    package static func category(_ category: Code<Category>?, of profile: Profile) -> Bilingual {
        guard let category else {
            return Bilingual(swedish: "Övrigt, alla kategorier", english: "The rest, all categories")
        }
        return profile.category(category)?.name ?? Bilingual(category.description)
    }

    package static func whereabouts(_ figure: OpenFigure) -> Bilingual {
        switch figure.whereabouts {
        case .cell: Bilingual(swedish: "Ruta", english: "Square")
        case .district:
            Bilingual(swedish: "Övriga rutor i distriktet", english: "Other squares of the district")
        case .rest:
            Bilingual(swedish: "Övriga rutor i kommunen", english: "Other squares of the municipality")
        }
    }
}
