import Foundation
import Geometry
import Reports
import SpatialStore
import Statistics

/// What a desk leaves of the uniform reports: most cases closed, some thousand open, and one case that a great many have reported.
struct DeskWork {
    let path: String
    /// How many cases stay open, spread over the whole time.
    let open: Int
    /// How many reports the great case has.
    let crowd: Int

    func run() async throws {
        let store = try SpatiaLiteStore(writing: path, settings: Installation.settings())
        try await store.settled()
        let started = Date()
        var cases: [(id: Case.ID, version: Int)] = []
        var after: Case.ID?
        repeat {
            let some = try await store.cases(
                matching: CaseFilter(statuses: [.open, .inProgress]), limit: 10_000, after: after)
            cases += some.map { ($0.id, $0.version) }
            after = some.count < 10_000 ? nil : some.last?.id
        } while after != nil
        let step = max(1, cases.count / max(1, open))
        let ended = cases.enumerated().filter { $0.offset % step != 0 }.map(\.element)
        for begin in stride(from: 0, to: ended.count, by: 128) {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for one in ended[begin..<min(begin + 128, ended.count)] {
                    group.addTask { try await Self.close(one.id, version: one.version, in: store) }
                }
                try await group.waitForAll()
            }
        }
        try await gather(in: store)
        try await store.close()
        print(
            "\(ended.count) of \(cases.count) cases closed, one of \(crowd) reports, in \(Int(Date().timeIntervalSince(started))) s"
        )
    }

    /// Others that are closed at the same time may change it meanwhile: then as it is now.
    private static func close(_ id: Case.ID, version: Int, in store: SpatiaLiteStore) async throws {
        var version = version
        while true {
            do {
                _ = try await store.carryOut(
                    [.setStatus(.closed)], on: id, version: version, seeing: .everything, by: "bench",
                    at: moment)
                return
            } catch CaseEditFault.stale(let current) where current != version {
                version = current
            }
        }
    }

    private static let moment = Timestamp(clamping: 1_795_000_000_000)

    /// Reports of some days within a few metres, which become one case.
    private func gather(in store: SpatiaLiteStore) async throws {
        var chance = Chance(seed: 7)
        guard let category = Code<Reports.Category>("lighting"), let municipality = MunicipalityCode("1060"),
            let prefix = ReferencePrefix("OLO"),
            let middle = Place(
                northing: Installation.south + Installation.side / 2,
                easting: Installation.west + Installation.side / 2)
        else { return }
        for begin in stride(from: 0, to: crowd, by: 500) {
            let batch = (begin..<min(begin + 500, crowd)).compactMap { number -> NewReport? in
                let moment = Self.moment.adding(.minutes(Int64(number)))
                guard let text = ReportText("Rapport \(number) om samma mörka plats."),
                    let place = middle.moved(
                        northMetres: .random(in: -10...10, using: &chance),
                        eastMetres: .random(in: -10...10, using: &chance))
                else { return nil }
                let report = Report(
                    id: Report.ID(at: moment, using: &chance),
                    reference: Reference(prefix: prefix, using: &chance),
                    municipality: municipality, category: category, source: .resident, text: text,
                    whereabouts: .placed(place, accuracy: nil, words: nil), observed: moment, received: moment
                )
                return NewReport(
                    report: report,
                    original: SealedOriginal(text: text.description, words: nil, answers: [], contact: nil),
                    repeatKey: nil, retry: nil)
            }
            _ = try await store.acceptAll(batch)
        }
    }
}
