import Foundation
import Reports
import SpatialStore
import TestSupport
import Testing
import Triage

/// What was acknowledged is there, whatever becomes of the process.
@Suite(.serialized) struct DurabilityTests {
    @Test
    func `twenty kills under load lose no acknowledged report, change no byte, and leave each in one case`()
        async throws
    {
        let installation = try TestInstallation()
        let acknowledged = Acknowledged()
        var chance = SeededChance(seed: 20)
        for round in 0..<20 {
            let server = try await RunningServer(database: installation.database, key: installation.key)
            let writers = (0..<4).map { writer in
                Task {
                    for number in 0..<100_000 {
                        let text = "Lampa \(round)-\(writer)-\(number) är släckt, åäö 🔦."
                        let answer = await server.report(
                            text, east: Double((number * 7 + writer) % 300) / 10_000,
                            retryKey: "\(round)-\(writer)-\(number)")
                        guard let answer else { return }
                        #expect(answer.status == 201)
                        guard let id = answer.members["id"] else { return }
                        await acknowledged.note(id, text)
                    }
                }
            }
            // A number of reports, and not a time, so that a slow machine is killed at work too.
            let enough = await acknowledged.texts.count + Int.random(in: 6...60, using: &chance)
            while await acknowledged.texts.count < enough { try await Task.sleep(for: .milliseconds(1)) }
            await server.signal(SIGKILL)
            for writer in writers { await writer.value }
        }

        let expected = await acknowledged.texts
        #expect(expected.count > 100)
        let store = try SpatiaLiteStore(reading: installation.database, settings: .reading())
        var cases: [Case.ID: Set<Report.ID>] = [:]
        for (text, words) in expected {
            let id = try Report.ID(text).orFail()
            let filed = try #require(try await store.report(id, in: []), "an acknowledged report is gone")
            #expect(filed.report.text.description == words)
            cases[filed.case, default: []].insert(id)
        }
        for (id, reports) in cases {
            #expect(try await reports.isSubset(of: store.reports(of: id).map(\.report.id)))
        }
        #expect(try store.inspect { _ in } == [])
    }

    @Test func `ordered to stop, the server answers what it has begun and leaves a whole file`() async throws
    {
        let installation = try TestInstallation()
        let server = try await RunningServer(database: installation.database, key: installation.key)
        let acknowledged = Acknowledged()
        let writers = (0..<4).map { writer in
            Task {
                for number in 0..<100_000 {
                    let answer = await server.report(
                        "Lampa \(writer)-\(number) är släckt.", east: Double(number % 90) / 1_000,
                        retryKey: "\(writer)-\(number)")
                    guard answer?.status == 201 else { return }
                    await acknowledged.note("\(writer)-\(number)", "")
                }
            }
        }
        while await acknowledged.texts.count < 40 { try await Task.sleep(for: .milliseconds(1)) }
        await server.signal(SIGTERM)
        for writer in writers { await writer.value }
        #expect(server.process.terminationReason == .exit && server.process.terminationStatus == 0)
        let store = try SpatiaLiteStore(reading: installation.database, settings: .reading())
        let everything = try await store.cases(matching: CaseFilter(), limit: .max, after: nil)
        let kept = everything.filter { $0.status != .merged }.reduce(0) { $0 + $1.reportCount }
        let told = await acknowledged.texts.count
        #expect(kept >= told && told > 10)
        #expect(try store.inspect { _ in } == [])
    }
}

/// What several writers were told was kept.
private actor Acknowledged {
    private(set) var texts: [String: String] = [:]

    func note(_ id: String, _ text: String) { texts[id] = text }
}

extension StoreSettings {
    /// Enough to read a database.
    static func reading() throws -> StoreSettings {
        StoreSettings(
            jurisdictions: [], makeCaseID: { Case.ID(high: UInt64(clamping: $0.milliseconds), low: 0) },
            sealing: nil)
    }
}
