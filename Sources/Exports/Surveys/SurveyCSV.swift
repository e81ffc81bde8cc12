package import Reports

/// Figures of safety surveys as a table, which `lykta surveys import` reads again by its English columns.
package enum SurveyCSV {
    package static let mediaType = CSV.mediaType

    package static func bytes(of figures: [SurveyFigure]) -> [UInt8] {
        var bytes = CSVRow.header([
            "year", "municipality", "question", "share", "asked", "answered", "source", "95 % mellan",
        ])
        for figure in figures {
            bytes += CSVRow.row {
                $0.integer(figure.key.year.number)
                $0.text(figure.key.municipality.description)
                $0.text(figure.key.question.description)
                $0.text(figure.percent.description)
                $0.integer(figure.sample.asked)
                $0.integer(figure.sample.answered)
                $0.text(figure.source.text)
                $0.text(figure.intervalText)
            }
        }
        return bytes
    }
}
