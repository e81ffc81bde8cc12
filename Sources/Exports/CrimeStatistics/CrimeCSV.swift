package import Prevention
import Reports

/// Crime statistics as a table, which `lykta crime-statistics import` reads again.
package enum CrimeCSV {
    package static let mediaType = CSV.mediaType

    package static func bytes(of series: [CrimeSeries]) -> [UInt8] {
        var bytes = CSVRow.header(["period", "offence", "area", "count", "status", "publisher"])
        for point in series.flatMap(\.points) {
            let count = point.count
            bytes += CSVRow.row {
                $0.text(count.key.period.description)
                $0.text(count.key.offence.description)
                $0.text(count.key.area.description)
                $0.integer(count.count)
                $0.text(count.status.rawValue)
                $0.text(count.key.publisher.text)
            }
        }
        return bytes
    }
}
