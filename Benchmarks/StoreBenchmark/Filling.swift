import Foundation
import Geometry
import Reports
import SpatialStore
import Statistics

/// Makes a database of uniform reports over two years, through the same call as an import.
struct Filling {
    let path: String
    let count: Int
    let positions: String
    /// As many as an import keeps at once.
    private static let batch = 200

    func run() async throws {
        let store = try SpatiaLiteStore(writing: path, settings: Installation.settings())
        guard FileManager.default.createFile(atPath: positions, contents: nil),
            let output = FileHandle(forWritingAtPath: positions)
        else { return }
        var chance = Chance(seed: 2_026)
        let started = Date()
        let start = try Timestamp(rfc3339: "2024-11-20T00:00:00Z")
        let categories = ["lighting", "drugs", "speeding", "visibility"].compactMap {
            Code<Reports.Category>($0)
        }
        for begin in stride(from: 0, to: count, by: Self.batch) {
            var batch: [NewReport] = []
            var lines = ""
            for number in begin..<min(begin + Self.batch, count) {
                let moment = start.adding(.seconds(Int64(number) * 63_072_000 / Int64(max(count, 1))))
                let category = number % categories.count
                guard let new = report(number, at: moment, categories[category], &chance),
                    let place = new.report.whereabouts.place
                else { continue }
                batch.append(new)
                lines +=
                    "\(new.report.id);\(place.easting);\(place.northing);\(category);\(moment.milliseconds)\n"
            }
            _ = try await store.acceptAll(batch)
            try output.write(contentsOf: Data(lines.utf8))
        }
        let seconds = Date().timeIntervalSince(started)
        try await store.close()
        print(
            "filled \(count) in \(Int(seconds)) s: \(Int(Double(count) / seconds)) a second, one writer, batches of \(Self.batch)"
        )
    }

    private func report(
        _ number: Int, at moment: Timestamp, _ category: Code<Reports.Category>, _ chance: inout Chance
    ) -> NewReport? {
        guard let place = Installation.place(using: &chance), let municipality = MunicipalityCode("1060"),
            let prefix = ReferencePrefix("OLO"),
            let text = ReportText("Rapport \(number) om en plats som känns otrygg.")
        else { return nil }
        let report = Report(
            id: Report.ID(at: moment, using: &chance), reference: Reference(prefix: prefix, using: &chance),
            municipality: municipality, category: category, source: .resident, text: text,
            whereabouts: .placed(place, accuracy: nil, words: nil), observed: moment, received: moment)
        return NewReport(
            report: report,
            original: SealedOriginal(text: text.description, words: nil, answers: [], contact: nil),
            repeatKey: nil, retry: nil)
    }
}
