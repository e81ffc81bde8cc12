import Geometry
import Reports
import TestSupport
import Testing

/// What every store promises about a case that is read in parts.
package struct CasePartContract: Sendable {
    private let backend: any StoreBackend

    package init(_ backend: any StoreBackend) { self.backend = backend }

    /// A case of nine reports, of which every third is restricted, and another beside it.
    private func fill(_ store: any ContractStore) async throws -> Case.ID {
        for number in 1...9 {
            try await store.keep(
                .fixture(
                    number, at: .olofstrom(north: Double(number)), isRestricted: number.isMultiple(of: 3)))
            try await store.keep(.fixture(100 + number, at: .olofstrom(north: 4_000)))
        }
        return try await store.report(.numbered(1), in: []).orFail().case
    }

    package func `its reports are read up to one, whether restricted ones are seen or not`() async throws {
        let store = try await backend.makeStore()
        let id = try await fill(store)
        func read(_ most: Int, upTo last: Int?, _ seesRestricted: Bool = true) async throws -> [Report.ID] {
            try await store.reports(
                of: id, upTo: last.map { .numbered($0) }, most: most, withRestricted: seesRestricted
            ).map(\.report.id)
        }
        #expect(try await read(20, upTo: nil) == store.reports(of: id).map(\.report.id))
        #expect(try await read(3, upTo: nil) == [.numbered(7), .numbered(8), .numbered(9)])
        #expect(try await read(3, upTo: 5) == [.numbered(3), .numbered(4), .numbered(5)])
        #expect(try await read(3, upTo: 2) == [.numbered(1), .numbered(2)])
        #expect(try await read(3, upTo: nil, false) == [.numbered(5), .numbered(7), .numbered(8)])
        #expect(try await read(2, upTo: 6, false) == [.numbered(4), .numbered(5)])
        // None goes by this name.
        #expect(try await read(3, upTo: 999) == [])
    }

    package func `its history is read up to an entry, and what was taken back is known in every part`()
        async throws
    {
        let store = try await backend.makeStore()
        let id = try await fill(store)
        func edit(_ edit: CaseEdit) async throws {
            let version = try await store.case(id, in: []).orFail().version
            _ = try await store.carryOut(
                [edit], on: id, version: version, seeing: .everything, by: "eva", at: .testNow)
        }
        try await edit(.assign(Assignee("Eva").orFail(), reason: nil))
        let decision = try await store.history(of: id).last.orFail().number
        for number in 0..<4 { try await edit(.note("Anteckning \(number)")) }
        try await edit(.undo(decision, reason: "Fel ärende."))
        let all = try await store.history(of: id)
        let latest = try all.last.orFail().number
        var read: [CaseEvent] = []
        var part = CasePart(mostReports: 1, mostEntries: 3)
        repeat {
            let found = try await store.history(part, of: id)
            #expect(found.events.count == 3 || found.earlier == nil)
            #expect(found.latest == latest && found.undone == [decision])
            read = found.events + read
            part.lastEntry = found.earlier
        } while part.lastEntry != nil
        #expect(read == all)
        #expect(try await store.history(part, of: .numbered(77)).events == [])
    }
}
