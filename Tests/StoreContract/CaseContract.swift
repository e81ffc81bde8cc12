import Geometry
import Reports
import TestSupport
import Testing

/// What every store promises about cases.
package struct CaseContract: Sendable {
    private let backend: any StoreBackend

    package init(_ backend: any StoreBackend) { self.backend = backend }

    package func `reports within reach are one case, with its middle, box, counts, units and history`()
        async throws
    {
        let store = try await backend.makeStore()
        let first = try await store.keep(.fixture(1, at: .olofstrom(), reporter: 7))
        let second = try await store.keep(.fixture(2, at: .olofstrom(north: 40), reporter: 7))
        let third = try await store.keep(.fixture(3, at: .olofstrom(north: 20, east: 30)))
        let far = try await store.keep(.fixture(4, at: .olofstrom(north: 161)))
        #expect(first.case == second.case && first.case == third.case && far.case != first.case)

        let found = try await store.case(first.case, in: []).orFail()
        #expect(found.reportCount == 3 && found.reporterCount == 2)
        #expect(try found.place == .olofstrom(north: 20, east: 10))
        let corners = try [Place.olofstrom(), .olofstrom(north: 40, east: 30)]
        #expect(found.bounds == Bounds(around: corners))
        #expect(found.units.map(\.unit.description) == ["gata-park"])
        #expect(found.units.first?.reason.swedish == "Kommunens belysning.")
        // Friday evening; ten working days later.
        #expect(found.units.first?.due == CivilDate("2026-12-04"))
        #expect(
            try await store.reports(of: first.case).map(\.report.id) == [
                .numbered(1), .numbered(2), .numbered(3),
            ])
        #expect(
            try await store.history(of: first.case).map(\.kind) == [
                .opened, .joined, .routed, .joined, .joined,
            ])
    }

    package func `a report between two cases makes them one, and the older lives on`() async throws {
        let store = try await backend.makeStore()
        let older = try await store.keep(.fixture(1, at: .olofstrom()))
        let younger = try await store.keep(
            .fixture(2, at: .olofstrom(north: 100), received: .testNow.adding(.minutes(1))))
        let between = try await store.keep(
            .fixture(3, at: .olofstrom(north: 50), received: .testNow.adding(.minutes(2))))
        #expect(older.case != younger.case && between.case == older.case)
        let gone = try await store.case(younger.case, in: []).orFail()
        #expect(gone.status == .merged && gone.mergedInto == older.case)
        #expect(try await store.case(older.case, in: []).orFail().reportCount == 3)
        #expect(try await store.history(of: younger.case).last?.kind == .merged)
        #expect(
            try await store.history(of: older.case).contains {
                $0.kind == .tookOver && $0.other == younger.case
            })
    }

    package func `a closed case takes no more, and what comes after points back to it`() async throws {
        let store = try await backend.makeStore()
        let first = try await store.keep(.fixture(1, at: .olofstrom()))
        let open = try await store.case(first.case, in: []).orFail()
        let closed = try await store.edit(
            first.case, [.setStatus(.closed)], version: open.version, in: [], seesRestricted: true,
            by: "anna", at: .testNow)
        #expect(closed.status == .closed && closed.version > open.version)
        let later = try await store.keep(
            .fixture(2, at: .olofstrom(north: 10), received: .testNow.adding(.days(1))))
        let next = try await store.case(later.case, in: []).orFail()
        #expect(later.case != first.case && next.returnOf == first.case)
        let byStatus = try await store.nearest(
            9, to: .olofstrom(), matching: ReportFilter(statuses: [.closed]))
        #expect(byStatus.map(\.id) == [.numbered(1)])

        // Opened again, the two are within reach and become one; the older lives on.
        let reopened = try await store.edit(
            first.case, [.setStatus(.inProgress)], version: closed.version, in: [], seesRestricted: true,
            by: "anna", at: .testNow)
        #expect(reopened.id == first.case && reopened.reportCount == 2 && reopened.status == .inProgress)
        #expect(try await store.case(later.case, in: []).orFail().mergedInto == first.case)
    }

    package func `an edit of what has changed since is refused and changes nothing`() async throws {
        let store = try await backend.makeStore()
        let first = try await store.keep(.fixture(1, at: .olofstrom()))
        let read = try await store.case(first.case, in: []).orFail()
        try await store.keep(.fixture(2, at: .olofstrom()))
        let now = try await store.case(first.case, in: []).orFail()
        await #expect(throws: CaseEditFault.stale(current: now.version)) {
            try await store.edit(
                first.case, [.setStatus(.closed)], version: read.version, in: [], seesRestricted: true,
                by: "anna", at: .testNow)
        }
        #expect(try await store.case(first.case, in: []) == now)
        await #expect(throws: CaseEditFault.noSuchCase) {
            try await store.edit(
                first.case, [], version: now.version, in: [MunicipalityCode("1082").orFail()],
                seesRestricted: true, by: "x",
                at: .testNow)
        }
    }

    package func `staff part a report from its case and put it back`() async throws {
        let store = try await backend.makeStore()
        let receipt = try await store.keep(.fixture(1, at: .olofstrom()))
        try await store.keep(.fixture(2, at: .olofstrom(north: 10)))
        var current = try await store.case(receipt.case, in: []).orFail()
        current = try await store.edit(
            receipt.case, [.separate([.numbered(2)])], version: current.version, in: [], seesRestricted: true,
            by: "anna",
            at: .testNow.adding(.hours(1)))
        #expect(current.reportCount == 1)
        let alone = try await store.report(.numbered(2), in: []).orFail()
        #expect(alone.case != receipt.case)
        // The next report joins the case, not the one that was parted.
        #expect(try await store.keep(.fixture(3, at: .olofstrom(north: 10))).case == receipt.case)

        let parted = try await store.case(alone.case, in: []).orFail()
        let back = try await store.edit(
            alone.case, [.unpin([.numbered(2)])], version: parted.version, in: [], seesRestricted: true,
            by: "anna", at: .testNow)
        #expect(back.id == receipt.case && back.reportCount == 3)
    }

    package func `staff join what lies far apart, by report or by case`() async throws {
        let store = try await backend.makeStore()
        let near = try await store.keep(.fixture(1, at: .olofstrom()))
        try await store.keep(
            .fixture(2, at: .olofstrom(north: 1_000), received: .testNow.adding(.minutes(1))))
        let third = try await store.keep(
            .fixture(3, at: .olofstrom(north: 2_000), received: .testNow.adding(.minutes(2))))
        var current = try await store.case(near.case, in: []).orFail()
        current = try await store.edit(
            near.case, [.pin([.numbered(2)])], version: current.version, in: [], seesRestricted: true,
            by: "anna", at: .testNow)
        #expect(current.id == near.case && current.reportCount == 2)
        current = try await store.edit(
            near.case, [.merge(third.case), .note("Samma gäng.")], version: current.version, in: [],
            seesRestricted: true, by: "anna",
            at: .testNow)
        #expect(current.reportCount == 3)
        #expect(try await store.case(third.case, in: []).orFail().mergedInto == near.case)
        #expect(try await store.history(of: near.case).last?.reason.swedish == "Samma gäng.")
        await #expect(throws: CaseEditFault.noSuchReport(.numbered(9))) {
            try await store.edit(
                near.case, [.pin([.numbered(9)])], version: current.version, in: [], seesRestricted: true,
                by: "anna", at: .testNow)
        }
    }

    package func `a rule that asks for three voices answers when the third is heard`() async throws {
        let store = try await backend.makeStore()
        for number in 1...3 {
            let receipt = try await store.keep(
                .fixture(number, at: .olofstrom(), reporter: number == 2 ? 1 : Int64(number)))
            #expect(receipt.units.map(\.unit.description) == ["gata-park"])
        }
        let third = try await store.keep(.fixture(4, at: .olofstrom(), reporter: 4))
        #expect(third.units.map(\.unit.description) == ["gata-park", "kontaktcenter"])
    }

    /// - Parameter hours: When each report was seen, of someone unknown, so many hours from 18:00 on 20 November in Sweden.
    package func `what somebody unknown saw on one Swedish day is one voice of a case`(
        hours: [Int64], voices: [Int]
    ) async throws {
        let store = try await backend.makeStore()
        var counted: [Int] = []
        for (number, hour) in hours.enumerated() {
            let receipt = try await store.keep(
                .fixture(number, at: .olofstrom(), observed: .testNow.adding(.hours(hour))))
            counted.append(try await store.case(receipt.case, in: []).orFail().reporterCount)
        }
        #expect(counted == voices)

        // Counted anew, as when reports are parted, it is the same, and those who are known are counted beside.
        let known = try await store.keep(.fixture(90, at: .olofstrom(), reporter: 7))
        let found = try await store.case(known.case, in: []).orFail()
        #expect(found.reporterCount == counted.last.map { $0 + 1 })
        let parted = try await store.edit(
            known.case, [.separate([.numbered(90)])], version: found.version, in: [], seesRestricted: true,
            by: "anna", at: .testNow)
        #expect(parted.reporterCount == counted.last)
    }

    package func `what came from one address in a day is one voice of a case, whatever days it says`()
        async throws
    {
        let store = try await backend.makeStore()
        var counted: [Int] = []
        // Six posts from one address about six days, one more from another, the first again the next day, one of nobody known.
        let posts: [(pseudonym: Int64?, observed: Int64, received: Int64)] =
            (0..<6).map { (1, -$0, 0) } + [(2, -1, 0), (11, 0, 1), (nil, -1, 0)]
        for (number, post) in posts.enumerated() {
            let receipt = try await store.keep(
                .fixture(
                    number, at: .olofstrom(), observed: .testNow.adding(.days(post.observed)),
                    received: .testNow.adding(.days(post.received)), pseudonym: post.pseudonym))
            counted.append(try await store.case(receipt.case, in: []).orFail().reporterCount)
        }
        #expect(counted == [1, 1, 1, 1, 1, 1, 2, 3, 4])

        // The same when it is counted anew, and found in the index with its address and the day of its receipt.
        let kept = try await store.report(.numbered(0), in: []).orFail()
        let found = try await store.case(kept.case, in: []).orFail()
        let parted = try await store.edit(
            kept.case, [.separate([.numbered(8)])], version: found.version, in: [], seesRestricted: true,
            by: "anna", at: .testNow)
        #expect(parted.reporterCount == 3)
        let voices = try await store.nearest(9, to: .olofstrom(), matching: .all).map(\.voice)
        #expect(voices.compactMap(\.self).count == 8)
        #expect(voices.contains(.address(DailyPseudonym(digest: 11, received: .testNow.adding(.days(1))))))
        #expect(kept.report.pseudonym == DailyPseudonym(digest: 1, received: .testNow))
    }

    package func `cases are listed in the order of their ids, by filter and by page`() async throws {
        let store = try await backend.makeStore()
        for number in 0..<25 {
            try await store.keep(
                .fixture(
                    number, at: .olofstrom(north: Double(number) * 500),
                    category: number % 2 == 0 ? "lighting" : "drugs",
                    received: .testNow.adding(.minutes(Int64(number)))))
        }
        var collected: [Case] = []
        while true {
            let page = try await store.cases(matching: CaseFilter(), limit: 4, after: collected.last?.id)
            collected += page
            if page.isEmpty { break }
        }
        #expect(collected.count == 25 && collected.map(\.id) == collected.map(\.id).sorted())
        let lighting = CaseFilter(groups: [try Code("lighting").orFail()])
        #expect(try await store.cases(matching: lighting, limit: 100, after: nil).count == 13)
        let ofUnit = CaseFilter(unit: try Code("gata-park").orFail())
        #expect(try await store.cases(matching: ofUnit, limit: 100, after: nil).count == 13)
        let box = CaseFilter(
            bounds: try Bounds(
                southWest: .olofstrom(north: -1, east: -1), northEast: .olofstrom(north: 1_001, east: 1)))
        #expect(try await store.cases(matching: box, limit: 100, after: nil).count == 3)
    }

    package func `a unit is told of its last day once, also by a store that was closed meanwhile`()
        async throws
    {
        let location = try backend.makeLocation()
        let noon = { (day: Int64) in Timestamp.testNow.adding(.days(day)) }
        var store = try await location.open()
        try await store.keep(.fixture(1, at: .olofstrom()))
        // Filed on a Friday; the last day is the Friday two weeks later.
        for day in [0, 13, 14, 14] as [Int64] { try await store.queueDueNotices(at: noon(day)) }
        #expect(try await events(in: store) == [.assigned, .due])
        try await store.close()
        store = try await location.open()
        for day in [14, 15] as [Int64] { try await store.queueDueNotices(at: noon(day)) }
        #expect(try await events(in: store) == [.assigned, .due])
    }

    package func `what happens to a case is told of in the order in which it happened`() async throws {
        let store = try await backend.makeStore()
        let receipt = try await store.keep(.fixture(1))
        _ = try await store.place(
            .numbered(1), at: .olofstrom(), accuracy: nil, version: nil, by: "anna", at: .testNow)
        for status in [CaseStatus.closed, .open] {
            let version = try await store.case(receipt.case, in: []).orFail().version
            _ = try await store.edit(
                receipt.case, [.setStatus(status)], version: version, in: [], seesRestricted: true,
                by: "anna",
                at: .testNow)
        }
        #expect(try await events(in: store) == [.assigned, .placed, .closed, .reopened])
    }

    private func events(in store: any ContractStore) async throws -> [CaseNotice.Event] {
        try await store.messages(in: .waiting, limit: 99).messages.compactMap { message in
            if case .notice(let notice) = message.payload { notice.event } else { nil }
        }
    }

    package func `the cases do not depend on the order in which the reports came`() async throws {
        for seed in 0..<6 {
            var chance = SeededChance(seed: UInt64(seed))
            let reports = try (0..<60).map { number in
                try Report.fixture(
                    number, at: .random(within: 600, using: &chance),
                    observed: .testNow.subtracting(.days(Int64.random(in: 0...300, using: &chance))))
            }
            var partitions: Set<Set<Set<Report.ID>>> = []
            for _ in 0..<3 {
                let store = try await backend.makeStore([.fixture(minimum: seed % 3 + 1)])
                for report in reports.shuffled(using: &chance) { try await store.keep(report) }
                var byCase: [Case.ID: Set<Report.ID>] = [:]
                for filed in try await store.reports(reports.map(\.id)) {
                    byCase[filed.case, default: []].insert(filed.report.id)
                }
                partitions.insert(Set(byCase.values))
            }
            #expect(partitions.count == 1)
        }
    }
    package func `a list of cases holds those that its filter admits, each of them`() async throws {
        let store = try await backend.makeStore([.fixture(), .fixture(municipality: "0880")])
        var chance = SeededChance(seed: 12)
        let categories = ["lighting", "drugs", "speeding", "visibility"]
        for number in 0..<120 {
            let receipt = try await store.keep(
                .fixture(
                    number, at: number % 12 == 0 ? nil : .random(within: 1_500, using: &chance),
                    category: categories.randomElement(using: &chance).orFail(),
                    municipality: Bool.random(using: &chance) ? "1060" : "0880"))
            guard number % 4 == 0 else { continue }
            let found = try await store.case(receipt.case, in: []).orFail()
            _ = try await store.edit(
                found.id, [.setStatus(number % 8 == 0 ? .closed : .inProgress)], version: found.version,
                in: [], seesRestricted: true, by: "anna", at: .testNow)
        }
        let all = try await store.cases(matching: CaseFilter(), limit: .max, after: nil)
        #expect(Set(all.map(\.status)).count >= 3)
        for _ in 0..<60 {
            let filter = try CaseFilter.random(using: &chance)
            let found = try await store.cases(matching: filter, limit: .max, after: nil)
            #expect(found == all.filter(filter.admits))
        }
    }
}

extension CaseFilter {
    fileprivate static func random(using chance: inout SeededChance) throws -> CaseFilter {
        func some<Element: Hashable>(of elements: [Element]) -> Set<Element> {
            Bool.random(using: &chance) ? [] : Set(elements.filter { _ in Bool.random(using: &chance) })
        }
        var filter = CaseFilter(
            municipalities: some(of: try ["1060", "0880", "1082"].map { try MunicipalityCode($0).orFail() }),
            groups: some(of: try ["lighting", "drugs", "unheard-of"].map { try Code($0).orFail() }),
            statuses: some(of: CaseStatus.allCases))
        if Int.random(in: 0..<3, using: &chance) == 0 { filter.unit = Code("gata-park") }
        if Int.random(in: 0..<3, using: &chance) == 0 {
            filter.bounds = try Bounds(around: [
                .random(within: 1_500, using: &chance), .random(within: 1_500, using: &chance),
            ])
        }
        return filter
    }
}
