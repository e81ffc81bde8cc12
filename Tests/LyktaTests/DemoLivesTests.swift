import Reports
import SpatialStore
import TestSupport
import Testing

/// What staff did with the cases of a demo.
@Suite struct DemoLivesTests {
    @Test func `a demo shows every part of a case's life, the same every time, and is sound`() async throws {
        let folder = try TemporaryFolder()
        var lives: [[String]] = []
        for name in ["one.sqlite", "two.sqlite"] {
            let database = folder.path(name)
            let made = try Program.run(
                "demo", "--database", database, "--reports", "400", "--until", "2026-11-20")
            #expect(made.status == 0, "\(made.errors)")
            let check = try Program.run("check", "--database", database)
            #expect(check.status == 0, "\(check.output)")
            let store = try SpatiaLiteStore(reading: database, settings: .reading())
            let cases = try await store.cases(
                matching: CaseFilter(includesRestricted: true), limit: 1_000, after: nil)
            let kinds = Set(cases.map(\.state.kind))
            #expect(kinds.isSuperset(of: [.received, .underWay, .waiting, .done, .cannot]), "\(kinds)")
            #expect(cases.contains { $0.returnOf != nil } && cases.contains { $0.place == nil })
            let code = try #require(cases.first?.municipality)
            #expect(try await store.handOvers(in: code).contains { $0.handedOver > 0 })
            var answers = 0
            for one in cases.prefix(100) {
                for filed in try await store.reports(of: one.id) {
                    answers += try await store.answers(to: filed.report.id).count
                }
            }
            #expect(answers > 0)
            #expect(try await store.people().isEmpty)
            lives.append(cases.map { "\($0.opened) \($0.group) \($0.state)" }.sorted())
        }
        #expect(lives[0] == lives[1])
    }
}
