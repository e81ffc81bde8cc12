package import Planning
import Reports
import Statistics

/// The list of trends. The cells of the rise are empty where there is none.
package struct TrendsCSV: Export {
    private let words: SwedishWords

    package let mediaType = CSV.mediaType
    package let fileExtension = CSV.fileExtension

    package init(words: SwedishWords = SwedishWords()) { self.words = words }

    package func header() -> [UInt8] {
        CSVRow.header([
            "Kategori", "Områdeskod", "Område", "Bedömning", "Sedan vecka", "Sedan",
            "Till och med vecka", "Till och med", "Rapporter", "Väntat", "Gånger väntat",
            "Veckor mellan slumplarm", "Skäl",
        ])
    }

    package func item(_ trend: Trend, isFirst: Bool) -> [UInt8] {
        let rise = trend.rise
        return CSVRow.row {
            $0.text(words.name(of: trend.category))
            $0.text(trend.area?.code)
            $0.text(trend.area?.name ?? "Utanför områdena")
            $0.text(name(of: trend.verdict))
            $0.text(trend.riseSince?.description)
            $0.text(trend.riseSince?.monday.description)
            $0.text(trend.riseThrough?.description)
            $0.text(trend.riseThrough?.sunday.description)
            $0.integer(rise?.observed)
            $0.number(rise?.expected, decimals: 2)
            $0.number(rise?.ratio, decimals: 2)
            $0.number(rise?.weeksBetween, decimals: 0)
            $0.text(trend.reason.swedish)
        }
    }

    package func footer(after count: Int) -> [UInt8] { [] }

    private func name(of verdict: TrendVerdict) -> String {
        switch verdict {
        case .tooEarly: "för tidigt att säga"
        case .tooFewReports: "för få rapporter"
        case .calm: "lugnt"
        case .rising: "ökar"
        }
    }
}
