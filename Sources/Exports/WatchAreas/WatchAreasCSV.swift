package import Prevention
package import Reports

/// Watch areas as a table: a line for each.
package enum WatchAreasCSV {
    package static let mediaType = CSV.mediaType

    /// - Parameter day: By which is told whether it is active.
    package static func bytes(of areas: [WatchArea], on day: CivilDate) -> [UInt8] {
        var bytes = CSVRow.header([
            "Område", "Kommun", "Namn", "Hushåll", "Kontakt", "Sedan", "Till och med", "Pågår", "På karta",
        ])
        for area in areas {
            bytes += CSVRow.row {
                $0.text(area.id.description)
                $0.text(area.municipality.description)
                $0.text(area.name)
                $0.integer(area.households)
                $0.text(area.contact)
                $0.text(area.since.description)
                $0.text(area.until?.description)
                $0.text(area.isActive(on: day) ? "ja" : "nej")
                $0.text(area.area == nil ? "nej" : "ja")
            }
        }
        return bytes
    }
}
