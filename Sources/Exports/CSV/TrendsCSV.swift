import Reports
package import Walks

/// The list of trends. The cells of the rise are empty where there is none.
package struct TrendsCSV: Export {
    private let words: SwedishWords

    package let mediaType = CSV.mediaType
    package let fileExtension = CSV.fileExtension

    package init(words: SwedishWords = SwedishWords()) { self.words = words }

    package func header() -> [UInt8] {
        CSVRow.header([
            "Kategori", "Områdeskod", "Område", "Bedömning", "Sedan vecka", "Sedan", "Rapporter", "Väntat",
            "Gånger väntat", "Veckor mellan slumplarm", "Skäl",
        ])
    }

    package func item(_ trend: Trend, isFirst: Bool) -> [UInt8] {
        let rise: Trend.Rise? = if case .rising(let rise) = trend.verdict { rise } else { nil }
        return CSVRow.row {
            $0.text(words.name(of: trend.category))
            $0.text(trend.area?.code)
            $0.text(trend.area?.name ?? "Utanför områdena")
            $0.text(name(of: trend.verdict))
            $0.text(rise?.since.description)
            $0.text(rise?.since.monday.description)
            $0.integer(rise?.observed)
            $0.number(rise?.expected, decimals: 2)
            $0.number(rise?.ratio, decimals: 2)
            $0.number(rise?.weeksBetween, decimals: 0)
            $0.text(trend.reason.swedish)
        }
    }

    package func footer(after count: Int) -> [UInt8] { [] }

    private func name(of verdict: Trend.Verdict) -> String {
        switch verdict {
        case .tooEarly: "för tidigt att säga"
        case .tooFewReports: "för få rapporter"
        case .calm: "lugnt"
        case .rising: "ökar"
        }
    }
}
